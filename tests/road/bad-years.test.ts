import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectedPlan, scenarioOf } from '../helpers.ts';

// The town in bad years differs from the town only where this file says so.

const textOf = (name: string) => readFileSync(join(import.meta.dirname, `../../scenarios/${name}.yaml`), 'utf8');
const [town, bad] = [textOf('seven-villages'), textOf('bad-years')];

const herdLet = ['buridu', 'chahan-temple', 'bayin-tolgoi', 'haole-baoji', 'baganaur'];
/** What is harsher, by path; `source` and `note` beside it differ too. */
const harsher = [
  ...['level', 'reversion', 'volatility'].flatMap((key) =>
    ['beef_price', 'calf_price', 'herb_price'].map((id) => `drivers.${id}.process.${key}`),
  ),
  ...['liquor_sales', 'visitors'].flatMap((id) => [`drivers.${id}.process.median`, `drivers.${id}.process.spread`]),
  'drivers.drought.process.chance',
  'villages.wushenzhao.ventures.meat-plant.arrears_chance',
  'villages.buridu.ventures.cattle.dry_feed',
  'villages.chahan-temple.ventures.lease-chagan.arrears_chance',
  'villages.chahan-temple.ventures.lease-subei.arrears_chance',
  'villages.bayin-tolgoi.ventures.beef-base.dry_feed',
  'villages.zhongnai.ventures.herbs.drought_loss',
  'villages.zhongnai.ventures.herbs.fee_kept',
  'villages.haole-baoji.ventures.winery.arrears_chance',
  'villages.haole-baoji.ventures.winery.recovery',
  'villages.baganaur.ventures.lease-chemical.arrears_chance',
  'villages.baganaur.ventures.lease-private.arrears_chance',
  'plans.winery-first.changes.haole-baoji.winery.arrears_chance',
  'plans.winery-first.changes.buridu.winery-stake.arrears_chance',
  'plans.winery-first.changes.bayin-tolgoi.winery-stake.arrears_chance',
  ...['chahan-temple', 'haole-baoji', 'baganaur'].map((id) => `plans.cattle-bases.changes.${id}.entrusted-herd.arrears_chance`),
  'plans.cattle-bases.changes.baganaur.lease-tender.arrears_chance',
  'plans.herbs-and-brand.changes.zhongnai.own-astragalus.drought_loss',
  'plans.three-sources.changes.wushenzhao.winery-stake.arrears_chance',
  ...herdLet.map(
    (id) => `plans.three-sources.changes.${id}.${id === 'bayin-tolgoi' ? 'base-let' : 'entrusted-herd'}.arrears_chance`,
  ),
  'plans.three-sources.changes.baganaur.lease-tender.arrears_chance',
];

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** The paths at which two trees differ, down to their leaves. */
function differences(a: unknown, b: unknown, path: string[] = []): string[] {
  if (!isNode(a) || !isNode(b)) return Object.is(a, b) ? [] : [path.join('.')];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => differences(a[key], b[key], [...path, key]));
}

const at = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), tree);

/** The object in which the source and the note of a path stand: the driver, or the figure itself. */
const holder = (path: string) => {
  const keys = path.split('.');
  return keys[0] === 'drivers' ? keys.slice(0, 2) : keys;
};

describe('bad years', () => {
  const trees = [parse(town), parse(bad)] as const;

  test('differ from the seven villages only in the stated figures', () => {
    const figures = differences(...trees)
      .filter((path) => !/^(title|about)\./.test(path) && !/\.(source|note(\.(en|zh))?)$/.test(path))
      .map((path) => path.replace(/\.is$/, ''));
    expect(figures.sort()).toEqual([...harsher].sort());
    const told = differences(...trees)
      .filter((path) => /\.(source|note(\.(en|zh))?)$/.test(path))
      .map((path) => path.replace(/\.(source|note(\.(en|zh))?)$/, ''));
    const holders = harsher.map((path) => holder(path).join('.'));
    expect([...new Set(told)].filter((path) => !holders.includes(path))).toEqual([]);
  });

  test.each(harsher)('%s has a source and says why in both languages', (path) => {
    const { source, note } = at(trees[1], holder(path)) as { source?: string; note?: { en: string; zh: string } };
    expect(source).toBeTruthy();
    expect(note?.en).toMatch(/^Bad years: /);
    expect(note?.zh).toMatch(/^坏年景：/);
  });

  test('bring the town less in every plan and year', () => {
    const [usual, harsh] = [scenarioOf(town), scenarioOf(bad)];
    for (const { id } of usual.plans) {
      const [better, worse] = [usual, harsh].map(
        (scenario) => projectedPlan(scenario, id, { runs: 1000 }).outcome.town.income ?? [],
      );
      for (const [t, { mean }] of (better ?? []).entries()) expect(worse?.[t]?.mean, `${id} ${t}`).toBeLessThan(mean * 0.95);
    }
  });

  test('tell the medians of the cattle price that their process has', () => {
    const { process, note } = at(trees[1], ['drivers', 'beef_price']) as {
      process: Record<string, string>;
      note: { en: string };
    };
    const [start = 0, level = 0, reversion = 0] = ['start', 'level', 'reversion'].map((key) =>
      Number.parseFloat(process[key] ?? ''),
    );
    // The logarithm comes nearer to its level by the same part each year.
    const medians = [1, 2, 3].map((n) => Math.round(level * (start / level) ** ((1 - reversion / 100) ** n)));
    expect(note.en).toContain(`the median is ${medians[0]}, ${medians[1]} and ${medians[2]} in the three years`);
  });
});
