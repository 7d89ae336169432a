import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GuideAnswers, guided, guideStrategies, readScenario } from '../../../src/model/index.ts';

// What a planner answers in the guide is what the file says, read by the same reader as any file.

const answers: GuideAnswers = {
  title: '草原镇',
  years: { from: 2026, to: 2028 },
  villages: [
    {
      title: '东村',
      people: 420,
      ventures: [
        {
          strategy: 'resource-lease',
          start: 2025,
          figures: { area: '500 mu', rent: { min: '260 yuan/mu/year', max: '360 yuan/mu/year' } },
        },
        { strategy: 'cattle-base', start: 2026, figures: { places: '100 head', fill: ['40%', '100%'] } },
      ],
    },
    {
      title: '西村',
      people: null,
      ventures: [{ strategy: 'steady-income', start: 2025, figures: { amount: '130000 yuan/year' } }],
    },
    { title: '北村', people: 0, ventures: [] },
  ],
  goals: { income: { 2027: 120_500, 2028: 250_000 }, sources: 2, confidence: 0.8 },
};

const problemsOf = (text: string) => readScenario(text).problems.map(({ line, at, say }) => `${line} ${at}: ${say.en}`);

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const { text, villages, goals, drivers } = guided(answers, language);
  const { scenario } = readScenario(text);

  test('the answers make a scenario without problems, and it says what was answered', () => {
    expect(problemsOf(text)).toEqual([]);
    expect(scenario?.title.zh).toBe('草原镇');
    expect(scenario?.years).toEqual({ from: 2026, to: 2028 });
    expect(scenario?.villages.map(({ title, population }) => [title.en, population])).toEqual([
      ['东村', 420],
      ['西村', null],
      ['北村', 0],
    ]);
    const [east, west, north] = scenario?.villages ?? [];
    expect(east?.ventures.map(({ strategy, start }) => [strategy, start])).toEqual([
      ['resource-lease', 2025],
      ['cattle-base', 2026],
    ]);
    const mu = 10_000 / 15;
    const [lease, cattle] = east?.ventures ?? [];
    expect(lease?.figures.area?.values[0]).toEqual({ kind: 'fixed', value: expect.closeTo(500 * mu, 6) });
    expect(lease?.figures.rent?.values[0]).toEqual({ kind: 'uniform', min: 260 / mu, max: 360 / mu });
    expect(cattle?.figures.fill?.values.map((one) => one.kind === 'fixed' && one.value)).toEqual([0.4, 1]);
    for (const venture of [lease, cattle])
      for (const figure of Object.values(venture?.figures ?? {}).filter(({ at }) => at !== null))
        expect(figure.source).toBe('assumption');
    expect(west?.ventures[0]?.figures.amount?.values[0]).toEqual({ kind: 'fixed', value: 130_000 });
    expect(north?.ventures).toEqual([]);
    expect(
      scenario?.goals.map(({ measure, atLeast, year, confidence, who }) => [measure, atLeast, year, confidence, who.kind]),
    ).toEqual([
      ['income', 120_500, 2027, 0.8, 'every village'],
      ['income', 250_000, 2028, 0.8, 'every village'],
      ['sources', 2, 2028, 0.8, 'every village'],
    ]);
    // A target is told as it was set.
    expect(scenario?.goals[0]?.title).toMatchObject(
      language === 'zh' ? { zh: expect.stringContaining('12.05万元') } : { en: expect.stringContaining('120,500 yuan') },
    );
  });

  test('prices that a strategy needs are there, and only then', () => {
    expect(drivers.map(({ en }) => en)).toEqual(['Live cattle price', 'Store cattle price']);
    expect(scenario?.drivers.map(({ id }) => id)).toEqual(['beef_price', 'calf_price']);
    const without = guided({ ...answers, villages: answers.villages.slice(1) }, language);
    expect(problemsOf(without.text)).toEqual([]);
    expect(readScenario(without.text).scenario?.drivers).toEqual([]);
  });

  test('it tells where each answer stands', () => {
    const lines = text.split('\n');
    expect(villages.map(({ ventures }) => ventures.length)).toEqual([2, 1, 0]);
    for (const [i, { path, ventures }] of villages.entries()) {
      expect(path).toEqual(['villages', scenario?.villages[i]?.id]);
      expect(ventures).toEqual(scenario?.villages[i]?.ventures.map(({ at }) => at));
    }
    expect(goals.map(({ path }) => path[1])).toEqual(scenario?.goals.map(({ id }) => id));
    // Comments as in the starter, in the language alone.
    expect(lines.filter((line) => line.startsWith('# ----')).length).toBeGreaterThanOrEqual(6);
    expect(/[\u4e00-\u9fff]/.test(lines[0] ?? '')).toBe(language === 'zh');
  });
});

test('every strategy can be begun with its needed figures alone', () => {
  const amounts: Record<string, string> = { '%': '10%', '': '1' };
  for (const strategy of guideStrategies()) {
    const needed = strategy.parameters.filter((parameter) => parameter.default === null);
    const figures = Object.fromEntries(
      needed.map(({ id, unit, list }) => {
        const value = amounts[unit.text] ?? `10 ${unit.text}`;
        return [id, list ? [value] : value];
      }),
    );
    const villages = [{ title: 'A', people: null, ventures: [{ strategy: strategy.id, start: 2026, figures }] }];
    const { text } = guided({ ...answers, villages }, 'en');
    expect(problemsOf(text), strategy.id).toEqual([]);
  }
  expect(guideStrategies().length).toBeGreaterThan(8);
});

// Four letters and marks show nothing either, though Unicode does not count them among what does not.
const invisible = /(?:[\p{C}\p{Z}\u115f\u1160\u3164]|\u034f)+/gu;

test('what was pasted with a name and shows nothing is left out of it', () => {
  const villages = ['\u200b东村\ufeff', ' 西\u3164村\u202c '].map((title) => ({ title, people: null, ventures: [] }));
  const { text } = guided({ ...answers, title: '\u2060草原镇\u034f', villages }, 'zh');
  expect(problemsOf(text)).toEqual([]);
  const { scenario } = readScenario(text);
  expect([scenario?.title.zh, ...(scenario?.villages ?? []).map(({ title }) => title.zh)]).toEqual(['草原镇', '东村', '西村']);
});

test('names of any kind are kept', () => {
  const names = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(
        'true',
        'null',
        '12',
        '1e5',
        '0x1f',
        '2024-01-02',
        '- a',
        'a: b',
        '#1',
        "it's",
        '“二”',
        'A, B',
        '{x}',
        '村：一',
        '*',
        '&a',
        '!x',
        'no',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(names, (all) => {
      const titles = all.map((name) => name.replace(invisible, ' ').trim()).filter((name) => name !== '');
      if (titles.length === 0) return;
      const villages = titles.map((title) => ({ title, people: null, ventures: [] }));
      const { text } = guided({ ...answers, title: titles[0] as string, villages }, 'zh');
      expect(problemsOf(text)).toEqual([]);
      expect(readScenario(text).scenario?.villages.map(({ title }) => title.zh)).toEqual(titles);
    }),
    { numRuns: 40, examples: [[['\u3164', '\u1160一\u115f', '\u034f二']]] },
  );
});
