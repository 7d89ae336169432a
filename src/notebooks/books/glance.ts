/** The town at a glance: which villages keep which promises under the chosen plan, in a sentence, a table and one small fan a village. */
import { fundingGaps, type Goal, inTen, type Language, money, moneyScale, percent, say } from '../../model/index.ts';
import { fan, fanDomain } from '../charts/fan.ts';
import { matrix } from '../charts/matrix.ts';
import { colourOf } from '../charts/style.ts';
import { notebook } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { driverInputs } from './figures.ts';
import { gapNotes } from './gaps.ts';
import { bandWords, el, goalNote, mainGoal, outcomeOf, sentence, target, widthFor } from './parts.ts';
import { traced } from './trace.ts';

/** Charts of so many villages are drawn at once; those of a county when they come near the screen. */
const drawnAtOnce = 24;

/** Calls what belongs to a place once the place comes near the screen; at once where nothing tells of that. */
function whenNear(places: ReadonlyMap<Element, () => void>): void {
  if (typeof IntersectionObserver === 'undefined') {
    for (const draw of places.values()) draw();
    return;
  }
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target: place } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(place);
        places.get(place)?.();
      }
    },
    { rootMargin: '600px' },
  );
  for (const place of places.keys()) watch.observe(place);
}

const townWord = { en: 'the town', zh: '全镇' };

