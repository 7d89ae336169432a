/** A figure of a venture under a plan in; the place in the file where it is written or would be, and the edits that put another there, out. */
import { type Driver, type Figure, figureData, type Path, type Plan, type Venture } from '../../model/index.ts';
import type { Actions } from '../runtime/notebook.ts';
import type { Edit } from '../runtime/state.ts';

/** Where it stands; where it does not, in the plan if the plan changes the venture, else where the venture was first written. */
export function placeOf(actions: Actions, plan: Plan, village: string, venture: Venture, parameter: string): (string | number)[] {
  const at = venture.figures[parameter]?.at;
  if (at) return at.split('.');
  const inPlan = ['plans', plan.id, 'changes', village, venture.id];
  return [...(actions.written(inPlan) === undefined ? venture.at : inPlan), parameter];
}

/** Only what differs is written, so that the rest of the file stays as it is; a figure written as one value stays one. */
export function figureEdits(actions: Actions, place: Path, figure: Figure, drivers: readonly Driver[]): Edit[] {
  const there = actions.written(place);
  const { source: _source, note: _note, ...shape } = figureData(figure, drivers);
  const keys = Object.keys(shape);
  if (typeof there !== 'object' || there === null || Array.isArray(there))
    return [{ path: place, value: keys.length === 1 && 'is' in shape ? shape.is : shape }];
  const old = Object.keys(there).filter((key) => !['source', 'note', ...keys].includes(key));
  return [
    ...keys.map((key) => ({ path: [...place, key], value: shape[key] })),
    ...old.map((key) => ({ path: [...place, key], value: undefined })),
  ];
}
