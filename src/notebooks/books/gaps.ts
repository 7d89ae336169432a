/** Villages whose fund falls below zero under a plan in; who, when, how often and by how much, in plain words, out. */
import { type FundingGap, type Language, money, type Scenario, say } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el, inFutures, strong } from './parts.ts';

export function gapNotes(gaps: readonly FundingGap[], scenario: Scenario, language: Language): HTMLElement {
  if (gaps.length === 0) return el('div', '');
  const lines = gaps.map(({ village, year, probability, mean }) => {
    const name = say(scenario.villages.find(({ id }) => id === village)?.title ?? { en: village, zh: village }, language);
    const values = { name, year, often: inFutures(probability, language), size: money(mean, language) };
    return el('li', '', ...strong(word('gapLine', language, values)));
  });
  return el(
    'div',
    'panel gaps',
    el('h2', '', word('gapTitle', language)),
    el('p', 'caption', word('gapCaption', language)),
    el('ul', '', ...lines),
  );
}
