import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { changedPlaces, encodeText, formulaChange, type Language, listFigures, readScenario } from '../../src/model/index.ts';
import { changedSet } from '../../src/notebooks/books/assumptions-filter.ts';
import { figureTable } from '../../src/notebooks/books/assumptions-rows.ts';
import { ventureCards } from '../../src/notebooks/books/cards.ts';
import { ladder, originEdits } from '../../src/notebooks/books/ladder.ts';
import { pastedValues } from '../../src/notebooks/books/past.ts';
import { plansPanel } from '../../src/notebooks/books/plans.ts';
import { ventureForm } from '../../src/notebooks/books/venture-form.ts';
import { inlineNumber } from '../../src/notebooks/inputs/inline.ts';
import type { Actions } from '../../src/notebooks/runtime/notebook.ts';
import type { Store } from '../../src/notebooks/runtime/state.ts';
import { makeStore } from '../../src/notebooks/runtime/store.ts';
import { storeActions } from '../../src/notebooks/runtime/store-actions.ts';

// Every editor of the pages on a store, without a page.

const file = `format: furrow/1
# A town to try things on.
title: {en: Town, zh: 镇}
years: {from: 2026, to: 2028}
simulation: {runs: 100}
references:
  report: {title: {en: The report, zh: 报告}}
drivers:
  visitors: {title: {en: Visitors, zh: 游客量}, process: {kind: independent, median: 1, spread: 0.2}}  # all alike
villages:
  east: # by the lake
    title: {en: East, zh: 东村}
    ventures:
      lake: {strategy: resource-lease, area: {is: 500 mu, source: report}, rent: {min: 200 yuan/mu/year, likely: 320 yuan/mu/year, max: 400 yuan/mu/year}}   # let since ever
      stall: {strategy: steady-income, amount: 5000 yuan/year, factor: {driver: visitors}}
  west: {title: {en: West, zh: 西村}, ventures: {fair: {strategy: steady-income, amount: {median: 3 万元/年, spread: 0.1}}}}
plans:
  as-is: {title: {en: As it is, zh: 维持现状}}
  tender:
    title: {en: Tender, zh: 招标}
    changes:
      east: {lake: {rent: 400 yuan/mu/year}}  # by tender
`;

let store: Store;
let actions: Actions;
beforeEach(() => {
  document.body.replaceChildren();
  store = makeStore(null, 'en');
  store.open('town.yaml', file);
  actions = {
    ...storeActions(store),
    setFigure: store.edit,
    setFigures: store.move,
    plans: () => {},
    choose: store.choose,
    trace: () => {},
    second: { choose: async () => {}, kept: async () => [], chooseKept: async () => {} },
    compare: () => Promise.reject(new Error('not asked here')),
  };
});

const settled = () => {
  const { scenario, plan: id } = store.get();
  const plan = scenario?.plans.find((one) => one.id === id);
  if (!scenario || !plan) throw new Error('no plan');
  return { scenario, plan };
};
const cards = (village = 'east', into: 'place' | 'plan' = 'place', language: Language = 'en') =>
  document.body.replaceChildren(ventureCards(settled(), village, into, actions, language));
const find = <T extends HTMLElement>(id: string) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found as T;
};
const event = (target: Element, type: string, init: object = {}) =>
  target.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), init));
const press = (target: Element, key: string) => {
  event(target, 'keydown', { key });
  event(target, 'keyup', { key });
};
const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
  field.value = text;
  event(field, 'input');
};
const area = 'in-f-villages.east.ventures.lake.area.is';

