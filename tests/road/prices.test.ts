import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// The price tables: each tells origin and licence, its rows are in order, and its README tells what they hold.

const folder = join(import.meta.dirname, '../../scenarios/prices');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));

describe.each(names)('%s', (name) => {
  const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
  const comments = lines.filter((line) => line.startsWith('# '));
  const [header, ...rows] = lines.slice(comments.length).map((line) => line.split(','));

  test('tells its origin and licence before its header', () => {
    expect(lines.slice(0, comments.length)).toEqual(comments);
    expect(comments.some((line) => line.startsWith('# Origin: '))).toBe(true);
    expect(comments.some((line) => line.startsWith('# Licence: '))).toBe(true);
    if (name.startsWith('wb_')) expect(comments.join(' ')).toMatch(/World Bank .*Pink Sheet.*CC BY 4\.0/);
    expect(header?.slice(0, 2)).toEqual(['date', 'value']);
  });

  test('has one price above zero a month, the oldest first', () => {
    const dates = rows.map(([date = '']) => date);
    expect(dates.filter((date) => !/^\d{4}-(0[1-9]|1[0-2])$/.test(date))).toEqual([]);
    expect([...new Set(dates)].sort()).toEqual(dates);
    expect(rows.filter(([, value]) => !(Number(value) > 0))).toEqual([]);
    expect(rows.filter((row) => row.length !== header?.length)).toEqual([]);
  });

  test('is described in the README with its first and last date', () => {
    const line = readme.split('\n').find((text) => text.includes(`(${name})`)) ?? '';
    expect(line).toContain(`${rows[0]?.[0]} to ${rows.at(-1)?.[0]}`);
    const single = /(\d+) single months/.exec(line)?.[1];
    if (single) expect(rows.length).toBe(Number(single));
  });
});

test('the swings that the README tells are those of the tables', () => {
  const swing = (name: string) => {
    const years = new Map<string, number[]>();
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const [, year, value] = /^(\d{4})-\d\d,([\d.]+)$/.exec(line) ?? [];
      if (year && year >= '1990' && year <= '2025') years.set(year, [...(years.get(year) ?? []), Number(value)]);
    }
    const logs = [...years.values()].map((values) => Math.log(values.reduce((a, b) => a + b) / values.length));
    const changes = logs.slice(1).map((x, i) => x - (logs[i] ?? 0));
    const mean = changes.reduce((a, b) => a + b) / changes.length;
    return Math.sqrt(changes.reduce((a, x) => a + (x - mean) ** 2, 0) / (changes.length - 1));
  };
  const told = /about (\d+)% a year for maize and (\d+)% for beef/.exec(readme) ?? [];
  expect([swing('wb_maize_world_usd_t.csv'), swing('wb_beef_world_usd_kg.csv')].map((x) => `${Math.round(100 * x)}`)).toEqual(
    told.slice(1),
  );
});
