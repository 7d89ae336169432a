import { expect, test } from 'vitest';
import { makePool, type Spawn } from '../../src/engine/pool.ts';
import { makeReceived, projectPlans } from '../../src/engine/project.ts';
import { type Limits, makeWork, type Reply, type Request, type SentBatch, toSend } from '../../src/engine/work.ts';
import { answer, batchesOf, makeDraws, type Scenario } from '../../src/model/index.ts';
import { last, same, scenarioOf } from '../helpers.ts';

// Workers here are the real work behind a door that can be slow, out of order, or closed by death.

const villages = Array.from(
  { length: 30 },
  (_, i) =>
    `  v${i}: {population: ${100 + i} person, opening_fund: ${i} yuan, ventures: {rent: {strategy: steady-income, amount: {min: ${i} yuan/year, likely: ${2 * i + 5} yuan/year, max: ${3 * i + 20} yuan/year}}, farm: {strategy: farm, crop: ${50 + i} kg}}}`,
).join('\n');
const scenario = scenarioOf(`format: furrow/1
title: many
years: {from: 2026, to: 2028}
simulation: {runs: 700, seed: pool}
drivers: {price: {unit: yuan/kg, process: {kind: random-walk, start: 1 yuan/kg, growth: 0%, volatility: 20%}}}
strategies:
  farm: {parameters: {crop: {unit: kg}}, formulas: {income: crop * price}}
measures: {income_a_head: {is: income / population, title: 人均收入}}
villages:
${villages}
plans:
  as-is: {}
  other: {changes: {v3: {farm: {crop: 400 kg}}, v17: {rent: null}}}
goals:
  each: {measure: income, at_least: 80 yuan, year: 2028, who: 50% of villages}
  all: {measure: income, at_least: 4000 yuan, year: 2028, who: the town}
`);

const inOrder = (plans = scenario.plans, asked: Scenario = scenario) =>
  plans.map((plan) => {
    const made = last(answer(asked, plan, makeDraws(asked.seed, asked.runs)));
    if (!made.ok) throw new Error(made.finding.say.en);
    return made.projection;
  });

const limits = { draws: 2 ** 20, villages: 2 ** 22, batches: 2 ** 22 };
const plain: Spawn = (hear) => ({ post: makeWork(hear, limits), end: () => {} });

const projected = async (spawn: Spawn, size: number, asked = scenario) => {
  const pool = makePool(spawn, size);
  try {
    const made = await projectPlans(pool, asked, asked.plans);
    if (!made.ok) throw new Error(made.finding.say.en);
    return made.projections;
  } finally {
    pool.end();
  }
};

test.each([1, 2, 3, 8])('%i workers give the very figures of one thread, plan by plan', async (size) => {
  same(await projected(plain, size), inOrder());
});

/** A worker in another thread, as far as what it is told and tells is concerned. */
const copying =
  (own: Limits): Spawn =>
  (hear) => {
    const send = (made: Reply) => {
      const [reply, transfer] = toSend(made);
      hear(structuredClone(reply, { transfer }));
    };
    return { post: makeWork(send, own), end: () => {} };
  };

test.each([0, 2 ** 22])('what another thread takes over is what was made, with %i bytes of villages kept', async (villages) => {
  same(await projected(copying({ ...limits, villages }), 2), inOrder());
});

test('workers that answer late and in another order change nothing', async () => {
  const late: Reply[] = [];
  let hearing: ((reply: Reply) => void)[] = [];
  // Replies are held back and let go last first.
  const spawn: Spawn = (hear) => {
    hearing = [hear, ...hearing];
    const post = makeWork((reply) => {
      late.unshift(reply);
      queueMicrotask(() => {
        const next = late.shift();
        if (next) for (const each of hearing) each(next);
      });
    }, limits);
    return { post, end: () => {} };
  };
  same(await projected(spawn, 4), inOrder());
});

test('a worker that dies is replaced and its batch is done again', async () => {
  let started = 0;
  const spawn: Spawn = (hear, died) => {
    const mortal = started++ < 2;
    const work = makeWork(hear, limits);
    let tasks = 0;
    const post = (request: Request) => {
      if (mortal && request.kind === 'task' && ++tasks > 1) queueMicrotask(() => died('out of memory'));
      else work(request);
    };
    return { post, end: () => {} };
  };
  same(await projected(spawn, 2), inOrder());
  expect(started).toBe(4);
});

