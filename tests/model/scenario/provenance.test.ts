import { expect, test } from 'vitest';
import { atPath, type Former, withSources, withValue } from '../../../src/model/index.ts';

const file = {
  references: { report: { title: 'Report' } },
  drivers: {
    beef: { title: 'Beef', unit: 'yuan/kg', source: 'report', process: { kind: 'trend', start: '30 yuan/kg', growth: '2%' } },
  },
  correlations: [{ between: ['beef', 'calf'], is: 0.8, source: 'estimate', note: 'as told' }],
  villages: {
    east: {
      ventures: {
        lease: {
          area: { is: '100 mu', source: 'report', note: 'page 3' },
          rent: { min: '4 yuan/mu', likely: '5 yuan/mu', max: '9 yuan/mu', source: 'estimate' },
          fee: '8%',
          fill: { is: ['50%', '60%'], source: 'report' },
        },
      },
    },
  },
};
const lease = ['villages', 'east', 'ventures', 'lease'];
type Path = readonly (string | number)[];
const extras = (path: Path, value: unknown, data: unknown = file) => withSources([{ path, value }], data, file).slice(1);
const sourcesIn = (edits: readonly { path: Path }[]) => edits.filter(({ path }) => path.at(-1) !== 'note');

test.each<[string, Path, unknown, Path]>([
  ['one value', [...lease, 'area', 'is'], '120 mu', [...lease, 'area', 'source']],
  ['one end of a range', [...lease, 'rent', 'max'], '12 yuan/mu', [...lease, 'rent', 'source']],
  ['one year of a list', [...lease, 'fill', 'is', 1], '70%', [...lease, 'fill', 'source']],
  ['a driver', ['drivers', 'beef', 'process', 'start'], '33 yuan/kg', ['drivers', 'beef', 'source']],
  ['a correlation', ['correlations', 0, 'is'], 0.5, ['correlations', 0, 'source']],
  ['a whole figure', [...lease, 'area'], { is: '120 mu', source: 'report', note: 'page 3' }, [...lease, 'area', 'source']],
  [
    'a figure of a plan that copies the one of the village',
    ['plans', 'more', 'changes', 'east', 'lease', 'area'],
    { is: '120 mu', source: 'report' },
    ['plans', 'more', 'changes', 'east', 'lease', 'area', 'source'],
  ],
])('what is no longer what its source says is an assumption: %s', (_, path, value, source) => {
  expect(sourcesIn(extras(path, value))).toEqual([{ path: source, value: 'assumption' }]);
});

test('a note of before says so, with the document that it was of; one that comes with the figure stays', () => {
  const note = [...lease, 'area', 'note'];
  const is = { path: [...lease, 'area', 'is'], value: '120 mu' };
  const marked = { path: note, value: 'Of the figure before (Report) – page 3' };
  const assumed = { path: [...lease, 'area', 'source'], value: 'assumption' };
  expect(withSources([is], file, file)).toEqual([is, marked, assumed]);
  expect(withSources([is, assumed], file, file)).toEqual([is, assumed, marked]);
  // Once it is marked it stays as it is, and goes with what was changed.
  const changed = [is, marked, assumed].reduce<unknown>((data, { path, value }) => withValue(data, path, value), file);
  expect(extras([...lease, 'area', 'is'], '130 mu', changed)).toEqual([]);
  expect(extras([...lease, 'area', 'is'], '100 mu', changed)).toEqual([
    { path: note, value: 'page 3' },
    { path: [...lease, 'area', 'source'], value: 'report' },
  ]);
  const survey = { path: [...lease, 'area', 'source'], value: 'survey' };
  expect(withSources([is, survey], file, file)).toEqual([is, survey, marked]);
  // The note is that of the file that was opened, whatever was chosen since; and the file's own number has its own source again.
  const chosen = withValue(withValue(file, is.path, '120 mu'), survey.path, 'survey');
  expect(extras(is.path, '130 mu', chosen)).toEqual([marked, assumed]);
  expect(withSources([{ ...is, value: '100 mu' }, survey], chosen, file).slice(2)).toEqual([{ ...survey, value: 'report' }]);
  const whole = { path: [...lease, 'area'], value: { is: '120 mu', source: 'assumption', note: 'page 9' } };
  expect(withSources([whole], file, file)).toEqual([whole]);
  // Where there is no source either.
  const bareNote = withValue(file, [...lease, 'fee'], { is: '8%', note: '镇里定的' });
  const fee = { path: [...lease, 'fee', 'note'], value: '原数的说明：镇里定的' };
  expect(extras([...lease, 'fee', 'is'], '9%', bareNote)).toEqual([fee]);
  // A driver without a note keeps the name of the document that its other figures still come from.
  const start = { path: ['drivers', 'beef', 'process', 'start'], value: '33 yuan/kg' };
  const named = { path: ['drivers', 'beef', 'note'], value: 'Of the figure before – Report' };
  const own = { path: ['drivers', 'beef', 'source'], value: 'assumption' };
  expect(withSources([start], file, file)).toEqual([start, named, own]);
  const driven = [start, named, own].reduce<unknown>((data, { path, value }) => withValue(data, path, value), file);
  expect(extras(start.path, '30 yuan/kg', driven)).toEqual([
    { path: named.path, value: undefined },
    { path: own.path, value: 'report' },
  ]);
  const both = withValue(file, note, { en: '“三”', zh: '3' });
  expect(extras([...lease, 'area', 'is'], '120 mu', both).slice(0, 2)).toEqual([
    { path: [...note, 'en'], value: 'Of the figure before (Report) – “三”' },
    { path: [...note, 'zh'], value: '原数的说明（Report）：3' },
  ]);
});

