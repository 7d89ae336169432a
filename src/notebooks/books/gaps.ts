/** Whose fund falls below zero under a plan, in plain words. */
import { type FundingGap, type Language, money, type Scenario, say } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

export function gapNotes(gaps: readonly FundingGap[], scenario: Scenario, language: Language): HTMLElement {
  if (gaps.length === 0) return el('div', '');
  const lines = gaps.map(({ village, year, mean, often }) => {
    const name = say(scenario.villages.find(({ id }) => id === village)?.title ?? { en: village, zh: village }, language);
    return el(
      'li',
      '',
      language === 'zh'
        ? `${name}：${year} 年末资金平均缺 ${money(mean, language)}（${say(often, language)}）`
        : `${name}: ${money(mean, language)} short at the end of ${year} on average (${say(often, language)})`,
    );
  });
  return el('div', 'panel gaps', el('h2', '', word('gapTitle', language)), el('ul', '', ...lines));
}
