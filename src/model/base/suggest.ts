/** A misspelt name and the names there are in; the remedy in words out. */
import type { Text } from './nouns.ts';

/** Edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

/** The name that is called so, or the one nearest to a misspelt one, if any is near. */
export function nearest(word: string, names: readonly string[], title?: (name: string) => string | undefined): string | null {
  const called = names.find((name) => title?.(name) === word);
  if (called !== undefined) return called;
  const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');
  const ranked = names.map((name) => ({ name, far: distance(plain(word), plain(name)) })).sort((x, y) => x.far - y.far);
  const [first] = ranked;
  // A word of one sign has nothing left to be near by once that is changed.
  return first && word.length > 1 && first.far <= Math.max(1, Math.floor(word.length / 3)) ? first.name : null;
}

/** A name with what it is called beside it, where that is something else: `rent（租金）`. */
export const withTitle = (name: string, title: string | undefined): string =>
  title && title !== name ? `${name}（${title}）` : name;

/** "Did you mean …?", or the list of what there is; `title` gives the Chinese words of a name. */
export function didYouMean(word: string, names: readonly string[], title?: (name: string) => string | undefined): Text {
  const told = (name: string) => withTitle(name, title?.(name));
  const near = nearest(word.slice(0, 60), names, title);
  if (near) return { en: `Did you mean ${near}?`, zh: `是不是“${told(near)}”？` };
  if (names.length === 0) return { en: 'There is none to choose from yet.', zh: '目前没有可选的名称。' };
  const shown = (of: (name: string) => string, between: string, end: string) =>
    names.slice(0, 24).map(of).join(between) + (names.length > 24 ? `${between}…` : end);
  return { en: `There are: ${shown((name) => name, ', ', '.')}`, zh: `可选：${shown(told, '、', '。')}` };
}
