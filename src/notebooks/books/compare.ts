/** Compare plans: which one reaches which goal, and the difference of two plans run by run. */
import { inTen, type Language, money, moneyScale, type PlanSummary, percent, type Scenario, say } from '../../model/index.ts';
import { differenceChart } from '../charts/difference.ts';
import { fan, fanDomain } from '../charts/fan.ts';
import { matrix } from '../charts/matrix.ts';
import { colourOf } from '../charts/style.ts';
import { choice } from '../inputs/choice.ts';
import { notebook } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { bandWords, brief, el, goalNote, inFutures, mainGoal, outcomeOf, sentence, target, widthFor } from './parts.ts';

const blue = colourOf(0);
const orange = colourOf(1);

const titleOf = ({ plans }: Scenario, plan: string, language: Language): string =>
  say(plans.find(({ id }) => id === plan)?.title ?? { en: plan, zh: plan }, language);

export const compare = notebook('compare', { en: 'Compare plans', zh: '方案对比' })
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
  .value('difference', ['outcome', 'other', 'actions'], (outcome, other, actions) =>
    outcome === other
      ? null
      : actions.compare({ a: outcome.plan, b: other.plan, measure: 'income', village: null, year: outcome.years.at(-1) ?? 0 }),
  )
  .show(
    'sentence',
    ['difference', 'plan', 'against', 'scenario', 'language'],
    (difference, plan, against, scenario, language) => {
      if (!difference) return el('p', 'empty', word(scenario.plans.length < 2 ? 'onePlan' : 'samePlans', language));
      const { meanDifference, aheadShare, behindShare, standardError } = difference.difference;
      const [a, b] = [say(plan.title, language), say(against.title, language)];
      const year = scenario.years.to;
      const more = meanDifference >= 0;
      const size = money(Math.abs(meanDifference), language);
      const error = money(standardError, language);
      const equal = 1 - aheadShare - behindShare;
      if (aheadShare === 0 && behindShare === 0)
        return sentence(
          language === 'zh'
            ? `${year} 年，“**${a}**”与“${b}”给全镇带来的收入在**每次模拟中都相同**。`
            : `In ${year}, **${a}** and ${b} bring the town **the same income in all futures simulated**.`,
        );
      const ahead = inFutures(aheadShare, language);
      const tie = equal > 0.005 ? (language === 'zh' ? `，${percent(equal)} 相同` : `; ${percent(equal)} are equal`) : '';
      return sentence(
        language === 'zh'
          ? `${year} 年，“**${a}**”比“${b}”平均${more ? '多' : '少'}收 **${size}**（模拟误差 ±${error}），${ahead}占优${tie}。`
          : `In ${year}, **${a}** brings the town **${size}** ${more ? 'more' : 'less'} than ${b} on average (simulation error ±${error}), and is ahead ${ahead}${tie}.`,
      );
    },
  )
  .show('difference', ['difference', 'plan', 'against', 'language'], (difference, plan, against, language) => {
    if (!difference) return el('div', '');
    const scale = moneyScale(language);
    const { edges, counts, difference: d } = difference;
    const width = Math.min(720, widthFor(720));
    const [a, b] = [plan, against].map(({ title }) => brief(say(title, language), width < 520 ? 14 : 32)) as [string, string];
    const chart = differenceChart({
      edges,
      counts,
      divide: scale.divide,
      axis: `${a} − ${b} (${say(scale.unit, language)})`,
      ahead: { label: `${a} ${language === 'zh' ? '占优' : 'ahead'} ${percent(d.aheadShare)} →`, colour: blue },
      behind: { label: `← ${b} ${language === 'zh' ? '占优' : 'ahead'} ${percent(d.behindShare)}`, colour: orange },
      mean: { value: d.meanDifference, label: `${language === 'zh' ? '平均' : 'mean'} ${money(d.meanDifference, language)}` },
      width,
      description:
        language === 'zh'
          ? `两方案全镇收入之差：平均 ${money(d.meanDifference, language)}，十次里八次在 ${money(d.p10, language)} 到 ${money(d.p90, language)} 之间。`
          : `Difference of the town's income: mean ${money(d.meanDifference, language)}, in 8 of 10 futures between ${money(d.p10, language)} and ${money(d.p90, language)}.`,
    });
    return el(
      'div',
      '',
      el('h2', '', language === 'zh' ? '全镇收入之差，逐次模拟' : 'Difference of the town’s income, future by future'),
      chart,
      el(
        'p',
        'caption',
        language === 'zh'
          ? '两个方案面对同样的价格、天气和意外，只有决定不同。'
          : 'Both plans meet the same prices, weather and mishaps; only the decisions differ.',
      ),
    );
  })
  .show('fans', ['outcome', 'other', 'scenario', 'language'], (outcome, other, scenario, language) => {
    const scale = moneyScale(language);
    const goal = scenario.goals.find(({ who, measure }) => who.kind === 'the town' && measure === 'income');
    const inputs = (outcome === other ? [outcome] : [outcome, other]).map(({ plan, years, town, futures }, i) => {
      const rows = town.income ?? [];
      const name = titleOf(scenario, plan, language);
      return {
        name,
        years,
        rows,
        futures,
        colour: i === 0 ? blue : orange,
        goals: goal ? [{ year: goal.year, value: goal.atLeast, label: target(goal, language) }] : [],
        divide: scale.divide,
        axis: say(scale.unit, language),
        width: Math.min(360, widthFor(360)),
        height: 240,
        tip: (year: number, row: (typeof rows)[number]) => `${name} ${year}\n${bandWords(row, language)}`,
        description: `${name}: ${rows.map((row, t) => `${years[t]}: ${bandWords(row, language).replaceAll('\n', ', ')}`).join('; ')}`,
      };
    });
    const domain = fanDomain(inputs);
    return el(
      'div',
      '',
      el('h2', '', language === 'zh' ? '全镇集体收入' : 'Income of the town'),
      el('div', 'fans wide', ...inputs.map((input) => el('div', 'fan', el('h3', '', input.name), fan({ ...input, domain })))),
      el('p', 'caption', word('bandCaption', language)),
    );
  })
  .value('outcomes', ['answer', 'scenario'], (answer, scenario) => scenario.plans.map(({ id }) => outcomeOf(answer, id)))
  .show('goals', ['outcomes', 'scenario', 'language', 'actions'], (outcomes, scenario, language, actions) => {
    if (scenario.goals.length === 0) return el('p', 'empty', word('noGoals', language));
    const main = mainGoal(scenario);
    const cellsOf = (outcome: PlanSummary) =>
      scenario.goals.map((goal) => {
        const judged = outcome.goals.find(({ id }) => id === goal.id);
        const share =
          judged?.expectedShare == null ? '' : `${word('villagesOnAverage', language)} ${percent(judged.expectedShare)}`;
        return {
          probability: judged?.probability ?? null,
          text: judged ? percent(judged.probability) : '–',
          sure: judged?.onTrack ?? false,
          title: judged
            ? `${inTen(judged.probability, language)} · ${word(judged.onTrack ? 'onTrack' : 'notOnTrack', language)}${share ? ` · ${share}` : ''}`
            : '',
        };
      });
    const money2022 = (outcome: PlanSummary) => money(outcome.town.income?.at(-1)?.mean ?? 0, language);
    const sureOf = (outcome: PlanSummary) =>
      outcome.goals
        .find(({ id }) => id === main?.id)
        ?.villages.filter(({ probability }) => probability >= (main?.confidence ?? 1)).length ?? 0;
    const extra = [
      { label: language === 'zh' ? `全镇 ${scenario.years.to} 年平均收入` : `Town, mean income ${scenario.years.to}`, note: '' },
      ...(main && main.who.kind !== 'the town'
        ? [{ label: language === 'zh' ? '有把握达标的村' : 'Villages sure enough', note: goalNote(main, language) }]
        : []),
    ];
    const plain = (text: string) => ({ probability: null, text, sure: false, title: '' });
    return matrix({
      caption: language === 'zh' ? '方案 × 目标：达标概率' : 'Plans × goals: probability that the goal is reached as promised',
      scrolls: word('scrolls', language),
      corner: word('plan', language),
      columns: [
        ...extra,
        ...scenario.goals.map((goal) => ({ label: say(goal.title, language), note: goalNote(goal, language) })),
      ],
      rows: outcomes.map((outcome) => ({
        id: outcome.plan,
        label: titleOf(scenario, outcome.plan, language),
        cells: [
          plain(money2022(outcome)),
          ...(extra.length > 1 ? [plain(`${sureOf(outcome)} / ${scenario.villages.length}`)] : []),
          ...cellsOf(outcome),
        ],
      })),
      onRow: (id) => actions.choose({ plan: id }),
    });
  })
  .prose({
    en: 'A goal “as promised” must hold for all it speaks of in the same future: villages that are each likely to succeed rarely all succeed together.',
    zh: '“按目标口径”是指在同一次模拟中，目标所说的村都达到才算数：各村各自都很有希望，同时都达到却不常见。',
  });
