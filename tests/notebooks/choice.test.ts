import { expect, test } from 'vitest';
import { choice } from '../../src/notebooks/inputs/choice.ts';

const villages = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `v${i}`, label: `嘎查${i}` }));

function shown(count: number) {
  const chosen: string[] = [];
  const element = choice('村', villages(count), 'v1', (id) => chosen.push(id), 'where');
  document.body.replaceChildren(element);
  const field = element.querySelector('input');
  /** As a hand types it, up to Enter or to leaving the field. */
  const type = (text: string, key: 'Enter' | 'Tab') => {
    if (!field) throw new Error('nothing to type into');
    field.focus();
    expect(field.value).toBe('');
    field.value = text;
    if (key === 'Enter') field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    else {
      field.dispatchEvent(new Event('change'));
      field.blur();
    }
    return field.value;
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

test('the whole name is taken before one that only holds it, and what is found nowhere changes nothing', () => {
  const { chosen, type } = shown(60);
  expect(type('嘎查5', 'Enter')).toBe('嘎查5');
  expect(type(' 查59 ', 'Tab')).toBe('嘎查59');
  expect(type('苏木', 'Enter')).toBe('嘎查59');
  expect(type('', 'Tab')).toBe('嘎查59');
  expect(type('嘎查59', 'Enter')).toBe('嘎查59');
  expect(chosen).toEqual(['v5', 'v59']);
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
