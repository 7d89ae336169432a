/** From furrow/0 to furrow/1: the root of a document in; the same changed in place. docs/scenario-format.md tells what differs. */
import { isSeq, type YAMLMap } from 'yaml';
import { entry, gather, mapsIn, named, rename } from './reshape.ts';

export function fromFurrow0(root: YAMLMap): void {
  const goals = mapsIn(root, 'goals');
  for (const map of [root, ...mapsIn(root, 'villages'), ...mapsIn(root, 'plans'), ...goals]) rename(map, 'name', 'title');
  for (const goal of goals) {
    rename(goal, 'target', 'at_least');
    rename(goal, 'certainty', 'confidence');
  }
  const years = entry(root, 'years');
  if (isSeq(years?.value) && years.value.items.length === 2) years.value = named(years.value, ['from', 'to'], years.key);
  gather(root, ['runs', 'seed'], 'simulation');
}
