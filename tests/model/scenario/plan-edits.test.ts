import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../../src/model/formula/parse.ts';
import {
  bareData,
  editAll,
  type FileEdit,
  formulaChange,
  formulaWords,
  guideStrategies,
  openText,
  type Plan,
  planAdded,
  planDifferences,
  planRemoved,
  readScenario,
  renamed,
  type Scenario,
  strategiesFor,
  ventureAdded,
  ventureBack,
  ventureLeftOut,
  ventureSet,
  venturesLeftOut,
} from '../../../src/model/index.ts';
import { freeId } from '../../../src/model/scenario/plan-edits.ts';

const file = `format: furrow/1
# Read from top to bottom.
title: {en: Town, zh: 镇}
years: {from: 2026, to: 2028}
villages:
  east: # by the lake
    ventures:
      lake: {strategy: resource-lease, area: 500 mu, rent: 100 yuan/mu/year}   # let since ever
      stall: {strategy: steady-income, amount: 5000 yuan/year}
  west: {ventures: {stall: {strategy: steady-income, amount: 3 万元/年}}}
plans:
  as-is: {title: {en: As it is, zh: 维持现状}}
  first:
    title: {en: First, zh: 先做}
    changes:
      east:
        lake: {rent: 200 yuan/mu/year}  # by tender
        plant: {strategy: contracted-out, value: 60 万元}
        stall: null
    support: {east: {2026: 10 万元}}
    loans: {east: [{amount: 1 万元, rate: 4%, years: 2, from: 2026}]}
  second:
    based_on: first
    changes:
      east:
        lake: {rent: 300 yuan/mu/year, stop: 2027}
        plant: null
      west: {stall: {amount: 4 万元/年}}
    support: {east: {2027: 2 万元}}
  third: {based_on: second, changes: {east: {lake: {area: 400 mu}}}}
`;

function open(text = file) {
  const { scenario, source, problems } = readScenario(text);
  if (!scenario || !source) throw new Error(JSON.stringify(problems));
  return { scenario, data: source.data };
}

const edited = (edits: readonly FileEdit[], text = file): string => editAll(openText(text), edits).text;
const planOf = ({ plans }: Scenario, id: string): Plan => plans.find((plan) => plan.id === id) as Plan;

/** What a plan means: its ventures without the places where they are written. */
const meaning = ({ villages, support, loans }: Plan) =>
  JSON.parse(JSON.stringify({ villages, support, loans }, (key, value) => (key === 'at' ? undefined : value)));

/** In the order of their ids; one that stops in the last year of all does not stop. */
const sorted = (plan: Plan) => {
  const ventures = (all: Plan['villages'][number]['ventures']) =>
    [...all].sort((a, b) => (a.id < b.id ? -1 : 1)).map((own) => ({ ...own, stop: own.stop === 2028 ? null : own.stop }));
  return meaning({ ...plan, villages: plan.villages.map((own) => ({ ...own, ventures: ventures(own.ventures) })) });
};

describe('ids', () => {
  test.each([
    ['Build the base', '', 'build-the-base'],
    ['', '建基地（二期）', '建基地-二期'],
    ['2027', '', 'plan-2027'],
    ['constructor', '', 'plan-constructor'],
    ['  — ', '', 'plan'],
    ['As is', '', 'as-is-2'],
  ])('%j and %j give %j', (en, zh, id) => {
    expect(freeId({ en, zh }, ['as-is'], 'plan')).toBe(id);
  });
});

