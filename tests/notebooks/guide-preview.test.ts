import { expect, test } from 'vitest';
import { guideStrategies, type Strategy } from '../../src/model/index.ts';
import { guidePreview } from '../../src/notebooks/books/guide-preview.ts';
import { type GuideDraft, newVenture, reckoned } from '../../src/notebooks/books/guide-state.ts';

function said(strategy: string, start: number, typed: Record<string, string>, language: 'en' | 'zh' = 'zh'): string {
  const found = guideStrategies().find(({ id }) => id === strategy) as Strategy;
  const venture = newVenture(found, start, new Map(Object.entries(typed)));
  const draft: GuideDraft = {
    ...{ title: 't', from: '2026', to: '2028', names: '东村', income: new Map(), sources: '', confidence: 0.8 },
    villages: [{ title: '东村', people: null, ventures: [venture] }],
  };
  return guidePreview(draft, reckoned(draft, language), 1, language, false).querySelectorAll('p')[1]?.textContent ?? '';
}

test('what grows is told to be of the start, with what it has grown until the first year', () => {
  const rent = { area: '500', rent: '320', escalation: '3' };
  // 1.03⁵ = 1.159.
  expect(said('resource-lease', 2021, rent)).toMatch(
    /另填：租金年涨幅 3%。所填的数按 2021 年算，到 2026 年已增长 15\.9%；如果填的是现在的数，起始年请选 2026。$/u,
  );
  expect(said('resource-lease', 2021, { area: '500', rent: '320' })).not.toMatch(/另填|增长/u);
  expect(said('resource-lease', 2026, rent)).toMatch(/（2026 年起）。另填：租金年涨幅 3%。$/u);
  // 1.05⁵ = 1.276.
  expect(said('resource-lease', 2021, { ...rent, escalation: '3~5' })).toMatch(/已增长 15\.9% – 27\.6%；/u);
  expect(said('resource-lease', 2021, { ...rent, escalation: '300' })).not.toMatch(/已增长/u);
  expect(said('steady-income', 2021, { amount: '30000', growth: '-2' })).toMatch(/到 2026 年已减少 9\.61%/u);
  expect(said('resource-lease', 2021, rent, 'en')).toMatch(
    /Also typed: .*3%\. What is typed counts as of 2021, and has grown by 15\.9% until 2026/,
  );
});

test('a herd that is there for years and has no head is told', () => {
  expect(said('cattle-base', 2021, { places: '100' })).toMatch(/期初存栏为 0：请填现有数量，否则按从零开始计算。/u);
  expect(said('cattle-base', 2021, { places: '100', herd_at_start: '90' })).not.toMatch(/从零开始/u);
  expect(said('cattle-base', 2026, { places: '100' })).not.toMatch(/从零开始/u);
});

test('what has run out before the first year is told', () => {
  const lease = { area: '500', rent: '320', life: '3' };
  expect(said('resource-lease', 2021, lease)).toMatch(/自 2021 年起的 3 年在 2026 年前已用完，不再有收入。/u);
  expect(said('resource-lease', 2021, { ...lease, life: '6' })).not.toMatch(/已用完/u);
});
