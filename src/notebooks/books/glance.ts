/** The villages at a glance: which villages keep which promises under the chosen plan, in a sentence, one small fan a village and a table. */
import {
  fundingGaps,
  type Goal,
  inTen,
  type Judgement,
  type Language,
  money,
  moneyScale,
  type PlanSummary,
  percent,
  type Scenario,
  type Summary,
  say,
  together,
} from '../../model/index.ts';
import { type MatrixInput, matrices } from '../charts/matrix.ts';
import { colourOf } from '../charts/style.ts';
import { type Actions, notebook, type TraceTarget } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { bandsData } from './drawn.ts';
import { fanTiles, type Tile } from './fan-tiles.ts';
import { driverInputs } from './figures.ts';
import { foldAway, foldButton } from './fold.ts';
import { button } from './frame.ts';
import { gapNotes } from './gaps.ts';
import { goalsButton } from './goal-form.ts';
import { bandWords, el, goalNote, mainGoal, outcomeOf, sentence, sureVillages, target, tiles, titleIn } from './parts.ts';
import { gapFigure, goalTarget, type Judged, missingTarget, sureTarget } from './readings.ts';
import { shownTarget } from './shown.ts';
import { traced } from './trace.ts';

/** What the whole page says, of the main goal; `ask` makes a figure of it open where it comes from. */
function saying(about: Judged, plan: string, ask: (target: TraceTarget) => (words: string) => Node): HTMLElement {
  const { goal, judgement: judged, scenario, language } = about;
  const [only] = judged.villages;
  const missing = goal.measure === 'income' ? judged.villages.reduce((sum, { shortfall }) => sum + shortfall, 0) : 0;
  const lack = money(missing, language);
  const lacking = [lack, ask(missingTarget(about, lack))] as const;
  const short = (key: 'glanceMissing' | 'glanceMissingAll') => (missing < 1 ? '' : word(key, language, { size: lack }));
  const isTown = goal.who.kind === 'the town';
  const isSum = goal.measure === 'income' || isTown;
  const what = isSum ? target(goal, language) : say(goal.title, language);
  // Of one village alone there is nothing to count.
  if (isTown || (judged.villages.length === 1 && only)) {
    const village = scenario.villages.find(({ id }) => id === only?.id);
    const said = word(isSum ? 'glanceOne' : 'glanceOneGoal', language, {
      plan,
      who: isTown || !village ? say(together, language) : say(village.title, language),
      what,
      year: goal.year,
      share: percent(judged.probability),
      often: inTen(judged.probability, language),
    });
    const asked = ask(goalTarget(about, isTown ? null : (only?.id ?? null)));
    return sentence(said + short('glanceMissing'), new Map([[percent(judged.probability), asked], lacking]));
  }
  const sure = word('glanceSure', language, {
    sure: sureVillages(judged),
    all: judged.villages.length,
  });
  const said = word(isSum ? 'glanceMany' : 'glanceManyGoal', language, {
    plan,
    sure,
    what,
    year: goal.year,
    confidence: percent(goal.confidence),
  });
  return sentence(said + short('glanceMissingAll'), new Map([[sure, ask(sureTarget(about, sure))], lacking]));
}

/** The income of each village. */
function tilesOf(scenario: Scenario, outcome: PlanSummary, width: number, actions: Actions, language: Language): Tile[] {
  const scale = moneyScale(language);
  const goal = mainGoal(scenario);
  const year = outcome.years.at(-1) ?? 0;
  return outcome.villages.map((village, i) => {
    const rows = village.measures.income ?? [];
    const last = rows.at(-1);
    const speaks =
      goal?.measure === 'income' &&
      (goal.who.kind !== 'list' || goal.who.villages.includes(village.id)) &&
      goal.who.kind !== 'the town';
    const name = titleIn(scenario, village.id, language);
    const sums = last && {
      median: money(last.p50, language),
      low: money(last.p10, language),
      high: money(last.p90, language),
    };
    const median = money(last?.p50 ?? 0, language);
    const figure = {
      of: `${outcome.plan} ${year} ${median}`,
      make: () => {
        const place = { plan: outcome.plan, village: village.id, measure: 'income', year };
        const asked = shownTarget(scenario, place, median, 'readMedian', language);
        return [`${year} ${word('median', language)} `, traced(median, asked, actions, language)];
      },
    };
    return {
      name,
      id: village.id,
      figure,
      years: outcome.years,
      rows,
      futures: village.futures,
      colour: colourOf(i),
      goals: speaks && goal ? [{ year: goal.year, value: goal.atLeast, label: target(goal, language) }] : [],
      divide: scale.divide,
      axis: say(scale.unit, language),
      width,
      height: 190,
      tip: (of: number, row: Summary) => `${name} ${of}\n${bandWords(row, language)}`,
      data: bandsData(
        `${name} ${word('income', language)}`,
        { plan: outcome.plan, village: village.id, measure: 'income' },
        outcome.years,
        rows,
        scenario,
        language,
      ),
      description: sums ? word('glanceFanAlt', language, { name, year, ...sums }) : name,
    };
  });
}

