/** Villages whose fund falls below zero under a plan in; who, when, how often and by how much, in plain words, out. */
import { type FundingGap, type Language, money, percent, type Scenario } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el, inFutures, strong, titleIn } from './parts.ts';

/** `figure` makes a figure that opens where it comes from: of the share of futures, or of the mean shortage. */
export function gapNotes(
  gaps: readonly FundingGap[],
  scenario: Scenario,
  figure: (gap: FundingGap, words: string, isShare: boolean) => Node | string,
  language: Language,
): HTMLElement {
  if (gaps.length === 0) return el('div', '');
  const lines = gaps.map((gap) => {
    const { village, year, probability, mean } = gap;
    const name = titleIn(scenario, village, language);
    const [size, each] = [mean, mean / probability].map((yuan) => money(yuan, language)) as [string, string];
    const more = each === size ? '' : word('gapEach', language, { each });
    const values = { name, year, often: inFutures(probability, language), size, more };
    const figures = new Map([
      [percent(probability), (words: string) => figure(gap, words, true)],
      [values.size, (words: string) => figure(gap, words, false)],
    ]);
    return el('li', '', ...strong(word('gapLine', language, values), figures));
  });
  return el(
    'div',
    'panel gaps',
    el('h2', '', word('gapTitle', language)),
    el('p', 'caption', word('gapCaption', language)),
    el('ul', '', ...lines),
  );
}
