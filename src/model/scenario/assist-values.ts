/** The place of a value in a scenario file in; the words, names, figures and units that may stand there, out. */

import { writtenFigure, writtenQuantity } from '../base/figure-words.ts';
import type { Driver, Parameter, Scenario, Strategy, Text, Unit } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { measureTitles, together, unitWords } from '../base/words.ts';
import { readUnit, unitNames } from '../formula/units.ts';
import { plainSources } from './amount.ts';
import { unitMeaning } from './assist-words.ts';
import { kindWords } from './diff-process.ts';
import { sourceTitles, text } from './difference.ts';
import { schemasAt, wordsAt } from './form-schema.ts';
import { currentFormat } from './upgrade.ts';

export interface Named {
  readonly id: string;
  readonly title?: Text | null;
  readonly about?: Text | null;
  readonly isUnit?: boolean;
}

/** The ends of a range as a file writes them. */
export const writtenRange = (range: readonly [number, number], unit: Unit): readonly [string, string] => [
  writtenQuantity({ value: range[0], unit }),
  writtenQuantity({ value: range[1], unit }),
];

const described = ({ id, title, unit }: Driver): Named => ({
  id,
  title,
  about: unit.text === '' ? null : text(`in ${unitWords(unit, 'en')}`, `单位 ${unitWords(unit, 'zh')}`),
});

/** Units that fit a figure here: of the parameter, as far as its own is written, else all. */
function unitsFor(parameter: Parameter | null, number: string): Named[] {
  const typed = /(?:\p{L}[\p{L}\d]*\/)+$/u.exec(number)?.[0] ?? '';
  const own = parameter?.unit.text ?? '';
  const rest = own.startsWith(typed) ? own.slice(typed.length) : '';
  const alone = unitNames.map((id): Named => ({ id, title: unitMeaning.get(id) ?? null, isUnit: true }));
  if (rest === '' || own === '%') return alone;
  const unit = readUnit(own);
  const title = unit ? text(unitWords(unit, 'en'), unitWords(unit, 'zh')) : null;
  const first: Named = { id: rest, title, isUnit: true };
  return [first, ...alone.filter(({ id }) => id !== rest)];
}

/** Figures that are usual for a parameter, as a file writes them. */
function figuresFor({ default: usual, range, unit, title }: Parameter): Named[] {
  const ends = range ? writtenRange(range, unit) : [];
  return [
    ...(usual ? [{ id: writtenFigure(usual), title: text('usual value', '常用值'), about: title }] : []),
    ...ends.map((id, i) => ({
      id,
      title: i === 0 ? text('typical low', '一般低值') : text('typical high', '一般高值'),
      about: title,
    })),
  ];
}

const yearsOf = ({ years: { from, to } }: Scenario): Named[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ id: String(from + i) }));

/** What may be written as the value at a path; `number` is what stands of a quantity already. */
export function valuesAt(
  path: Path,
  parameter: Parameter | null,
  scenario: Scenario | null,
  strategies: readonly Strategy[],
  number = '',
): readonly Named[] {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const isQuantity = schemasAt(path).some(({ type }) => type === 'number');
  if (number !== '' && isQuantity) return unitsFor(parameter, number);
  const words = wordsAt(path).map(
    (id): Named => ({ id, title: path.at(-2) === 'process' ? (ownOf(kindWords, id) ?? null) : null }),
  );
  const inScenario = (list: (of: Scenario) => readonly Named[]) => (scenario ? list(scenario) : []);
  switch (key) {
    case 'format':
      return [{ id: currentFormat }];
    case 'strategy':
      return strategies;
    case 'driver':
    case 'between':
      return inScenario(({ drivers }) => drivers.map(described));
    case 'source': {
      const plain = plainSources.map((id): Named => ({ id, title: ownOf(sourceTitles, id) ?? null }));
      return [...inScenario(({ references }) => references), ...plain];
    }
    case 'based_on':
      return inScenario(({ plans }) => plans.filter(({ id }) => id !== path[1]));
    case 'measure':
      return inScenario(({ units, measures }) =>
        Object.keys(units).map((id) => ({
          id,
          title: measures.find((measure) => measure.id === id)?.title ?? ownOf(measureTitles, id) ?? null,
        })),
      );
    case 'who':
      return [
        { id: 'every village', title: text('every village', '每个村') },
        { id: 'the town', title: together },
        { id: '85% of villages', title: text('at least that share of the villages', '至少这一比例的村') },
        ...inScenario(({ villages }) => villages),
      ];
    case 'unit':
      return unitsFor(null, '');
    case 'year':
    case 'stop':
      return inScenario(yearsOf);
    case 'start':
    case 'from':
      return path[0] === 'villages' || path[0] === 'plans' ? inScenario(yearsOf) : words;
    default:
      return [...(parameter ? figuresFor(parameter) : []), ...words];
  }
}