describe('a number in a sentence', () => {
  test('the sentence says what the venture does, in both languages', () => {
    for (const [language, words] of [
      ['en', 'Leases 500 mu'],
      ['zh', '出租500 亩'],
    ] as const) {
      cards('east', 'place', language);
      expect(document.querySelector('.venture-sentence')?.textContent?.replace('↺', '')).toContain(words);
    }
    cards('east', 'place', 'en');
    expect(document.querySelector('.venture-sentence')?.textContent).toContain('200–400');
  });

  test('is dragged as one step of undo, looks moved, says what it was, and goes back', () => {
    cards();
    const grip = find(area);
    event(grip, 'pointerdown', { button: 0, clientX: 100, pointerId: 1 });
    for (const clientX of [110, 130, 180]) event(grip, 'pointermove', { clientX });
    event(grip, 'pointerup');
    const moved = Number(grip.getAttribute('aria-valuenow'));
    expect(moved).toBeGreaterThan(500);
    // What the source said is no longer what stands there.
    expect(store.get().text).toBe(file.replace('500 mu, source: report', `${moved} mu, source: assumption`));
    expect(grip.parentElement?.classList.contains('moved')).toBe(true);
    expect(grip.title).toContain('in the file: 500 mu');
    cards();
    const reset = find(area).nextElementSibling as HTMLButtonElement;
    expect([reset.hidden, reset.title]).toEqual([false, 'Reset: in the file: 500 mu']);
    reset.click();
    expect(store.get().text).toBe(file);
    store.undo();
    store.undo();
    expect([store.get().text, store.get().canUndo]).toEqual([file, false]);
  });

  test('a click opens a field that reads units, and refuses what does not fit in words', () => {
    cards();
    event(find(area), 'pointerdown', { button: 0, clientX: 100, pointerId: 1 });
    event(find(area), 'pointerup');
    const field = find<HTMLInputElement>(`${area}-field`);
    field.value = '3 kg';
    press(field, 'Enter');
    expect(find(`${area}-fault`).textContent).toContain('is not an amount of mu');
    expect(store.get().text).toBe(file);
    field.value = '20 公顷';
    press(field, 'Enter');
    expect(store.get().text).toBe(file.replace('500 mu, source: report', '300 mu, source: assumption'));
    expect(find(area).textContent).toBe('300 mu');
  });

  test('is typed in the unit that it is told in, which stands beside the field; the file keeps its own', () => {
    store.open('town.yaml', file.replace('amount: 5000 yuan/year', 'amount: 50000 yuan/year'));
    cards('east', 'place', 'zh');
    const stall = 'in-f-villages.east.ventures.stall.amount';
    expect(find(stall).textContent).toBe('5 万元/年');
    press(find(stall), 'Enter');
    const field = find<HTMLInputElement>(`${stall}-field`);
    expect([field.value, field.nextElementSibling?.textContent]).toEqual(['5', '万元/年']);
    field.value = '8';
    press(field, 'Enter');
    expect(find(stall).textContent).toBe('8 万元/年');
    expect(find(stall).parentElement?.querySelector('.unit')).toBeNull();
    expect(store.get().text).toContain('amount: 80000 yuan/year');
  });

  test('what is told of a range is in one unit', () => {
    const amount = 'amount: {min: 9000 yuan/year, likely: 9500 yuan/year, max: 12000 yuan/year}';
    store.open('town.yaml', file.replace('amount: 5000 yuan/year', amount));
    for (const [language, words] of [
      ['zh', '收入0.95 万元/年0.9–1.2，'],
      ['en', 'Brings 9,500 yuan/year9,000–12,000,'],
    ] as const) {
      cards('east', 'place', language);
      expect(document.body.textContent?.replaceAll('↺', '')).toContain(words);
    }
  });

  test('arrows step, Escape leaves the field', () => {
    const heard: [number, boolean][] = [];
    const element = inlineNumber({
      id: 'x',
      label: 'x',
      value: 10,
      original: 10,
      unit: 'mu',
      low: 0,
      high: 20,
      note: '',
      resetLabel: 'Reset',
      read: Number,
      language: 'en',
      onInput: (x, done) => heard.push([x, done]),
      onReset: () => {},
      say: (x) => `${x} mu`,
      was: (x) => `was ${x}`,
      hint: 'drag',
    });
    document.body.append(element);
    for (const key of ['ArrowRight', 'PageDown', 'End', 'Home']) press(find('x'), key);
    expect(heard).toEqual([
      [10.1, false],
      [10.1, true],
      [9.1, false],
      [9.1, true],
      [20, true],
      [0, true],
    ]);
    press(find('x'), '7');
    expect(find<HTMLInputElement>('x-field').value).toBe('7');
    press(find('x-field'), 'Escape');
    expect([find('x').textContent, heard.length]).toEqual(['0 mu', 6]);
  });

  test('written into the plan alone, the villages stay as they are', () => {
    cards('east', 'plan');
    press(find('in-f-plans.as-is.changes.east.lake.rent.likely'), 'ArrowRight');
    const { scenario } = store.get();
    const rent = (plan: string) =>
      scenario?.plans.find(({ id }) => id === plan)?.villages[0]?.ventures[0]?.figures.rent?.values[0];
    expect(rent('as-is')).toMatchObject({
      kind: 'pert',
      min: expect.closeTo(200 / (2000 / 3)),
      max: expect.closeTo(400 / (2000 / 3)),
    });
    expect(store.get().text).toContain(
      'as-is: {title: {en: As it is, zh: 维持现状}, changes: {east: {lake: {rent: {min: 200 yuan/mu/year, likely: 321 yuan/mu/year',
    );
    cards('east', 'plan');
    (find('in-f-plans.as-is.changes.east.lake.rent.likely').nextElementSibling as HTMLButtonElement).click();
    expect(store.get().text).toBe(file);
  });
});

