/** Two plans and what each change between them brings in; the way from one plan's income to the other's, change by change, out. */
import { type Attribution, type Language, money, moneyScale, type Plan, type Scenario, say } from '../../model/index.ts';
import { bridge } from '../charts/bridge.ts';
import { colourOf } from '../charts/style.ts';
import type { Chosen } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { bracketed, el, exactly, gained, widthFor } from './parts.ts';
import { aloneTarget } from './readings.ts';
import { meanFact, shownTarget } from './shown.ts';

/** Colours of the chosen plan and of the one it is compared with. */
export const [ours, theirs] = [colourOf(0), colourOf(1)];

export const titleOf = ({ plans }: Scenario, plan: string, language: Language): string =>
  say(plans.find(({ id }) => id === plan)?.title ?? { en: plan, zh: plan }, language);

/** Changes told one by one; of more, the smallest are told together. */
const toldChanges = 10;

/** Less than this, in yuan, is told as no change. */
const least = 0.5;

export function whyChart(why: Attribution, { scenario, plan }: Chosen, against: Plan, language: Language): HTMLElement {
  const scale = moneyScale(language);
  const year = scenario.years.to;
  const [a, b] = [say(plan.title, language), say(against.title, language)];
  const changes = why.parts
    .filter(({ value }) => Math.abs(value) >= least)
    .map(({ title, value }) => ({ label: say(title, language), value }));
  const single = changes.length > toldChanges + 1 ? changes.slice(0, toldChanges) : changes;
  const rest = changes.slice(single.length);
  const others = {
    label: word('compareOthers', language, { n: rest.length }),
    value: rest.reduce((sum, { value }) => sum + value, 0),
  };
  const told = rest.length > 0 ? [...single, others] : single;
  const sum = (label: string, value: number, colour: string) => ({
    label,
    value,
    isSum: true,
    words: money(value, language),
    colour,
  });
  const chart = bridge({
    rows: [
      sum(b, why.from, theirs),
      ...told.map(({ label, value }) => ({
        label,
        value,
        isSum: false,
        words: gained(value, language),
        colour: value < 0 ? 'var(--unlikely)' : 'var(--likely)',
      })),
      sum(a, why.to, ours),
    ],
    goal: null,
    divide: scale.divide,
    axis: say(scale.unit, language),
    width: widthFor(900),
    description: [
      word('compareWhyAlt', language, { a, b, from: money(why.from, language), to: money(why.to, language) }),
      told.map(({ label, value }) => `${label}: ${gained(value, language)}`).join('; '),
    ].join(' '),
    data: {
      name: word('compareWhy', language),
      columns: [word('plan', language), bracketed(`${word('mean', language)} ${year}`, word('yuan', language), language)],
      rows: [[b, why.from], ...why.parts.map(({ title, value }) => [say(title, language), value] as const), [a, why.to]],
      words: (value) => exactly(value, language),
      opens: (row, column, words) => {
        const place = (of: string) => ({ plan: of, village: null, measure: 'income', year });
        const part = why.parts[row - 1];
        if (column === 0) return undefined;
        if (!part) return shownTarget(scenario, place(row === 0 ? against.id : plan.id), words, 'readMean', language);
        const fact = (name: string, of: string, value: number) =>
          meanFact(scenario, place(of), name, exactly(value, language), language);
        const facts = [fact(b, against.id, why.from), fact(a, plan.id, why.to)];
        const how = word('compareWhyNote', language, { year });
        return aloneTarget({ title: say(part.title, language), value: words, how, facts });
      },
    },
  });
  const notes = [
    word('compareWhyNote', language, { year }),
    why.method === 'sampled' ? word('compareSampled', language) : '',
    changes.length === 0 ? word('compareNothing', language) : '',
  ];
  return el('div', '', el('h2', '', word('compareWhy', language)), chart, el('p', 'caption', notes.filter(Boolean).join(' ')));
}
