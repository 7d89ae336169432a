import { expect, test } from 'vitest';
import { linkOf, scenarioOfLink } from '../../src/model/index.ts';
import { isOnlyHere, linkIn, viewOf, withView } from '../../src/notebooks/books/link.ts';

const made = linkOf({ name: '一.yaml', text: 'format: furrow/1\n' });
if (!made.ok) throw new Error('too large');
const { fragment } = made;

test('the plan and the notebook travel behind the scenario, which is read the same', () => {
  const whole = withView(fragment, { plan: '再议 & more', book: 'money' });
  expect(scenarioOfLink(whole)).toEqual(scenarioOfLink(fragment));
  expect(viewOf(whole)).toEqual({ plan: '再议 & more', book: 'money' });
  expect([withView(fragment, {}), viewOf(fragment)]).toEqual([fragment, {}]);
});

test('a link is found in what was pasted, also where a program broke its line', () => {
  const lines = fragment.replace(/(.{20})/g, '$1\r\n ');
  for (const text of [fragment, `see https://example.org/furrow.html${fragment}`, `他发来的：\n${lines}`])
    expect(scenarioOfLink(linkIn(text) ?? '')).toMatchObject({ ok: true, carried: { name: '一.yaml' } });
  expect(linkIn('https://example.org/')).toBeNull();
});

test('a scenario that speaks of a link is no link', () => {
  expect(linkIn(`# was ${fragment}\nformat: furrow/1\ntitle: t\n`)).toBeNull();
  expect(linkIn(`<!doctype html><a href="${fragment}">`)).toBeNull();
});

test('pages from a folder or from this computer have no address for others', () => {
  const only = (address: string) => isOnlyHere(new URL(address) as unknown as Location);
  expect(['file:///a.html', 'http://127.0.0.1:80/', 'http://localhost/', 'http://[::1]/'].map(only)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['https://example.org/', 'http://10.0.0.5/'].map(only)).toEqual([false, false]);
});
