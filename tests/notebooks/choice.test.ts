import { expect, test } from 'vitest';
import { choice } from '../../src/notebooks/inputs/choice.ts';

const villages = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `v${i}`, label: `嘎查${i}` }));

function shown(count: number) {
  const chosen: string[] = [];
  const element = choice('村', villages(count), 'v1', (id) => chosen.push(id), 'where');
  document.body.replaceChildren(element);
  const field = element.querySelector('input');
  /** As a hand types it, up to Enter or to leaving the field; what stands there then, and whether it is wrong. */
  const type = (text: string, key: 'Enter' | 'Tab') => {
    if (!field) throw new Error('nothing to type into');
    field.focus();
    field.value = text;
    if (key === 'Enter') field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    else field.blur();
    return [field.value, field.getAttribute('aria-invalid') === 'true'];
  };
  return { element, chosen, field, type };
}

test('few options are a list, many are found by typing', () => {
  const { element } = shown(40);
  expect(element.querySelector('select')?.value).toBe('v1');
  expect(element.querySelector('#where')?.tagName).toBe('SELECT');
  const many = shown(41);
  expect(many.element.querySelector('#where')).toBe(many.field);
  expect(many.field?.value).toBe('嘎查1');
  expect(many.element.querySelectorAll('datalist option')).toHaveLength(41);
});

test('the whole name is taken before one that only holds it, however wide its signs are, and an id as well', () => {
  const { chosen, type } = shown(60);
  expect(type('嘎查5', 'Enter')).toEqual(['嘎查5', false]);
  expect(type(' 查59 ', 'Tab')).toEqual(['嘎查59', false]);
  expect(type('嘎查 ４０', 'Tab')).toEqual(['嘎查40', false]);
  expect(type('v7', 'Enter')).toEqual(['嘎查7', false]);
  expect(type('', 'Tab')).toEqual(['嘎查7', false]);
  expect(type('嘎查7', 'Enter')).toEqual(['嘎查7', false]);
  expect(chosen).toEqual(['v5', 'v59', 'v40', 'v7']);
});

test('what is found nowhere or in several names stays as wrong, and nothing is chosen', () => {
  const { chosen, field, type, element } = shown(60);
  const told = () => element.querySelector('.fault')?.textContent;
  expect(type('苏木', 'Enter')).toEqual(['苏木', true]);
  expect(told()).toBe('0 / 60');
  expect(type('查4', 'Tab')).toEqual(['查4', true]);
  expect(told()).toBe('11 / 60');
  // To go on typing, it is still there.
  field?.focus();
  expect(field?.value).toBe('查4');
  expect(type('', 'Tab')).toEqual(['嘎查1', false]);
  expect(chosen).toEqual([]);
});

test('Enter in the field does not press the button of the form around it', () => {
  const { element, type } = shown(60);
  let pressed = false;
  element.addEventListener('keydown', () => {
    pressed = true;
  });
  type('嘎查5', 'Enter');
  expect(pressed).toBe(false);
});

test('Escape takes a wrong name back and closes nothing; the next one is for what is around', () => {
  const { element, field, type } = shown(60);
  const heard: string[] = [];
  element.addEventListener('keydown', ({ key }) => heard.push(key));
  type('苏木', 'Tab');
  const pressEscape = () =>
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  expect(pressEscape()).toBe(false);
  expect([field?.value, field?.getAttribute('aria-invalid'), element.querySelector('.fault')?.textContent]).toEqual([
    '嘎查1',
    'false',
    '',
  ]);
  expect(heard).toEqual([]);
  // What was only begun goes too.
  if (field) field.value = '嘎';
  expect(pressEscape()).toBe(false);
  expect(field?.value).toBe('嘎查1');
  pressEscape();
  expect(heard).toEqual(['Escape']);
});
