import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Document, isScalar, visit } from 'yaml';
import { atPath } from '../../../src/model/base/own.ts';
import type { Path } from '../../../src/model/base/problem.ts';
import { edit } from '../../../src/model/scenario/edit.ts';
import { editAll } from '../../../src/model/scenario/edits.ts';
import { changedIn, reopen } from '../../../src/model/scenario/reopen.ts';
import { type OpenText, open } from '../../../src/model/scenario/text.ts';
import { same } from '../../helpers.ts';

// What is opened by what differs is what reading all of it gives.

const fileOf = (name: string) => readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
const base = fileOf('one-base');
const odd = `# all ways to write
a: 12
"b": {c: 3 yuan, d: [1, 22,x,  4, {e: f g}], h: null} # beside a map
r: {is: 3 kg, source: t}
s: {is: 3 kg, source: t} # beside one
i:
  - j: 5 万元 # beside it
    k: 'in quotes'
  - l
  -
m: |
  of lines
  and more
n: of two
  lines
`;

/** Every place in the data. */
function pathsOf(data: unknown, path: Path = []): Path[] {
  const inner = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return [path, ...inner.flatMap(([key, value]) => pathsOf(value, [...path, Array.isArray(data) ? Number(key) : key]))];
}

/** Kinds, places and values of all nodes. */
function nodesOf(doc: Document | null): unknown[] {
  const found: unknown[] = [];
  if (doc)
    visit(doc, {
      Node: (_, node) => {
        const { type, value, source, format, minFractionDigits } = isScalar(node) ? node : ({} as Record<string, undefined>);
        found.push([node.constructor.name, node.range, node.comment, type, value, source, format, minFractionDigits]);
      },
    });
  return found;
}

const told = ({ text, problems, source, doc, meant }: OpenText) => ({
  ...{ text, problems, data: source?.data, nodes: nodesOf(doc), meant: meant?.problems },
  places: pathsOf(source?.data).map((path) => [source?.place(path), source?.place(path, { key: true, offset: 1 })]),
});

/** The text with other letters from one place to another. */
const put = (text: string, from: number, to: number, piece: string) => text.slice(0, from) + piece + text.slice(to);

const values = [
  ...'7|33.50|-5|+5|1e3|0x10|007|true|null|~|.5|1.|12 yuan|5 万元|60%|a|a b|a-b'.split('|'),
  ...'|5 | 5|- 5|-|...|---|a: b|a:b|a #b|a#b|{}|[1]|1,000|000|120|"x"|&a|*a|!t x'.split('|'),
  ...'{is: 5 yuan, source: a}|{is: 5 万元}|{is: 5,source: a}|{is: {x: 1}}|{a: 1, a: 2}|{<<: x}|{__proto__: 1}|{a}'.split('|'),
  ...'9007199254740993|.inf|1e999|１|5，6|二〇二六|<<|?|%|@|`|__proto__'.split('|'),
  ...[' ', '|', "'x'", 'x\ny', '\t5', '5\r\n', '\u200b'],
];

test.each([
  ['one-base.yaml', base, 67],
  ['one-base.yaml with lines of Windows', base.replaceAll('\n', '\r\n'), 97],
  ['all ways to write', odd, 1],
])('each value of %s becomes any other, and the text before is still read right', (_, text, every) => {
  const places = nodesOf(open(text).doc)
    .map((node) => (node as [string, [number, number] | undefined])[1])
    .filter((range) => range !== undefined);
  expect(places.length).toBeGreaterThan(10);
  const anew = told(open(text));
  for (const [i, [from, to]] of places.entries())
    for (const piece of i % every === 0 ? values : []) {
      const before = open(text);
      const next = put(text, from, to, piece);
      same(told(reopen(before, next)), told(open(next)), JSON.stringify(next.slice(from - 10, from + 20)));
      if (i % 2 === 0) same(told(before), anew);
    }
});

test('letters anywhere become others, one change after the other', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...values, ':', ',', '\n', '#', '  '),
    fc.string({ unit: 'binary-ascii', maxLength: 3 }),
  );
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(4), pieces), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(base, odd), changes, (text, all) => {
      let now = open(text);
      for (const [at, more, piece] of all) {
        const from = at % (now.text.length + 1);
        const next = put(now.text, from, from + more, piece);
        now = reopen(now, next);
        same(told(now), told(open(next)));
      }
    }),
    { numRuns: 60 },
  );
});

test('one figure after the other is edited as in a text that is read anew each time', () => {
  const text = fileOf('seven-villages');
  const level = (driver: string): Path => ['drivers', driver, 'process', 'level'];
  const edits: [Path, unknown][] = [
    [level('beef_price'), '33 yuan/kg'],
    [level('beef_price'), '33.25 yuan/kg'],
    [level('calf_price'), '7 yuan/kg'],
    [['simulation', 'runs'], 500],
    [['title', 'zh'], '三年计划'],
    [['goals', 'income-500k', 'at_least'], '60 万元'],
    [level('beef_price'), '1000.125 yuan/kg'],
  ];
  const first = open(text);
  let now = first;
  let anew = text;
  for (const [path, value] of edits) {
    const last = now;
    now = edit(now, path, value);
    anew = edit(open(anew), path, value).text;
    same(told(now), told(open(anew)));
    // What is as before is the very same object: it need not be checked again.
    expect(atPath(now.source?.data, ['villages'])).toBe(atPath(last.source?.data, ['villages']));
  }
  same(told(first), told(open(text)));
});

test('several figures and their sources are edited as in a text that is read anew', () => {
  const text = fileOf('seven-villages');
  const driver: Path = ['drivers', 'beef_price'];
  const rent: Path = ['villages', 'chahan-temple', 'ventures', 'lease-subei', 'rent'];
  for (const edits of [
    [
      { path: [...driver, 'process', 'level'], value: '33 yuan/kg' },
      { path: [...driver, 'source'], value: 'assumption' },
    ],
    [
      { path: rent, value: { is: '33 yuan/mu/year', source: 'assumption' } },
      { path: [...driver, 'unit'], value: 'yuan/jin' },
    ],
    // The second is no plain value.
    [
      { path: [...driver, 'process', 'level'], value: '33 yuan/kg' },
      { path: [...driver, 'source'], value: 'a, b: c' },
    ],
  ]) {
    const before = open(text);
    const made = editAll(before, edits);
    const anew = edits.reduce((now, { path, value }) => edit(open(now), path, value).text, text);
    same(told(made), told(open(anew)));
    same(told(before), told(open(text)));
  }
});

test('data that are not wanted leave the text before its document', () => {
  const before = open(base);
  const next = base.replace('level: 32 yuan/kg', 'level: 33 yuan/kg');
  const { doc } = before;
  expect(changedIn(before, next, 'another')).toBeNull();
  expect(before.doc).toBe(doc);
  same(told(changedIn(before, next, JSON.stringify(open(next).source?.data)) ?? before), told(open(next)));
  expect(before.doc).not.toBe(doc);
});
