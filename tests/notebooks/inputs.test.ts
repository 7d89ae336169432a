import { expect, test } from 'vitest';
import { atPath, type Language, readScenario, type Scenario } from '../../src/model/index.ts';
import { numberInput } from '../../src/notebooks/inputs/number.ts';
import type { Actions } from '../../src/notebooks/runtime/notebook.ts';
import { drawInputs } from './drawn.ts';

// The inputs of figures, without a page.

const { scenario, source } = readScenario(`
format: furrow/1
title: inputs
years: {from: 2026, to: 2027}
drivers:
  price: {unit: yuan/kg, process: {kind: mean-reverting, start: 32 yuan/kg, level: 30 yuan/kg, reversion: 15%, volatility: 14%}}
  demand: {process: {kind: independent, median: 2, spread: 20%}}
villages:
  a:
    ventures:
      lake: {strategy: resource-lease, area: 500 mu, rent: {min: 200 yuan/mu/year, likely: 320 yuan/mu/year, max: 400 yuan/mu/year}}
      cash: {strategy: steady-income, amount: {mean: 1000 yuan/year, sd: 50 yuan/year}}
`);
if (!scenario) throw new Error('the scenario has problems');

const data = source?.data;

const sent: [string, unknown, boolean][] = [];
const actions = {
  setFigure: (path, value, done) => {
    sent.push([path.join('.'), value, done]);
    return [];
  },
  setFigures: () => [],
  resetFigure: () => {},
  original: () => undefined,
  written: (path) => atPath(data, path),
  opened: () => null,
} as Partial<Actions> as Actions;

/** Every input of the scenario on the page, found by its id. */
function drawn(language: Language = 'en') {
  sent.length = 0;
  return drawInputs(scenario as Scenario, actions, language);
}

const level = 'drivers.price.process.level';

test('a value far beyond what is usual is taken and asked about, until it is another', () => {
  const opened = { ...actions, original: (path: Parameters<Actions['original']>[0]) => atPath(data, path) };
  sent.length = 0;
  const { type, field, fault } = drawInputs(scenario as Scenario, opened, 'en')(level);
  type('1000000000');
  expect(sent).toEqual([[level, '1000000000 yuan/kg', true]]);
  expect(fault()).toBe('Far from what is usual: is it meant?');
  expect([field.getAttribute('aria-invalid'), field.style.minWidth]).toEqual(['false', 'calc(11.5ch + 1rem)']);
  type('600');
  expect(fault()).toBe('');
});

test('a typed amount of another unit is converted, on the slider too', () => {
  const { type, field, slider } = drawn()(level);
  type('20 元/斤');
  expect(sent).toEqual([[level, '40 yuan/kg', true]]);
  expect([field.value, slider.value, slider.getAttribute('aria-valuetext')]).toEqual(['40', '40', '40 yuan/kg']);
  type('15');
  expect(sent.at(-1)).toEqual([level, '15 yuan/kg', true]);
});

test.each([
  ['30 mu', 'en', 'is not an amount of yuan/kg. Write a number such as 30, or 30 yuan/kg'],
  ['30 mu', 'zh', '不是以“元/公斤”计的数值。请填 30 或 30 元/公斤'],
  ['0x10', 'en', 'is not an amount of yuan/kg'],
  ['some', 'en', '“some” is not a number'],
  ['some', 'zh', '不是数字'],
  ['32,5', 'en', 'write decimals with a point'],
  ['32,5', 'zh', '小数请用点'],
] as const)('%s is refused in %s: what is wrong and what to type', (text, language, words) => {
  const { type, field, fault } = drawn(language)(level);
  type(text);
  expect(sent).toEqual([]);
  expect(fault()).toContain(words);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const told = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect([told?.textContent, told?.getAttribute('role')]).toEqual([fault(), 'status']);
});

test('a refusal goes with Escape, with the slider and with a value that fits', () => {
  const { type, field, slider, fault } = drawn()(level);
  for (const [mend, shown] of [
    [() => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })), '30'],
    [() => slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' })), '30.5'],
    [() => type('31'), '31'],
  ] as const) {
    type('30 mu');
    expect(fault()).not.toBe('');
    mend();
    expect([fault(), field.value, field.getAttribute('aria-invalid')]).toEqual(['', shown, 'false']);
  }
});