describe('the ladder', () => {
  const rent = () => {
    const closed = vi.fn();
    cards();
    const figure = settled().plan.villages[0]?.ventures[0]?.figures.rent;
    const [only] = figure?.values ?? [];
    if (!figure || !only || only.kind === 'driver') throw new Error('no rent');
    const put = vi.fn();
    document.body.replaceChildren(
      ladder({ title: 'rent', unit: figure.unit, distribution: only, range: null, yearly: false, put }, 'en', closed),
    );
    return { put, closed, per: figure.unit.factor };
  };
  const choose = (rung: string) => {
    find<HTMLInputElement>(`rung-${rung}`).checked = true;
    event(find(`rung-${rung}`), 'change');
  };
  const fault = () => document.querySelector('p.fault')?.textContent;

  test('says in words what it means, on each rung', () => {
    const { put, closed, per } = rent();
    expect(document.querySelector('.ladder-says')?.textContent).toMatch(
      /^In 8 of 10 futures between 2\d\d\.?\d* and 3\d\d\.?\d* yuan\/mu\/year; half/,
    );
    choose('one');
    expect(document.querySelector('.ladder-says')?.textContent).toBe('320 yuan/mu/year in every future.');
    type(find('ladder-ladderValue'), '30 万元/公顷');
    type(find('ladder-ladderValue'), '300');
    find('ladder-put').click();
    expect(put.mock.calls).toEqual([[{ kind: 'fixed', value: 300 * per }, {}]]);
    expect(closed).toHaveBeenCalledOnce();
  });

  test('refuses what is no order and what is no curve, in words, and puts nothing in', () => {
    const { put } = rent();
    type(find('ladder-low'), '350');
    expect(fault()).toBe('Put them in rising order.');
    choose('quantiles');
    type(find('ladder-ladderTenth'), '100');
    type(find('ladder-ladderHalf'), '101');
    type(find('ladder-ladderNinth'), '5000');
    expect(fault()).toContain('No curve passes through these three');
    find('ladder-put').click();
    type(find('ladder-ladderHalf'), 'much');
    expect(fault()).toContain('is not a number');
    expect(put).not.toHaveBeenCalled();
    type(find('ladder-ladderHalf'), '1000');
    expect(fault()).toBe('');
  });

  test('what cannot be read in one field is told while others are typed, until it is put right', () => {
    const { put } = rent();
    type(find('ladder-likely'), 'abc');
    type(find('ladder-high'), '500');
    expect(fault()).toContain('abc');
    expect(find<HTMLButtonElement>('ladder-put').disabled).toBe(true);
    find('ladder-put').click();
    expect(put).not.toHaveBeenCalled();
    type(find('ladder-likely'), '330');
    expect([fault(), find<HTMLButtonElement>('ladder-put').disabled]).toEqual(['', false]);
  });

  test('a handle is dragged with the keyboard', () => {
    rent();
    choose('quantiles');
    const before = Number(find<HTMLInputElement>('ladder-ladderNinth').value);
    press(find('density-2'), 'ArrowRight');
    expect(Number(find<HTMLInputElement>('ladder-ladderNinth').value)).toBeGreaterThan(before);
    expect(find('density-2').getAttribute('aria-valuetext')).toContain('yuan/mu/year');
  });

  test('ten values from a sheet become three quantiles, with a note of where they come from', () => {
    const { put } = rent();
    choose('past');
    // Nothing is wrong and nothing is drawn before anything is pasted.
    const drawn = () => document.querySelector<SVGElement>('.density')?.style.display;
    expect([fault(), drawn(), find('ladder-put').matches(':disabled')]).toEqual(['', 'none', true]);
    type(find('ladder-past'), '300 310');
    expect(fault()).toContain('at least five');
    type(find('ladder-past'), '1e300 2 3 4 5');
    expect([fault(), find('ladder-put').matches(':disabled')]).toEqual(['A number is too large.', true]);
    expect(document.querySelector('.density')?.outerHTML).not.toMatch(/NaN|Infinity/);
    expect(drawn()).toBe('');
    type(find('ladder-past'), '300\t310\n320\t330\n290 元/亩/年\n350\n340\n２８０\n315\n325');
    expect(fault()).toBe('');
    expect(document.querySelectorAll('.density .dot')).toHaveLength(10);
    find('ladder-put').click();
    const [shape, more] = put.mock.calls[0] ?? [];
    expect(shape).toMatchObject({ kind: 'metalog', min: 0 });
    expect(more.source).toBe('estimate');
    expect(more.note.zh).toContain('按 10 个历史数据拟合：300 元/亩/年、310');
    type(find('ladder-past'), '300 head, of cattle');
    expect(fault()).toContain('head');
    // What was pasted is there again after a look at another form.
    type(find('ladder-past'), '300 310 320 330 340');
    choose('one');
    choose('past');
    expect([fault(), find<HTMLButtonElement>('ladder-put').disabled]).toEqual(['', false]);
  });

  test('what is told of past values goes with them', () => {
    const at = ['a', 'figure'];
    const note = { en: 'Fitted to 5 past values: 1, 2, 3, 4, 5.', zh: '按 5 个历史数据拟合：1、2、3、4、5。' };
    expect(originEdits(at, { source: 'estimate', note }, 'page 3')).toEqual([
      { path: [...at, 'source'], value: 'estimate' },
      { path: [...at, 'note'], value: note },
    ]);
    expect(originEdits(at, {}, note)).toEqual([{ path: [...at, 'note'], value: undefined }]);
    expect(originEdits(at, {}, 'page 3')).toEqual([]);
  });

  test('another written form is shown with its curve and can become a rung', () => {
    cards('west');
    const [figure] = Object.values(settled().plan.villages[1]?.ventures[0]?.figures ?? {});
    const [only] = figure?.values ?? [];
    if (!figure || !only || only.kind === 'driver') throw new Error('no figure');
    const put = vi.fn();
    document.body.replaceChildren(
      ladder({ title: 'x', unit: figure.unit, distribution: only, range: null, yearly: true, put }, 'zh', () => {}),
    );
    expect(find<HTMLInputElement>('rung-written').checked).toBe(true);
    expect(document.body.textContent).toContain('十年里有八年在');
    expect(find<HTMLButtonElement>('ladder-put').disabled).toBe(true);
    choose('three');
    find('ladder-put').click();
    expect(put.mock.calls[0]?.[0].kind).toBe('pert');
  });

  test.each([
    ['0 yuan', 0, '', [0, 0, 1]],
    ['all of it', 1, '%', [80, 100, 100]],
    ['a sum', 500, '', [400, 500, 600]],
  ])('the first guess round %s stays where the figure can be', (_, value, text, guessed) => {
    const unit = { text, factor: 1, dimension: [0, 0, 0, 0, 0, 0, 0] as const };
    document.body.replaceChildren(
      ladder(
        { title: 'x', unit, distribution: { kind: 'fixed', value }, range: null, yearly: true, put: vi.fn() },
        'en',
        () => {},
      ),
    );
    choose('three');
    expect(['low', 'likely', 'high'].map((name) => Number(find<HTMLInputElement>(`ladder-${name}`).value))).toEqual(guessed);
    expect(find<HTMLButtonElement>('ladder-put').disabled).toBe(false);
  });

  test.each([
    ['1 2 3', [1, 2, 3], []],
    ['1,234.5\t2', [1234.5, 2], []],
    ['1，2、3；4', [1, 2, 3, 4], []],
    ['12,13,14.5', [12, 13, 14.5], []],
    ['1,200 1,300 1,400', [1200, 1300, 1400], []],
    ['2020\r\n价格\r\n3', [2020, 3], ['价格']],
    ['2019\t12\n2020\t13\n2021\t15', [12, 13, 15], []],
    ['年份\t价格\n2021年\t12\n2020年\t13\n2019年\t15', [12, 13, 15], []],
    ['2019\t12\n2020\t\n2021\t15\n2022\t16', [12, 15, 16], []],
    ['2019\t2020\t2021\n12\t\t15', [12, 15], []],
    ['2019年度\t12\n2020年度\t13\n2021年度\t15', [12, 13, 15], []],
    ['202111\t12\n202112\t13\n202201\t15', [12, 13, 15], []],
    ['2021-11\t12\n2021-12\t13\n2022-01\t15', [12, 13, 15], []],
    ['2021年9月\t2021年10月\t2022年1月\n12\t13\t15', [12, 13, 15], []],
    ['2021/9/15 12\n2021/10/15 13\n2021/11/15 15', [12, 13, 15], []],
    ['12\t13\t15\n2019\t2020\t2021', [12, 13, 15], []],
    ['12\t2019\n13\t2020\n15\t2021', [12, 13, 15], []],
    ['2019\t1\t2\n2020\t3\t4\n2021\t5\t6', [1, 2, 3, 4, 5, 6], []],
    ['2019\t12\n2019\t13\n2020\t15', [12, 13, 15], []],
    ['2019\t1，200\n2020\t1，300\n2021\t1，400', [1200, 1300, 1400], []],
    ['2019,12\n2020,13\n2021,15\n合计,40', [12, 13, 15, 40], ['合计']],
    ['2019 12\n2020 13\n2022 15', [12, 13, 15], []],
    ['1998 1999 2000 2001 2002 2003', [1998, 1999, 2000, 2001, 2002, 2003], []],
    ['1998\n1999\n2000\n2001', [1998, 1999, 2000, 2001], []],
    ['2019\t2020\t2021\n12\t13\t15', [12, 13, 15], []],
    ['2019：2010；2020：2030；2021：1990', [2010, 2030, 1990], []],
    ['2019.10\t12\n2019.11\t13\n2019.12\t15', [12, 13, 15], []],
    ['2019年一季度\t12\n2019年二季度\t13\n2019年三季度\t15', [12, 13, 15], []],
    ['2019Q1\t12\n2019Q2\t13\n2019Q3\t15', [12, 13, 15], []],
    ['2019\t12\n2021\t13\n2024\t15', [12, 13, 15], []],
  ])('%j is pasted as %j', (text, values, refused) => {
    expect(pastedValues(text, { text: '', factor: 1, dimension: [0, 0, 0, 0, 0, 0, 0] })).toEqual({ values, refused });
  });
});

