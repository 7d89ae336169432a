/** Words of this notebook as they are said: a key of a process as planners call it, and Chinese without blanks inside. */
import type { Language } from '../../model/index.ts';
import { type Word, word } from '../words/words.ts';

const keys: { readonly [key: string]: Word } = {
  is: 'marketKeyis',
  start: 'marketKeystart',
  level: 'marketKeylevel',
  reversion: 'marketKeyreversion',
  volatility: 'marketKeyvolatility',
  growth: 'marketKeygrowth',
  chance: 'marketKeychance',
  median: 'marketKeymedian',
  mean: 'marketKeymean',
  sd: 'marketKeysd',
  min: 'marketKeymin',
  likely: 'marketKeylikely',
  max: 'marketKeymax',
  p10: 'marketKeyp10',
  p50: 'marketKeyp50',
  p90: 'marketKeyp90',
  values: 'marketKeyvalues',
};

export const keyWords = (key: string, language: Language): string => {
  const found = keys[key];
  return found ? word(found, language) : key;
};

/** Chinese has no blank between a unit and the word behind it. */
export const said = (key: Word, language: Language, values: { readonly [name: string]: string | number } = {}): string =>
  word(key, language, values).replace(/(\p{Script=Han}\**) +(?=\**\p{Script=Han})/gu, '$1');
