/** The figures of a file and what is looked for in; those that fit, and the sources and villages to choose from, out. */
import {
  type ChangedPlace,
  dotted,
  type Language,
  type ListedFigure,
  referenceKinds,
  type Scenario,
  say,
} from '../../model/index.ts';
import { word, wordOr } from '../words/words.ts';

export interface Wanted {
  readonly search: string;
  /** Empty for all, `-` for those without. */
  readonly source: string;
  /** Empty for all, `-` for those of no single village. */
  readonly village: string;
  readonly changed: boolean;
}

/** Whether a place that differs is this figure, a part of it, or what it belongs to as a whole. */
export function isChanged({ path }: ListedFigure, places: ReadonlySet<string>): boolean {
  const own = dotted(path);
  if (places.has(own) || path.some((_, i) => i > 1 && places.has(dotted(path.slice(0, i))))) return true;
  for (const place of places) if (place.startsWith(`${own}.`)) return true;
  return false;
}

export const changedSet = (places: readonly ChangedPlace[]): ReadonlySet<string> =>
  new Set(places.map(({ path }) => dotted(path)));

export const sourceTitle = (source: string | null, { references }: Scenario, language: Language): string => {
  if (source === null) return word('assumptionsNoSource', language);
  const reference = references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : wordOr(source, language);
};

/** A kind of reference as the planner reads it: a kind of the file's own stays as it is written. */
export const kindWords = (kind: string, language: Language): string => {
  const usual = referenceKinds.get(kind);
  return usual ? say(usual, language) : kind;
};

/** Where a figure stands, in words: `Buridu · Twenty cattle in a rented yard`. */
export const belongsTo = ({ of }: ListedFigure, language: Language): string => of.map((part) => say(part, language)).join(' · ');

export function fitting(
  figures: readonly ListedFigure[],
  { search, source, village, changed }: Wanted,
  places: ReadonlySet<string>,
  scenario: Scenario,
  language: Language,
): readonly ListedFigure[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return figures.filter((figure) => {
    // What can have no source, as support and loans, is not without one.
    if (source && (figure.source ?? (figure.hasOrigin ? '-' : '')) !== source) return false;
    if (village && (figure.village ?? '-') !== village) return false;
    if (changed && !isChanged(figure, places)) return false;
    if (words.length === 0) return true;
    const { title, note, path, tell } = figure;
    const text = [
      ...figure.of.flatMap(({ en, zh }) => [en, zh]),
      title.en,
      title.zh,
      note?.en ?? '',
      note?.zh ?? '',
      dotted(path),
      tell(language, 4),
      sourceTitle(figure.source, scenario, language),
    ];
    const whole = text.join('\n').normalize('NFKC').toLowerCase();
    return words.every((one) => whole.includes(one));
  });
}