/** How surely each village keeps each goal. */
function goalsOf(scenario: Scenario, outcome: PlanSummary, language: Language, actions: Actions): MatrixInput {
  /** Of a village, or with null of the whole goal. */
  const cell = (goal: Goal, judgement: Judgement | undefined, village: string | null) => {
    const own = village === null ? judgement : judgement?.villages.find(({ id }) => id === village);
    const { probability, shortfall } = own ?? {};
    const press = () => judgement && actions.trace(goalTarget({ scenario, outcome, goal, judgement, language }, village));
    const size = shortfall && (shortfall >= 100 ? money(shortfall, language) : Number(shortfall.toFixed(2)));
    return {
      ...(probability === undefined ? {} : { press }),
      probability: probability ?? null,
      text: probability === undefined ? '–' : percent(probability),
      sure: probability !== undefined && probability >= goal.confidence,
      title:
        probability === undefined
          ? ''
          : `${inTen(probability, language)}${size ? ` · ${word('glanceMissingMean', language)} ${size}` : ''}`,
    };
  };
  const judged = scenario.goals.map((goal) => ({ goal, judgement: outcome.goals.find(({ id }) => id === goal.id) }));
  return {
    caption: word('glanceGoals', language),
    scrolls: word('scrolls', language),
    corner: word('village', language),
    columns: scenario.goals.map((goal) => ({ label: say(goal.title, language), note: goalNote(scenario, goal, language) })),
    rows: [
      ...scenario.villages.map((village) => ({
        id: village.id,
        label: say(village.title, language),
        cells: judged.map(({ goal, judgement }) => cell(goal, judgement, village.id)),
      })),
      {
        id: '',
        label: word('allVillages', language),
        strong: true,
        cells: judged.map(({ goal, judgement }) => cell(goal, judgement, null)),
      },
    ],
    onRow: (id) => id && actions.choose({ village: id }),
  };
}

/** Where no village has a venture yet: charts would have nothing to show. */
const bare = ({ villages }: PlanSummary, actions: Actions, language: Language): HTMLElement =>
  el(
    'div',
    '',
    el('p', 'empty', word(villages.length === 1 ? 'noVentures' : 'targetsNoFigures', language)),
    button(word('addVenture', language), () => actions.choose({ book: 'village' })),
  );

export const glance = notebook('glance', words.glanceTitle)
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .show('sentence', ['scenario', 'plan', 'outcome', 'actions', 'language'], (scenario, plan, outcome, actions, language) => {
    const goal = mainGoal(scenario);
    const judged = outcome.goals.find(({ id }) => id === goal?.id);
    if (!goal || !judged) return el('div', '', sentence(word('noGoals', language)), goalsButton('goalAdd', actions, language));
    const ask = (target: TraceTarget) => (words: string) => traced(words, target, actions, language);
    return saying({ scenario, outcome, goal, judgement: judged, language }, say(plan.title, language), ask);
  })
  // To measure the page lays it out: not below a moving hand.
  .value('width', ['settled'], () => tiles('.cell-fans', 250, 340).width)
  .follow('fans', ['scenario', 'outcome', 'width', 'actions', 'language'], () => {
    const draw = fanTiles();
    let whole: HTMLElement | null = null;
    let tiles: Tile[] = [];
    return (scenario, outcome, width, actions, language) => {
      if (outcome.villages.every(({ ventures }) => ventures.length === 0)) return bare(outcome, actions, language);
      tiles = tilesOf(scenario, outcome, width, actions, language);
      const grid = draw(tiles);
      if (!whole?.contains(grid))
        whole = el(
          'div',
          '',
          el('h2', '', word('glanceFans', language)),
          grid,
          foldButton(grid, tiles.length, language, () => draw(tiles)),
          el('p', 'caption', word('bandCaption', language)),
        );
      return whole;
    };
  })
  .show('what-if', ['settled', 'actions', 'language'], ({ scenario }, actions, language) =>
    scenario.drivers.length === 0
      ? el('div', '')
      : el(
          'div',
          'panel',
          el('h2', '', word('whatIf', language)),
          el('div', 'figures', ...driverInputs(scenario.drivers, scenario, actions, language)),
        ),
  )
  .follow('goals', ['scenario', 'outcome', 'language', 'actions'], () => {
    const draw = matrices();
    let whole: HTMLElement | null = null;
    return (scenario, outcome, language, actions) => {
      // Without goals the sentence above says it already.
      if (scenario.goals.length === 0) return el('div', '');
      const table = draw(goalsOf(scenario, outcome, language, actions));
      if (whole?.contains(table)) return whole;
      const body = table.querySelector('tbody') as HTMLElement;
      foldAway(body, scenario.villages.length);
      const add = goalsButton('goalsManage', actions, language);
      whole = el('div', '', table, foldButton(body, scenario.villages.length, language), add);
      return whole;
    };
  })
  .show('gaps', ['scenario', 'outcome', 'actions', 'language'], (scenario, outcome, actions, language) =>
    gapNotes(
      fundingGaps(outcome).filter(({ serious }) => serious),
      scenario,
      gapFigure(scenario, outcome, actions, language),
      language,
    ),
  )
  .prose(words.glanceMeaning);
