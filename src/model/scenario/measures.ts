/** A scenario's own measures as written, and what its strategies state, in; checked formulas, and every measure of a village with its unit, out. */
import type { Dimension, Formula, Measure, Strategy, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { checkFormula, type Named, namesIn } from '../formula/check.ts';
import { orderByNeeds } from '../formula/order.ts';
import { parseFormula } from '../formula/parse.ts';
import { dimensionText, dimensionWords, readUnit, sameDimension } from '../formula/units.ts';
import { type Known, unitText } from './amount.ts';
import { checkName } from './ids.ts';
import { textOf } from './report.ts';
import type { ScenarioFile } from './shape.ts';
import { unitOf } from './strategy.ts';

/** Measures that every village has, then those it has if a strategy or a plan states them; the unit of each. */
const standard: readonly (readonly [string, string])[] = [
  ['income', 'yuan'],
  ['sources', ''],
  ['entities', ''],
  ['fund', 'yuan'],
  ['gap', 'yuan'],
  ['turnover', 'yuan'],
  ['household_income', 'yuan'],
  ['jobs', ''],
  ['investment', 'yuan'],
  ['grant', 'yuan'],
  ['support', 'yuan'],
  ['loans', 'yuan'],
];

/** Figures of a village that its measures may use, with their units and what they are called in Chinese. */
const villageFigures = [
  ['population', 'person', '人口'],
  ['households', 'household', '户数'],
  ['opening_fund', 'yuan', '期初资金'],
] as const;

const unit = (text: string): Unit => readUnit(text) as Unit;

/** A unit that prints a dimension in base units. */
export const unitOfDimension = (dimension: Dimension): Unit => {
  const text = dimensionText(dimension, 'm2');
  return { text: text === '1' ? '' : text, factor: 1, dimension };
};

/** Formulas that strategies name as measures; one that means different units in two strategies cannot be summed and is left out. */
function strategyMeasures(strategies: Iterable<Strategy>): Map<string, Unit> {
  const found = new Map<string, Unit | null>();
  for (const { measures, formulas } of strategies)
    for (const name of measures) {
      const dimension = formulas.find(({ id }) => id === name)?.formula.dimension;
      if (!dimension || standard.some(([known]) => known === name)) continue;
      const other = found.get(name);
      found.set(
        name,
        other === undefined || (other && sameDimension(other.dimension, dimension)) ? unitOfDimension(dimension) : null,
      );
    }
  return new Map([...found].flatMap(([name, of]) => (of ? [[name, of] as const] : [])));
}

export interface ReadMeasures {
  /** In the order of evaluation. */
  readonly measures: Measure[];
  /** Every measure a goal may name, with its unit; null where the measure has faults that are told. */
  readonly units: ReadonlyMap<string, Unit | null>;
}

export function readMeasures(file: ScenarioFile, strategies: Iterable<Strategy>, known: Known): ReadMeasures {
  const { out } = known;
  const units = new Map<string, Unit | null>(standard.map(([name, text]) => [name, unit(text)]));
  const all = [...strategies];
  for (const [name, of] of strategyMeasures(all)) units.set(name, of);
  // The formula of a measure may have faults of its own.
  for (const name of all.flatMap(({ measures }) => measures))
    if (!units.has(name) && !all.some(({ formulas }) => formulas.some(({ id }) => id === name))) units.set(name, null);
  const named = new Map<string, Named>(
    [...known.drivers].map(([name, { dimension, title }]) => [name, { dimension, title: title?.zh }]),
  );
  for (const [name, text] of villageFigures) named.set(name, { dimension: unit(text).dimension });
  for (const [name, of] of units) if (of) named.set(name, { dimension: of.dimension });

  const taken: ReadonlySet<string> = new Set([...units.keys(), ...villageFigures.map(([name]) => name)]);
  const tellTaken = (path: Path, id: string): void =>
    out.report(
      path,
      { en: `${id} is already the name of a measure or figure of a village`, zh: `“${id}”已是村的指标或数值的名称` },
      id,
      { en: `Give it another name, such as ${id}_1.`, zh: `请换一个名称，如 ${id}_1。` },
      { key: true },
    );
  // In a measure's formula the driver would silently be hidden.
  for (const id of known.drivers.keys()) if (taken.has(id)) tellTaken(['drivers', id], id);
  const written = Object.entries(file.measures ?? {}).map(([id, m]) => ({ id, ...(typeof m === 'object' ? m : { is: m }) }));
  const texts = new Map(written.map(({ id, is }) => [id, String(is)]));
  for (const { id } of written) {
    const path = ['measures', id];
    checkName(id, path, known);
    if (taken.has(id)) tellTaken(path, id);
  }
  const uses = (text: string) => {
    const parsed = parseFormula(text);
    return parsed.ok ? namesIn(parsed.tree) : [];
  };
  const ordered = orderByNeeds(new Map([...texts].map(([id, text]) => [id, uses(text)])));
  if (!ordered.ok) {
    const loop = ordered.loop.join(' → ');
    out.report(
      ['measures', ordered.loop[0] as string],
      { en: `the measures need each other in a loop: ${loop}`, zh: `指标互相引用成环：${loop}` },
      loop,
      { en: 'Break the loop.', zh: '请打破循环。' },
    );
    for (const id of texts.keys()) units.set(id, null);
    return { measures: [], units };
  }
  const measures: Measure[] = [];
  for (const id of ordered.names) {
    const m = written.find((entry) => entry.id === id);
    if (!m || taken.has(id)) continue;
    const path = ['measures', id];
    const text = String(m.is);
    units.set(id, null);
    if (uses(text).some((name) => (texts.has(name) || units.get(name) === null) && !named.has(name))) continue;
    const checked = checkFormula(
      text,
      (name) => named.get(name),
      (name) => didYouMean(name, [...named.keys(), 'year', 't']),
    );
    const place = typeof file.measures?.[id] === 'object' ? [...path, 'is'] : path;
    if (!checked.ok) {
      for (const { say, value, hint, offset } of checked.faults) out.report(place, say, value, hint, { offset });
      continue;
    }
    if (uses(text).includes('age')) {
      out.report(place, { en: 'a measure of a village has no age', zh: '村的指标没有 age（项目年龄）' }, text, {
        en: 'Use year or t.',
        zh: '请用 year 或 t。',
      });
      continue;
    }
    const own = m.unit === undefined ? unitOfDimension(checked.dimension) : unitOf(m.unit, [...path, 'unit'], known);
    if (!sameDimension(own.dimension, checked.dimension)) {
      const wanted = unitText(own);
      out.report(
        place,
        {
          en: `the measure is said to be in ${wanted.en}, its formula gives ${dimensionText(checked.dimension)}`,
          zh: `指标的单位写作 ${wanted.zh}，公式得出的是 ${dimensionWords(checked.dimension)}`,
        },
        text,
        { en: 'Check what is multiplied and divided.', zh: '请检查乘除的各项。' },
      );
      continue;
    }
    const lacking = villageFigures
      .filter(([name]) => name !== 'opening_fund' && uses(text).includes(name))
      .flatMap(([name, , zh]) =>
        Object.entries(file.villages).flatMap(([village, v]) =>
          v[name] === undefined ? [{ name, village, zh: `${zh}（${name}）` }] : [],
        ),
      );
    const [first] = lacking;
    if (first)
      out.report(
        place,
        {
          en: `${id} needs the ${first.name} of every village; missing in ${lacking.map(({ village }) => village).join(', ')}`,
          zh: `“${id}”需要每个村的${first.zh}；缺少的村：${lacking.map(({ village }) => village).join('、')}`,
        },
        text,
        { en: `Add ${first.name} to these villages.`, zh: `请为这些村填写${first.zh}。` },
      );
    const formula: Formula = { text, tree: checked.tree, dimension: checked.dimension };
    units.set(id, own);
    named.set(id, { dimension: own.dimension });
    measures.push({ id, title: textOf(m.title, id), unit: own, formula, town: m.town ?? 'formula' });
  }
  return { measures, units };
}
