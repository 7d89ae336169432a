import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerSteps } from '../../src/engine/answering.ts';
import {
  answer,
  atPath,
  compareColumns,
  differenceColumn,
  makeDraws,
  type Path,
  type Projection,
  readScenario,
  say,
} from '../../src/model/index.ts';
import { books } from '../../src/notebooks/books/all.ts';
import type { Drawn } from '../../src/notebooks/books/drawn.ts';
import { makeHost } from '../../src/notebooks/runtime/host.ts';
import type { Actions, Ask, EngineAnswer } from '../../src/notebooks/runtime/notebook.ts';

/** The figures that each drawing tells when it is pressed. */
function drawingsIn(place: HTMLElement): Drawn[] {
  const drawn: Drawn[] = [];
  place.addEventListener('furrow:figures', (event) => drawn.push((event as CustomEvent<{ data: Drawn }>).detail.data));
  const images = [...place.querySelectorAll('figure > [role=img]')];
  for (const image of images) image.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(drawn).toHaveLength(images.length);
  return drawn;
}

/** Every figure of a drawing tells how it came about or opens one; the last mean is the mean of what it opens. */
async function opens({ columns, rows, how, opens: open, words }: Drawn, ask: Ask): Promise<void> {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  if (!open) {
    expect(how).toBeTruthy();
    return;
  }
  const isMean = (head: string) => /^(mean|平均值)/u.test(head);
  const line = rows.length - 1;
  const opened = (column: number) => {
    const value = rows[line]?.[column];
    return column > 0 && typeof value === 'number'
      ? open(line, column, words?.(value, line, column) ?? String(value))
      : undefined;
  };
  const column = columns.findLastIndex((_, j) => opened(j));
  const target = opened(column);
  if (!target || target.reading?.().alone) {
    expect(target?.reading?.().how).toBeTruthy();
    return;
  }
  const { plan, village, venture = null, measure, year } = target;
  const trace = await ask('trace', { plan, place: { village, venture, name: measure, year }, future: 'middle' });
  expect(trace.root).toBeTruthy();
  const node = trace.nodes.find(({ id }) => id === trace.root);
  if (isMean(columns[column] ?? '')) expect(node?.band.mean).toBeCloseTo(rows[line]?.[column] as number, 4);
}

// The whole graph of each notebook runs in Node, without a page, on each scenario.

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, `../../scenarios/${name}.yaml`), 'utf8');

const bare = `format: furrow/1
title: bare
years: {from: 2026, to: 2028}
villages:
  a: {}
  b: {}
`;

const scenarios = [
  ['seven-villages', fileOf('seven-villages')],
  ['one-base', fileOf('one-base')],
  ['bare', bare],
].map(([name = '', text = '']) => {
  const { scenario, source } = readScenario(text);
  if (!scenario) throw new Error(`${name} has problems`);
  const at = (path: Path) => atPath(source?.data, path);
  return { name, text, at, scenario: { ...scenario, runs: 500 } };
});

for (const { name, text, at, scenario } of scenarios) {
  const draws = makeDraws(scenario.seed, scenario.runs);
  const projections = new Map<string, Projection>();
  for (const plan of scenario.plans) {
    const steps = answer(scenario, plan, draws, { columns: true });
    let step = steps.next();
    while (!step.done) step = steps.next();
    if (!step.value.ok) throw new Error(step.value.finding.say.en);
    projections.set(plan.id, step.value.projection);
  }
  const given: EngineAnswer = {
    scenario,
    outcomes: [...projections.values()].map(({ outcome }) => outcome),
  };
  const actions: Actions = {
    setFigure: () => [],
    setFigures: () => [],
    resetFigure: () => {},
    original: at,
    written: at,
    texts: () => ({ opened: text, now: text }),
    read: readScenario,
    write: () => {},
    change: () => {},
    tried: () => readScenario(''),
    draft: () => readScenario(''),
    finish: () => {},
    opened: () => scenario,
    data: () => null,
    plans: () => {},
    choose: () => {},
    look: () => {},
    trace: () => {},
    second: { choose: async () => {}, kept: async () => [], chooseKept: async () => {} },
    compare: ({ a, b }) => {
      const [x, y] = [a, b].map((id) => projections.get(id)?.town.income?.at(-1) ?? 0) as [number, number];
      const difference = compareColumns(x, y);
      const column = differenceColumn(x, y);
      return Promise.resolve({
        difference,
        edges: [difference.p10, difference.p90 + 1],
        counts: [typeof column === 'number' ? 1 : column.length],
      });
    },
  };
  // Asked once, as on a page.
  const known = new Map<string, Promise<unknown>>();
  const ask: Ask = (name, asked) => {
    const answered = async () => {
      const steps = answerSteps(name, scenario, asked, draws);
      let step = steps.next();
      while (!step.done) step = steps.next();
      return step.value;
    };
    const key = `${name} ${JSON.stringify(asked)}`;
    const found = known.get(key) ?? answered();
    known.set(key, found);
    return found as Promise<never>;
  };
  for (const language of ['en', 'zh'] as const) {
    for (const book of books) {
      test(`${book.id} of ${name} in ${language} shows each of its cells`, async () => {
        const [first] = scenario.plans;
        const last = scenario.plans.at(-1);
        if (!first || !last) throw new Error('no plans');
        const host = makeHost({ answer: { inputs: [], definition: () => given } });
        host.set({
          scenario,
          plan: last,
          against: first,
          settled: { scenario, plan: last },
          village: scenario.villages[0]?.id,
          file: `${name}.yaml`,
          language,
          view: {},
          otherFile: null,
          asked: scenario,
          attempt: 0,
          ask,
          actions,
        });
        const place = document.createElement('div');
        document.body.replaceChildren(place);
        host.mount(book, place, language);
        const shows = [
          ...new Set(book.cells.filter(({ kind }) => kind === 'value').map((cell) => (cell.kind === 'value' ? cell.name : ''))),
        ];
        for (const cell of shows) await host.value(cell);
        await expect
          .poll(() => [...place.querySelectorAll('.cell')].filter((cell) => cell.childElementCount === 0).length)
          .toBe(0);
        expect(place.querySelectorAll('.failed').length).toBe(0);
        if (name === 'bare' && ['glance', 'village'].includes(book.id)) {
          expect(place.querySelector('.empty')?.textContent).toMatch(/no ventures|没有项目/u);
          // Charts of nothing say nothing.
          expect(place.querySelectorAll('svg').length).toBe(0);
        } else if (['glance', 'village'].includes(book.id) || (book.id === 'compare' && scenario.plans.length > 1))
          expect(place.textContent).toContain(
            say((book.id === 'village' ? scenario.villages[0] : last)?.title ?? { en: '', zh: '' }, language),
          );
        expect(place.textContent).not.toMatch(/NaN|undefined|Infinity|\[object/);
        // Of this scenario, and of nothing that is counted wrong.
        if (scenario.villages.length === 1) expect(place.textContent).not.toMatch(/seven villages|七个|七村|\b1 villages/i);
        expect(place.textContent).not.toMatch(/ahead in (0|100)% of futures|在 (0|100)% 的模拟中/);
        for (const drawn of drawingsIn(place)) await opens(drawn, ask);
      });
    }
  }
}
