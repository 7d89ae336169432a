/** A key of a process as planners call it. */
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
