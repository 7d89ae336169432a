import { expect, test } from 'vitest';
import { readUnit, retitled } from '../../src/model/index.ts';

const yuan = { ...readUnit('yuan'), text: 'yuan' } as Parameters<typeof retitled>[1];

test.each([
  ['135规划之“5”：2022年村村达到50万元', 500_000, 300_000, '135规划之“5”：2022年村村达到30万元'],
  ['2022年15%的村超过 100 万元', 1_000_000, 85_000, '2022年15%的村超过 8.5 万元'],
  ['全镇合计：2022年达到1.2亿元', 120_000_000, 100_000_000, '全镇合计：2022年达到1亿元'],
  ['村均 2000 元', 2000, 1800, '村均 1800 元'],
  ['150万元以上', 500_000, 300_000, '150万元以上'],
  ['三条渠道', 3, 2, '三条渠道'],
])('%s', (title, from, to, expected) => {
  expect(retitled({ en: '', zh: title }, yuan, from, to).zh).toBe(expected);
});

test.each([
  ['500,000 yuan in every village by 2022', 500_000, 300_000, '300,000 yuan in every village by 2022'],
  ['above 1 million yuan', 1_000_000, 850_000, 'above 0.85 million yuan'],
  ['400 yuan a head in 2028', 400, 350, '350 yuan a head in 2028'],
  ['1,500,000 yuan', 500_000, 300_000, '1,500,000 yuan'],
])('%s', (title, from, to, expected) => {
  expect(retitled({ en: title, zh: '' }, yuan, from, to).en).toBe(expected);
});

test('figures of another kind may stand there for anything', () => {
  const plain = { ...yuan, text: '' };
  expect(retitled({ en: '3 yuan', zh: '3元' }, plain, 3, 2)).toEqual({ en: '3 yuan', zh: '3元' });
});