describe('the table of assumptions', () => {
  const resettable = () => {
    const { scenario } = settled();
    const data = actions.data();
    const places = changedSet(changedPlaces(readScenario(file).source?.data, data));
    const figures = listFigures(scenario, data);
    document.body.replaceChildren(
      figureTable({
        scenario,
        figures,
        of: figures.length,
        before: new Map(),
        places,
        page: 0,
        open: '',
        actions,
        language: 'en',
      }),
    );
    return [...document.querySelectorAll<HTMLElement>('tr')]
      .filter((row) => row.querySelector('.reset'))
      .map((row) => row.dataset.at);
  };

  test('what is changed can be had back, what came with a new strategy goes with it alone', () => {
    const lake = settled().plan.villages[0]?.ventures[0];
    if (!lake) throw new Error('no lake');
    expect(resettable()).toEqual([]);
    actions.change(formulaChange(actions.data(), lake, 'east', 'income', 'turnover * 2', (title) => title).edits);
    actions.change([
      { path: [...lake.at, 'area', 'is'], value: '700 mu' },
      { path: ['plans', 'tender', 'changes', 'west'], value: { fair: { amount: '1 万元/年' } } },
      { path: ['plans', 'tender', 'support'], value: { west: { 2027: '5 万元' } } },
      { path: ['villages', 'west', 'opening_fund'], value: '1 万元' },
    ]);
    expect(store.get().problems).toEqual([]);
    expect(resettable()).toEqual([
      'villages.east.ventures.lake.area',
      'villages.west.opening_fund',
      'plans.tender.changes.west.fair.amount',
      'plans.tender.support.west.2027',
    ]);
    for (const path of resettable()) {
      document.querySelector<HTMLElement>(`[data-at="${path}"] .reset`)?.click();
      expect(store.get().problems).toEqual([]);
      resettable();
    }
    expect(resettable()).toEqual([]);
  });
});

