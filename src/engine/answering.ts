/** A question about a scenario, by name, in; the steps that lead to its answer out. */
import {
  alreadyBought,
  answer as answerPlan,
  attribute,
  choosePortfolio,
  commonOutcomes,
  type Draws,
  dependence,
  discover,
  effectsOn,
  type Goal,
  goalAlone,
  type Input,
  idleShare,
  influenceOfSources,
  type KeptParts,
  keepParts,
  makeDraws,
  market,
  type Outcome,
  offerOf,
  type Plan,
  planMoney,
  promises,
  readOutcome,
  type Scenario,
  type Study,
  seek,
  sobolIndices,
  standings,
  study,
  targets,
  tornado,
  trace,
} from '../model/index.ts';
import {
  type Bought,
  type Done,
  Fault,
  type Named,
  type OfOutcome,
  type QuestionName,
  type Questions,
  type Steps,
} from './questions.ts';

/** From 50% to 95%, in steps of one. */
const confidences = Array.from({ length: 46 }, (_, i) => (50 + i) / 100);

/** Draws kept for the next question, in bytes. */
const keptDraws = 48 * 2 ** 20;

/** Villages kept for the other outcomes of two files, in bytes. */
const keptVillages = 96 * 2 ** 20;

/** By futures: the outcomes of two files, and what their villages have in common. */
const partsKept = new WeakMap<Draws, { readonly of: string; readonly kept: KeptParts }>();

function partsFor(a: Scenario, b: Scenario, draws: Draws): KeptParts {
  const { outcomes } = commonOutcomes(a, b);
  const of = JSON.stringify([outcomes, a.measures, b.measures]);
  const before = partsKept.get(draws);
  const now = before?.of === of ? before : { of, kept: keepParts([a, b], outcomes, keptVillages) };
  partsKept.set(draws, now);
  return now.kept;
}

export const drawsFor = ({ seed, runs }: Scenario): Draws => makeDraws(seed, runs, 0, keptDraws);

function planNamed({ plans }: Scenario, id: string): Plan {
  const found = plans.find((plan) => plan.id === id);
  if (!found) throw new Error(`a question about an unknown plan: ${id}`);
  return found;
}

function goalNamed({ goals }: Scenario, id: string): Goal {
  const found = goals.find((goal) => goal.id === id);
  if (!found) throw new Error(`a question about an unknown goal: ${id}`);
  return found;
}

function outcomeOf(scenario: Scenario, spec: string): Outcome {
  const read = readOutcome(spec, scenario);
  if (!read.ok) throw new Error(`a question about an unknown outcome: ${spec}: ${read.say.en}`);
  return read.outcome;
}

const fewer = (draws: Draws, runs = draws.runs): Draws => (runs < draws.runs ? makeDraws(draws.seed, runs) : draws);

const studyOf = (scenario: Scenario, { plan, outcome, runs }: OfOutcome, draws: Draws): Study =>
  study(scenario, planNamed(scenario, plan), outcomeOf(scenario, outcome), fewer(draws, runs));

const named = ({ name, kind, title, source, village }: Input): Named => ({ name, kind, title, source, village });

function* counted<T>(steps: Generator<number, T>, of: number | null): Generator<Done, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield [step.value, of];
  }
}

async function portfolioOf(scenario: Scenario, asked: Questions['portfolio']['asked'], draws: Draws): Promise<Bought> {
  const plan = planNamed(scenario, asked.plan);
  const others = asked.others.map((id) => planNamed(scenario, id));
  const goal = goalNamed(scenario, asked.goal);
  const offer = (on: Draws) => offerOf(scenario, plan, others, goal, asked.budget, asked.objective, on);
  const first = offer(draws);
  const found = await choosePortfolio(first.task);
  const none = await choosePortfolio({ ...first.task, candidates: [] });
  // The choice was made on these futures, which flatters it a little: others tell what it is worth.
  const second = offer(makeDraws(`${draws.seed}|C`, draws.runs));
  const { value, error } = await choosePortfolio(alreadyBought(second, found.chosen));
  return {
    candidates: first.candidates.map(({ id, title, place, plan: of, cost }) => ({ id, title, ...place, plan: of, cost })),
    found,
    without: none.value,
    elsewhere: { value, error },
  };
}

type Answering = {
  readonly [Name in QuestionName]: (
    scenario: Scenario,
    asked: Questions[Name]['asked'],
    draws: Draws,
  ) => Steps<Questions[Name]['answer']>;
};

