/** A plan and a figure of a venture in; in which share of the futures a move of it by a tenth leaves the village's income of a year as it is, out. */
import type { Plan, Scenario } from '../base/nouns.ts';
import type { Draws } from '../chance/draws.ts';
import { figureOf, movedFigure, type Sought, withFigure } from './seek.ts';
import { study } from './study.ts';

/** Where there is nothing to take a tenth of, it becomes this. */
const fromNothing = 0.05;

export function idleShare(scenario: Scenario, plan: Plan, sought: Sought, year: number, draws: Draws): number {
  const alone: Plan = { ...plan, villages: plan.villages.filter(({ id }) => id === sought.village) };
  const figure = figureOf(alone, sought);
  if (!figure) throw new Error(`no such figure: ${Object.values(sought).join('/')}`);
  const nothing = figure.values.every((value) => value.kind === 'fixed' && value.value === 0);
  const moved = nothing ? movedFigure(figure, 0, fromNothing) : movedFigure(figure, 1, 1.1);
  const income = (of: Plan) =>
    study(scenario, of, { kind: 'measure', measure: 'income', village: sought.village, year }, draws).base;
  const [before, after] = [income(alone), income(withFigure(alone, sought, moved))];
  return before.filter((value, run) => value === after[run]).length / before.length;
}
