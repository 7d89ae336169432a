/** The thread of a worker of the page: requests of the pool, or questions, in; replies out. */
import { makeAnswering, type QuestionReply, type QuestionRequest } from '../../engine/asking.ts';
import { type Limits, makeWork, type Reply, type Request, toSend } from '../../engine/work.ts';

/** What the page sends and hears: a worker is either one `of` so many in the pool, or the one that answers questions. */
export type ToWorker = { readonly work: Request; readonly of: number } | { readonly question: QuestionRequest };
export type FromWorker = { readonly work: Reply } | { readonly question: QuestionReply };

const megabyte = 2 ** 20;

/** Of all workers together: enough for a town, and of a city of 440 villages with four plans for what a slider needs. */
export const workerLimits = (workers: number): Limits => ({
  draws: (96 * megabyte) / workers,
  villages: (96 * megabyte) / workers,
  batches: (576 * megabyte) / workers,
});

export function startWorker(): void {
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []) => self.postMessage(message, { transfer });
  let work: ((request: Request) => void) | null = null;
  const reply = (made: Reply) => {
    const [sent, memory] = toSend(made);
    send({ work: sent }, memory);
  };
  const answering = makeAnswering((question) => send({ question }));
  self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    if ('question' in data) answering(data.question);
    else {
      work ??= makeWork(reply, workerLimits(data.of));
      work(data.work);
    }
  };
}
