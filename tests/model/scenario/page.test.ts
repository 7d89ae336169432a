import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPage, readScenario, scenarioBlock, scenarioInPage, withScenario } from '../../../src/model/index.ts';

const root = join(import.meta.dirname, '../../..');
const shell = readFileSync(join(root, 'src/notebooks/index.html'), 'utf8');
const text = readFileSync(join(root, 'scenarios/one-base.yaml'), 'utf8');
const utf8 = (written: string) => new TextEncoder().encode(written);
const found = (page: string | Uint8Array) => {
  const read = scenarioInPage(page);
  return read.ok ? read.carried : read.say.en;
};
const none = 'this is a web page, and it carries no scenario';

describe('withScenario(html, carried)', () => {
  test('puts any text where a browser and scenarioInPage find it again', () => {
    const hard = fc.constantFrom(
      '</script>',
      '<!--',
      '<script>',
      '-->',
      '$&',
      '\\u003c',
      '\u2028',
      '"',
      "'",
      '七村\r\n',
      '😀',
      ']]>',
    );
    const anything = fc.array(fc.oneof(hard, fc.string({ unit: 'binary' })), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(anything, anything, (name, written) => {
        const page = withScenario(shell, { name, text: written }) ?? '';
        expect(found(page)).toEqual({ name, text: written });
        expect(found(withScenario(page, { name: 'b', text: 'c' }) ?? '')).toEqual({ name: 'b', text: 'c' });
        const block = new DOMParser().parseFromString(page, 'text/html').querySelector('#scenario')?.textContent ?? '';
        expect(JSON.parse(block)).toEqual({ name, text: written });
      }),
      { numRuns: 60 },
    );
  });
  test('is null where the page has no block', () =>
    expect(withScenario('<!doctype html><p>x', { name: 'a', text: 'b' })).toBe(null));
});

describe('scenarioInPage(page)', () => {
  const block = scenarioBlock({ name: 'a.yaml', text });
  test('is not led astray by what looks like the block', () => {
    const decoy = scenarioBlock({ name: 'decoy', text: 'x' });
    const quoted = decoy.replaceAll('"', '&quot;');
    for (const before of [
      `<!-- ${decoy} -->`,
      `<style>/* ${decoy.replace('</script>', '')} */</style>`,
      `<script>const s = '${decoy.replace('</script>', '<\\/script>')}';</script>`,
      `<p title="${quoted}" data-x='${decoy.replaceAll("'", '')}'>1 < 2 > 1</p>`,
      `<textarea>${decoy}</textarea><title>${decoy}</title>`,
      '<script type="text/plain" data-id="scenario">{"name":"decoy","text":""}</script>',
    ]) {
      const page = `<!DOCTYPE html>\n<html><body>${before}${block}</body></html>`;
      expect(found(page), before).toEqual({ name: 'a.yaml', text });
      const element = new DOMParser().parseFromString(page, 'text/html').querySelector('#scenario');
      expect(JSON.parse(element?.textContent ?? '')).toEqual({ name: 'a.yaml', text });
    }
  });
  test('finds it however its tag is written, in any encoding of a saved page', () => {
    const page = `<html>${block.replace('type="text/plain" id="scenario"', "ID = 'scenario'\n type=text/plain")}`;
    expect(found(page)).toEqual({ name: 'a.yaml', text });
    expect(found(utf8(`\uFEFF${page}`))).toEqual({ name: 'a.yaml', text });
    expect(found(new Uint8Array(Buffer.from(`\uFEFF${page}`, 'utf16le')))).toEqual({ name: 'a.yaml', text });
  });
  test.each([
    ['<!doctype html><p>hello', none],
    [shell, none],
    ['<html><script id="scenario">{"name": "a", "te', none],
    ['<html><script id="scenario">{"name": "a", "te</script>', 'the scenario in this page is damaged'],
    ['<html><script id="scenario">null</script>', 'the scenario in this page is damaged'],
    ['<html><script id="scenario">{"name": 1, "text": ""}</script>', 'the scenario in this page is damaged'],
    [`<html>${'<a "'.repeat(200_000)}`, none],
    [`<html>${'<!--'.repeat(200_000)}`, none],
    [`<html>${'<script>'.repeat(200_000)}`, none],
    [`<html>${'<'.repeat(1_000_000)}`, none],
  ])('%.50j: %s', (page, say) => expect(found(page)).toBe(say));
});

describe('readScenario(page)', () => {
  const page = withScenario(shell, { name: 'one-base.yaml', text }) ?? '';
  test('reads the scenario that a report carries, and says so', () => {
    for (const input of [page, utf8(page), utf8(`\r\n<!-- saved from url=(0001)x -->\r\n${page.slice(page.indexOf('<html'))}`)]) {
      const read = readScenario(input);
      expect(read.problems).toEqual([]);
      expect(read.scenario).toEqual(readScenario(text).scenario);
      expect([read.name, read.source?.text]).toEqual(['one-base.yaml', text]);
      expect(read.notices.map(({ say }) => say.en)).toEqual(['the scenario in this page is read: one-base.yaml']);
    }
  });
  test('tells that a page carries none, in both languages', () => {
    const { problems, scenario } = readScenario(utf8(shell));
    expect(scenario).toBe(null);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.say).toEqual({ en: none, zh: '这是网页文件，里面没有情景' });
  });
  test('reads a scenario of an older format in a page', () => {
    const old = text.replace('furrow/1', 'furrow/0');
    const read = readScenario(withScenario(shell, { name: 'old.yaml', text: old }) ?? '');
    expect([read.problems, read.from, read.notices.length]).toEqual([[], 'furrow/0', 2]);
  });
  test('a scenario is no page', () => {
    expect(isPage(text)).toBe(false);
    expect(isPage(utf8('# <!doctype html>\nformat: furrow/1'))).toBe(false);
    expect(isPage('<p>')).toBe(false);
  });
});

// The page as it is handed out, where it is built.
test.runIf(existsSync(join(root, 'dist/furrow.html')))('the built page takes a scenario and gives it back', () => {
  const built = readFileSync(join(root, 'dist/furrow.html'), 'utf8');
  expect(found(built)).toBe(none);
  expect(found(withScenario(built, { name: 'a.yaml', text }) ?? '')).toEqual({ name: 'a.yaml', text });
});
