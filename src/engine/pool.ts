/** A way to start workers in; a pool that gives each a task and the next one, replaces those that die, and lets tasks be cancelled, out. */
import { boundedMap, keptIn, type Scenario, type Text } from '../model/index.ts';
import { type Patch, patchOf } from './patch.ts';
import { mostFutures, type Reply, type Request, type SentBatch, type Task } from './work.ts';

/** A worker as the pool sees it. */
export interface Port {
  readonly post: (request: Request) => void;
  readonly end: () => void;
}

/** Starts a worker: `hear` is called with each of its replies, `died` with the reason once it can answer no more; `place` counts from 0. */
export type Spawn = (hear: (reply: Reply) => void, died: (reason: string) => void, place: number) => Port;

/** What a task comes to. Rejects where the task fails for good, and with the reason of `cancel` as soon as that is called. */
export interface Asked {
  readonly result: Promise<SentBatch>;
  readonly cancel: (reason: unknown) => void;
}

/** What is told of a worker that can answer no more. */
export const engineStopped = (reason: string): Text => ({ en: `the engine stopped: ${reason}`, zh: `计算引擎已停止：${reason}` });

/** Workers died of a task, however often they were replaced. */
export class EngineStopped extends Error {
  readonly zh: string;
  constructor(reason: string) {
    const { en, zh } = engineStopped(reason);
    super(en);
    this.zh = zh;
  }
}

export interface Pool {
  /** Tasks wait for a free worker in the order they were asked. */
  readonly ask: (scenario: Scenario, task: Task) => Asked;
  /** Workers end; what they were asked is rejected. */
  readonly end: () => void;
}

interface Job {
  readonly id: number;
  readonly scenario: Scenario;
  readonly task: Task;
  readonly owners: Owners;
  readonly settle: (outcome: { readonly result: SentBatch } | { readonly error: unknown }) => void;
  /** How many workers died of it. */
  deaths: number;
}

interface Worker {
  readonly port: Port;
  /** In their order; it works on the first. */
  jobs: Job[];
  scenario: Scenario | null;
}

/** A worker has the next task already when it is done with one: whoever hands them out may be busy then. */
const mostJobs = 2;

/** By its index, the worker that made a batch of villages first, in whatever plan. */
type Owners = Map<number, Worker>;

/** A task is given up once so many workers died of it. */
const mostDeaths = 3;

/** Workers are started when they are first needed, at most `size` of them. */
export function makePool(spawn: Spawn, size: number): Pool {
  const workers: (Worker | null)[] = Array.from({ length: size }, () => null);
  let waiting: Job[] = [];
  let lastId = 0;
  let ended = false;

  let newest: { readonly before: Scenario | null; readonly now: Scenario; readonly patch: Patch | null } | null = null;
  /** Mostly all workers go from one scenario to the same next one. */
  const patchBetween = (before: Scenario | null, now: Scenario): Patch | null => {
    if (before === now) return null;
    if (newest?.before !== before || newest.now !== now) newest = { before, now, patch: patchOf(before, now) };
    return newest.patch;
  };

  const start = (place: number): Worker => {
    const made: Worker = {
      port: spawn(
        (reply) => hear(made, reply),
        (reason) => bury(place, made, reason),
        place,
      ),
      jobs: [],
      scenario: null,
    };
    workers[place] = made;
    return made;
  };

  const hear = (worker: Worker, reply: Reply) => {
    const job = worker.jobs.find(({ id }) => id === reply.id);
    if (!job) return;
    worker.jobs = worker.jobs.filter((other) => other !== job);
    if (reply.kind === 'done') job.settle({ result: reply.result });
    else if (reply.kind === 'failed') job.settle({ error: new Error(reply.message) });
    handOut();
  };

  /** A worker that died is replaced when there is work for it, and its task is done again. */
  const bury = (place: number, worker: Worker, reason: string) => {
    if (workers[place] !== worker) return;
    workers[place] = null;
    const [job, ...next] = worker.jobs;
    waiting.unshift(...next);
    if (job) {
      job.deaths++;
      if (job.deaths >= mostDeaths) job.settle({ error: new EngineStopped(reason) });
      else waiting.unshift(job);
    }
    handOut();
  };

  const ownersOn = boundedMap<Owners>(mostFutures, () => 1);

  /**
   * A batch waits for the worker that made it before, and goes to no other as long as that one lives: what it keeps saves far more than a free worker gains.
   * Neighbours read the same drivers, so each worker makes every so many-th batch first: whatever moves then, all of them have their part of it to do.
   */
  const nextFor = (place: number): Job | undefined => {
    const ownerOf = ({ task, owners }: Job) => {
      const owner = owners.get(task.index);
      return owner && workers.includes(owner) ? owner : null;
    };
    const isOwn = (job: Job) => {
      const owner = ownerOf(job);
      return owner ? owner === workers[place] : job.task.index % size === place;
    };
    const own = waiting.findIndex(isOwn);
    const at = own >= 0 ? own : waiting.findIndex((job) => !ownerOf(job));
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };

  /** Each worker gets a first task before any gets a second. */
  const handOut = () => {
    for (let turn = 0; turn < size * mostJobs && !ended; turn++) {
      const place = turn % size;
      if ((workers[place]?.jobs.length ?? 0) > Math.floor(turn / size) || waiting.length === 0) continue;
      const job = nextFor(place);
      if (!job) continue;
      const worker = workers[place] ?? start(place);
      worker.jobs.push(job);
      job.owners.set(job.task.index, worker);
      const patch = patchBetween(worker.scenario, job.scenario);
      if (patch) worker.port.post({ kind: 'scenario', patch });
      worker.scenario = job.scenario;
      worker.port.post({ kind: 'task', id: job.id, task: job.task });
    }
  };

  return {
    ask: (scenario: Scenario, task: Task): Asked => {
      if (ended) throw new Error('the pool has ended');
      let settle: Job['settle'] = () => {};
      const result = new Promise<SentBatch>((resolve, reject) => {
        settle = (outcome) => ('result' in outcome ? resolve(outcome.result) : reject(outcome.error));
      });
      const owners = keptIn(ownersOn, JSON.stringify([scenario.seed, scenario.runs]), () => new Map());
      const job: Job = { id: ++lastId, scenario, task, owners, deaths: 0, settle };
      waiting.push(job);
      handOut();
      const cancel = (reason: unknown) => {
        waiting = waiting.filter((other) => other !== job);
        workers.find((worker) => worker?.jobs.includes(job))?.port.post({ kind: 'cancel', id: job.id });
        settle({ error: reason });
      };
      return { result, cancel };
    },
    end: () => {
      ended = true;
      const error = new Error('the pool has ended');
      for (const job of [...waiting, ...workers.flatMap((worker) => worker?.jobs ?? [])]) job.settle({ error });
      for (const worker of workers) worker?.port.end();
      waiting = [];
      workers.fill(null);
    },
  };
}
