/** How each plan stands run by run in; how often it falls short or arrives, its risk, and its regret, out. */
import { inTen, type Language, money, moneyScale, percent, type Scenario, type Standing, say } from '../../model/index.ts';
import { matrix } from '../charts/matrix.ts';
import { mostNamed, risk } from '../charts/risk.ts';
import { stoplight } from '../charts/stoplight.ts';
import { colourOf } from '../charts/style.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { titleOf } from './compare-why.ts';
import { bandTarget, shareTarget } from './drawn.ts';
import { blank, el, exactly, labelled, widthFor } from './parts.ts';
import { regretTarget } from './readings.ts';

type Standings = readonly (Standing & { readonly plan: string })[];

/** `floor` and `target` in yuan. */
export function lightsChart(
  standings: Standings,
  scenario: Scenario,
  floor: number,
  target: number,
  language: Language,
): HTMLElement {
  const rows = standings.map(({ plan, below, between, above }) => ({
    label: titleOf(scenario, plan, language),
    shares: [below, between, above] as const,
  }));
  const names = [
    word('compareBelow', language, { floor: money(floor, language) }),
    word('compareBetween', language),
    word('compareAbove', language, { target: money(target, language) }),
  ] as const;
  const told = ({ label, shares }: (typeof rows)[number]) =>
    `${label}: ${shares.map((share, i) => `${names[i]} ${percent(share)}`).join(', ')}`;
  const chart = stoplight({
    rows,
    names,
    words: percent,
    width: widthFor(900),
    description: rows.map(told).join('; '),
    data: {
      name: word('compareLights', language),
      columns: [word('plan', language), ...names],
      rows: rows.map(({ label, shares }) => [label, ...shares]),
      words: percent,
      opens: (row, column) => {
        const [plan, share, name] = [standings[row]?.plan, rows[row]?.shares[column - 1], names[column - 1]];
        if (plan === undefined || share === undefined) return undefined;
        const place = { plan, village: null, measure: 'income', year: scenario.years.to };
        return shareTarget(place, `${rows[row]?.label} · ${name}`, share, scenario.runs, language);
      },
    },
  });
  return el('div', '', el('h2', '', word('compareLights', language)), chart);
}

export function riskChart(standings: Standings, scenario: Scenario, language: Language): HTMLElement {
  const scale = moneyScale(language);
  const unit = say(scale.unit, language);
  const points = standings.map(({ plan, mean, p10 }, i) => {
    const label = titleOf(scenario, plan, language);
    const tip = labelled(
      label,
      `${word('mean', language)} ${money(mean, language)}, ${word('comparePoor', language)} ${money(p10, language)}`,
      language,
    );
    return { label, colour: colourOf(i), mean, poor: p10, tip };
  });
  const chart = risk({
    points,
    divide: scale.divide,
    meanAxis: word('compareRiskMean', language, { unit }),
    poorAxis: word('compareRiskPoor', language, { unit }),
    width: widthFor(760),
    height: 320,
    description: points.map(({ tip }) => tip).join('; '),
    data: {
      name: word('compareRisk', language),
      columns: [word('plan', language), word('mean', language), word('comparePoor', language)],
      rows: points.map(({ label, mean, poor }) => [label, mean, poor]),
      words: (value) => exactly(value, language),
      opens: (row, column, words) => {
        const plan = standings[row]?.plan;
        const of = plan === undefined ? null : { plan, village: null, measure: 'income' };
        return of && column > 0
          ? bandTarget(scenario, of, scenario.years.to, column === 1 ? 'mean' : 'p10', words, language)
          : undefined;
      },
    },
  });
  const many = points.length > mostNamed ? [blank(language), word('compareRiskMany', language)] : [];
  return el(
    'div',
    '',
    el('h2', '', word('compareRisk', language)),
    chart,
    el('p', 'caption', word('compareRiskNote', language), ...many),
  );
}

export function regretTable(standings: Standings, scenario: Scenario, actions: Actions, language: Language): HTMLElement {
  const columns = ['compareRegretMean', 'compareRegretHigh', 'compareBest'] as const;
  const cell = (plan: string, column: (typeof columns)[number], text: string, title = '') => {
    const how = column === 'compareBest' ? 'readBest' : 'readRegret';
    const press = () => actions.trace(regretTarget(plan, how, word(column, language), text, scenario, language));
    return { probability: null, text, sure: false, title, press };
  };
  return el(
    'div',
    '',
    el('h2', '', word('compareRegret', language)),
    matrix({
      caption: word('compareRegretNote', language),
      scrolls: word('scrolls', language),
      corner: word('plan', language),
      columns: columns.map((key) => ({ label: word(key, language), note: '' })),
      rows: standings.map(({ plan, regret: { mean, standardError, p90, bestShare } }) => ({
        id: plan,
        label: titleOf(scenario, plan, language),
        cells: [
          cell(plan, 'compareRegretMean', money(mean, language), `±${money(standardError, language)}`),
          cell(plan, 'compareRegretHigh', money(p90, language)),
          { ...cell(plan, 'compareBest', percent(bestShare), inTen(bestShare, language)), probability: bestShare },
        ],
      })),
    }),
  );
}
