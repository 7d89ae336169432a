import { expect, test } from 'vitest';
import { guideStrategies, type Strategy } from '../../src/model/index.ts';
import { type GuideDraft, newVenture, reckoned } from '../../src/notebooks/books/guide-state.ts';
import { villageCard } from '../../src/notebooks/books/guide-ventures.ts';

test('a cost that is emptied is its typical range again and not nothing; 0 is nothing where it is typed', () => {
  const strategy = guideStrategies().find(({ id }) => id === 'shareholding') as Strategy;
  const venture = newVenture(strategy, 2026);
  const village = { title: '东村', people: null, ventures: [venture] };
  const draft: GuideDraft = {
    ...{ title: 't', from: '2026', to: '2027', names: '东村', income: new Map(), sources: '', confidence: 0.8 },
    villages: [village],
  };
  const card = villageCard(village, draft, 'zh', true, [], () => {});
  const input = card.querySelector<HTMLInputElement>('[id$="-unit_cost"]');
  if (!input) throw new Error('no field of the cost');
  const type = (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const written = () => reckoned(draft, 'zh').made.text;
  expect(input.value).toBe('16~30');
  type('');
  expect(input.value).toBe('16~30');
  expect(written()).toContain('unit_cost: {min: 16 yuan/kg, max: 30 yuan/kg, source: assumption}');
  type('0');
  // Nothing is what the strategy has where no cost is written.
  expect(written()).not.toContain('unit_cost');
});
