import { expect, test } from 'vitest';
import { emphasized } from '../../src/notebooks/runtime/emphasis.ts';

const html = (text: string) => {
  const place = document.createElement('p');
  place.append(...emphasized(text));
  return place.innerHTML;
};

test.each([
  ['plain', 'plain'],
  ['**a** and *b*', '<strong>a</strong> and <em>b</em>'],
  ['在“**甲**”下', '在“<strong>甲</strong>”下'],
  ['300 * 2 * 5 kg', '300 * 2 * 5 kg'],
  ['<b>no</b> **<i>x</i>**', '&lt;b&gt;no&lt;/b&gt; <strong>&lt;i&gt;x&lt;/i&gt;</strong>'],
  ['**open', '**open'],
])('%s', (text, expected) => {
  expect(html(text)).toBe(expected);
});