test('a batch goes to the worker that keeps it, though another is free', async () => {
  const made: string[][] = [];
  let round: string[] = [];
  let started = 0;
  const spawn: Spawn = (hear) => {
    const name = started++;
    const post = makeWork(hear, limits);
    const note = (request: Request) => {
      if (request.kind === 'task') round.push(`${request.task.index} ${request.task.plan} ${name}`);
      // The first one is always late the second time.
      if (made.length > 0 && name === 0) setTimeout(() => post(request));
      else post(request);
    };
    return { post: note, end: () => {} };
  };
  const pool = makePool(spawn, 2);
  for (const asked of [scenario, { ...scenario, goals: [] }]) {
    round = [];
    await projectPlans(pool, asked, asked.plans);
    made.push(round.sort());
  }
  pool.end();
  expect(made[1]).toEqual(made[0]);
  expect(new Set(made[0]?.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['0', '1']));
});

test('neighbours, which read the same drivers, go to different workers; whoever has none of its own left takes those of a late one', () => {
  const taken: string[] = [];
  const hearing: ((reply: Reply) => void)[] = [];
  const spawn: Spawn = (hear, _, place) => {
    hearing[place] = hear;
    const post = (request: Request) => {
      if (request.kind === 'task') taken.push(`${request.id}: ${request.task.index} by ${place}`);
    };
    return { post, end: () => {} };
  };
  const pool = makePool(spawn, 2);
  for (let index = 0; index < 8; index++) pool.ask(scenario, { plan: 'as-is', index }).result.catch(() => {});
  // The second worker has its first two tasks, and answers none of them.
  for (const id of [1, 3, 5, 7]) hearing[0]?.({ kind: 'failed', id, message: 'no matter' });
  expect(taken).toEqual(['1: 0 by 0', '2: 1 by 1', '3: 2 by 0', '4: 3 by 1', '5: 4 by 0', '7: 6 by 0', '6: 5 by 0', '8: 7 by 0']);
  pool.end();
});

test('on other futures nothing is kept, and a batch goes to whoever is free', async () => {
  const taken: string[] = [];
  let started = 0;
  const spawn: Spawn = (hear) => {
    const name = started++;
    let isFirst = true;
    const post = makeWork(hear, limits);
    const note = (request: Request) => {
      if (request.kind === 'task') taken.push(`${request.id} by ${name}`);
      // The first worker makes one batch, and from then on answers no more.
      if (request.kind !== 'task' || name === 1 || isFirst) post(request);
      if (request.kind === 'task') isFirst = false;
    };
    return { post: note, end: () => {} };
  };
  const pool = makePool(spawn, 2);
  const [plan] = scenario.plans;
  const ask = (asked: Scenario, index: number) => pool.ask(asked, { plan: plan?.id ?? '', index });
  await ask(scenario, 0).result;
  // It belongs to the first worker, which is busy with another one from now on.
  const stuck = ask(scenario, 1);
  const own = ask(scenario, 0);
  const other = ask({ ...scenario, seed: 'another' }, 0);
  await other.result;
  expect(taken).toEqual(['1 by 0', '2 by 0', '3 by 0', '4 by 1']);
  for (const each of [stuck, own]) {
    each.result.catch(() => {});
    each.cancel(new Error('enough'));
  }
  pool.end();
});

test('a worker has its next task before it is done with the first, and does it with the scenario it was asked about', async () => {
  const posted: string[] = [];
  const spawn: Spawn = (hear, died, place) => {
    const { post, end } = plain(
      (reply) => {
        posted.push(`done ${reply.id}`);
        hear(reply);
      },
      died,
      place,
    );
    return {
      post: (request) => {
        if (request.kind === 'task') posted.push(`task ${request.id}`);
        post(request);
      },
      end,
    };
  };
  const pool = makePool(spawn, 1);
  const [first, second] = scenario.plans;
  /** What came, whoever made it. */
  const told = (made: SentBatch) => made.ok && { ...made.parcel, stamp: '' };
  const other = { ...scenario, seed: 'another' };
  const asked = [
    pool.ask(scenario, { plan: first?.id ?? '', index: 0 }),
    pool.ask(other, { plan: second?.id ?? '', index: 0 }),
    pool.ask(scenario, { plan: second?.id ?? '', index: 0 }),
  ];
  const batches = await Promise.all(asked.map(async ({ result }) => told(await result)));
  pool.end();
  const alone = await Promise.all(
    (
      [
        [scenario, 0],
        [other, 1],
        [scenario, 1],
      ] as const
    ).map(async ([about, i]) => {
      const own = makePool(plain, 1);
      return told(await own.ask(about, { plan: scenario.plans[i]?.id ?? '', index: 0 }).result);
    }),
  );
  expect(batches).toEqual(alone);
  expect(posted).toEqual(['task 1', 'task 2', 'done 1', 'task 3', 'done 2', 'done 3']);
});

