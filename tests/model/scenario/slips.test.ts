import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';

// One slip of the hand in a file that is right: it is told where it is, and the right lines below it are not told with it.

const file = readFileSync(new URL('../../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');

/** So many places of each kind are tried, spread over the file. */
const tried = 3;

test.each<[name: string, at: RegExp, becomes: string]>([
  ['an opening brace is lost', /\{/g, ''],
  ['a closing brace is lost', /\}/g, ''],
  ['a closing brace stands twice', /\}/g, '}}'],
  ['an opening brace stands twice', /\{/g, '{{'],
  ['a closing brace is of the wrong kind', /\}/g, ']'],
  ['a comma is lost', /, (?=source)/g, ' '],
  ['a comma stands twice', /, (?=source)/g, ',, '],
  ['a comma is full-width', /, (?=source)/g, '，'],
  ['a colon is full-width', /: /g, '：'],
  ['a colon before a brace is full-width', /: \{/g, '：{'],
  ['a colon has lost its blank', /(?<=source): /g, ':'],
  ['a quotation mark is lost', /(?<=: )"/g, ''],
  ['a quotation mark is Chinese', /(?<=: )"/g, '“'],
  ['a line begins further right', /\n {4}(?=\S)/g, '\n     '],
  ['a tab begins a line', /\n {6}(?=\S)/g, '\n\t'],
])('%s', (_, at, becomes) => {
  const places = [...file.matchAll(at)];
  const every = Math.floor(places.length / tried);
  for (let k = 0; k < tried; k++) {
    const { index, 0: right } = places[k * every + (every >> 1)] as RegExpExecArray;
    const line = file.slice(0, index + 1).split('\n').length;
    const { problems } = readScenario(file.slice(0, index) + becomes + file.slice(index + right.length));
    const told = problems.map((problem) => `line ${line}: ${problem.line - line} ${problem.say.en}`);
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(2);
    for (const problem of problems.slice(0, 1)) expect(Math.abs(problem.line - line), told.join('\n')).toBeLessThanOrEqual(1);
  }
});
