/** What a report is made of in; its numbered figures and tables, out. They need no page: a report is also written on the command line. */
import { type Language, type Plan, type PlanSummary, type Scenario, someYears } from '../../model/index.ts';
import type { TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

export interface ReportGiven {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly outcome: PlanSummary;
  /** The plan that the report's plan is compared with; null where it is that plan. */
  readonly first: { readonly plan: Plan; readonly outcome: PlanSummary } | null;
  readonly file: string;
  /** Of the file's bytes; null where they are not known. */
  readonly sha256: string | null;
  readonly date: string;
  readonly version: string;
  /** Share of the uncertainty of the town's last income that no document stands behind; null where it is not known. */
  readonly influence: number | null;
  /** Whether the report is a page of its own, with its scenario inside. */
  readonly carries: boolean;
  /** A figure as an element, which opens where it comes from where the report stands in a notebook. */
  readonly figure: (text: string, target: () => TraceTarget) => Node | string;
}

/** Parts that may be left out. */
export const reportParts = [
  'town',
  'villages',
  'goals',
  'income',
  'difference',
  'accounts',
  'fund',
  'assumptions',
  'method',
] as const;

export type ReportPart = (typeof reportParts)[number];

/** Rows of a table that is not divided among pages. */
const fitsPage = 20;

/** Numbers figures and tables in their order. */
export interface Numbering {
  readonly figure: (title: string, ...contents: Node[]) => HTMLElement;
  readonly table: (title: string, head: readonly string[], rows: readonly Row[], className?: string) => HTMLElement;
}

export interface Row {
  readonly cells: readonly (string | Node)[];
  readonly strong?: boolean;
}

export function numbering(language: Language): Numbering {
  let figures = 0;
  let tables = 0;
  return {
    figure: (title, ...contents) => {
      const caption = el('figcaption', '', el('b', '', word('reportFigure', language, { n: ++figures })), ` ${title}`);
      return el('figure', 'report-figure', ...contents, caption);
    },
    table: (title, head, rows, className = '') => {
      const caption = el('caption', '', el('b', '', word('reportTable', language, { n: ++tables })), ` ${title}`);
      const columns = head.map((text) => {
        const cell = el('th', '', text);
        cell.setAttribute('scope', 'col');
        return cell;
      });
      const body = rows.map(({ cells, strong }) =>
        el(
          'tr',
          strong ? 'strong' : '',
          ...cells.map((content, i) => {
            if (content instanceof Object && (content as HTMLElement).tagName?.toLowerCase() === 'td') return content;
            const cell = el(i === 0 ? 'th' : 'td', '', content);
            if (i === 0) cell.setAttribute('scope', 'row');
            return cell;
          }),
        ),
      );
      const table = el('table', className, caption, el('thead', '', el('tr', '', ...columns)), el('tbody', '', ...body));
      // What fits on a page stays on one.
      const place = el('div', rows.length > fitsPage ? 'report-table long' : 'report-table', table);
      place.tabIndex = 0;
      place.setAttribute('role', 'region');
      place.setAttribute('aria-label', `${word('reportTable', language, { n: tables })} ${title}`);
      return place;
    },
  };
}

/** More years than these are told by five of them, from the first to the last. */
const mostYears = 5;
export const reportYears = (years: readonly number[]): readonly number[] => someYears(years, mostYears);

/** That a table shows some of many years. */
export const yearsNote = (years: readonly number[], language: Language): string =>
  years.length > mostYears ? word('reportSomeYears', language, { n: mostYears, all: years.length }) : '';