test('a task that every worker dies of is told with the reason', async () => {
  const spawn: Spawn = (_, died) => ({
    post: (request) => request.kind === 'task' && queueMicrotask(() => died('out of memory')),
    end: () => {},
  });
  await expect(projected(spawn, 2)).rejects.toThrow('the engine stopped: out of memory');
});

test('cancelling rejects at once, and the pool works on', async () => {
  const pool = makePool(plain, 2);
  const controller = new AbortController();
  const told: number[] = [];
  const going = projectPlans(pool, scenario, scenario.plans, {
    signal: controller.signal,
    progress: (done) => {
      told.push(done);
      controller.abort(new Error('enough'));
    },
  });
  await expect(going).rejects.toThrow('enough');
  expect(told).toEqual([1]);
  const again = await projectPlans(pool, scenario, scenario.plans);
  same(again.ok && again.projections, inOrder());
  pool.end();
});

test('progress counts every batch of every plan', async () => {
  const pool = makePool(plain, 2);
  const told: [number, number][] = [];
  await projectPlans(pool, scenario, scenario.plans, { progress: (...each) => told.push(each) });
  pool.end();
  expect(told).toEqual(Array.from({ length: 8 }, (_, i) => [i + 1, 8]));
});

const keeping =
  (kept: Limits): Spawn =>
  (hear) => ({ post: makeWork(hear, kept), end: () => {} });

test.each([
  ['nothing received stays', limits, undefined],
  ['all stays', limits, 2 ** 24],
  ['little of what is received stays', limits, 2 ** 19],
  ['villages have no room together', { ...limits, villages: 2 ** 17 }, 2 ** 24],
  ['neither villages nor batches have room', { ...limits, villages: 2 ** 17, batches: 2 ** 17 }, 2 ** 19],
] as const)('what is kept between questions changes no figure: %s', async (_, kept, most) => {
  const received = most ? makeReceived(most) : undefined;
  const pool = makePool(keeping(kept), 2);
  const [first] = scenario.drivers;
  /** In all plans, so that a batch is another by one village. */
  const moved = (id: string, yuan: number): Partial<Scenario> => ({
    plans: scenario.plans.map((plan) => ({
      ...plan,
      villages: plan.villages.map((own) => (own.id === id ? { ...own, openingFund: yuan } : own)),
    })),
  });
  const changes: Partial<Scenario>[] = [
    {},
    moved('v9', 1000),
    moved('v9', 2000),
    moved('v10', 1000),
    { drivers: first?.process.kind === 'random-walk' ? [{ ...first, process: { ...first.process, volatility: 0.3 } }] : [] },
    moved('v9', 3000),
    { goals: scenario.goals.map((goal) => ({ ...goal, atLeast: goal.atLeast * 1.1 })) },
    { goals: scenario.goals.map((goal) => ({ ...goal, year: 2027 })) },
    { seed: 'another' },
    { runs: 300 },
    {},
  ];
  for (const change of changes) {
    const asked = { ...scenario, ...change };
    const made = await projectPlans(pool, asked, asked.plans, { received });
    same(made.ok && made.projections, inOrder(asked.plans, asked));
  }
  pool.end();
});

test('what did not change is not sent again', async () => {
  const sent: boolean[] = [];
  const spawn: Spawn = (hear) => {
    const post = makeWork((reply) => {
      if (reply.kind === 'done' && reply.result.ok && 'parcel' in reply.result)
        sent.push(reply.result.parcel.parts.some((part) => part !== null && typeof part !== 'number'));
      hear(reply);
    }, limits);
    return { post, end: () => {} };
  };
  const pool = makePool(spawn, 1);
  const received = makeReceived(2 ** 24);
  const move = (yuan: number): Scenario => ({
    ...scenario,
    plans: scenario.plans.map((plan) => ({
      ...plan,
      villages: plan.villages.map((own) => (own.id === 'v9' ? { ...own, openingFund: yuan } : own)),
    })),
  });
  for (const [yuan, again] of [
    [1000, 8],
    [2000, 2],
    [2000, 0],
  ] as const) {
    sent.length = 0;
    const asked = move(yuan);
    const made = await projectPlans(pool, asked, asked.plans, { received });
    same(made.ok && made.projections, inOrder(asked.plans, asked));
    expect(sent.filter((whole) => whole)).toHaveLength(again);
  }
  pool.end();
});

