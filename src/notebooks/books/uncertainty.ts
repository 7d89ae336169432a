/** How much of an outcome's ups and downs each input or source makes in; the shares out. */
import type { Named } from '../../engine/questions.ts';
import { leastShareRuns, percent, say, shareOf } from '../../model/index.ts';
import { influenceChart } from '../charts/influence.ts';
import type { Fact } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { type About, fileName, goTo, type Indices, points, restLine, type Sources, shown, sourceName } from './moving.ts';
import { el, widthFor } from './parts.ts';
import { aloneTarget } from './readings.ts';

interface Shared {
  readonly name: string;
  readonly index: Pick<Indices[number], 'first' | 'firstError' | 'total' | 'totalError'>;
  readonly onPick?: () => void;
  readonly inputs?: readonly Named[];
}

function sharesOf(
  about: About,
  title: string,
  caption: 'mattersSourcesCaption' | 'mattersSobolCaption',
  all: readonly Shared[],
): HTMLElement[] {
  const { language } = about;
  const rows = all.map(({ name, index, onPick }) => {
    const { alone, together } = shareOf(index);
    const gaps = { alone: percent(alone), together: percent(together) };
    return {
      name,
      alone,
      together,
      label: together < 0.005 ? gaps.alone : word('mattersShare', language, gaps),
      title: word('mattersShareTitle', language, {
        name,
        alone: `${points(index.first)}%`,
        first: points(index.firstError),
        total: `${points(index.total)}%`,
        totalError: points(index.totalError),
      }),
      ...(onPick ? { onPick } : {}),
    };
  });
  const columns = (['mattersInput', 'mattersFirst', 'mattersError', 'mattersTotal', 'mattersError'] as const).map((key) =>
    word(key, language),
  );
  const error = points(Math.max(0, ...all.flatMap(({ index }) => [index.firstError, index.totalError])));
  const how = word(caption, language, { error });
  const chart = influenceChart({
    rows,
    alone: word('mattersAlone', language),
    together: word('mattersTogether', language),
    width: widthFor(1100),
    description: rows.map((row) => row.title.replaceAll('\n', ', ')).join('; '),
    data: {
      name: `${title} · ${fileName(about)}`,
      columns,
      rows: all.map(({ name, index: { first, firstError, total, totalError } }) => [
        name,
        ...[first, firstError, total, totalError].map((share) => share * 100),
      ]),
      words: (value) => `${value.toFixed(1).replace('-', '−')}%`,
      opens: (row, column, value) => {
        const of = all[row];
        const facts =
          of?.inputs?.map((input): Fact => [say(input.title, language), sourceName(input.source, about.scenario, language)]) ??
          [];
        return of && column > 0 ? aloneTarget({ title: `${title} · ${of.name}`, value, how, facts }) : undefined;
      },
    },
  });
  return [chart, el('p', 'caption', how)];
}

/** What is told instead where so few futures would tell of luck. */
function tooFew({ scenario, language }: About): HTMLElement | null {
  if (scenario.runs >= leastShareRuns) return null;
  return el('p', 'empty', word('mattersFewRuns', language, { n: scenario.runs, least: leastShareRuns }));
}

const matters = ({ total, first }: Shared['index']): boolean => total > 0 || first > 0;

export function sourcesPiece(about: About, sources: Sources): HTMLElement {
  const { language } = about;
  const telling = sources.filter(matters);
  if (telling.length === 0 || tooFew(about)) return el('div', '');
  const title = word('mattersSourcesTitle', language);
  const rows = telling.map((each) => ({
    name: word(each.inputs.length === 1 ? 'mattersOneInput' : 'mattersInputs', language, {
      name: sourceName(each.source, about.scenario, language),
      n: each.inputs.length,
    }),
    index: each,
    inputs: each.inputs,
  }));
  return el('div', '', el('h2', '', title), ...sharesOf(about, title, 'mattersSourcesCaption', rows));
}

export function sobolPiece(about: About, indices: Indices): HTMLElement {
  const { language } = about;
  const few = tooFew(about);
  if (few) return few;
  const telling = indices.filter(matters);
  if (telling.length === 0) return el('div', '');
  const rows = telling.slice(0, shown).map((index) => ({
    name: say(index.input.title, language),
    index,
    onPick: () => goTo(index.input, about),
  }));
  const [chart, caption] = sharesOf(about, word('mattersMuch', language), 'mattersSobolCaption', rows);
  const more = telling.length - rows.length;
  return el(
    'div',
    '',
    chart ?? '',
    more > 0 ? restLine(about, word('mattersMore', language, { n: more }), rows.length) : '',
    caption ?? '',
  );
}
