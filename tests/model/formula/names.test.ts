import { expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';

// What a formula refuses names things in Chinese as planners know them, beside the id.

const told = (income: string, more = '') =>
  readScenario(`format: furrow/1
title: names
years: {from: 2026, to: 2027}
drivers:
  maize: {title: {en: maize price, zh: 玉米价格}, unit: yuan/kg, process: {kind: trend, start: 2 yuan/kg}}
strategies:
  own:
    parameters:
      area: {unit: mu, title: {en: area, zh: 面积}}
      yields: {unit: kg/mu, title: {en: yields, zh: 各年亩产}, list: true}
      bare: {unit: yuan}
    formulas:
      income: "${income}"
      costs: {is: "5 yuan", title: {en: costs, zh: 成本}}
${more}villages: {v: {ventures: {x: {strategy: own, area: 5 mu, yields: [5 kg/mu], bare: 5 yuan}}}}
`).problems.map(({ say, hint }) => `${say.zh}。${hint.zh}`);

test.each([
  ['area + costs', '+ 中有“area（面积）：亩”和“costs（成本）：元”'],
  ['maize + bare', '“maize（玉米价格）：元/公斤”和“bare：元”'],
  ['yields * area', 'yields（各年亩产）是列表'],
  ['cost', '是不是“costs（成本）”？'],
  ['exp(area) * 1 yuan', '这里是“area（面积）：亩”'],
  ['sqrt(income) * 0 yuan', 'income → income'],
])('%s', (income, words) => {
  const [first = ''] = told(income);
  expect(first).toContain(words);
});
