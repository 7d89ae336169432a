/** A text that was typed and why it does not fit in; the words that refuse it out. */
import type { Language } from '../../model/index.ts';
import type { TypedFault } from '../inputs/typed.ts';

/** What is wrong with what was typed, and what to type instead: the value there now, alone and with its unit. */
export function refusal(fault: TypedFault, text: string, now: string, unit: string, language: Language): string {
  const whole = unit === '%' ? `${now}%` : unit && `${now} ${unit}`;
  const zh = language === 'zh';
  const why = {
    number: zh ? `“${text}”不是数字` : `“${text}” is not a number`,
    comma: zh
      ? `“${text}”里的逗号意思不明：小数请用点`
      : `the comma in “${text}” may mean two things: write decimals with a point`,
    unit: unit
      ? zh
        ? `“${text}”不是以“${unit}”计的数值`
        : `“${text}” is not an amount of ${unit}`
      : zh
        ? `“${text}”：这里的数字没有单位`
        : `“${text}”: the number here has no unit`,
  }[fault];
  return zh
    ? `${why}。请填 ${now}${whole ? ` 或 ${whole}` : ''} 这样的数；原值不变。`
    : `${why[0]?.toUpperCase()}${why.slice(1)}. Write a number such as ${now}${whole ? `, or ${whole}` : ''}; the figure is unchanged.`;
}