describe('a new venture', () => {
  const form = () => {
    const closed = vi.fn();
    document.body.replaceChildren(ventureForm(settled(), settled().plan.villages[0] ?? never(), actions, 'en', closed));
    return closed;
  };
  const never = (): never => {
    throw new Error('no village');
  };

  test('is put in whole, or not at all', () => {
    const closed = form();
    find('venture-put').click();
    expect(find('new-area-fault').textContent).toBe('A number is needed here.');
    type(find('new-area'), '30 kg');
    type(find('new-rent'), '50');
    find('venture-put').click();
    expect(find('new-area-fault').textContent).toContain('unit kg');
    expect([store.get().text, closed.mock.calls.length]).toEqual([file, 0]);
    type(find('new-area'), '2 公顷');
    type(find('new-venture-en'), 'Pond');
    find('venture-put').click();
    expect(closed).toHaveBeenCalledOnce();
    expect(store.get().text).toContain(
      'as-is: {title: {en: As it is, zh: 维持现状}, changes: {east: {pond: {title: Pond, strategy: resource-lease, start: 2026, area: {is: 30 mu, source: assumption}, rent: {is: 50 yuan/mu/year, source: assumption}}}}}',
    );
    store.undo();
    expect(store.get().text).toBe(file);
  });

  test.each([
    ['３０～５０', '{min: 30 mu, max: 50 mu, source: assumption}'],
    ['30至40至50亩', '{min: 30 mu, likely: 40 mu, max: 50 mu, source: assumption}'],
  ])('a range is taken: %s', (typed, written) => {
    form();
    type(find('new-area'), typed);
    type(find('new-rent'), '50');
    find('venture-put').click();
    expect(store.get().text).toContain(`area: ${written}`);
  });

  test('a share far below what is typical is asked about too, as 0.05 is mostly meant for 5%', () => {
    form();
    type(find('new-arrears_chance'), '0.05');
    find('venture-put').click();
    expect(find('new-arrears_chance-fault').textContent).toBe('Far from what is usual: is it meant?');
  });

  test.each([
    ['90000', 'Far from what is usual: is it meant?'],
    ['30~90000 yuan/mu/year', 'Far from what is usual: is it meant?'],
    ['300', ''],
  ])('a value far beyond what is typical is asked about: %s', (typed, said) => {
    form();
    type(find('new-rent'), typed);
    find('venture-put').click();
    expect([find('new-rent-fault').textContent, find('new-area-fault').textContent]).toEqual([said, 'A number is needed here.']);
    type(find('new-area'), '50');
    find('venture-put').click();
    expect(store.get().text).toContain('strategy: resource-lease, start: 2026');
  });

  test('a cost that would be nothing begins with its typical range, and what a default has beyond the typical is said', () => {
    form();
    const select = document.querySelector<HTMLSelectElement>('.form-choices select') ?? never();
    select.value = 'shareholding';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const cost = find('new-unit_cost') as HTMLInputElement;
    expect([cost.value, cost.closest('details')]).toEqual(['16~30', null]);
    expect(cost.closest('label')?.textContent).toContain('The typical range is filled in');
    type(cost, '');
    cost.dispatchEvent(new Event('change', { bubbles: true }));
    expect(cost.value).toBe('16~30');
    expect(find('new-guarantee').closest('label')?.textContent).toContain('; filled in is the default');
  });

  test('what cannot be read is told, whatever signs it has', () => {
    const closed = form();
    for (const typed of ['３０～４０～５０～６０', '～', '「三十」', '30：40', '{min: 1, max: 2}']) {
      type(find('new-area'), typed);
      type(find('new-rent'), '50');
      find('venture-put').click();
      expect([typed, find('new-area-fault').textContent === '']).toEqual([typed, false]);
    }
    expect([store.get().text, closed.mock.calls.length]).toEqual([file, 0]);
  });

  test('left out, brought back, renamed, stopped: each is one step', () => {
    cards();
    find('leave-stall').click();
    expect(store.get().text).toContain('changes: {east: {stall: null}}');
    cards();
    find('back-stall').click();
    expect(store.get().text).toBe(file);
    cards();
    const last = document.querySelectorAll<HTMLSelectElement>('.card-buttons select')[0];
    if (!last) throw new Error('no choice of the last year');
    last.value = '2027';
    event(last, 'change');
    expect(store.get().scenario?.villages[0]?.ventures[0]?.stop).toBe(2027);
    store.undo();
    expect(store.get().text).toBe(file);
  });
});

