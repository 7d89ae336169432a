/** The thread of a worker of the page: requests of the pool, or questions, in; replies out. */
import { makeAnswering, type QuestionReply, type QuestionRequest } from '../../engine/asking.ts';
import { type Limits, makeWork, type Reply, type Request, toSend } from '../../engine/work.ts';

/** What the page sends and hears: a worker is either of the pool, or the one that answers questions. */
export type ToWorker = { readonly work: Request } | { readonly question: QuestionRequest };
export type FromWorker = { readonly work: Reply } | { readonly question: QuestionReply };

const megabyte = 2 ** 20;

/** All of a town, and of a county what a slider needs. */
const limits: Limits = { draws: 64 * megabyte, villages: 128 * megabyte, batches: 192 * megabyte };

export function startWorker(): void {
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []) => self.postMessage(message, { transfer });
  const work = makeWork((made) => {
    const [reply, memory] = toSend(made);
    send({ work: reply }, memory);
  }, limits);
  const answering = makeAnswering((reply) => send({ question: reply }));
  self.onmessage = ({ data }: MessageEvent<ToWorker>) => ('work' in data ? work(data.work) : answering(data.question));
}
