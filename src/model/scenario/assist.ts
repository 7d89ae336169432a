/** A scenario as last read, the text as it is being written and a place in it, in; what may be written there, and what stands there means, out. */
import { figureWords } from '../base/figure-words.ts';
import type { Parameter, Scenario, Strategy, Text } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { type Gap, gapAt, type Spot, wordUnder } from './assist-place.ts';
import { type Named, valuesAt, writtenRange } from './assist-values.ts';
import { meaningOfKey } from './assist-words.ts';
import { keysAt } from './form-schema.ts';

/** Something that may be written at a place. */
export interface Completion {
  /** What is shown and searched, in both the file's and the planner's words. */
  readonly label: string;
  /** What is put into the text instead of what is typed. */
  readonly insert: string;
  readonly kind: 'key' | 'parameter' | 'value' | 'unit';
  readonly title: Text | null;
  readonly about: Text | null;
}

export interface Completions {
  /** The characters that give way. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** What a key or value of a text means. */
export interface Meaning {
  readonly from: number;
  readonly word: string;
  readonly title: Text;
  readonly about: readonly Text[];
}

export interface Assist {
  completionsAt(text: string, offset: number): Completions | null;
  meaningAt(text: string, offset: number): Meaning | null;
}

const both = (tell: (language: 'en' | 'zh') => string): Text => ({ en: tell('en'), zh: tell('zh') });

/** Where a path leads to a venture: of which village, by which id. */
function ventureAt(path: Path): { readonly village: string; readonly id: string } | null {
  const [section, a, part, b, c] = path.map(String);
  if (section === 'villages' && part === 'ventures' && path.length === 4) return { village: a ?? '', id: b ?? '' };
  if (section === 'plans' && part === 'changes' && path.length === 5) return { village: b ?? '', id: c ?? '' };
  return null;
}

/** Unit, typical range and usual value of a parameter. */
function aboutParameter({ unit, range, default: usual }: Parameter, scenario: Scenario | null): Text {
  const titleOf = (driver: string, language: 'en' | 'zh') =>
    scenario?.drivers.find(({ id }) => id === driver)?.title[language] ?? driver;
  const [low, high] = range ? writtenRange(range, unit) : [];
  return both((language) => {
    const zh = language === 'zh';
    const told = [
      unit.text === '' ? '' : zh ? `单位 ${unit.text}` : `in ${unit.text}`,
      low === undefined ? '' : zh ? `一般 ${low} 至 ${high}` : `mostly ${low} to ${high}`,
      usual ? `${zh ? '常用值 ' : 'usually '}${figureWords(usual, language, titleOf)}` : '',
    ];
    return told.filter((part) => part !== '').join(zh ? '；' : '; ');
  });
}

export function makeAssist(scenario: Scenario | null, strategies: readonly Strategy[]): Assist {
  /** The strategy of the venture at a path: as written beside it, else as the scenario has it. */
  const strategyOf = (map: Path, beside: Spot['beside']): Strategy | undefined => {
    const at = ventureAt(map);
    if (!at) return undefined;
    const places = [...(scenario?.villages ?? []), ...(scenario?.plans ?? []).flatMap(({ villages }) => villages)];
    const all = places.filter(({ id }) => id === at.village).flatMap(({ ventures }) => ventures);
    const named = beside.get('strategy') ?? all.find(({ id }) => id === at.id)?.strategy;
    return strategies.find(({ id }) => id === named);
  };
  const parameterAt = (map: Path, key: string, beside: Spot['beside']): Parameter | undefined =>
    strategyOf(map, beside)?.parameters.find(({ id }) => id === key);

  /** Names that keys of the map at a path may have, where they are of things that stand elsewhere. */
  const namesAt = (map: Path): readonly Named[] => {
    const villages = scenario?.villages ?? [];
    const [section, , part, village] = map;
    if (section !== 'plans' || !scenario) return [];
    if (map.length === 3) return part === 'changes' || part === 'support' || part === 'loans' ? villages : [];
    if (map.length !== 4) return [];
    if (part === 'changes') return villages.find(({ id }) => id === village)?.ventures ?? [];
    const { from, to } = scenario.years;
    return part === 'support' ? Array.from({ length: to - from + 1 }, (_, i) => ({ id: String(from + i) })) : [];
  };

  function keys({ path, beside, hasColon }: Gap): Completion[] {
    const insert = (key: string) => (hasColon ? key : `${key}: `);
    const known = keysAt(path).map((key): Completion => {
      const title = meaningOfKey(path, key);
      return { label: key, insert: insert(key), kind: 'key', title, about: null };
    });
    const named = namesAt(path).map(
      ({ id, title }): Completion => ({ label: id, insert: insert(id), kind: 'value', title: title ?? null, about: null }),
    );
    const parameters = (strategyOf(path, beside)?.parameters ?? []).map((parameter): Completion => {
      const { id, title } = parameter;
      return { label: id, insert: insert(id), kind: 'parameter', title, about: aboutParameter(parameter, scenario) };
    });
    return [...parameters, ...named, ...known].filter(({ label }) => !beside.has(label));
  }

  /** The parameter that a figure at a path belongs to: the venture's own key, or a part of its long form. */
  const parameterOf = (path: Path, beside: Spot['beside']): Parameter | undefined => {
    const depth = path[0] === 'villages' ? 4 : path[0] === 'plans' ? 5 : path.length;
    const map = path.slice(0, depth);
    return parameterAt(map, String(path[depth] ?? ''), path.length === depth + 1 ? beside : new Map());
  };

  /** A thing of the file or a strategy that a word names, where the path says of which kind. */
  const namedAt = (path: Path, word: string, part: Spot['part']): Named | undefined => {
    if (part === 'value') return valuesAt(path, null, scenario, strategies).find(({ id }) => id === word);
    const { drivers = [], references = [], villages = [], plans = [], goals = [], measures = [] } = scenario ?? {};
    const holders: { readonly [section: string]: readonly Named[] } = { drivers, references, villages, plans, goals, measures };
    const own = path.length === 1 ? ownOf(holders, String(path[0])) : undefined;
    const inVillage = path.length === 3 && path[2] === 'ventures' && path[0] === 'villages';
    const ventures = inVillage ? (villages.find(({ id }) => id === path[1])?.ventures ?? []) : [];
    return [...(own ?? []), ...ventures, ...namesAt(path)].find(({ id }) => id === word);
  };

  return {
    completionsAt(text, offset) {
      const gap = gapAt(text, offset);
      if (!gap) return null;
      if (gap.part === 'key') return { from: gap.from, to: gap.to, options: keys(gap) };
      const number = /^[-+]?[\d_,.]+\s*(?:\p{L}[\p{L}\d]*\/)*/u.exec(gap.typed)?.[0] ?? '';
      const options = valuesAt(gap.path, parameterOf(gap.path, gap.beside) ?? null, scenario, strategies, number);
      return {
        from: gap.from + number.length,
        to: gap.to,
        options: options.map(({ id, title, about, isUnit }) => ({
          label: id,
          insert: id,
          kind: isUnit ? 'unit' : 'value',
          title: title ?? null,
          about: about ?? null,
        })),
      };
    },
    meaningAt(text, offset) {
      const under = wordUnder(text, offset);
      if (!under) return null;
      const { path, part, beside, from, word } = under;
      const key = part === 'key' ? word : String(path.at(-1) ?? '');
      const map = part === 'key' ? path : path.slice(0, -1);
      const parameter = parameterAt(map, key, beside) ?? (part === 'value' ? parameterOf(path, beside) : undefined);
      const named = namedAt(path, word, part);
      const of = parameter ? { title: parameter.title, about: [aboutParameter(parameter, scenario)] } : null;
      const plain = meaningOfKey(map, key);
      const title = named?.title ?? of?.title ?? plain;
      if (!title) return null;
      const about = named?.title ? [named.about ?? null, part === 'value' ? (of?.title ?? plain) : null] : (of?.about ?? []);
      return { from, word, title, about: about.filter((each) => each !== null && each.en !== '') as Text[] };
    },
  };
}