test('what a slider says moves with it', () => {
  const { slider } = drawn()(level);
  slider.value = '45';
  slider.dispatchEvent(new Event('input'));
  expect(slider.getAttribute('aria-valuetext')).toBe('45 yuan/kg');
  slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
  expect(slider.getAttribute('aria-valuetext')).toBe('44.5 yuan/kg');
  expect(sent.map(([, value, done]) => [value, done])).toEqual([
    ['45 yuan/kg', false],
    ['44.5 yuan/kg', false],
  ]);
});

test('a key that is held moves, and the move ends once, when it is let go or the slider is left', () => {
  const { slider } = drawn()(level);
  const key = (kind: string) => slider.dispatchEvent(new KeyboardEvent(kind, { key: 'ArrowRight' }));
  for (const kind of ['keydown', 'keydown', 'keydown', 'keyup', 'keyup', 'keydown']) key(kind);
  for (let n = 0; n < 2; n++) slider.dispatchEvent(new Event('blur'));
  expect(sent.map(([, value, done]) => [value, done])).toEqual([
    ...[30.5, 31, 31.5].map((value) => [`${value} yuan/kg`, false]),
    ['31.5 yuan/kg', true],
    ['32 yuan/kg', false],
    ['32 yuan/kg', true],
  ]);
});

test('the ends of a slider are reached, between two steps too, and what is shown is where it stands', () => {
  const element = numberInput({
    ...{ id: 'sum', label: 'sum', value: 570, original: 570, unit: '', low: 0.4, high: 582, note: '', resetLabel: 'Reset' },
    ...{ read: Number, language: 'en', onInput: () => {}, onReset: () => {} },
  });
  const slider = element.querySelector('[type=range]') as HTMLInputElement;
  const field = element.querySelector('[type=text]') as HTMLInputElement;
  const press = (key: string) => {
    slider.dispatchEvent(new KeyboardEvent('keydown', { key }));
    return [slider.value, field.value];
  };
  expect(press('ArrowRight')).toEqual(['575', '575']);
  expect(press('PageUp')).toEqual(['582', '582']);
  expect(press('ArrowUp')).toEqual(['582', '582']);
  slider.value = '8';
  expect(press('PageDown')).toEqual(['0.4', '0.4']);
});

test('a value next to nothing is shown short, and read again', () => {
  const { type, field } = drawn()(level);
  type('1e-300');
  expect(field.value).toBe('1e-300');
  type(field.value);
  expect(sent.map(([, value]) => value)).toEqual(['1e-300 yuan/kg', '1e-300 yuan/kg']);
});

test('the value before is sent again: it may mend a text that has problems', () => {
  const { type } = drawn()(level);
  type('30');
  expect(sent.map(([, value]) => value)).toEqual(['30 yuan/kg']);
});

test('sliders end where figures do', () => {
  const at = drawn();
  const ends = (id: string) => [Number(at(id).slider.min), Number(at(id).slider.max)];
  // Above zero where a logarithm is taken.
  for (const id of [level, 'drivers.price.process.start', 'drivers.demand.process.median'])
    expect(ends(id)[0], id).toBeGreaterThan(0);
  // Low, likely and high keep their order.
  const rent = (key: string) => ends(`villages.a.ventures.lake.rent.${key}`);
  expect(rent('min')[1]).toBe(320);
  expect(rent('likely')).toEqual([200, 400]);
  expect(rent('max')[0]).toBe(320);
  // A spread does not have the typical range of its figure.
  expect(ends('villages.a.ventures.cash.amount.sd')).toEqual([0, 100]);
});

test('wherever a slider stands, the scenario can be read', () => {
  const at = drawn();
  for (const { id } of [...document.querySelectorAll('input[type=range]')]) {
    const { slider } = at(id.slice(2).replace(/-slider$/, ''));
    for (const end of [slider.min, slider.max]) {
      slider.value = end;
      slider.dispatchEvent(new Event('input'));
      const [path, value] = sent.at(-1) ?? ['', null];
      if (!path.endsWith('growth')) expect(String(value), path).not.toMatch(/^-/);
      if (/level|start|median/.test(path)) expect(Number.parseFloat(String(value)), path).toBeGreaterThan(0);
    }
  }
});
