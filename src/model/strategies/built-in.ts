/** The built-in strategies by id, in the form a planner writes under `strategies:`. They have no privileges. */
import { cattleBase } from './cattle-base.ts';
import { contractedOut } from './contracted-out.ts';
import { herbPlanting } from './herb-planting.ts';
import { processing } from './processing.ts';
import { resourceLease } from './resource-lease.ts';
import { shareholding } from './shareholding.ts';
import { steadyIncome } from './steady-income.ts';

export const builtInStrategies: { readonly [id: string]: unknown } = {
  'resource-lease': resourceLease,
  shareholding,
  'cattle-base': cattleBase,
  'herb-planting': herbPlanting,
  'contracted-out': contractedOut,
  processing,
  'steady-income': steadyIncome,
};