test.each<[string, Path, unknown]>([
  ['the same amount, written otherwise', [...lease, 'area', 'is'], '1e2 mu'],
  ['words about it', [...lease, 'area', 'note'], 'page 4'],
  ['the title of a driver', ['drivers', 'beef', 'title'], 'Cattle'],
  ['its source alone', [...lease, 'area', 'source'], 'estimate'],
  ['a figure that never had a source', [...lease, 'fee'], '9%'],
  ['what goes', [...lease, 'area'], undefined],
])('a source stays as it is: %s', (_, path, value) => {
  expect(extras(path, value)).toEqual([]);
});

test('a source that is edited with the figure is the one that was put', () => {
  const edits = [
    { path: [...lease, 'area', 'is'], value: '120 mu' },
    { path: [...lease, 'area', 'source'], value: 'survey' },
  ];
  expect(sourcesIn(withSources(edits, file, file))).toEqual(edits);
});

test('what is again as it was in the file has its source again', () => {
  const moved = structuredClone(file);
  Object.assign(moved.villages.east.ventures.lease.area, { is: '120 mu', source: 'assumption' });
  expect(sourcesIn(extras([...lease, 'area', 'is'], '130 mu', moved))).toEqual([]);
  expect(extras([...lease, 'area', 'is'], '100 mu', moved)).toEqual([{ path: [...lease, 'area', 'source'], value: 'report' }]);
});

test('a value of before has the source of before, also where that was chosen by hand', () => {
  const former: Former = new Map();
  let data: unknown = structuredClone(file);
  const area = [...lease, 'area'];
  const put = (key: string, value: unknown) => {
    for (const edit of withSources([{ path: [...area, key], value }], data, file, former))
      data = withValue(data, edit.path, edit.value);
    return atPath(data, [...area, 'source']);
  };
  expect(put('source', 'survey')).toBe('survey');
  expect(put('is', '120 mu')).toBe('assumption');
  expect(put('is', '100 mu')).toBe('survey');
  expect(put('is', '120 mu')).toBe('assumption');
  expect(put('source', 'estimate')).toBe('estimate');
  expect(put('is', '130 mu')).toBe('assumption');
  expect(put('is', '120 mu')).toBe('estimate');
  expect(put('is', '100 mu')).toBe('survey');
});

test('a correlation is known by what it is between, not by its place', () => {
  const other = { between: ['calf', 'herbs'], is: 0.1, source: 'assumption' };
  const longer = { ...file, correlations: [other, ...file.correlations] };
  const moved = { ...file, correlations: [{ ...file.correlations[0], is: 0.5, source: 'assumption' }] };
  const edit = { path: ['correlations', 0, 'is'], value: 0.8 };
  expect(withSources([edit], moved, longer)).toEqual([edit, { path: ['correlations', 0, 'source'], value: 'estimate' }]);
});

test('a figure of a plan that is again what its village has comes from where that comes from', () => {
  const path = ['plans', 'more', 'changes', 'east', 'lease', 'area'];
  const data = withValue(withValue(file, ['plans'], {}), ['plans', 'more'], {
    changes: { east: { lease: { area: { is: '120 mu', source: 'assumption' } } } },
  });
  expect(extras([...path, 'is'], '100 mu', data)).toEqual([
    { path: [...path, 'note'], value: 'page 3' },
    { path: [...path, 'source'], value: 'report' },
  ]);
});

test('a goal that is brought back has its title again', () => {
  const goal = { title: '市里标准：20万元', measure: 'income', at_least: '20 万元', year: 2028, source: 'report' };
  const opened = { ...file, goals: { g: goal } };
  const at = ['goals', 'g'];
  const changed = withValue(opened, at, { ...goal, title: '市里标准（已改）：8万元', at_least: '8 万元', source: 'assumption' });
  const edits = [
    { path: [...at, 'title'], value: '市里标准（已改）：20万元' },
    { path: [...at, 'at_least'], value: '20 万元' },
  ];
  expect(withSources(edits, changed, opened).slice(2)).toEqual([
    { path: [...at, 'source'], value: 'report' },
    { path: [...at, 'title'], value: '市里标准：20万元' },
  ]);
});
