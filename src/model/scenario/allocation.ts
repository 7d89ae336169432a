/** How a file divides the income of a village in; the share of each fund, which add up to the whole, out. */
import type { Unit } from '../base/nouns.ts';
import { readUnit } from '../formula/units.ts';
import { readAmount } from './amount.ts';
import type { Reporter } from './report.ts';
import type { ScenarioFile } from './shape.ts';

const percent = readUnit('%') as Unit;

export function readAllocation(file: ScenarioFile, out: Reporter): { [fund: string]: number } {
  const shares = Object.entries(file.allocation ?? {}).map(([fund, share]): [string, number] => [
    fund,
    readAmount(share, percent, ['allocation', fund], out)?.value ?? Number.NaN,
  ]);
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const whole = shares.length === 0 || Number.isNaN(total) || Math.abs(total - 1) < 1e-9;
  if (!whole)
    out.report(
      ['allocation'],
      {
        en: `the shares add up to ${Number((total * 100).toFixed(4))}%, not 100%`,
        zh: `各项比例合计 ${Number((total * 100).toFixed(4))}%，不是 100%`,
      },
      file.allocation,
      { en: 'Correct a share so that they add up to 100%.', zh: '请调整比例，使合计为 100%。' },
      { key: true },
    );
  for (const [fund, share] of shares)
    if (share < 0)
      out.report(['allocation', fund], { en: 'a share is negative', zh: '比例为负' }, share, {
        en: 'Write zero or more.',
        zh: '请写不小于零的比例。',
      });
  // Without a rule nothing is divided: all of it stays with the village.
  return shares.length > 0 ? Object.fromEntries(shares) : { development: 1 };
}
