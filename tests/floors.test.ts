import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { read } from './source.ts';

// The house has floors: what a file may import follows from where it lies. See the tree in the README.

const root = fileURLToPath(new URL('../', import.meta.url));

const floors: Record<string, number> = {
  'src/model/loops': -1,
  'src/model/base': 0,
  'src/model/formula': 1,
  'src/model/chance': 1,
  'src/model/scenario': 2,
  'src/model/projection': 2,
  'src/model/strategies': 2,
  'src/model/goals': 3,
  'src/model/analysis': 4,
  'src/model/index.ts': 5,
  'src/engine': 6,
  'src/sheets': 6,
  'src/notebooks/charts': 7,
  'src/notebooks/inputs': 7,
  'src/notebooks/runtime': 7,
  'src/notebooks/words': 7,
  'src/notebooks/books': 8,
  'src/cli': 9,
  'src/notebooks/main.ts': 9,
  'src/notebooks/entry.ts': 10,
  'src/notebooks/one-file.ts': 10,
};

const onlyImporters: Record<string, string> = {
  fflate: 'src/model/scenario/link.ts or src/sheets/zip.ts',
  saxen: 'src/sheets/xml.ts',
  highs: 'src/cli/highs.ts',
  seedrandom: 'src/model/chance/stream.ts or src/model/chance/alea.d.ts',
  '@observablehq/runtime': 'src/notebooks/runtime/host.ts',
  'idb-keyval': 'src/notebooks/runtime/keep-places.ts',
};

/** What the command line takes from the notebooks. */
const ofReport = ['file', 'page', 'pieces']
  .map((name) => `src/notebooks/books/report-${name}.ts`)
  .concat('src/notebooks/style.css');

const door = 'src/model/index.ts';
const lines = 300;

const forPages = /^(node:|d3(-|$)|@observablehq\/|htl$|jsdom|react|axe-core|playwright)/;
const impure: [RegExp, string][] = [
  [/\bMath\.random\b/, 'Math.random'],
  [/\bDate\s*[.(]|\bnew\s+Date\b/, 'Date'],
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bconsole\s*\./, 'console'],
  [/(?<![.\w$])eval\s*\(/, 'eval'],
  [/\bnew\s+Function\b|(?<![.\w$])Function\s*\(/, 'new Function'],
];

interface File {
  path: string;
  /** The folder or file of `floors` it lies in. */
  place: string;
  /** What it imports: paths from the root for our own files, names for packages. */
  imports: string[];
  /** Its text without comments, strings and regular expressions. */
  code: string;
  lines: number;
}

function listed(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listed(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function placeOf(path: string): string {
  return Object.keys(floors).find((place) => path === place || path.startsWith(`${place}/`)) ?? '';
}

function resolved(from: string, name: string): string {
  if (!name.startsWith('.')) return name;
  return relative(root, join(root, dirname(from), name.replace(/\?.*$/, '')))
    .split(sep)
    .join('/');
}

const files: File[] = listed('src').map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const { code, imports } = read(text);
  return {
    path,
    place: placeOf(path),
    imports: imports.map((name) => resolved(path, name)),
    code,
    lines: text.trimEnd().split('\n').length,
  };
});

const ours = new Map(files.map((file) => [file.path, file]));
const packageOf = (name: string) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

/** All that `complain` says of each import of each file. */
function complaints(complain: (file: File, imported: string) => string | false | undefined): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const complaint = complain(file, imported);
      return complaint ? [`${file.path} imports ${imported}: ${complaint}`] : [];
    }),
  );
}

/** Circles among files, each once, as the road that leads round. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, road: string[]) => {
    if (road.includes(path)) {
      found.push([...road.slice(road.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of ours.get(path)?.imports ?? []) if (ours.has(next)) walk(next, [...road, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}

test('every file of src lies on a floor', () => {
  const homeless = files.filter(({ place, path }) => !place && !path.endsWith('.d.ts')).map(({ path }) => path);
  expect(homeless).toEqual([]);
});

test('imports name files that are there, with their ending', () => {
  expect(
    complaints((_, imported) => imported.startsWith('src/') && !existsSync(join(root, imported)) && 'there is no such file'),
  ).toEqual([]);
});

test('imports only run downward, and folders of one floor do not import each other', () => {
  expect(
    complaints((file, imported) => {
      const place = ours.get(imported)?.place;
      if (!place || !file.place || place === file.place) return false;
      const [from = 0, to = 0] = [floors[file.place], floors[place]];
      return to >= from && `${file.place} is on floor ${from}, ${place} on floor ${to}`;
    }),
  ).toEqual([]);
});

test('the engine, the notebooks and the command line enter the model by its door', () => {
  expect(
    complaints((file, imported) => {
      if (file.path.startsWith('src/model/') || !imported.startsWith('src/')) return false;
      if (imported.startsWith('src/model/')) return imported !== door && `the only door is ${door}`;
      const own = /^src\/(cli|engine|sheets)\//.test(imported) || ofReport.includes(imported);
      return (
        file.place === 'src/cli' && !own && `the command line imports only the engine, the sheets, the report's page and ${door}`
      );
    }),
  ).toEqual([]);
});

test('no file imports itself in a circle', () => {
  expect(circles()).toEqual([]);
});

test('some packages have one importer', () => {
  expect(
    complaints((file, imported) => {
      const importer = onlyImporters[packageOf(imported)];
      return importer && !importer.split(' or ').includes(file.path) && `only ${importer} may`;
    }),
  ).toEqual([]);
});

test('the model is pure', () => {
  const model = files.filter(({ path }) => path.startsWith('src/model/'));
  const uses = model.flatMap(({ path, code }) =>
    impure.filter(([pattern]) => pattern.test(code)).map(([, name]) => `${path} uses ${name}`),
  );
  const imports = complaints(
    ({ path }, imported) => path.startsWith('src/model/') && forPages.test(imported) && 'the model knows no files and no pages',
  );
  expect([...uses, ...imports]).toEqual([]);
});

test('names are exported, not defaults', () => {
  const defaults = files
    .filter(({ code, path }) => !path.endsWith('.d.ts') && /\bexport\s+default\b|\bas\s+default\b/.test(code))
    .map(({ path }) => path);
  expect(defaults).toEqual([]);
});

test(`no file is longer than ${lines} lines`, () => {
  const long = files.filter((file) => file.lines > lines).map((file) => `${file.path} has ${file.lines} lines`);
  expect(long).toEqual([]);
});
