/** Compare plans: which brings more and how surely, what makes the difference, and what a wrong choice would cost. */
import { type Goal, inTen, landmarks, money, moneyScale, type PlanSummary, percent, say } from '../../model/index.ts';
import { beyond, differenceChart } from '../charts/difference.ts';
import { matrix } from '../charts/matrix.ts';
import { overlay } from '../charts/overlay.ts';
import { brief } from '../charts/style.ts';
import { choice } from '../inputs/choice.ts';
import { strongIn } from '../runtime/emphasis.ts';
import { type EngineDifference, notebook, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { lightsChart, regretTable, riskChart } from './compare-standing.ts';
import { ours, theirs, titleOf, whyChart } from './compare-why.ts';
import { bandTarget } from './drawn.ts';
import { button } from './frame.ts';
import { noGoals } from './goal-form.ts';
import {
  bandWords,
  bracketed,
  el,
  exactly,
  goalLabel,
  goalNote,
  inFutures,
  mainGoal,
  outcomeOf,
  sentence,
  sureVillages,
  widthFor,
} from './parts.ts';
import { differenceTarget, goalTarget, type Pair, sureTarget } from './readings.ts';
import { shownTarget } from './shown.ts';
import { sumInput } from './sum-input.ts';
import { traced } from './trace.ts';

const isEqual = ({ difference: { aheadShare, behindShare } }: EngineDifference): boolean => aheadShare === 0 && behindShare === 0;

export const compare = notebook('compare', words.compareTitle)
  .show('choose', ['settled', 'against', 'language', 'actions'], ({ scenario, plan }, against, language, actions) => {
    // The only plan is compared with nothing.
    const edit = button(word('editPlans', language), actions.plans, false, word('editPlansTitle', language));
    if (scenario.plans.length < 2) return el('div', 'choices', edit);
    const plans = scenario.plans.map(({ id, title }) => ({ id, label: say(title, language) }));
    return el(
      'div',
      'choices',
      choice(word('plan', language), plans, plan.id, (id) => actions.choose({ plan: id })),
      choice(word('comparedWith', language), plans, against.id, (id) => actions.choose({ against: id })),
      edit,
    );
  })
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .value('other', ['answer', 'against'], (answer, against) => outcomeOf(answer, against.id))
  .value(
    'pair',
    ['plan', 'against', 'outcome', 'other', 'language'],
    (plan, against, outcome, other, language): Pair => ({
      a: { plan, outcome },
      b: { plan: against, outcome: other },
      language,
    }),
  )
  .value('difference', ['outcome', 'other', 'actions'], (outcome, other, actions) =>
    outcome === other
      ? null
      : actions.compare({ a: outcome.plan, b: other.plan, measure: 'income', year: outcome.years.at(-1) ?? 0 }),
  )
  .show(
    'sentence',
    ['difference', 'pair', 'scenario', 'actions', 'language'],
    (difference, pair, scenario, actions, language) => {
      if (!difference) return el('p', 'empty', word(scenario.plans.length < 2 ? 'onePlan' : 'samePlans', language));
      const [plan, against] = [pair.a.plan, pair.b.plan];
      const { meanDifference, aheadShare, behindShare, standardError } = difference.difference;
      const names = { a: say(plan.title, language), b: say(against.title, language), year: scenario.years.to };
      if (isEqual(difference)) return sentence(word('compareEqual', language, names));
      const equal = 1 - aheadShare - behindShare;
      const values = {
        ...names,
        size: money(Math.abs(meanDifference), language),
        error: money(standardError, language),
        ahead: inFutures(aheadShare, language),
        tie: equal > 0.005 ? word('compareTie', language, { share: percent(equal) }) : '',
      };
      const figure = (how: 'readDifference' | 'readAhead' | 'readSpread', value: string) => (words: string) =>
        traced(words, differenceTarget(pair, how, value), actions, language);
      return sentence(
        word(meanDifference >= 0 ? 'compareMore' : 'compareLess', language, values),
        new Map([
          [values.size, figure('readDifference', money(meanDifference, language))],
          [`±${values.error}`, figure('readSpread', `±${values.error}`)],
          ...strongIn(values.ahead).map((told) => [told, figure('readAhead', percent(aheadShare))] as const),
        ]),
      );
    },
  )
  .show('difference', ['difference', 'pair'], (difference, pair) => {
    // Of nothing there is nothing to draw: the sentence says so.
    if (!difference || isEqual(difference)) return el('div', '');
    const { language } = pair;
    const [plan, against] = [pair.a.plan, pair.b.plan];
    const scale = moneyScale(language);
    const { edges, counts, difference: d } = difference;
    const far = beyond(edges);
    const width = widthFor(760);
    const [a, b] = [plan, against].map(({ title }) => brief(say(title, language), width < 520 ? 14 : 32)) as [string, string];
    const chart = differenceChart({
      edges,
      counts,
      divide: scale.divide,
      axis: bracketed(`${a} − ${b}`, say(scale.unit, language), language),
      ahead: { label: word('compareAhead', language, { plan: a, share: percent(d.aheadShare) }), colour: ours },
      behind: { label: word('compareBehind', language, { plan: b, share: percent(d.behindShare) }), colour: theirs },
      mean: { value: d.meanDifference, label: word('compareMean', language, { size: money(d.meanDifference, language) }) },
      width,
      description: word('compareDifferenceAlt', language, {
        mean: money(d.meanDifference, language),
        low: money(d.p10, language),
        high: money(d.p90, language),
      }),
      data: {
        name: word('compareDifference', language),
        columns: [word('compareFrom', language), word('compareTo', language), word('compareCount', language)],
        rows: counts.map((count, i) => [edges[i] ?? null, edges[i + 1] ?? null, count]),
        words: (value, _, column) => (column < 2 ? exactly(value, language) : value.toLocaleString('en-US')),
        opens: (_, column, words) => (column === 2 ? differenceTarget(pair, 'readBin', words) : undefined),
      },
    });
    return el(
      'div',
      '',
      el('h2', '', word('compareDifference', language)),
      chart,
      el(
        'p',
        'caption',
        word('compareSameDraws', language),
        far === null ? '' : word('compareBeyond', language, { far: money(far, language) }),
      ),
    );
  })
  .show('fans', ['outcome', 'other', 'scenario', 'language'], (outcome, other, scenario, language) => {
    const scale = moneyScale(language);
    const goal = scenario.goals.find(({ who, measure }) => who.kind === 'the town' && measure === 'income');
    const width = widthFor(760);
    const series = (outcome === other ? [outcome] : [outcome, other]).map(({ plan, town }, i) => ({
      plan,
      name: brief(titleOf(scenario, plan, language), width < 520 ? 14 : 24),
      colour: i === 0 ? ours : theirs,
      rows: town.income ?? [],
    }));
    const { years } = outcome;
    const told = (i: number) =>
      series.map(({ name, rows }) => (rows[i] ? `${name}\n${bandWords(rows[i], language)}` : name)).join('\n');
    const chart = overlay({
      years,
      series,
      goal: goal ? { value: goal.atLeast, label: goalLabel(goal, language) } : null,
      divide: scale.divide,
      axis: say(scale.unit, language),
      width,
      height: 300,
      tip: (i) => `${years[i]}\n${told(i)}`,
      description: years.map((year, i) => `${year}: ${told(i).replaceAll('\n', ', ')}`).join('; '),
      data: {
        name: word('reportTownFan', language),
        columns: [word('plan', language), word('year', language), 'p10', 'p50', 'p90', word('mean', language)],
        rows: series.flatMap(({ name, rows }) =>
          rows.map((row, i) => [name, years[i] ?? 0, row.p10, row.p50, row.p90, row.mean]),
        ),
        words: (value, _, column) => (column === 1 ? String(value) : exactly(value, language)),
        opens: (row, column, words) => {
          const of = series[Math.floor(row / years.length)];
          const band = ([undefined, undefined, 'p10', 'p50', 'p90', 'mean'] as const)[column];
          const year = years[row % years.length] ?? 0;
          return of && band
            ? bandTarget(scenario, { plan: of.plan, village: null, measure: 'income' }, year, band, words, language)
            : undefined;
        },
      },
    });
    return el(
      'div',
      '',
      el('h2', '', word('reportTownFan', language)),
      chart,
      el('p', 'caption', word('compareFansNote', language)),
    );
  })
  .value('why', ['ask', 'settled', 'against'], (ask, { scenario, plan }, against) =>
    plan.id === against.id || !scenario.plans.some(({ id }) => id === against.id)
      ? null
      : ask('explain', { from: against.id, to: plan.id, outcome: `income@${scenario.years.to}` }),
  )
  .show('why', ['why', 'settled', 'against', 'language'], (why, settled, against, language) =>
    why ? whyChart(why, settled, against, language) : el('div', ''),
  )
  .value('outcomes', ['answer', 'scenario'], (answer, scenario) => scenario.plans.map(({ id }) => outcomeOf(answer, id)))
  .show('goals', ['outcomes', 'scenario', 'language', 'actions'], (outcomes, scenario, language, actions) => {
    if (scenario.goals.length === 0) return noGoals(actions, language);
    const main = mainGoal(scenario);
    const plain = (text: string) => ({ probability: null, text, sure: false, title: '' });
    const cellOf = (outcome: PlanSummary, goal: Goal) => {
      const judged = outcome.goals.find(({ id }) => id === goal.id);
      if (!judged) return plain('–');
      const share =
        judged.expectedShare == null ? '' : ` · ${word('villagesOnAverage', language)} ${percent(judged.expectedShare)}`;
      const sure = word(judged.onTrack ? 'onTrack' : 'notOnTrack', language);
      return {
        press: () => actions.trace(goalTarget({ scenario, outcome, goal, judgement: judged, language }, null)),
        probability: judged.probability,
        text: percent(judged.probability),
        sure: judged.onTrack,
        title: `${inTen(judged.probability, language)} · ${sure}${share}`,
      };
    };
    const ofVillages = main && main.who.kind !== 'the town';
    const meanCell = ({ plan, town }: PlanSummary) => {
      const text = money(town.income?.at(-1)?.mean ?? 0, language);
      const place = { plan, village: null, measure: 'income', year: scenario.years.to };
      return { ...plain(text), press: () => actions.trace(shownTarget(scenario, place, text, 'readMean', language)) };
    };
    const sureCell = (outcome: PlanSummary, goal: Goal) => {
      const judgement = outcome.goals.find(({ id }) => id === goal.id);
      const text = `${judgement ? sureVillages(judgement) : 0} / ${scenario.villages.length}`;
      const press = () => judgement && actions.trace(sureTarget({ scenario, outcome, goal, judgement, language }, text));
      return { ...plain(text), press };
    };
    return matrix({
      caption: word('compareGoals', language),
      scrolls: word('scrolls', language),
      corner: word('plan', language),
      columns: [
        { label: word('compareMeanIncome', language, { year: scenario.years.to }), note: '' },
        ...(ofVillages ? [{ label: word('compareSure', language), note: goalNote(scenario, main, language) }] : []),
        ...scenario.goals.map((goal) => ({ label: say(goal.title, language), note: goalNote(scenario, goal, language) })),
      ],
      rows: outcomes.map((outcome) => ({
        id: outcome.plan,
        label: titleOf(scenario, outcome.plan, language),
        cells: [
          meanCell(outcome),
          ...(ofVillages ? [sureCell(outcome, main)] : []),
          ...scenario.goals.map((goal) => cellOf(outcome, goal)),
        ],
      })),
      onRow: (id) => actions.choose({ plan: id }),
    });
  })
  .show('promised', ['language'], (language) => el('p', 'caption', word('comparePromised', language)))
  .value('marks', ['outcomes', 'settled'], (outcomes, { scenario }) =>
    landmarks(scenario, outcomes[0]?.town.income?.[0]?.mean ?? 0),
  )
  .value('goal', ['view', 'marks'], (view, marks) => viewed(view, 'compare.target', marks.target))
  // Nothing lies between a floor above the target and that.
  .value('floor', ['view', 'marks', 'goal'], (view, marks, goal) => Math.min(viewed(view, 'compare.floor', marks.floor), goal))
  .value('standings', ['ask', 'settled', 'floor', 'goal'], (ask, { scenario: { plans, years } }, floor, goal) =>
    ask('standings', { plans: plans.map(({ id }) => id), year: years.to, floor, target: goal }),
  )
  .show('lights', ['standings', 'settled', 'floor', 'goal', 'language'], (standings, { scenario }, floor, goal, language) =>
    lightsChart(standings, scenario, floor, goal, language),
  )
  .show(
    'marks',
    ['marks', 'floor', 'goal', 'settled', 'actions', 'language'],
    (marks, floor, goal, { scenario }, actions, language) =>
      el(
        'div',
        'marks figures',
        sumInput(
          'compare.floor',
          word('compareFloor', language),
          floor,
          marks.floor,
          word('compareFloorNote', language, { year: scenario.years.from }),
          actions,
          language,
          goal,
          (sum) => (sum > goal ? word('compareFloorAbove', language, { target: money(goal, language) }) : null),
        ),
        sumInput(
          'compare.target',
          word('compareTarget', language),
          goal,
          marks.target,
          word(marks.isAsked ? 'compareTargetNote' : 'compareTargetMore', language),
          actions,
          language,
        ),
      ),
  )
  .show('risk', ['standings', 'settled', 'language'], (standings, { scenario }, language) =>
    riskChart(standings, scenario, language),
  )
  .show('regret', ['standings', 'settled', 'actions', 'language'], (standings, { scenario }, actions, language) =>
    standings.length < 2 ? el('div', '') : regretTable(standings, scenario, actions, language),
  );
