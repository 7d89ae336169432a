import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fanTiles, type Tile } from '../../src/notebooks/books/fan-tiles.ts';
import { type MatrixInput, matrices, matrix } from '../../src/notebooks/charts/matrix.ts';
import { drawn, redraw, type Shape, shape } from '../../src/notebooks/charts/shape.ts';
import type { Taken } from '../../src/notebooks/charts/style.ts';

// What is drawn into elements that are there comes out as what is drawn anew.

const { shapes } = fc.letrec<{ shapes: Shape; inside: string | Shape }>((tie) => ({
  shapes: fc
    .tuple(
      fc.constantFrom('g', 'path', 'text'),
      fc.dictionary(fc.constantFrom('d', 'x', 'y', 'fill'), fc.oneof(fc.integer(), fc.constantFrom('red', 'blue'))),
      fc.array(tie('inside'), { maxLength: 3 }),
    )
    .map(([tag, at, inside]) => shape(tag, at, ...inside)),
  inside: fc.oneof({ depthSize: 'small' }, fc.constantFrom('one', 'two'), tie('shapes')),
}));

test('a drawing that becomes another is as that other drawn anew', () => {
  fc.assert(
    fc.property(fc.array(shapes, { minLength: 1, maxLength: 4 }), (all) => {
      const [first, ...others] = all.map(({ at, inside }) => shape('svg', at, ...inside));
      const element = drawn(first as Shape);
      for (const next of others) {
        // Words at a point, put in by whoever watches the pointer.
        element.append(drawn(shape('g', { class: 'tip' })));
        redraw(element, next);
        expect(element.isEqualNode(drawn(next))).toBe(true);
      }
    }),
  );
});

const pressed: string[] = [];
const table = (numbers: readonly (number | null)[], columns = ['goal']): MatrixInput => ({
  caption: 'goals',
  scrolls: 'scrolls',
  corner: 'village',
  columns: columns.map((label) => ({ label, note: '' })),
  rows: numbers.map((probability, i) => ({
    id: `v${i}`,
    label: `village ${i}`,
    cells: columns.map(() => ({
      probability,
      text: probability === null ? '–' : String(probability),
      sure: probability !== null && probability > 0.8,
      title: `title ${probability}`,
      ...(probability !== null && { press: () => void pressed.push(`${i} ${probability}`) }),
    })),
  })),
  onRow: (id) => void pressed.push(id),
});

test('a table of goals takes other numbers, and what is pressed or taken along is what stands there now', () => {
  const draw = matrices();
  const element = draw(table([0.2, 0.9, null]));
  document.body.replaceChildren(element);
  expect(draw(table([0.95, 0.1, null]))).toBe(element);
  const shown = (of: HTMLElement) =>
    [...of.querySelectorAll('td')].map((cell) => [cell.textContent, cell.title, cell.className, cell.style.background]);
  expect(shown(element)).toEqual(shown(matrix(table([0.95, 0.1, null]))));
  for (const button of element.querySelectorAll<HTMLElement>('td button, th button')) button.click();
  expect(pressed).toEqual(['v0', '0 0.95', 'v1', '1 0.1', 'v2']);
  const taken: Taken[] = [];
  document.body.addEventListener('furrow:take', (event) => taken.push((event as CustomEvent<Taken>).detail));
  element.querySelector<HTMLElement>('.taking button')?.click();
  expect(taken.map(({ data }) => data?.rows)).toEqual([
    [
      ['village 0', 0.95],
      ['village 1', 0.1],
      ['village 2', '–'],
    ],
  ]);
  // Other columns are another table.
  const other = draw(table([0.95, 0.1, null], ['goal', 'more']));
  expect(other).not.toBe(element);
  expect(other.querySelectorAll('td')).toHaveLength(6);
});

const tile = (id: string, p50: number): Tile => ({
  id,
  name: `village ${id}`,
  figure: { of: String(p50), make: () => [`2027 ${p50}`] },
  years: [2026, 2027],
  rows: [p50, 2 * p50].map((x) => ({
    mean: x,
    sd: 0,
    standardError: 0,
    ...{ p5: x, p10: x - 5, p25: x - 2, p50: x, p75: x + 2, p90: x + 5, p95: x },
  })),
  futures: [[p50, p50]],
  colour: 'red',
  goals: [{ year: 2027, value: 30, label: 'goal' }],
  divide: 1,
  axis: 'yuan',
  width: 250,
  height: 190,
  tip: () => '',
  data: { name: id, columns: ['p50'], rows: [[p50]] },
  description: `median ${p50}`,
});

test('fans of the same villages are drawn into the same elements, those of others anew', () => {
  const draw = fanTiles();
  const grid = draw([tile('a', 10), tile('b', 20)]);
  const [chart] = grid.querySelectorAll('svg');
  const moved = [tile('a', 11), tile('b', 44)];
  expect(draw(moved)).toBe(grid);
  expect(grid.querySelector('svg')).toBe(chart);
  expect(grid.outerHTML).toBe(fanTiles()(moved).outerHTML);
  const fewer = draw([tile('a', 11)]);
  expect(fewer).not.toBe(grid);
  expect(fewer.outerHTML).toBe(fanTiles()([tile('a', 11)]).outerHTML);
});
