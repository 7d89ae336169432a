/**
 * A command of the built `furrow` in, what it prints and its exit status out, from a program that stays loaded.
 * That the program starts, ends and reads its streams as a process is seen in cli/cli.test.ts.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

export interface Printed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

let open: { readonly port: MessagePort; readonly turn: Int32Array } | undefined;

function opened() {
  const { port1, port2 } = new MessageChannel();
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('./terminal-thread.js', import.meta.url), {
    workerData: { port: port2, turn },
    transferList: [port2],
    execArgv: [],
    env: { ...process.env, LANG: 'C', LC_ALL: '' },
  });
  thread.unref();
  port1.unref();
  return { port: port1, turn };
}

export function furrow(args: readonly string[], input: string | Uint8Array = ''): Printed {
  open ??= opened();
  const { port, turn } = open;
  Atomics.store(turn, 0, 0);
  port.postMessage({ args, input });
  // The call that ends one wait may come late, into the next.
  while (Atomics.load(turn, 0) === 0)
    if (Atomics.wait(turn, 0, 0, 100_000) === 'timed-out') throw new Error(`no answer: furrow ${args.join(' ')}`);
  return receiveMessageOnPort(port)?.message;
}
