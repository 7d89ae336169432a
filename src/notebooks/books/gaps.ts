/** Villages whose fund falls below zero under a plan in; who, when, how often and by how much, in plain words, out. */
import { type FundingGap, type Language, money, type Scenario, say } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el, inFutures, strong } from './parts.ts';

export function gapNotes(gaps: readonly FundingGap[], scenario: Scenario, language: Language): HTMLElement {
  if (gaps.length === 0) return el('div', '');
  const lines = gaps.map(({ village, year, probability, mean }) => {
    const name = say(scenario.villages.find(({ id }) => id === village)?.title ?? { en: village, zh: village }, language);
    const often = inFutures(probability, language);
    return el(
      'li',
      '',
      ...strong(
        language === 'zh'
          ? `**${name}**：${year} 年末，资金${often}低于零，按全部模拟平均缺 **${money(mean, language)}**。`
          : `**${name}**: at the end of ${year} the fund is below zero ${often}; on average over all futures **${money(mean, language)}** is missing.`,
      ),
    );
  });
  return el(
    'div',
    'panel gaps',
    el('h2', '', word('gapTitle', language)),
    el('p', 'caption', word('gapCaption', language)),
    el('ul', '', ...lines),
  );
}