test('what another plan builds on is not taken away, and the page says why', () => {
  store.open(
    'two.yaml',
    `${file}      west: {show: {strategy: steady-income, amount: 1 yuan/year}}\n  above: {based_on: tender, changes: {west: {show: {amount: 2 yuan/year}}}}\n`,
  );
  const before = store.get().text;
  store.choose({ plan: 'tender' });
  cards('west');
  find('leave-show').click();
  expect(store.get().text).toBe(before);
  expect(document.querySelector('.venture-card:last-child .card-buttons + .fault')?.textContent).toContain(
    'no venture show to change',
  );
});

describe('a formula', () => {
  test('is edited in its place, the page follows as long as it is right, and one undo takes it back', () => {
    vi.useFakeTimers();
    cards();
    find('formula-lake-income').click();
    const field = find<HTMLTextAreaElement>('formula-lake-income-field');
    const copied = () =>
      store.get().scenario?.strategies['resource-lease-lake']?.formulas.find(({ id }) => id === 'income')?.formula.text;
    type(field, 'turnover * 2');
    vi.advanceTimersByTime(1000);
    expect(copied()).toBe('turnover * 2');
    type(field, 'turnover * two');
    vi.advanceTimersByTime(1000);
    expect(copied()).toBe('turnover * 2');
    expect(document.querySelector('.caret')?.textContent).toBe(`${' '.repeat(11)}^`);
    expect(find('formula-lake-income-fault').textContent).toContain('the name two is not known');
    expect(find<HTMLButtonElement>('formula-lake-income-keep').disabled).toBe(true);
    type(field, 'turnover * 3');
    press(field, 'Enter');
    expect(copied()).toBe('turnover * 3');
    store.undo();
    expect([store.get().text, store.get().canUndo]).toEqual([file, false]);
    vi.useRealTimers();
  });

  test('Escape leaves all as it was, with nothing to undo', () => {
    cards();
    find('formula-lake-income').click();
    const field = find<HTMLTextAreaElement>('formula-lake-income-field');
    vi.useFakeTimers();
    type(field, 'turnover * 2');
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    press(field, 'Escape');
    expect([store.get().text, store.get().canUndo]).toEqual([file, false]);
    expect(document.activeElement?.id).toBe('formula-lake-income');
  });
});

