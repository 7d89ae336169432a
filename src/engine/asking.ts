/** A worker's side of questions: a scenario and questions in; how far each is, and its answer, out. One question at a time. */
import { type Draws, type Finding, notFinite, type Scenario } from '../model/index.ts';
import { answerSteps, drawsFor } from './answering.ts';
import { breathe } from './breathe.ts';
import { Fault, type QuestionName, type Questions } from './questions.ts';

export type QuestionRequest =
  /** Questions after it are about this scenario. */
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | {
      readonly kind: 'question';
      readonly id: number;
      readonly name: QuestionName;
      readonly asked: Questions[QuestionName]['asked'];
    }
  | { readonly kind: 'cancel'; readonly id: number };

export type QuestionReply =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number | null }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'finding'; readonly id: number; readonly finding: Finding }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

export function makeAnswering(reply: (message: QuestionReply) => void): (request: QuestionRequest) => void {
  let scenario: Scenario | null = null;
  let draws: Draws | null = null;
  const cancelled = new Set<number>();

  const answer = async (id: number, name: QuestionName, asked: Questions[QuestionName]['asked']): Promise<QuestionReply> => {
    if (!scenario) throw new Error('a question before its scenario');
    if (draws?.seed !== scenario.seed || draws.runs !== scenario.runs) draws = drawsFor(scenario);
    const steps = answerSteps(name, scenario, asked, draws);
    for (;;) {
      const step = steps.next();
      if (step.done) return { kind: 'answer', id, answer: await step.value };
      reply({ kind: 'progress', id, done: step.value[0], of: step.value[1] });
      await breathe();
      if (cancelled.delete(id)) return { kind: 'cancelled', id };
    }
  };

  return (request) => {
    if (request.kind === 'scenario') scenario = request.scenario;
    else if (request.kind === 'cancel') cancelled.add(request.id);
    else {
      const { id, name, asked } = request;
      answer(id, name, asked).then(reply, (error) => {
        const finding = error instanceof Fault ? error.finding : notFinite(error);
        if (finding) reply({ kind: 'finding', id, finding });
        else reply({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
      });
    }
  };
}