describe('plans', () => {
  test('an empty one, a copy and one built on another mean what they say, and no other line moves', () => {
    const { data, scenario } = open();
    const title = { en: 'New', zh: '新' };
    for (const seed of [{ kind: 'empty' }, { kind: 'copy', of: 'second' }, { kind: 'on', of: 'second' }] as const) {
      const { id, edits } = planAdded(data, title, seed);
      const text = edited(edits);
      expect(text.startsWith(file)).toBe(true);
      const now = open(text).scenario;
      expect(planOf(now, id).title).toEqual(title);
      const like = seed.kind === 'empty' ? 'as-is' : seed.of;
      expect(meaning(planOf(now, id))).toEqual(meaning(planOf(scenario, like)));
      expect(planOf(now, id).basedOn).toBe(seed.kind === 'on' ? 'second' : seed.kind === 'copy' ? 'first' : null);
    }
  });

  test('of a file without plans the one there was stays', () => {
    const bare = file.slice(0, file.indexOf('plans:'));
    const { id, edits } = planAdded(open(bare).data, { en: '', zh: '新方案' }, { kind: 'empty' });
    const now = open(edited(edits, bare)).scenario;
    expect(now.plans.map((plan) => [plan.id, plan.title.zh])).toEqual([
      ['as-is', '维持现状'],
      [id, '新方案'],
    ]);
    expect(
      open(edited(renamed(open(bare).data, 'plans', 'as-is', { en: 'Now', zh: '现在' }), bare)).scenario.plans[0]?.title.en,
    ).toBe('Now');
  });

  test('a plan keeps its own name, and takes none that another has', () => {
    const named = edited(renamed(open().data, 'plans', 'first', { en: 'Lake', zh: '湖' }));
    const { data } = open(named);
    const title = (id: string, zh: string) =>
      planOf(open(edited(renamed(data, 'plans', id, { en: 'Lake', zh }), named)).scenario, id).title;
    expect(title('second', '湖')).toEqual({ en: 'Lake (2)', zh: '湖 (2)' });
    expect(title('second', '湖边')).toEqual({ en: 'Lake (2)', zh: '湖边' });
    expect(title('first', '湖')).toEqual({ en: 'Lake', zh: '湖' });
  });

  test('a plan that goes leaves those built on it as they were', () => {
    for (const gone of ['first', 'second', 'third']) {
      const { data, scenario } = open();
      const text = edited(planRemoved(data, scenario, gone));
      const now = open(text).scenario;
      expect(now.plans.map(({ id }) => id)).toEqual(['as-is', 'first', 'second', 'third'].filter((id) => id !== gone));
      for (const plan of now.plans) expect(meaning(plan)).toEqual(meaning(planOf(scenario, plan.id)));
      expect(text).toContain('# by the lake');
    }
  });

  test('also where the plan below is not the village itself, and where a venture is left out and begun anew', () => {
    const chained = file.replace(
      '  third: {based_on',
      `  fourth: {based_on: second, changes: {east: {plant: {strategy: contracted-out, value: 9 万元, fee_rate: 7%}, lake: null}}}
  fifth: {based_on: fourth, changes: {east: {plant: {fee_rate: 9%}, lake: {strategy: resource-lease, area: 80 mu, rent: 50 yuan/mu/year}}}}
  sixth: {based_on: fifth, changes: {east: {plant: null, lake: {area: 90 mu}}}}
  third: {based_on`,
    );
    const before = open(chained);
    for (const gone of ['first', 'second', 'fourth', 'fifth']) {
      const now = open(edited(planRemoved(before.data, before.scenario, gone), chained)).scenario;
      // One that is begun anew stands where the old one did, not behind the others.
      for (const plan of now.plans) expect([gone, sorted(plan)]).toEqual([gone, sorted(planOf(before.scenario, plan.id))]);
    }
  });

  test('what a plan changes is told against what it is based on', () => {
    const { scenario } = open();
    const told = (id: string) =>
      planDifferences(scenario, planOf(scenario, id)).map(({ place, say }) => `${place.en}: ${say.en}`);
    expect(told('as-is')).toEqual([]);
    expect(told('third')).toEqual(['east, lake: area let 500 → 400 mu (-20%)'.replace('-', '−')]);
    expect(told('second')).toEqual([
      'east, lake: last year none → 2027',
      'east, lake: rent 200 → 300 yuan/mu/year (+50%)',
      'east, plant: venture removed (Contracted out, from 2026: value of the facility or herd 600,000 yuan)',
      'west, stall: amount 30,000 → 40,000 yuan/year (+33%)',
      'Money: support of east in 2027 none → 20,000 yuan',
    ]);
  });
});