export const glance = notebook('glance', { en: 'The town at a glance', zh: '全镇一览' })
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .show('sentence', ['scenario', 'plan', 'outcome', 'actions', 'language'], (scenario, plan, outcome, actions, language) => {
    const goal = mainGoal(scenario);
    const judged = outcome.goals.find(({ id }) => id === goal?.id);
    if (!goal || !judged) return sentence(word('noGoals', language));
    const title = say(plan.title, language);
    const confidence = percent(goal.confidence);
    const [only] = judged.villages;
    const asked = (village: string | null) => (words: string) =>
      traced(words, { plan: plan.id, village, measure: goal.measure, year: goal.year }, actions, language);
    const missing = goal.measure === 'income' ? judged.villages.reduce((sum, { shortfall }) => sum + shortfall, 0) : 0;
    // Of one village alone there is nothing to count.
    if (goal.who.kind === 'the town' || (judged.villages.length === 1 && only)) {
      const village = scenario.villages.find(({ id }) => id === only?.id);
      const who = goal.who.kind === 'the town' ? townWord : (village?.title ?? townWord);
      const reach =
        goal.measure === 'income' || goal.who.kind === 'the town' ? target(goal, language) : say(goal.title, language);
      const short =
        missing < 1
          ? ''
          : language === 'zh'
            ? `平均还差 **${money(missing, language)}**。`
            : ` On average **${money(missing, language)}** is missing.`;
      return sentence(
        language === 'zh'
          ? `在“**${title}**”下，${say(who, language)} ${goal.year} 年达到 ${reach} 的概率是 **${percent(judged.probability)}**（${inTen(judged.probability, language)}）。${short}`
          : `Under **${title}**, ${say(who, language)} reaches ${reach} in ${goal.year} with a probability of **${percent(judged.probability)}** (${inTen(judged.probability, language)}).${short}`,
        new Map([[percent(judged.probability), asked(goal.who.kind === 'the town' ? null : (only?.id ?? null))]]),
      );
    }
    const sure = judged.villages.filter(({ probability }) => probability >= goal.confidence).length;
    const all = judged.villages.length;
    const what = goal.measure === 'income' ? '' : say(goal.title, language);
    return sentence(
      language === 'zh'
        ? `在“**${title}**”下，${all} 个村中有 **${sure} 个**能以至少 ${confidence} 的把握在 ${goal.year} 年达到${what || ` ${target(goal, language)}`}。${missing >= 1 ? `各村平均合计还差 **${money(missing, language)}**。` : ''}`
        : `Under **${title}**, **${sure} of ${all}** villages reach ${what || target(goal, language)} in ${goal.year} with at least ${confidence} probability.${missing >= 1 ? ` On average **${money(missing, language)}** is missing over all villages.` : ''}`,
      new Map([[language === 'zh' ? `${sure} 个` : `${sure} of ${all}`, asked(null)]]),
    );
  })
  .show('goals', ['scenario', 'outcome', 'language', 'actions'], (scenario, outcome, language, actions) => {
    // The sentence above says it already.
    if (scenario.goals.length === 0) return el('div', '');
    const cell = (
      probability: number | undefined,
      { measure, year, confidence }: Goal,
      shortfall: number | null,
      village: string | null,
    ) => ({
      ...(probability === undefined ? {} : { press: () => actions.trace({ plan: outcome.plan, village, measure, year }) }),
      probability: probability ?? null,
      text: probability === undefined ? '–' : percent(probability),
      sure: probability !== undefined && probability >= confidence,
      title:
        probability === undefined
          ? ''
          : `${inTen(probability, language)}${shortfall ? ` · ${language === 'zh' ? '平均差' : 'missing on average'} ${shortfall >= 100 ? money(shortfall, language) : Number(shortfall.toFixed(2))}` : ''}`,
    });
    const judged = scenario.goals.map((goal) => ({ goal, judgement: outcome.goals.find(({ id }) => id === goal.id) }));
    return matrix({
      caption:
        language === 'zh'
          ? '各村达标概率（数字是达标的模拟占比；带圈的达到所要求的把握）'
          : 'How surely each village reaches each goal (share of futures; ringed where sure enough)',
      scrolls: word('scrolls', language),
      corner: word('village', language),
      columns: scenario.goals.map((goal) => ({ label: say(goal.title, language), note: goalNote(goal, language) })),
      rows: [
        ...scenario.villages.map((village) => ({
          id: village.id,
          label: say(village.title, language),
          cells: judged.map(({ goal, judgement }) => {
            const own = judgement?.villages.find(({ id }) => id === village.id);
            return cell(own?.probability, goal, own?.shortfall ?? null, village.id);
          }),
        })),
        {
          id: '',
          label: word('allVillages', language),
          strong: true,
          cells: judged.map(({ goal, judgement }) => cell(judgement?.probability, goal, judgement?.shortfall ?? null, null)),
        },
      ],
      onRow: (id) => id && actions.choose({ village: id }),
    });
  })
  .show('gaps', ['scenario', 'outcome', 'language'], (scenario, outcome, language) =>
    gapNotes(
      fundingGaps(outcome).filter(({ serious }) => serious),
      scenario,
      language,
    ),
  )
  .show('fans', ['scenario', 'outcome', 'actions', 'language'], (scenario, outcome, actions, language) => {
    const scale = moneyScale(language);
    const goal = mainGoal(scenario);
    const inputs = outcome.villages.map((village, i) => {
      const title = scenario.villages.find(({ id }) => id === village.id)?.title ?? { en: village.id, zh: village.id };
      const rows = village.measures.income ?? [];
      const last = rows.at(-1);
      const speaks =
        goal?.measure === 'income' &&
        (goal.who.kind !== 'list' || goal.who.villages.includes(village.id)) &&
        goal.who.kind !== 'the town';
      const name = say(title, language);
      return {
        name,
        id: village.id,
        years: outcome.years,
        rows,
        futures: village.futures,
        colour: colourOf(i),
        goals: speaks && goal ? [{ year: goal.year, value: goal.atLeast, label: target(goal, language) }] : [],
        divide: scale.divide,
        axis: say(scale.unit, language),
        width: Math.min(300, widthFor(300)),
        height: 190,
        tip: (year: number, row: (typeof rows)[number]) => `${name} ${year}\n${bandWords(row, language)}`,
        description: describe(name, last, outcome.years.at(-1) ?? 0, language),
      };
    });
    const domain = fanDomain(inputs);
    const grid = el('div', 'fans');
    const later = new Map<Element, () => void>();
    for (const [i, input] of inputs.entries()) {
      const place = el('div', 'fan-place');
      const drawn = () => place.replaceChildren(fan({ ...input, domain }));
      const year = outcome.years.at(-1) ?? 0;
      const figure = { plan: outcome.plan, village: input.id, measure: 'income', year };
      const median = traced(money(input.rows.at(-1)?.p50 ?? 0, language), figure, actions, language);
      grid.append(el('div', 'fan', el('h3', '', input.name, el('small', 'fan-figure', `${year} `, median)), place));
      if (i < drawnAtOnce) drawn();
      else later.set(place, drawn);
    }
    whenNear(later);
    const section = el(
      'div',
      '',
      el('h2', '', language === 'zh' ? '各村集体收入（同一刻度）' : 'Collective income of each village, on one scale'),
      grid,
      el('p', 'caption', word('bandCaption', language)),
    );
    return section;
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
  .prose({
    en: 'Each figure is counted over many simulated futures in which prices, harvests and tenants behave differently. It says how often the plan would succeed if the assumptions of this file hold; it is not a promise.',
    zh: '每个数字都来自大量模拟：每次模拟中，价格、收成和承租人的表现各不相同。它表示在本文件的假设成立时，方案能成功多少次；它不是承诺。',
  });

function describe(
  name: string,
  last: { p10: number; p50: number; p90: number } | undefined,
  year: number,
  language: Language,
): string {
  if (!last) return name;
  return language === 'zh'
    ? `${name}：${year} 年中位数 ${money(last.p50, language)}，十次里有八次在 ${money(last.p10, language)} 到 ${money(last.p90, language)} 之间。`
    : `${name}: median ${money(last.p50, language)} in ${year}; in 8 of 10 futures between ${money(last.p10, language)} and ${money(last.p90, language)}.`;
}
