import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../src/model/index.ts';

// What the docs say is run: commands, scenarios, links.

const root = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'scenarios/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const blocks = (page: string, language: string) =>
  [...textOf(page).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

const commands = pages.flatMap((page) =>
  blocks(page, 'sh').flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('npx furrow '))
      .map((line) => [page, line] as const),
  ),
);
const scenarios = pages.flatMap((page) =>
  blocks(page, 'yaml')
    .filter((text) => text.startsWith('format: furrow/1'))
    .map((text) => [page, text] as const),
);

test.each(commands)('%s: %s', (_, line) => {
  const { status, stderr } = spawnSync(process.execPath, ['bin/furrow.js', ...line.split(' ').slice(2)], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the scenarios of the docs have no problems', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(2);
  for (const [page, text] of scenarios)
    expect(readScenario(text).problems.map(({ line, say }) => `${page} ${line}: ${say.en}`)).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  test('links to what is there', () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('names no path of one machine', () => {
    expect(textOf(page)).not.toMatch(/\/(work|root|home|tmp)\//);
  });
});
