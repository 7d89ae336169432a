/** The rows of plans and of money in; their parts of a scenario file, in the draft, out. */
import { type Draft, type Keys, map } from './import-cells.ts';
import type { Row } from './import-sheets.ts';
import { type Known, plan, villageOf } from './import-villages.ts';
import { moneyKinds, nothing } from './words.ts';

export function readPlans(draft: Draft, ids: ReadonlyMap<Row, string>, known: Known): void {
  for (const [row, id] of ids) {
    const path = ['plans', id];
    draft.put(path, Object.create(null));
    draft.title(path, id, row);
    draft.set([...path, 'based_on'], draft.refer(row, 'based', known.plans, plan), row, 'based');
    draft.about(path, row, 'about');
  }
}

export function readMoney(draft: Draft, rows: readonly Row[], known: Known): void {
  for (const row of rows) {
    draft.need(row, ['plan', 'what']);
    const own = draft.refer(row, 'plan', known.plans, plan);
    const of = villageOf(draft, row, known);
    const kind = draft.choose(row, 'what', moneyKinds);
    if (own === undefined || of === undefined || kind === undefined) continue;
    const year = draft.whole(row, 'year');
    const amount = draft.quantity(row, 'amount', draft.unit(row));
    if (kind === 'support') {
      draft.need(row, ['amount', 'year']);
      if (year !== undefined) {
        const path = ['plans', own, 'support', of, String(year)];
        draft.named.set(path.join('.'), row.place('year'));
        draft.set(path, amount, row, 'amount');
      }
      continue;
    }
    const path = ['plans', own, 'loans', of];
    const loans = (((draft.data.plans as Keys)[own] as Keys | undefined)?.loans as Keys | undefined)?.[of] as
      | unknown[]
      | undefined;
    if (amount === nothing.en || amount === nothing.zh) draft.put(path, []);
    else {
      const at = [...path, loans?.length ?? 0];
      const loan = { amount, rate: draft.quantity(row, 'rate', '%'), years: draft.whole(row, 'years'), from: year };
      draft.put(path, [...(loans ?? []), map()]);
      draft.mark(at, row.place('amount'));
      for (const [key, column] of [
        ['amount', 'amount'],
        ['rate', 'rate'],
        ['years', 'years'],
        ['from', 'year'],
      ] as const)
        draft.set([...at, key], loan[key], row, column);
    }
  }
}
