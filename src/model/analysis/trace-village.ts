/** A village of a compiled plan and one of its measures in; that measure, the ventures, accounts and figures it is computed from, out. */
import type { Column, Measure, Scenario, Text } from '../base/nouns.ts';
import { fresh } from '../base/scratch.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import { toColumn, type Value } from '../formula/column.ts';
import { spell } from '../formula/spell.ts';
import { plainUnit, readUnit, yuanUnit } from '../formula/units.ts';
import { measureTitle, unitOf } from '../goals/outcome.ts';
import { accountsOf } from '../projection/accounts.ts';
import type { CompiledVillage, Model } from '../projection/model.ts';
import { projectVenture } from '../projection/venture.ts';
import { type Draft, idOf, idsIn, placed, plainDraft, type TracePiece, type TracePlace } from './trace-node.ts';
import { both, calendarDraft, driverDraft } from './trace-venture.ts';

const figureTitles: { readonly [name: string]: Text } = {
  population: { en: 'population', zh: '人口' },
  households: { en: 'households', zh: '户数' },
  opening_fund: { en: 'fund before the first year', zh: '期初资金' },
};

const figureUnits: { readonly [name: string]: string } = { population: 'person', households: 'household', opening_fund: 'yuan' };

/** A figure that a village, or all of them together, has in the file. */
export function villageFigure(place: TracePlace, value: number): Draft {
  const { name, village } = place;
  return {
    ...plainDraft,
    id: idOf(place),
    place,
    kind: 'figure',
    title: figureTitles[name] ?? { en: name, zh: name },
    unit: readUnit(figureUnits[name] ?? '') ?? plainUnit,
    column: value,
    // A fund that nobody wrote down begins with nothing.
    at: village === null || value === 0 ? null : `villages.${village}.${name}`,
  };
}

export const isVillageFigure = (name: string): boolean => Object.hasOwn(figureTitles, name);

/** Ids with a sign between them; nothing is 0. */
export const between = (ids: readonly string[], sign: string): TracePiece[] =>
  ids.length === 0 ? ['0'] : ids.flatMap((id, i) => (i === 0 ? [{ id }] : [` ${sign} `, { id }]));

/** A rule of the model as a formula, the same in both languages. */
export const rule = (pieces: readonly TracePiece[], result: Column) => ({
  formula: { text: null, en: pieces, zh: pieces, result },
  inputs: idsIn(pieces),
});

/** A measure of the scenario's own: its formula, and what stands in it, each told by `draftOf`. */
export function ownMeasure(
  scenario: Scenario,
  measure: Measure,
  place: TracePlace,
  column: Column,
  draftOf: (name: string) => Draft,
): Draft[] {
  const { tree, text } = measure.formula;
  const parts = [...new Set(namesIn(tree))].map((name) => [name, draftOf(name)] as const);
  const idFor = (name: string) => parts.find(([known]) => known === name)?.[1].id ?? name;
  const pieces = both((language) => placed(spell(tree, language), idFor));
  const own: Draft = {
    ...plainDraft,
    id: idOf(place),
    place,
    kind: 'formula',
    title: measure.title,
    unit: unitOf(scenario, measure.id),
    column,
    formula: { text, ...pieces, result: column },
    inputs: idsIn(pieces.en),
    at: `measures.${measure.id}`,
  };
  return [own, ...parts.map(([, draft]) => draft)];
}

