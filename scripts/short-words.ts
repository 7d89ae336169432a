/** The words of the interface in; short names in the places of their keys, which nobody sees, out. Each key stands in the page in one file twice or more: it packs to 5 kB less so. */
import type { Plugin } from 'vite';
import { words } from '../src/notebooks/words/words.ts';

/** Keys of one small word may be names of other things. */
const isKey = (word: string): boolean => /[A-Z]/.test(word);

/** Where a key stands in the notebooks: in quotation marks, behind `words.`, and as the name of an entry among the words. */
const quoted = /(?<=')\w+(?=')/g;
const asked = /(?<=\bwords\.)\w+/g;
const entry = /(?<=^ {2})\w+(?=: \{)/gm;

export function shortWords(): Plugin {
  const short = new Map(
    Object.keys(words)
      .filter(isKey)
      .map((key, i) => [key, `_${i.toString(36)}`]),
  );
  const shorter = (key: string): string => short.get(key) ?? key;
  const named = new Set<string>();
  return {
    name: 'furrow:short-words',
    enforce: 'pre',
    transform: (code, id) => {
      if (!/\/src\/notebooks\/.*\.ts$/.test(id)) return undefined;
      const less = code.replace(quoted, shorter).replace(asked, shorter);
      if (!id.includes('/words/')) return less;
      return less.replace(entry, (key) => {
        named.add(key);
        return shorter(key);
      });
    },
    // A key that is written otherwise would be asked for in vain.
    buildEnd: (error) => {
      const other = error ? [] : [...short.keys()].filter((key) => !named.has(key));
      if (other.length > 0) throw new Error(`words that are not entries of a file of words: ${other.join(', ')}`);
    },
  };
}
