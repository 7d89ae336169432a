/** A village under a plan in; the mean income of its ventures in each year as a table, every figure of which opens where it comes from, out. */
import { type Language, money, say, type Village, type VillageSummary } from '../../model/index.ts';
import { ledger } from '../charts/ledger.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { el, exactly } from './parts.ts';

export function incomesTable(
  plan: string,
  village: Village,
  { ventures, measures }: VillageSummary,
  years: readonly number[],
  actions: Actions,
  language: Language,
): HTMLElement {
  if (ventures.length === 0) return el('div', '');
  const meansOf = (rows: readonly { readonly mean: number }[]) => rows.map(({ mean }) => mean);
  const lines = [
    ...village.ventures.map(({ id, title }) => ({
      label: say(title, language),
      venture: id,
      means: meansOf(ventures.find((own) => own.id === id)?.income ?? []),
    })),
    { label: word('moneyTotal', language), venture: null, means: meansOf(measures.income ?? []) },
  ];
  const caption = word('byVenture', language);
  return ledger({
    caption,
    scrolls: word('scrolls', language),
    columns: [word('ventureColumn', language), ...years.map(String)],
    rows: lines.map(({ label, venture, means }) => ({
      label,
      strong: venture === null,
      cells: means.map((mean, t) => {
        const place = { plan, village: village.id, measure: 'income', year: years[t] ?? 0 };
        return {
          text: money(mean, language),
          title: exactly(mean, language),
          isLacking: mean <= -0.5,
          press: () => actions.trace(venture === null ? place : { ...place, venture }),
        };
      }),
    })),
    data: {
      name: `${say(village.title, language)} ${caption}`,
      columns: [word('ventureColumn', language), ...years.map((year) => word('moneyYuan', language, { what: String(year) }))],
      rows: lines.map(({ label, means }) => [label, ...means]),
    },
  });
}