/** The figure itself stands first. */
export function villageDrafts(
  scenario: Scenario,
  model: Model,
  village: CompiledVillage,
  wanted: { readonly name: string; readonly year: number },
  draws: Draws,
): Draft[] {
  const { name, year } = wanted;
  const own = village.village;
  const t = model.years.indexOf(year);
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const ventures = village.ventures.map((_, i) => projectVenture(model, village, i, draws, paths, fresh));
  const { measures } = accountsOf(model, village, ventures, paths, fresh);
  const columnOf = (value: Value | undefined) => toColumn(fresh, value ?? 0);
  const placeOf = (measure: string, at = year): TracePlace => ({ village: own.id, venture: null, name: measure, year: at });

  const measureDraft = (measure: string, at = year): Draft => {
    const place = placeOf(measure, at);
    const column = columnOf(measures.get(measure)?.[model.years.indexOf(at)]);
    const decided = measure === 'support' || measure === 'loans';
    return {
      ...plainDraft,
      id: idOf(place),
      place,
      kind: decided ? 'plan' : 'sum',
      title: measureTitle(scenario, measure),
      unit: unitOf(scenario, measure),
      column,
      at: decided ? `plans.${model.plan.id}.${measure}.${own.id}` : null,
      more: !decided,
    };
  };
  /** What ventures at work state under a name. */
  const ofVentures = (output: string, counts: (i: number) => boolean = () => true): Draft[] =>
    village.ventures.flatMap(({ venture, strategy }, i): Draft[] => {
      const stated = ventures[i]?.[t]?.get(output);
      if (stated === undefined || !strategy.formulas.has(output) || !counts(i)) return [];
      const place = { village: own.id, venture: venture.id, name: output, year };
      const column = columnOf(stated);
      const unit = output === 'operating' ? plainUnit : unitOf(scenario, output);
      return [
        {
          ...plainDraft,
          id: idOf(place),
          place,
          kind: 'formula',
          title: venture.title,
          unit,
          column,
          note: venture.note,
          more: true,
        },
      ];
    });

  const root = { ...measureDraft(name), more: false };
  const sum = (parts: readonly Draft[]): Draft[] => [
    {
      ...root,
      ...rule(
        between(
          parts.map(({ id }) => id),
          '+',
        ),
        root.column,
      ),
    },
    ...parts,
  ];
  if (name === 'support' || name === 'loans') return [root];
  if (name === 'fund') return fund();
  if (name === 'gap') {
    const part = measureDraft('fund');
    return [{ ...root, ...rule(['max(−', { id: part.id }, ', 0)'], root.column) }, part];
  }
  if (name === 'sources') return counting(ofVentures('income'));
  if (name === 'entities') return working();
  const measure = model.measures.find(({ id }) => id === name);
  if (!measure) return sum(ofVentures(name));
  return ownMeasure(scenario, measure, placeOf(name), root.column, (inner) => {
    if (measures.has(inner)) return measureDraft(inner);
    const figure = { population: own.population, households: own.households, opening_fund: own.openingFund }[inner];
    if (figure !== undefined && figure !== null) return villageFigure(placeOf(inner), figure);
    const driver = model.drivers.find(({ id }) => id === inner);
    return driver
      ? driverDraft(driver, year, paths.get(inner)?.[t] ?? 0)
      : calendarDraft(placeOf(inner), inner === 'year' ? year : inner === 't' ? t : 0);
  });

  /** Last year's fund and what is kept of income, with what is paid in, less what is paid out. */
  function fund(): Draft[] {
    const before = t === 0 ? villageFigure(placeOf('opening_fund'), own.openingFund) : measureDraft('fund', year - 1);
    const share: Draft = {
      ...plainDraft,
      ...{ id: idOf(placeOf('allocation.development')), place: placeOf('allocation.development'), kind: 'figure' },
      title: { en: 'share of income kept for development', zh: '发展壮大集体经济预留资金比例' },
      ...{
        unit: { ...plainUnit, text: '%', factor: 0.01 },
        column: scenario.allocation.development ?? 0,
        // Without a rule of the file all of it is kept.
        at: scenario.allocation.development === 1 ? null : 'allocation.development',
      },
    };
    const income = measureDraft('income');
    const more = (['support', 'loans', 'grant', 'investment'] as const)
      .filter((flow) => measures.has(flow))
      .map((flow) => measureDraft(flow));
    const signed = more.flatMap(({ id, place }): TracePiece[] => [place.name === 'investment' ? ' − ' : ' + ', { id }]);
    const pieces = [{ id: before.id }, ' + ', { id: share.id }, ' × max(', { id: income.id }, ', 0)', ...signed];
    return [{ ...root, ...rule(pieces, root.column) }, before, share, income, ...more];
  }

  /** How many strategies, or ventures, bring at least the threshold. */
  function counting(parts: readonly Draft[]): Draft[] {
    const threshold: Draft = {
      ...plainDraft,
      ...{ id: idOf(placeOf('source_threshold')), place: placeOf('source_threshold'), kind: 'figure', unit: yuanUnit },
      title: { en: 'income from which a source counts', zh: '计为增收渠道的最低收入' },
      ...{ column: scenario.sourceThreshold, at: 'source_threshold' },
    };
    const groups = new Map<string, string[]>();
    for (const { id, place } of parts) {
      const venture = village.ventures.find((known) => known.venture.id === place.venture);
      const key = scenario.countSources === 'ventures' ? id : (venture?.strategy.strategy.id ?? id);
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
    const terms = [...groups.values()].map((ids): TracePiece[] => ['(', ...between(ids, '+'), ' ≥ ', { id: threshold.id }, ')']);
    const pieces = terms.length === 0 ? ['0'] : terms.flatMap((term, i) => (i === 0 ? term : [' + ', ...term]));
    return [{ ...root, ...rule(pieces, root.column) }, ...parts, threshold];
  }

  /** Ventures of a strategy that is an entity, once they work. */
  function working(): Draft[] {
    const parts = village.ventures.flatMap(({ venture, strategy }, i): Draft[] => {
      const outputs = ventures[i]?.[t];
      if (!outputs || !strategy.strategy.entity) return [];
      const stated = strategy.formulas.has('operating');
      const place = { village: own.id, venture: venture.id, name: stated ? 'operating' : 'at_work', year };
      const column = stated ? columnOf(outputs.get('operating')) : 1;
      const kind = stated ? 'formula' : 'figure';
      return [
        {
          ...plainDraft,
          id: idOf(place),
          place,
          kind,
          title: venture.title,
          unit: plainUnit,
          column,
          note: venture.note,
          more: stated,
        },
      ];
    });
    const terms = parts.map(({ id }): TracePiece[] => ['(', { id }, ' ≠ 0)']);
    const pieces = terms.length === 0 ? ['0'] : terms.flatMap((term, i) => (i === 0 ? term : [' + ', ...term]));
    return [{ ...root, ...rule(pieces, root.column) }, ...parts];
  }
}