describe('ventures', () => {
  test('one is added to a village or to a plan alone, with an id of its own', () => {
    const { data } = open();
    const wanted = {
      title: { en: 'Plant', zh: '厂' },
      strategy: 'contracted-out',
      start: 2027,
      figures: { value: { is: '92万元', source: 'assumption' } },
    };
    const inPlan = ventureAdded(data, 'east', 'third', wanted);
    expect(inPlan.id).toBe('plant-2');
    const now = open(edited(inPlan.edits)).scenario;
    const has = (plan: string) => planOf(now, plan).villages[0]?.ventures.some(({ id }) => id === 'plant-2');
    expect(['as-is', 'second', 'third'].map(has)).toEqual([false, false, true]);
    const everywhere = open(edited(ventureAdded(data, 'west', null, wanted).edits)).scenario;
    for (const { villages } of everywhere.plans)
      expect(villages[1]?.ventures[1]?.figures.value?.values).toEqual([{ kind: 'fixed', value: 920_000 }]);
  });

  test('cattle bring along the prices that they need and the file has not', () => {
    const { data } = open();
    const whole = guideStrategies().find(({ id }) => id === 'cattle-base');
    const cattle = { title: { en: 'Cattle', zh: '养牛' }, strategy: 'cattle-base', start: 2027, figures: { places: '120 head' } };
    const added = ventureAdded(data, 'east', null, cattle, whole);
    expect(added.prices.map(({ zh }) => zh)).toEqual(['活牛价格', '架子牛价格']);
    const now = open(edited(added.edits));
    expect(now.scenario.drivers.map(({ id }) => id)).toEqual(['beef_price', 'calf_price']);
    expect(now.scenario.correlations).toMatchObject([{ is: 0.8 }]);
    // The next base finds them.
    expect(ventureAdded(now.data, 'west', null, cattle, whole).prices).toEqual([]);
  });

  test('left out and brought back, whoever added it', () => {
    const { data, scenario } = open();
    const out = (plan: string, venture: string) =>
      edited(ventureLeftOut(data, scenario, planOf(scenario, plan), 'east', venture));
    // Of the plan that added it nothing stays; the plan above that left it out would have nothing to leave out.
    expect(out('as-is', 'lake')).toContain('changes: {east: {lake: null}}');
    const now = open(out('third', 'lake'));
    expect(venturesLeftOut(now.scenario, planOf(now.scenario, 'third'), 'east').map(({ id }) => id)).toEqual(['lake']);
    const back = edited(ventureBack(now.data, 'third', 'east', 'lake'), out('third', 'lake'));
    expect(meaning(planOf(open(back).scenario, 'third'))).toEqual(meaning(planOf(scenario, 'second')));
    expect(back).toContain('third: {based_on: second}');
  });

  test('a key is set where the venture stands or in the plan alone', () => {
    const { scenario } = open();
    const lake = planOf(scenario, 'as-is').villages[0]?.ventures[0];
    if (!lake) throw new Error('no lake');
    expect(edited(ventureSet(lake, 'east', null, 'title', '湖'))).toBe(
      file.replace('rent: 100 yuan/mu/year}', 'rent: 100 yuan/mu/year, title: 湖}'),
    );
    expect(edited(ventureSet(lake, 'east', 'as-is', 'stop', 2026))).toContain('changes: {east: {lake: {stop: 2026}}}');
  });

  test('every strategy can be had, and gives its default as a file holds it', () => {
    const { scenario } = open();
    const all = strategiesFor(scenario);
    expect(all.length).toBeGreaterThanOrEqual(11);
    const strategy = all.find(({ id }) => id === 'cattle-base');
    expect(strategy?.parameters.map(({ id, default: standard }) => [id, standard && bareData(standard)])).toEqual(
      expect.arrayContaining([
        ['places', null],
        ['fill', ['50%', '100%']],
        ['sell_weight', '650 kg/head'],
        ['dry_year', 0],
      ]),
    );
  });
});

