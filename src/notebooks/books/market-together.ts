/** How drivers move together in; the list of their pairs, out. */
import { type Language, type Market, type Scenario, say, type Together } from '../../model/index.ts';
import { type ChartData, taking } from '../charts/style.ts';
import type { Actions, Fact } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { named } from './market-drivers.ts';
import { blank, el, strong } from './parts.ts';
import { aloneTarget } from './readings.ts';
import { tracedText } from './trace.ts';

const strength = (r: number): Word => {
  const size = Math.abs(r);
  if (size < 0.1) return 'marketHardly';
  if (size < 0.4) return r > 0 ? 'marketALittle' : 'marketAgainstALittle';
  if (size < 0.7) return r > 0 ? 'marketOften' : 'marketAgainstOften';
  return r > 0 ? 'marketMostly' : 'marketAgainstMostly';
};

const decimals = (x: number | null): string => (x === null ? '–' : x.toFixed(2).replace('-', '−'));

function pairWords(
  { between, stated, simulated }: Together,
  scenario: Scenario,
  actions: Actions,
  language: Language,
): HTMLElement {
  const [a, b] = between.map((id) => say(named(scenario, id)?.title ?? { en: id, zh: id }, language));
  const figures = { stated: decimals(stated), simulated: decimals(simulated) };
  const text = word(stated === null ? 'marketSamePast' : 'marketStated', language, figures);
  const facts: Fact[] = stated === null ? [] : [[word('marketStatedHead', language), figures.stated]];
  const open = (value: string) => aloneTarget({ title: [a, b].join(' · '), value, how: word('readTogether', language), facts });
  return el(
    'li',
    '',
    ...strong(word(strength(stated ?? simulated ?? 0), language, { a: a ?? '', b: b ?? '' })),
    blank(language),
    el('span', 'quiet', ...tracedText(text, open, actions, language)),
  );
}

/** Null where there is at most one driver: it moves with nothing. */
export function togetherList({ together }: Market, scenario: Scenario, actions: Actions, language: Language): HTMLElement {
  if (scenario.drivers.length < 2) return el('div', '');
  const heading = el('h2', '', word('marketTogether', language));
  if (together.length === 0) return el('div', '', heading, el('p', 'caption', word('marketNoTogether', language)));
  const isEvent = (id: string) => named(scenario, id)?.process.kind === 'event';
  const list = el('ul', 'together', ...together.map((pair) => pairWords(pair, scenario, actions, language)));
  const data: ChartData = {
    name: word('marketTogether', language),
    columns: [word('marketPairHead', language), word('marketStatedHead', language), word('marketSimulatedHead', language)],
    rows: together.map(({ between, stated, simulated }) => [between.join(' ~ '), stated, simulated]),
  };
  return el(
    'div',
    'takable',
    heading,
    list,
    el('p', 'caption', word('marketTogetherNote', language)),
    together.some(({ between }) => between.some(isEvent)) ? el('p', 'caption', word('marketTogetherEvent', language)) : '',
    taking(list, data.name, data),
  );
}