const answering: Answering = {
  *tornado(scenario, asked, draws) {
    const made = studyOf(scenario, asked, draws);
    const bars = yield* counted(tornado(made), made.inputs.length);
    return bars.map((bar) => ({ ...bar, input: named(bar.input) }));
  },
  *sobol(scenario, asked, draws) {
    const made = studyOf(scenario, asked, draws);
    const found = yield* counted(sobolIndices(made), made.inputs.length);
    return found.map((index) => ({ ...index, input: named(index.input) }));
  },
  *sources(scenario, asked, draws) {
    const made = studyOf(scenario, asked, draws);
    const found = yield* counted(influenceOfSources(made), null);
    return found.map((each) => ({ ...each, inputs: each.inputs.map(named) }));
  },
  *discover(scenario, asked, draws) {
    const made = studyOf(scenario, asked, draws);
    yield [0, null];
    return discover(made, asked.below);
  },
  *targets(scenario, { plan, measure, year, confidence }, draws) {
    const steps = targets(scenario, planNamed(scenario, plan), measure, year, confidence, draws);
    const found = yield* counted(steps, scenario.villages.length);
    if (!found.ok) throw new Fault(found.finding);
    return found.targets;
  },
  *promises(scenario, { plan, measure, year }, draws) {
    const steps = promises(scenario, planNamed(scenario, plan), measure, year, confidences, draws);
    return yield* counted(steps, scenario.villages.length);
  },
  *seek(scenario, { plan, goal: id, figure, alone, low, high }, draws) {
    const all = goalNamed(scenario, id);
    const goal = alone ? goalAlone(all, figure.village) : all;
    return yield* counted(seek(scenario, planNamed(scenario, plan), goal, figure, [low, high], draws), null);
  },
  *money(scenario, { plan, rate, to = scenario.years.to }, draws) {
    const longer = { ...scenario, years: { ...scenario.years, to } };
    return yield* counted(planMoney(longer, planNamed(longer, plan), rate, draws), scenario.villages.length);
  },
  *explain(scenario, { from, to, outcome }, draws) {
    const sides = [
      { scenario, plan: planNamed(scenario, from) },
      { scenario, plan: planNamed(scenario, to) },
    ] as const;
    return yield* counted(attribute(...sides, outcomeOf(scenario, outcome), draws), null);
  },
  *effects(scenario, { other, isOtherFirst, plan, outcome }, draws) {
    const [a, b] = isOtherFirst ? [other, scenario] : [scenario, other];
    const sides = [
      { scenario: a, plan: planNamed(a, plan) },
      { scenario: b, plan: planNamed(b, plan) },
    ] as const;
    // The futures are those of the first file, as `furrow diff` has them.
    const own = a.seed === draws.seed && a.runs === draws.runs ? draws : drawsFor(a);
    return yield* counted(effectsOn(...sides, outcomeOf(a, outcome), own, partsFor(a, b, own)), null);
  },
  *standings(scenario, { plans, year, floor, target }, draws) {
    const outcome = `income@${year}`;
    const columns: Float64Array[] = [];
    for (const plan of plans) {
      columns.push(studyOf(scenario, { plan, outcome }, draws).base);
      yield [columns.length, plans.length];
    }
    return standings(columns, floor, target).map((standing, i) => ({ plan: plans[i] ?? '', ...standing }));
  },
  *portfolio(scenario, asked, draws) {
    yield [0, null];
    return portfolioOf(scenario, asked, draws);
  },
  *market(scenario, { plan, year }, draws) {
    return yield* counted(market(scenario, planNamed(scenario, plan), year, draws), scenario.drivers.length);
  },
  *stress(scenario, { plan, drivers }, draws) {
    const steps = answerPlan({ ...scenario, drivers }, planNamed(scenario, plan), draws);
    const found = yield* counted(steps, scenario.villages.length);
    if (!found.ok) throw new Fault(found.finding);
    const { town, goals } = found.projection.outcome;
    return { income: town.income ?? [], goals };
  },
  *dependence(_, { own, needed, simulated }) {
    yield [0, null];
    return dependence(own, needed, simulated);
  },
  *idle(scenario, { plan, figure, year }, draws) {
    yield [0, null];
    return idleShare(scenario, planNamed(scenario, plan), figure, year, fewer(draws, 2000));
  },
  *trace(scenario, { plan, place, future }, draws) {
    return yield* counted(trace(scenario, planNamed(scenario, plan), place, future, draws), scenario.villages.length);
  },
};

export function answerSteps<Name extends QuestionName>(
  name: Name,
  scenario: Scenario,
  asked: Questions[Name]['asked'],
  draws: Draws,
): Steps<Questions[Name]['answer']> {
  const steps: Answering[Name] = answering[name];
  return steps(scenario, asked, draws);
}