test('villages that read another driver than before go to other batches, and every figure is the right one', async () => {
  const farms = Array.from({ length: 20 }, (_, i) => `  f${i}: {ventures: {farm: {strategy: farm, crop: ${50 + i} kg}}}`).join(
    '\n',
  );
  const rents = (reading: number) =>
    Array.from(
      { length: 12 },
      (_, i) =>
        `  r${i}: {ventures: {rent: {strategy: ${i < reading ? 'farm, crop: 9 kg' : `steady-income, amount: ${i + 1} yuan/year`}}}}`,
    ).join('\n');
  const text = (reading: number) => `format: furrow/1
title: many
years: {from: 2026, to: 2027}
simulation: {runs: 500, seed: pool}
drivers: {price: {unit: yuan/kg, process: {kind: random-walk, start: 1 yuan/kg, growth: 0%, volatility: 20%}}}
strategies:
  farm: {parameters: {crop: {unit: kg}}, formulas: {income: crop * price}}
villages:
${rents(reading)}
${farms}
plans: {as-is: {}}
goals: {each: {measure: income, at_least: 60 yuan, year: 2027, who: 50% of villages}}
`;
  const pool = makePool(copying(limits), 2);
  const received = makeReceived(2 ** 24);
  const places = [];
  for (const reading of [0, 1, 5, 4, 0]) {
    const asked = scenarioOf(text(reading));
    places.push(batchesOf(asked));
    const made = await projectPlans(pool, asked, asked.plans, { received });
    same(made.ok && made.projections, inOrder(asked.plans, asked));
  }
  expect(places[1]).not.toEqual(places[0]);
  pool.end();
});

test('a plan that a move does not reach keeps its very answer, and of the other what is the same', async () => {
  const pool = makePool(plain, 1);
  const received = makeReceived(2 ** 24);
  const move = (yuan: number): Scenario => ({
    ...scenario,
    plans: scenario.plans.map((plan, i) => ({
      ...plan,
      villages: plan.villages.map((own) => (i === 0 && own.id === 'v9' ? { ...own, openingFund: yuan } : own)),
    })),
  });
  const answers = [];
  for (const yuan of [1000, 2000]) {
    const asked = move(yuan);
    const made = await projectPlans(pool, asked, asked.plans, { received });
    if (!made.ok) throw new Error(made.finding.say.en);
    same(made.projections, inOrder(asked.plans, asked));
    answers.push(made.projections);
  }
  const [before, now] = answers;
  expect(now?.[1]).toBe(before?.[1]);
  expect(now?.[0]).not.toBe(before?.[0]);
  expect(now?.[0]?.town.income).toEqual(before?.[0]?.town.income);
  for (const [t, column] of (now?.[0]?.town.income ?? []).entries()) expect(column).toBe(before?.[0]?.town.income?.[t]);
  expect(now?.[0]?.town.fund?.[2]).not.toBe(before?.[0]?.town.fund?.[2]);
  expect(now?.[0]?.outcome.villages[8]).toBe(before?.[0]?.outcome.villages[8]);
  expect(now?.[0]?.outcome.goals[0]).toBe(before?.[0]?.outcome.goals[0]);
  pool.end();
});

test('a formula without a finite answer ends the work with its finding, the same however many workers', async () => {
  const broken = scenarioOf(`format: furrow/1
title: broken
years: {from: 2026, to: 2026}
simulation: {runs: 500, seed: pool}
strategies: {odd: {parameters: {part: {unit: yuan}}, formulas: {income: part * part / (part - part)}}}
villages:
${Array.from({ length: 20 }, (_, i) => `  v${i}: {ventures: {x: {strategy: odd, part: ${i} yuan}}}`).join('\n')}
`);
  const findings = [];
  for (const size of [1, 3]) {
    const pool = makePool(plain, size);
    const made = await projectPlans(pool, broken, broken.plans);
    findings.push(made.ok ? null : made.finding);
    pool.end();
  }
  expect(findings[0]?.say.en).toContain('v0');
  expect(findings[1]).toEqual(findings[0]);
});

test('a pool that has ended takes no more, and lets go of what waits', async () => {
  const pool = makePool(() => ({ post: () => {}, end: () => {} }), 1);
  const asked = pool.ask(scenario, { plan: 'as-is', index: 0 }).result;
  pool.end();
  await expect(asked).rejects.toThrow('ended');
  expect(() => pool.ask(scenario, { plan: 'as-is', index: 0 })).toThrow('ended');
});
