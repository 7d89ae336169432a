/** A village under a plan in; the mean income of its ventures in each year as a table, every figure of which opens where it comes from, out. */
import { type Language, moneyAlike, type Scenario, say, type Village, type VillageSummary } from '../../model/index.ts';
import { ledger } from '../charts/ledger.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { el, exactly } from './parts.ts';
import { shownTarget } from './shown.ts';

/** The village and its figures in the years. */
export interface Here {
  readonly village: Village;
  readonly outcome: VillageSummary;
  readonly years: readonly number[];
}

export function incomesTable(
  scenario: Scenario,
  plan: string,
  { village, outcome: { ventures, measures }, years }: Here,
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
  const told = moneyAlike(
    lines.flatMap(({ means }) => means),
    language,
  );
  return ledger({
    caption,
    scrolls: word('scrolls', language),
    columns: [word('ventureColumn', language), ...years.map(String)],
    rows: lines.map(({ label, venture, means }) => ({
      label,
      strong: venture === null,
      cells: means.map((mean, t) => {
        const place = { plan, village: village.id, measure: 'income', year: years[t] ?? 0 };
        const text = told(mean);
        const asked = venture === null ? place : { ...place, venture };
        return {
          text,
          title: exactly(mean, language),
          isLacking: mean <= -0.5,
          press: () => actions.trace(shownTarget(scenario, asked, text, 'readMean', language)),
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
