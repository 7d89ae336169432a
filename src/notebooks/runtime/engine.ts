/** The page's side of the engine: a question in, a promise of its answer and a way to cancel out. */
import type { Scenario, Text } from '../../model/index.ts';
import type { Question, Reply } from './engine-worker.ts';
import { Cancelled } from './host.ts';
import type { Asked, EngineAnswer, EngineDifference } from './notebook.ts';

export interface Job<T> {
  readonly result: Promise<T>;
  readonly cancel: () => void;
}

/** What the engine cannot answer, in both languages. */
export class EngineError extends Error {
  readonly say: Text;
  constructor(say: Text) {
    super(`${say.en}\n${say.zh}`);
    this.say = say;
  }
}

export interface Engine {
  readonly project: (scenario: Scenario) => Job<EngineAnswer>;
  readonly compare: (asked: Asked) => Job<EngineDifference>;
  /** Called with the share done, and with null when nothing runs. */
  readonly onProgress: (listener: (share: number | null) => void) => void;
}

export function makeEngine(makeWorker: () => Worker): Engine {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void; projects: boolean }>();
  let last = 0;
  let listener: (share: number | null) => void = () => {};
  const idle = () => {
    if (![...waiting.values()].some(({ projects }) => projects)) listener(null);
  };
  let worker = start();
  function start(): Worker {
    const made = makeWorker();
    made.onmessage = ({ data }: MessageEvent<Reply>) => {
      const asked = waiting.get(data.id);
      if (!asked) return;
      if (data.kind === 'progress') {
        listener(data.done / data.total);
        return;
      }
      waiting.delete(data.id);
      if (data.kind === 'failed') asked.reject(new EngineError(data.message));
      else asked.resolve((data.kind === 'answer' ? data.answer : data.difference) as never);
      idle();
    };
    // A thread that dies is replaced; what it was asked is told as failed.
    made.onerror = (event) => {
      for (const { reject } of waiting.values())
        reject(new EngineError({ en: `the engine stopped: ${event.message}`, zh: `计算引擎中断：${event.message}` }));
      waiting.clear();
      idle();
      made.terminate();
      worker = start();
    };
    return made;
  }
  const ask = <T>(question: { kind: 'project'; scenario: Scenario } | { kind: 'compare'; asked: Asked }): Job<T> => {
    const id = ++last;
    const result = new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: never) => void, reject, projects: question.kind === 'project' });
      worker.postMessage({ id, ...question } satisfies Question);
      if (question.kind === 'project') listener(0);
    });
    const cancel = () => {
      const asked = waiting.get(id);
      if (!asked) return;
      waiting.delete(id);
      worker.postMessage({ id, kind: 'cancel' } satisfies Question);
      asked.reject(new Cancelled());
      idle();
    };
    return { result, cancel };
  };
  return {
    project: (scenario) => ask({ kind: 'project', scenario }),
    compare: (asked) => ask({ kind: 'compare', asked }),
    onProgress: (next) => {
      listener = next;
    },
  };
}