test('plans are added, copied, renamed and deleted, each one step of undo', () => {
  const draw = (renaming: string | null = null) => document.body.replaceChildren(plansPanel(store, 'en', renaming, () => {}));
  draw();
  expect(document.body.textContent).toContain(
    'East, lake: rent between 200 and 400 yuan/mu/year, most likely 320 → 400 yuan/mu/year',
  );
  type(find('new-plan-zh'), '再议');
  find('plan-add').click();
  const ids = () => store.get().scenario?.plans.map(({ id }) => id);
  expect([ids(), store.get().plan]).toEqual([['as-is', 'tender', '再议'], '再议']);
  draw();
  find('plan-1-tender').click();
  expect(ids()).toEqual(['as-is', 'tender', '再议', 'copy-of-tender']);
  draw('tender');
  type(find('plan-title-en'), 'Bid');
  press(find('plan-title-en'), 'Enter');
  expect(store.get().scenario?.plans[1]?.title).toEqual({ en: 'Bid', zh: '招标' });
  draw();
  find('plan-3-tender').click();
  expect(ids()).toEqual(['as-is', '再议', 'copy-of-tender']);
  for (let i = 0; i < 4; i++) store.undo();
  expect([store.get().text, store.get().canUndo]).toEqual([file, false]);
});

