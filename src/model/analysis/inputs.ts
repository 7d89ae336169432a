/** A compiled plan and an outcome in; everything uncertain that may move the outcome, each with its streams, out. */
import type { Distribution, Driver, Source, Text } from '../base/nouns.ts';
import { isCorrelatable } from '../chance/processes.ts';
import { concerns, type Outcome } from '../goals/outcome.ts';
import type { Model } from '../projection/model.ts';

export interface Input {
  /** `beef_price`, or `village/venture/parameter`. */
  readonly name: string;
  readonly title: Text;
  readonly kind: 'driver' | 'parameter' | 'event';
  /** Whether a stream of uniforms belongs to it. */
  readonly owns: (stream: string) => boolean;
  /** The one village it can move; null for all. */
  readonly village: string | null;
  /** Whether its values come in steps, as of an event or a choice: it is held at its ends, not at percentiles. */
  readonly stepped: boolean;
  /** Its drivers: one, or histories that are drawn together. */
  readonly drivers: readonly string[];
  readonly source: Source | null;
}

const inSteps = ({ kind }: Distribution): boolean => kind === 'chance' || kind === 'discrete';
const isStepped = ({ process }: Driver): boolean =>
  process.kind === 'event' || (process.kind === 'independent' && inSteps(process.distribution));

const isMoved = (driver: Driver): boolean => isCorrelatable(driver) || driver.process.kind === 'history';

function driverInputs(drivers: readonly Driver[]): Input[] {
  const groups = new Map<string, Driver[]>();
  for (const driver of drivers.filter(isMoved)) {
    const { process, id } = driver;
    const stream = process.kind === 'history' && process.together !== null ? `history/${process.together}/` : `driver/${id}/`;
    groups.set(stream, [...(groups.get(stream) ?? []), driver]);
  }
  return [...groups].map(([stream, members]) => {
    const [first] = members as [Driver, ...Driver[]];
    const join = (words: readonly string[]) => words.join(' + ');
    return {
      name: join(members.map(({ id }) => id)),
      title: { en: join(members.map(({ title }) => title.en)), zh: join(members.map(({ title }) => title.zh)) },
      kind: first.process.kind === 'event' ? 'event' : 'driver',
      owns: (name) => name.startsWith(stream),
      village: null,
      drivers: members.map(({ id }) => id),
      stepped: isStepped(first),
      // Histories from several sources have none in common.
      source: members.every(({ source }) => source === first.source) ? first.source : null,
    };
  });
}

/** In the order of the file: drivers, then the figures and events of each village's ventures. */
export function inputsOf(model: Model, outcome: Outcome): Input[] {
  const ventures = model.villages
    .filter(({ village }) => concerns(outcome, village.id))
    .flatMap(({ village, ventures: list }) =>
      list.flatMap(({ venture, strategy: { strategy } }): Input[] => {
        const stream = `venture/${village.id}/${venture.id}`;
        const title = (own: Text): Text => ({
          en: `${village.title.en}, ${venture.title.en}: ${own.en}`,
          zh: `${village.title.zh} · ${venture.title.zh}：${own.zh}`,
        });
        const common = { village: village.id, drivers: [] };
        return [
          ...strategy.parameters.flatMap((parameter): Input[] => {
            const figure = venture.figures[parameter.id];
            if (!figure?.values.some(({ kind }) => kind !== 'fixed' && kind !== 'driver')) return [];
            const own = `${stream}/${parameter.id}`;
            return [
              {
                ...common,
                name: `${village.id}/${venture.id}/${parameter.id}`,
                title: title(parameter.title),
                kind: 'parameter',
                stepped: figure.values.some((value) => value.kind !== 'driver' && inSteps(value)),
                owns: (name) => name === own || (figure.list && name.startsWith(`${own}/`)),
                source: figure.source,
              },
            ];
          }),
          ...strategy.events.map((event): Input => {
            const { tree } = event.chance;
            const figure = tree.kind === 'name' ? venture.figures[tree.name] : undefined;
            return {
              ...common,
              name: `${village.id}/${venture.id}/${event.id}`,
              title: title(event.title),
              kind: 'event',
              stepped: true,
              owns: (name) => name.startsWith(`${stream}/${event.id}/`),
              source: figure?.source ?? null,
            };
          }),
        ];
      }),
    );
  return [...driverInputs(model.drivers), ...ventures];
}
