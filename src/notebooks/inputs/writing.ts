/** What an editor of text is given and gives, whichever it is; and the offers that fit what is typed, best first. */

/** One thing that may be written. */
export interface Offer {
  readonly label: string;
  readonly insert: string;
  readonly kind: 'key' | 'parameter' | 'value' | 'unit';
  /** Beside it, in the reader's words. */
  readonly detail: string;
  /** More about it, where there is more. */
  readonly about: string;
  /** All words by which it is found, in small letters. */
  readonly found: readonly string[];
}

export interface Offers {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Offer[];
}

/** What is under the caret or the mouse, in the reader's words. */
export interface Told {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly title: string;
  readonly about: string;
}

export interface Help {
  readonly offers: (text: string, offset: number) => Offers | null;
  readonly told: (text: string, offset: number) => Told | null;
}

/** Something wrong at a place of the text, and what to do. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly say: string;
  readonly hint: string;
}

export interface Writing {
  readonly element: HTMLElement;
  /** The text as typed. Set from outside, only what differs is replaced: the cursor stays. */
  value: string;
  readonly mark: (faults: readonly Fault[]) => void;
  /** Puts the cursor at an offset and shows it. */
  readonly go: (offset: number) => void;
}

export interface WritingOptions {
  readonly id: string;
  readonly label: string;
  readonly help: Help;
  /** Words of the editor's own, by those in English. */
  readonly phrases: { readonly [english: string]: string };
  readonly onInput: () => void;
  /** The caret has moved. */
  readonly onMove: (offset: number) => void;
}

/** The one span that turns a text into another: `[from, to)` of the first becomes `insert`. */
export function spanBetween(a: string, b: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a[from] === b[from]) from += 1;
  let same = 0;
  while (same < most - from && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return { from, to: a.length - same, insert: b.slice(from, b.length - same) };
}

/** Where pieces stand in a text, by their numbers. */
const placesOf = (text: readonly string[], pieces: readonly string[]): number[] =>
  text.flatMap((_, i) => (pieces.every((piece, k) => text[i + k] === piece) ? [i] : []));

/** A text with the pieces of a change in it, parted by signs; null where the old ones do not stand just once, in it and before. */
function inPieces(
  base: string,
  { from, to, insert }: ReturnType<typeof spanBetween>,
  mine: string,
  signs: string,
): string | null {
  const start = base.slice(0, from).search(new RegExp(`[^${signs}]*$`));
  const end = to + base.slice(to).search(new RegExp(`[${signs}]|$`));
  const cut = new RegExp(`([${signs}])`);
  const old = base.slice(start, end).split(cut);
  const pieces = mine.split(cut);
  const [at, ...more] = placesOf(pieces, old);
  if (at === undefined || more.length > 0 || placesOf(base.split(cut), old).length > 1) return null;
  const changed = `${base.slice(start, from)}${insert}${base.slice(to, end)}`;
  return [...pieces.slice(0, at), changed, ...pieces.slice(at + old.length)].join('');
}

/** A text with both changes that were made to it apart from one another; null where they touch. */
export function joined(base: string, mine: string, theirs: string): string | null {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [a, b] = [spanBetween(base, mine), spanBetween(base, theirs)];
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  // What was typed in several places lies around the other change: its lines, or its part of a line, may still stand there.
  if (first.to >= second.from) return inPieces(base, b, mine, '\n') ?? inPieces(base, b, mine, '\n,{}');
  return `${base.slice(0, first.from)}${first.insert}${base.slice(first.to, second.from)}${second.insert}${base.slice(second.to)}`;
}

const mostOffered = 60;

/** Offers that begin with what is typed, then those in which a word does, then those that hold it. */
export function fitting(options: readonly Offer[], typed: string): Offer[] {
  const wanted = typed.toLowerCase();
  const rank = ({ found }: Offer): number => {
    const best = found.map((word, i) => {
      const at = word.indexOf(wanted);
      return at < 0 ? 9 : (at === 0 ? 0 : /[\p{L}\p{N}]/u.test(word[at - 1] ?? '') ? 2 : 1) + (i === 0 ? 0 : 0.5);
    });
    return Math.min(...best);
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostOffered)
    .map(({ option }) => option);
}
