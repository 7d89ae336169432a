import { expect, test } from 'vitest';
import { read } from './source.ts';

test('finds every way to import', () => {
  const text = `
    import a from './a.ts'; import './b.css';
    import {
      type C, // from './not.ts'
      D,
    } from "./c.ts";
    export * from './d.ts'; export type { E } from './e.ts';
    const f = await import('./f.ts'); type G = import('./g.ts').G;
    import H from './h.ts?worker&inline';`;
  expect(read(text).imports).toEqual([
    './a.ts',
    './b.css',
    './c.ts',
    './d.ts',
    './e.ts',
    './f.ts',
    './g.ts',
    './h.ts?worker&inline',
  ]);
});

test('is not led astray by comments, strings, templates and regular expressions', () => {
  const text = [
    "// import x from './x.ts'",
    "/* import y from './y.ts' */",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code.
    "const s = \"import z from './z.ts'\", t = `import('./t.ts') ${ { a: `${Math.random()}` }.a } console.log`;",
    "const quote = /['\"`]/g; const half = (a + b) / 2; // it's",
    'const url = "http://example.org"; import i from "./i.ts"',
  ].join('\n');
  const { code, imports } = read(text);
  expect(imports).toEqual(['./i.ts']);
  expect(code).toContain('Math.random');
  expect(code).not.toContain('console');
  expect(code).toContain('(a + b) / 2');
});
