import { expect, test } from 'vitest';
import { Cancelled, makeHost } from '../../src/notebooks/runtime/host.ts';
import { notebook } from '../../src/notebooks/runtime/notebook.ts';

// What the reactive runtime asks again and what stays on screen.

test('a cell whose inputs are the very same is not drawn again; one that waits keeps what it showed', async () => {
  const asked = { half: 0, half_shown: 0, village: 0 };
  const book = notebook('test', { en: 'test', zh: '试' })
    .value('half', ['village'], (village) => {
      asked.half += 1;
      if (village === 'not yet') throw new Cancelled();
      return village.slice(0, 1);
    })
    .show('half', ['half'], (half) => {
      asked.half_shown += 1;
      return document.createTextNode(half);
    })
    .show('village', ['village'], (village) => {
      asked.village += 1;
      return document.createTextNode(village);
    });
  const host = makeHost({});
  const place = document.createElement('div');
  host.set({ village: 'ab' });
  host.mount(book, place, 'en');
  const now = () => [...place.querySelectorAll('.cell')].map(({ textContent }) => textContent);
  await expect.poll(now).toEqual(['a', 'ab']);
  host.set({ village: 'ac' });
  await expect.poll(now).toEqual(['a', 'ac']);
  expect(asked).toEqual({ half: 2, half_shown: 1, village: 2 });
  host.set({ village: 'not yet' });
  await expect.poll(now).toEqual(['a', 'not yet']);
  host.set({ village: 'ba' });
  await expect.poll(now).toEqual(['b', 'ba']);
  expect(asked.half_shown).toBe(2);
  expect(place.querySelector('.pending, .failed')).toBe(null);
});
