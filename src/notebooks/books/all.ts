/** The notebooks in the order in which they are read. */
import type { Notebook } from '../runtime/notebook.ts';
import { assumptions } from './assumptions.ts';
import { compare } from './compare.ts';
import { glance } from './glance.ts';
import { market } from './market.ts';
import { matters } from './matters.ts';
import { money } from './money.ts';
import { report } from './report.ts';
import { targets } from './targets.ts';
import { village } from './village.ts';

export const books: readonly Notebook[] = [glance, village, compare, market, matters, targets, money, assumptions, report];
