/** The notebooks in the order in which they are read. */
import type { Notebook } from '../runtime/notebook.ts';
import { assumptions } from './assumptions.ts';
import { compare } from './compare.ts';
import { glance } from './glance.ts';
import { market } from './market.ts';
import { matters } from './matters.ts';
import { money } from './money.ts';
import { report } from './report.ts';
import { rests } from './rests.ts';
import { targets } from './targets.ts';
import { village } from './village.ts';

/** *What matters*, *Assumptions* and the report tell it themselves. */
export const books: readonly Notebook[] = [
  rests(glance),
  rests(village, 'village'),
  rests(compare),
  rests(market),
  matters,
  rests(targets),
  rests(money),
  assumptions,
  report,
];