describe('formulas', () => {
  const changed = (title: { en: string; zh: string }) => ({ en: `${title.en}, changed`, zh: `${title.zh}（已改）` });
  test('of a built-in strategy the file gets a copy, of its own the text is changed in place', () => {
    const { data, scenario } = open();
    const lake = planOf(scenario, 'as-is').villages[0]?.ventures[0];
    if (!lake) throw new Error('no lake');
    const first = formulaChange(data, lake, 'east', 'income', 'turnover / 2', changed);
    const text = edited(first.edits);
    const now = open(text);
    expect(now.scenario.strategies[first.strategy]?.title.en).toBe('Resource lease, changed');
    for (const plan of now.scenario.plans) {
      const venture = plan.villages[0]?.ventures.find(({ id }) => id === 'lake');
      expect(venture?.strategy).toBe(first.strategy);
      expect(venture?.figures).toEqual(planOf(scenario, plan.id).villages[0]?.ventures.find(({ id }) => id === 'lake')?.figures);
    }
    const again = planOf(now.scenario, 'as-is').villages[0]?.ventures[0];
    if (!again) throw new Error('no lake');
    const second = formulaChange(now.data, again, 'east', 'income', 'turnover / 4', changed);
    expect(edited(second.edits, text)).toBe(text.replace('turnover / 2', 'turnover / 4'));
  });

  test('another formula, the places of its faults', () => {
    const { data, scenario } = open();
    const lake = planOf(scenario, 'as-is').villages[0]?.ventures[0];
    if (!lake) throw new Error('no lake');
    const { edits, path } = formulaChange(data, lake, 'east', 'income', 'turnover - upkep', changed);
    const { problems, source } = readScenario(edited(edits));
    const start = source?.place(path, { offset: 0 });
    expect(problems.map(({ line, column }) => [line === start?.line, column - (start?.column ?? 0)])).toEqual([[true, 11]]);
  });

  test.each([
    ['turnover＊2', 'turnover*2'],
    ['（turnover － upkeep） ÷ ２', '(turnover - upkeep) / 2'],
    ['min(turnover，３ 万元) × ０．８', 'min(turnover,3 万元) * 0.8'],
    ['age == 0 ？ turnover\u3000： turnover\u00a0− upkeep', 'age == 0 ? turnover : turnover - upkeep'],
  ])('%s is written as it is meant', (text, meant) => {
    const { data, scenario } = open();
    const lake = planOf(scenario, 'as-is').villages[0]?.ventures[0];
    if (!lake) throw new Error('no lake');
    const { edits, strategy } = formulaChange(data, lake, 'east', 'income', text, changed);
    const now = readScenario(edited(edits));
    expect(now.problems).toEqual([]);
    expect(now.scenario?.strategies[strategy]?.formulas.find(({ id }) => id === 'income')?.formula.text).toBe(meant);
  });

  test('of a list by years this year’s entry is meant', () => {
    const parsed = parseFormula('by_age(opening) * 2');
    if (!parsed.ok) throw new Error('no formula');
    const title = { en: 'part of the year it is open, by year', zh: '各年运营比例' };
    expect(formulaWords(parsed.tree, 'zh', () => title.zh)).toBe('当年的运营比例 × 2');
    expect(formulaWords(parsed.tree, 'en', () => title.en)).toBe("this year's part of the year it is open × 2");
  });

  test('words with full-width signs are put in with what they stand in, and told by the reader', () => {
    const odd = { title: '怪', parameters: { a: { unit: 'yuan/year' } }, formulas: { income: 'a＊2' } };
    const problems = (text: string) => readScenario(text).problems.map(({ say }) => say.en);
    expect(problems(edited([{ path: ['strategies', 'odd'], value: odd }]))).toEqual([
      'the full-width character ＊ stands in a formula',
    ]);
  });

  test.each([
    ['turnover - upkeep', 'rent received − yearly cost to the village', '实收租金 − 村里每年的管护支出'],
    ['area * (rent - rent)', 'area let × (rent − rent)', '出租面积 × （租金 − 租金）'],
    ['age == 0 ? preparation : 0 yuan', 'cost if age = 0, otherwise 0', '若 age = 0，则为 cost，否则为 0'],
    ['max(turnover, 0 yuan)', 'the largest of (rent received, 0)', '（实收租金、0）中最大的'],
  ])('%s in words', (text, en, zh) => {
    const { scenario } = open();
    const strategy = scenario.strategies['resource-lease'];
    const { data } = open();
    const lake = planOf(scenario, 'as-is').villages[0]?.ventures[0];
    if (!lake || !strategy) throw new Error('no lake');
    const change = formulaChange(data, lake, 'east', 'income', text, changed);
    const now = readScenario(edited(change.edits)).scenario;
    const formula = now?.strategies[change.strategy]?.formulas.find(({ id }) => id === 'income')?.formula;
    if (!formula) throw new Error('no formula');
    for (const [language, words] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const title = (name: string) =>
        name === 'preparation'
          ? 'cost'
          : ([...strategy.parameters, ...strategy.formulas].find(({ id }) => id === name)?.title[language] ?? null);
      expect(formulaWords(formula.tree, language, title)).toBe(words);
    }
  });
});

test('the sentence of every built-in strategy names its parameters, and another name is a problem', () => {
  const town = readScenario(readFileSync(new URL('../../../scenarios/seven-villages.yaml', import.meta.url))).scenario;
  if (!town) throw new Error('the town has problems');
  for (const { id, sentence } of strategiesFor(town)) expect(sentence, id).not.toBeNull();
  const own = file.replace(
    'plans:',
    'strategies:\n  hay: {sentence: "Sells {aera} of hay", parameters: {area: {unit: mu}}, formulas: {income: area * 1 yuan/mu}}\nplans:',
  );
  expect(readScenario(own).problems.map(({ at, say, hint }) => [at, say.en, hint.en])).toEqual([
    ['strategies.hay.sentence', 'the sentence names {aera}, which is no parameter', 'Did you mean area?'],
  ]);
});
