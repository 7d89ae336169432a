import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isScalar, type Pair, parseDocument, type Scalar, visit } from 'yaml';
import { unitNames } from '../../../src/model/formula/units.ts';
import { assistFor, readScenario, type Scenario, say, scenarioSchema } from '../../../src/model/index.ts';
import { keyWords, unitMeaning } from '../../../src/model/scenario/assist-words.ts';

// What may be written at a place of a scenario's text, and what stands there means.

const text = readFileSync(new URL('../../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');
const tables = () => null;
const { scenario } = readScenario(text, tables) as unknown as { scenario: Scenario };
const assist = assistFor(scenario);

/** The text with `|` taken out, and where it stood. */
const caret = (marked: string) => ({ text: marked.replace('|', ''), at: marked.indexOf('|') });
const offered = (marked: string, of: Scenario | null = scenario) => {
  const { text, at } = caret(marked);
  return assistFor(of).completionsAt(text, at);
};
const labels = (marked: string, of: Scenario | null = scenario) => offered(marked, of)?.options.map(({ label }) => label) ?? [];
/** The town's text with something else at a place: the first that follows `after`. */
const changed = (after: string, old: string, typed: string) => {
  const at = text.indexOf(old, text.indexOf(after));
  if (at < 0) throw new Error(`no ${old} behind ${after}`);
  return text.slice(0, at) + typed + text.slice(at + old.length);
};

/** Every key of the file with its path. */
function keysOf(): { readonly key: string; readonly path: readonly unknown[]; readonly at: number }[] {
  const found: { key: string; path: readonly unknown[]; at: number }[] = [];
  visit(parseDocument(text), {
    Pair: (_, node, ancestors) => {
      const pair = node as Pair<Scalar, unknown>;
      const path = ancestors.flatMap((each) => ('key' in each && isScalar(each.key) ? [each.key.value] : []));
      found.push({ key: String(pair.key.value), path, at: pair.key.range?.[0] ?? -1 });
    },
  });
  return found;
}

/** Keys that a file chooses itself. */
const isChosen = (path: readonly unknown[]) => {
  const [section, , part] = path.map(String);
  if (path.length === 1)
    return ['references', 'drivers', 'villages', 'plans', 'goals', 'measures', 'allocation'].includes(section ?? '');
  if (section === 'villages') return part === 'ventures' && path.length === 3;
  return section === 'plans' && part === 'changes' && path.length === 4;
};

describe('completion', () => {
  test('offers each key of the town’s file where it stands', () => {
    const keys = keysOf().filter(({ path }) => !isChosen(path));
    expect(keys.length).toBeGreaterThan(1000);
    // Of keys of one name in one section the last, at each depth: all of them would take a quarter of a minute.
    const kinds = new Map(keys.map((one) => [`${one.path[0]} ${one.path.length} ${one.key}`, one]));
    expect(kinds.size).toBeGreaterThan(80);
    const missing = [...kinds.values()].filter(({ key, at }) => {
      const found = assist.completionsAt(text, at);
      return found?.from !== at || !found.options.some(({ label }) => label === key);
    });
    expect(missing.map(({ key, path }) => [...path, key].join('.'))).toEqual([]);
  });

  test('offers each strategy, driver and source of the town’s file where it stands', () => {
    const wrong: string[] = [];
    visit(parseDocument(text), {
      Pair: (_, node) => {
        const { key, value } = node as Pair<Scalar, Scalar>;
        if (!isScalar(value) || !['strategy', 'driver', 'source', 'measure'].includes(String(key.value))) return;
        const at = value.range?.[0] ?? -1;
        const found = assist.completionsAt(text, at);
        if (found?.from !== at || !found.options.some(({ label }) => label === value.value))
          wrong.push(`${key.value}: ${value.value}`);
      },
    });
    expect(wrong).toEqual([]);
  });

  test('offers the keys of a map in which nothing stands yet, and none that stands already', () => {
    const marked = changed('buridu:', '        places:', '        |\n        places:');
    const found = labels(marked);
    expect(found).toEqual(expect.arrayContaining(['overhead', 'stop']));
    expect(found).not.toContain('places');
    expect(found).not.toContain('strategy');
  });

  test('takes what is typed of a key, and puts its colon behind it', () => {
    const found = offered(changed('buridu:', '        places:', '        ov|\n        places:'));
    expect(found && found.to - found.from).toBe(2);
    expect(found?.options.find(({ label }) => label === 'overhead')?.insert).toBe('overhead: ');
  });

  test('keeps the colon that a key has', () => {
    expect(offered(changed('buridu:', 'places:', 'pl|:'))?.options.find(({ label }) => label === 'places')?.insert).toBe(
      'places',
    );
  });

  test('offers what belongs into brackets, behind a comma and on the next line too', () => {
    const inside = labels(changed('buridu:', '{is: 20 head, source', '{is: 20 head, n|, source'));
    expect(inside).toEqual(expect.arrayContaining(['note', 'driver']));
    expect(inside).not.toContain('is');
    const next = labels(changed('  buridu:', 'source: cattle-margins,\n', 'source: cattle-margins,\n          |\n'));
    expect(next).toContain('p10');
    expect(next).not.toContain('min');
    expect(next).not.toContain('note');
  });

  test.each([
    ['strategy of a venture', 'buridu:', 'strategy: cattle-base', 'strategy: |', ['herb-planting', 'resource-lease']],
    ['strategy half typed', 'buridu:', 'strategy: cattle-base', 'strategy: cat|', ['cattle-base']],
    ['driver that a figure follows', 'zhongnai:', '{driver: herb_price', '{driver: h|', ['herb_price', 'drought']],
    ['source of a figure', 'buridu:', 'source: town-report', 'source: |', ['town-report', 'assumption', 'stated']],
    [
      'village that a plan changes',
      'winery-first:',
      '      haole-baoji:',
      '      |\n      haole-baoji:',
      ['wushenzhao', 'zhongnai'],
    ],
    ['venture that a plan changes', 'winery-first:', '        winery:', '        |\n        winery:', []],
    ['figure that a plan changes', 'winery-first:', '          use:', '          |\n          use:', ['output', 'guarantee']],
    ['kind of a process', 'drivers:', 'kind: mean-reverting', 'kind: |', ['history', 'random-walk']],
    ['drivers that move together', 'correlations:', '[beef_price,', '[|,', ['beef_price', 'visitors']],
    ['sections', 'format', 'years:', '|\nyears:', ['allocation', 'measures', 'strategies']],
    [
      'usual and typical figures',
      'buridu:',
      'sell_weight: {min: 600 kg/head',
      'sell_weight: {is: |, min: 600 kg/head',
      ['650 kg/head', '720 kg/head'],
    ],
    ['units behind a number', 'buridu:', '{is: 20 head', '{is: 20 |', ['head', 'mu', '亩']],
    ['units of several words', 'buridu:', 'buy_weight: {is: 300 kg/head', 'buy_weight: {is: 300 k|', ['kg/head', 'kg']],
    ['units below the line', 'buridu:', 'buy_weight: {is: 300 kg/head', 'buy_weight: {is: 300 kg/|', ['head', 'year']],
    ['year of a goal', '\ngoals:', 'year: 20', 'year: |20', ['2020', '2022']],
  ])('offers the %s', (_, after, old, typed, wanted) => {
    expect(labels(changed(after, old, typed))).toEqual(expect.arrayContaining(wanted));
  });

  test('offers nothing in comments', () => {
    expect(offered('# the villages vi|\nformat: furrow/1\n')).toBeNull();
    expect(offered('format: furrow/1 # the|\n')).toBeNull();
  });

  test('helps before any scenario could be read', () => {
    expect(labels('format: furrow/1\n|', null)).toContain('villages');
    expect(labels('format: |', null)).toEqual(['furrow/1']);
    const venture = 'villages:\n  a:\n    ventures:\n      b:\n        strategy: cattle-base\n        |';
    expect(labels(venture, null)).toEqual(expect.arrayContaining(['places', 'stop']));
    expect(labels('villages:\n  a:\n    ventures:\n      b: {strategy: |', null)).toContain('cattle-base');
  });

  test('never throws, wherever the caret stands in a text that is cut off there', () => {
    for (let at = 0; at < 6000; at += 7) assist.completionsAt(text.slice(0, at), at);
  });
});

describe('meaning', () => {
  const meaning = (after: string, word: string) => {
    const at = text.indexOf(word, text.indexOf(after));
    return assist.meaningAt(text, at + 1);
  };

  test('tells title, unit, typical range and usual value of a parameter', () => {
    const found = meaning('buridu:', 'sell_weight');
    expect(found?.word).toBe('sell_weight');
    expect(found?.title).toEqual({ en: 'weight when sold', zh: '出栏体重' });
    expect(found?.about.map((each) => say(each, 'en'))).toEqual([
      'in kg/head; mostly 600 kg/head to 720 kg/head; usually 650 kg/head',
    ]);
    expect(say(found?.about[0] ?? { en: '', zh: '' }, 'zh')).toMatch(
      /^单位 kg\/head；一般 600 kg\/head 至 720 kg\/head；常用值 650/,
    );
  });

  test.each([
    ['a strategy', 'buridu:', 'cattle-base', 'Cattle base'],
    ['a driver', '\ndrivers:', 'herb_price', 'Astragalus price, dry'],
    ['a driver that is followed', 'zhongnai:', 'herb_price', 'Astragalus price, dry'],
    ['a village', '\nvillages:', 'buridu', 'Buridu'],
    ['a reference', 'buridu:', 'cattle-costs', scenario.references.find(({ id }) => id === 'cattle-costs')?.title.en],
    ['a section', '', 'villages:', 'the villages as they are'],
    ['a part of a process', '\ndrivers:', 'reversion', 'yearly pull back to the level'],
    ['a kind of process', '\ndrivers:', 'mean-reverting', 'drawn back to its level'],
    ['a key of a figure', 'buridu:', 'source:', keyWords.source?.en],
    ['a parameter that a plan changes', 'winery-first:', 'guarantee', undefined],
  ])('tells %s', (_, after, word, title) => {
    if (title) expect(meaning(after, word)?.title.en).toBe(title);
    else expect(meaning(after, word)).not.toBeUndefined();
  });

  test('of every parameter of the town’s ventures is told, with its unit', () => {
    const own = new Set(['strategy', 'title', 'start', 'stop', 'note']);
    const silent = keysOf().filter(({ key, path, at }) => {
      if (path.length !== 4 || path[2] !== 'ventures' || own.has(key)) return false;
      return !assist.meaningAt(text, at)?.about.length;
    });
    expect(silent.map(({ key, path }) => [...path, key].join('.'))).toEqual([]);
  });
});

describe('the words', () => {
  type Schema = { properties?: Record<string, Schema>; additionalProperties?: Schema; items?: Schema; anyOf?: Schema[] };
  const keys = new Set<string>();
  const walk = (schema: Schema | undefined): void => {
    if (typeof schema !== 'object') return;
    for (const [key, below] of Object.entries(schema.properties ?? {})) {
      keys.add(key);
      walk(below);
    }
    for (const each of [schema.additionalProperties, schema.items, ...(schema.anyOf ?? [])]) walk(each);
  };
  walk(scenarioSchema() as Schema);

  test('every key of the format has its meaning in both languages, and no other has', () => {
    const told = new Set(Object.keys(keyWords).map((key) => key.split('.').at(-1)));
    expect([...keys].filter((key) => !told.has(key))).toEqual([]);
    const funds = ['relief', 'incentives', 'facilities', 'development', 'reserve'];
    expect([...told].filter((key) => !keys.has(key ?? '') && !funds.includes(key ?? ''))).toEqual([]);
    for (const { en, zh } of Object.values(keyWords)) expect([en.trim(), zh.trim()]).not.toContain('');
  });

  test('every unit has its meaning', () => {
    expect([...unitMeaning.keys()].sort()).toEqual([...unitNames].sort());
  });
});
