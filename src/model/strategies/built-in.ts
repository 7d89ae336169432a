/** The built-in strategies by id, in the form a planner writes under `strategies:`. They have no privileges. */
import { cattleBase } from './cattle-base.ts';
import { contractedOut } from './contracted-out.ts';
import { cowCalf } from './cow-calf.ts';
import { cropPlanting } from './crop-planting.ts';
import { herbPlanting } from './herb-planting.ts';
import { processing } from './processing.ts';
import { resourceLease } from './resource-lease.ts';
import { shareholding } from './shareholding.ts';
import { steadyIncome } from './steady-income.ts';
import { tourism } from './tourism.ts';
import { tradingService } from './trading-service.ts';

/** In the order of the docs: what is let or shared, what is bred and grown, what is made of it and sold, visitors, and steady sums. */
export const builtInStrategies: { readonly [id: string]: unknown } = {
  'resource-lease': resourceLease,
  'contracted-out': contractedOut,
  shareholding,
  'cattle-base': cattleBase,
  'cow-calf': cowCalf,
  'herb-planting': herbPlanting,
  'crop-planting': cropPlanting,
  processing,
  'trading-service': tradingService,
  tourism,
  'steady-income': steadyIncome,
};
