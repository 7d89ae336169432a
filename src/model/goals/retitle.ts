/** The title of a goal and its old and new target in; the title with the new one in the place of the old, if it tells that, out. */
import type { Text, Unit } from '../base/nouns.ts';
import { isSum } from '../base/words.ts';

/** How sums are written, the largest first. */
const scales = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ],
  en: [
    [1e6, ' million'],
    [1e3, ' thousand'],
    [1, ''],
  ],
} as const;

const grouped = (x: number): string => x.toLocaleString('en-US', { maximumFractionDigits: 4 });
const digitsOf = (x: number): string => String(Number(x.toPrecision(12)));

function retold(title: string, from: number, to: number, of: 'en' | 'zh'): string {
  for (const [scale, word] of scales[of]) {
    const forms = [...new Set([digitsOf(from / scale), grouped(from / scale)])].map((form) => form.replaceAll('.', '\\.'));
    const found = new RegExp(
      `(?<![\\d.,])(?:${forms.join('|')})(\\s*)${word.trim()}(\\s*)(?=${of === 'zh' ? '元' : 'yuan'})`,
      'u',
    );
    if (!found.test(title)) continue;
    const isGrouped = title.includes(grouped(from / scale)) && Math.abs(to / scale) >= 1000;
    const now = (isGrouped ? grouped : digitsOf)(to / scale);
    return title.replace(found, (_, before: string, after: string) => `${now}${before}${word.trim()}${after}`);
  }
  return title;
}

/** Only sums of money are known again in a title: a plain number may stand there for anything. */
export function retitled(title: Text, unit: Unit, from: number, to: number): Text {
  if (!isSum(unit)) return title;
  return { en: retold(title.en, from, to, 'en'), zh: retold(title.zh, from, to, 'zh') };
}
