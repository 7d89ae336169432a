/** What ids of a scenario are called: its own strategies, parameters and measures, and those that are built in. */
import {
  builtInStrategies,
  type Language,
  measureTitles,
  type ScenarioFile,
  type StrategyFile,
  type Text,
} from '../model/index.ts';
import { type Named, type Names, namesOf } from './words.ts';

export const titled = (id: string, title: ScenarioFile['title'] | undefined): Named => {
  if (title === undefined || typeof title === 'string') return { id, title: title ? { en: title, zh: title } : null };
  const en = title.en || title.zh || '';
  return { id, title: en === '' ? null : { en, zh: title.zh || en } };
};

type Strategies = { readonly [id: string]: Partial<Pick<StrategyFile, 'title' | 'parameters' | 'formulas' | 'measures'>> };

/** Own strategies hide built-in ones of the same id. */
export const withBuiltIn = (own: Strategies): Strategies => ({ ...(builtInStrategies as Strategies), ...own });

export interface Catalogue {
  readonly strategies: Names;
  readonly measures: Names;
  /** The parameters of a strategy; null where there is no such strategy. */
  parameters(strategy: string | undefined): Names | null;
  /** Every parameter's word, each once, in the order of strategies. */
  readonly parameterLabels: readonly string[];
}

export function catalogueOf(own: Strategies, ownMeasures: readonly Named[], language: Language): Catalogue {
  const all = withBuiltIn(own);
  const parameters = new Map(
    Object.entries(all).map(([id, { parameters: of }]) => [
      id,
      namesOf(
        Object.entries(of ?? {}).map(([name, { title }]) => titled(name, title)),
        language,
      ),
    ]),
  );
  const stated = Object.values(all).flatMap(({ formulas, measures }) =>
    (measures ?? []).map((id): Named => {
      const formula = formulas?.[id];
      return titled(id, typeof formula === 'object' ? formula.title : undefined);
    }),
  );
  const standard = Object.entries(measureTitles).map(([id, title]: [string, Text]): Named => ({ id, title }));
  const measures = new Map([...stated, ...ownMeasures, ...standard].map((one) => [one.id, one]));
  return {
    strategies: namesOf(
      Object.entries(all).map(([id, { title }]) => titled(id, title)),
      language,
    ),
    measures: namesOf([...standard, ...[...measures.values()].filter(({ id }) => !Object.hasOwn(measureTitles, id))], language),
    parameters: (strategy) => (strategy === undefined ? null : (parameters.get(strategy) ?? null)),
    parameterLabels: [...new Set([...parameters.values()].flatMap(({ labels }) => labels))],
  };
}
