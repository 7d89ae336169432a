/** Questions about a scenario in; their answers, computed one at a time on a worker of their own, out. */
import type { QuestionReply, QuestionRequest } from '../../engine/asking.ts';
import { engineStopped } from '../../engine/pool.ts';
import type { QuestionName, Questions } from '../../engine/questions.ts';
import type { Scenario } from '../../model/index.ts';
import { EngineError, findingError } from './engine.ts';
import type { FromWorker, ToWorker } from './engine-thread.ts';
import { Cancelled } from './host.ts';
import type { Ask } from './notebook.ts';

export interface Asker {
  /** Asks about this scenario until the signal is aborted: then all that is open is called off, and rejects with `Cancelled`. */
  readonly about: (scenario: Scenario, signal: AbortSignal) => Ask;
  /** Called with the share done, NaN where that is not known, and with null when nothing is asked. */
  readonly onProgress: (listener: (share: number | null) => void) => void;
  /** Whether figures on screen are computed: a question that can wait waits for them. */
  readonly yields: (computing: boolean) => void;
  /** Calls off whatever is open. */
  readonly stop: () => void;
}

interface Open {
  readonly id: number;
  readonly scenario: Scenario;
  /** Who waits for it. */
  readonly places: Set<string>;
  readonly name: QuestionName;
  readonly asked: Questions[QuestionName]['asked'];
  readonly settle: (outcome: { readonly answer: unknown } | { readonly error: Error }) => void;
}

/** Questions of this place are asked when nothing else is, nor computed, and nothing is told of their progress. */
export const quiet = 'quiet';

const canWait = ({ places }: Open): boolean => [...places].every((place) => place === quiet);

/** The worker starts with the first question. */
export function makeAsker(makeWorker: () => Worker): Asker {
  let worker: Worker | null = null;
  let told: Scenario | null = null;
  let waiting: Open[] = [];
  let running: Open | null = null;
  let lastId = 0;
  let computing = false;
  let listener: (share: number | null) => void = () => {};

  const post = (question: QuestionRequest) => worker?.postMessage({ question } satisfies ToWorker);

  const next = () => {
    if (running) return;
    const at = waiting.findIndex((open) => !canWait(open));
    running = (at < 0 && computing ? undefined : waiting.splice(Math.max(at, 0), 1)[0]) ?? null;
    if (!running || canWait(running)) listener(null);
    if (!running) return;
    worker ??= start();
    const { id, scenario, name, asked } = running;
    if (told !== scenario) post({ kind: 'scenario', scenario });
    told = scenario;
    post({ kind: 'question', id, name, asked });
    if (!canWait(running)) listener(Number.NaN);
  };

  const hear = (reply: QuestionReply) => {
    if (running?.id !== reply.id) return;
    if (reply.kind === 'progress') {
      if (!canWait(running)) listener(reply.of === null ? Number.NaN : Math.min(1, reply.done / reply.of));
      return;
    }
    const open = running;
    running = null;
    if (reply.kind === 'answer') open.settle({ answer: reply.answer });
    else if (reply.kind === 'cancelled') open.settle({ error: new Cancelled() });
    else if (reply.kind === 'finding') open.settle({ error: findingError(reply.finding) });
    else open.settle({ error: new EngineError({ en: reply.message, zh: `计算引擎出错：${reply.message}` }) });
    next();
  };

  const start = (): Worker => {
    const made = makeWorker();
    made.onmessage = ({ data }: MessageEvent<FromWorker>) => 'question' in data && hear(data.question);
    made.onerror = ({ message }) => {
      made.terminate();
      worker = null;
      told = null;
      const open = running;
      running = null;
      open?.settle({ error: new EngineError(engineStopped(message)) });
      next();
    };
    return made;
  };

  /** What waits is dropped at once; what runs hears of it between two steps, and whoever waits for it no longer does. */
  const callOff = (isMeant: (open: Open) => boolean) => {
    const dropped = waiting.filter(isMeant);
    waiting = waiting.filter((open) => !isMeant(open));
    if (running && isMeant(running)) {
      post({ kind: 'cancel', id: running.id });
      running.settle({ error: new Cancelled() });
    }
    for (const { settle } of dropped) settle({ error: new Cancelled() });
  };

  /** A place waits for nothing else any more; what nobody waits for now is called off. */
  const leave = (place: string, scenario: Scenario, kept: Open | null) => {
    const left = [...waiting, ...(running ? [running] : [])].filter(
      (open) => open !== kept && open.scenario === scenario && open.places.delete(place) && open.places.size === 0,
    );
    callOff((open) => left.includes(open));
  };

  return {
    about: (scenario, signal) => {
      /** Answers there are, and those on their way, by question. */
      const known = new Map<string, { readonly open: Open; readonly made: Promise<unknown> }>();
      signal.addEventListener('abort', () => callOff((open) => open.scenario === scenario));
      return (name, asked, place = name) => {
        const key = `${name} ${JSON.stringify(asked)}`;
        const found = known.get(key);
        if (signal.aborted && !found) return Promise.reject(new Cancelled());
        leave(place, scenario, found?.open ?? null);
        if (found) {
          found.open.places.add(place);
          return found.made as Promise<never>;
        }
        let settle: Open['settle'] = () => {};
        const made = new Promise<unknown>((resolve, reject) => {
          settle = (outcome) => ('answer' in outcome ? resolve(outcome.answer) : reject(outcome.error));
        });
        const open: Open = { id: ++lastId, scenario, places: new Set([place]), name, asked, settle };
        waiting.push(open);
        known.set(key, { open, made });
        made.catch(() => known.delete(key));
        next();
        return made as Promise<never>;
      };
    },
    onProgress: (next) => {
      listener = next;
    },
    yields: (now) => {
      computing = now;
      if (!computing) next();
    },
    stop: () => callOff(() => true),
  };
}