/** The town as files of different programs. */
const written: readonly (readonly [string, Uint8Array])[] = [
  ['UTF-8', encodeText(file, { encoding: 'utf-8', mark: false })],
  ['UTF-8 with CRLF', encodeText(file.replaceAll('\n', '\r\n'), { encoding: 'utf-8', mark: false })],
  ['UTF-8 with CRLF and a mark', encodeText(file.replaceAll('\n', '\r\n'), { encoding: 'utf-8', mark: true })],
  ['UTF-16 with CRLF', encodeText(file.replaceAll('\n', '\r\n'), { encoding: 'utf-16le', mark: true })],
];

test.each(written)(
  'whatever is edited in %s, the file stays good, undo of all gives its bytes and redo of all those of the end',
  (_, bytes) => {
    const one = fc.record({ what: fc.nat(8), which: fc.nat(5), value: fc.integer({ min: 1, max: 90 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (moves) => {
        store = makeStore(null, 'en');
        const read = readScenario(bytes);
        const text = read.opened?.text ?? '';
        store.open('town.yaml', text, read, { writing: read.writing });
        Object.assign(actions, {
          setFigure: store.edit,
          setFigures: store.move,
          texts: () => ({ opened: store.get().original, now: store.get().text }),
          read: store.read,
          write: store.write,
          change: store.change,
          draft: store.draft,
          finish: store.finish,
          tried: store.tried,
          data: store.data,
          opened: store.originalScenario,
          look: store.look,
          choose: store.choose,
        });
        for (const { what, which, value } of moves) {
          const { scenario } = store.get();
          const plan = scenario?.plans[which % (scenario.plans.length || 1)]?.id ?? '';
          store.choose({ plan });
          const into = value % 2 ? 'plan' : 'place';
          const pick = (selector: string) => {
            const all = document.querySelectorAll<HTMLElement>(selector);
            return all[which % Math.max(1, all.length)];
          };
          if (what < 3) {
            cards('east', into);
            const grip = pick('.grip');
            if (grip) for (const key of ['ArrowRight', 'ArrowRight', 'PageUp'].slice(0, what + 1)) press(grip, key);
          } else if (what === 3) {
            cards('east', into);
            pick('[id^=leave-]')?.click();
          } else if (what === 4) {
            cards('east', into);
            pick('[id^=back-]')?.click();
          } else if (what === 5) {
            cards('east', into);
            pick('[id^=formula-].formula-text')?.click();
            const field = document.querySelector<HTMLTextAreaElement>('.formula-typing textarea');
            if (field) {
              field.value = `(${field.value}) * ${value}`;
              press(field, value % 3 ? 'Enter' : 'Escape');
            }
          } else if (what === 6) {
            document.body.replaceChildren(ventureForm(settled(), settled().plan.villages[0] as never, actions, 'zh', () => {}));
            // After a formula was edited, the form begins with the file's own strategy.
            if (!document.getElementById('new-area')) continue;
            type(find('new-area'), `${value}`);
            type(find('new-rent'), `${value} 元/亩/年`);
            find('venture-put').click();
          } else {
            document.body.replaceChildren(plansPanel(store, 'zh', null, () => {}));
            const act = what === 7 ? pick('[id^=plan-1-]') : pick('[id^=plan-3-]');
            act?.click();
          }
          expect(store.get().problems).toEqual([]);
          expect(store.get().scenario).toEqual(readScenario(store.get().text).scenario);
        }
        const end = store.get().text;
        for (const comment of ['# A town to try things on.', '# all alike', '# by the lake']) expect(end).toContain(comment);
        // The line ends are those of the file, also of what was added.
        expect(end.replace(/\r\n/g, '').includes(text.includes('\r\n') ? '\n' : '\r')).toBe(false);
        while (store.get().canUndo) store.undo();
        expect(store.get().text).toBe(text);
        expect(encodeText(store.get().text, store.kept().writing)).toEqual(bytes);
        while (store.get().canRedo) store.redo();
        expect(store.get().text).toBe(end);
      }),
      { numRuns: 3 },
    );
  },
);
