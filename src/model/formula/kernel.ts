/** A checked tree in, a kernel out: a function from the values of names to a value over runs. */
import type { Expression } from '../base/nouns.ts';
import type { Scratch } from '../base/scratch.ts';
import { pick, type Value } from './column.ts';
import { functions } from './functions.ts';

/** The values of names at one moment of one venture; lists have one entry a year of age. */
export interface Scope {
  readonly value: (name: string) => Value;
  readonly list: (name: string) => readonly Value[];
  /** Where columns on the way come from. */
  readonly scratch: Scratch;
}

export type Kernel = (scope: Scope) => Value;

export function compile(tree: Expression): Kernel {
  if (tree.kind === 'number') {
    const { value } = tree;
    return () => value;
  }
  if (tree.kind === 'name') {
    const { name } = tree;
    return (scope) => scope.value(name);
  }
  const [list, position] = tree.args;
  if (tree.fn === 'by_age' || tree.fn === 'at') {
    if (list?.kind !== 'name') throw new Error(`${tree.fn} of something that is no list`);
    const at = position ? compile(position) : (scope: Scope) => scope.value('age');
    return (scope) => pick(scope.scratch, scope.list(list.name), at(scope));
  }
  const record = functions.get(tree.fn);
  if (!record) throw new Error(`unknown function: ${tree.fn}`);
  const { kernel } = record;
  const args = tree.args.map(compile);
  return (scope) => kernel(scope.scratch, ...args.map((arg) => arg(scope)));
}
