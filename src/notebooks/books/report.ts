/** The report: the chosen plan in a form to print or to project, with what goes into it to be chosen. */
import { version } from '../../../package.json';
import { shareUndocumented } from '../../model/index.ts';
import { notebook, viewed } from '../runtime/notebook.ts';
import { type Word, word, words } from '../words/words.ts';
import { download } from './download.ts';
import { button } from './frame.ts';
import { el, outcomeOf } from './parts.ts';
import { reportFile } from './report-file.ts';
import { reportPage } from './report-page.ts';
import { type ReportPart, reportParts } from './report-pieces.ts';
import { traced } from './trace.ts';

const names: { readonly [part in ReportPart]: Word } = {
  town: 'reportPartTown',
  villages: 'reportPartVillages',
  goals: 'reportPartGoals',
  income: 'reportPartIncome',
  difference: 'reportPartDifference',
  accounts: 'reportPartAccounts',
  fund: 'reportPartFund',
  assumptions: 'reportPartAssumptions',
  method: 'reportPartMethod',
};

/** All that gives this page its looks. */
const stylesOfPage = (): string =>
  [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');

const today = (): string => new Date().toLocaleDateString('sv-SE');

export const report = notebook('report', words.reportBook)
  .value('chosen', ['view'], (view) => reportParts.filter((part) => viewed(view, `report.${part}`, true)).join(' '))
  .show('choose', ['chosen', 'actions', 'language'], (chosen, actions, language) => {
    const boxes = reportParts.map((part) => {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.id = `report-${part}`;
      box.checked = chosen.split(' ').includes(part);
      box.addEventListener('change', () => actions.look(`report.${part}`, box.checked));
      return el('label', '', box, word(names[part], language));
    });
    const group = el('div', 'report-parts', ...boxes);
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', word('reportContents', language));
    return el('div', 'panel report-choose', group, el('p', 'caption', word('reportSlides', language)));
  })
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .value('first', ['answer', 'plan', 'scenario'], (answer, plan, scenario) => {
    const [first] = scenario.plans;
    return !first || first.id === plan.id ? null : { plan: first, outcome: outcomeOf(answer, first.id) };
  })
  .value('influence', ['ask', 'settled', 'chosen'], async (ask, { scenario, plan }, chosen) => {
    // Of a county it takes long, and nobody waits for it.
    if (!chosen.includes('assumptions') || scenario.villages.length > 40) return null;
    return shareUndocumented(await ask('sources', { plan: plan.id, outcome: `income@${scenario.years.to}` }, 'report'));
  })
  .show(
    'report',
    ['scenario', 'plan', 'outcome', 'first', 'influence', 'chosen', 'file', 'actions', 'language'],
    (scenario, plan, outcome, first, influence, chosen, file, actions, language) => {
      const given = { scenario, plan, outcome, first, influence, file, sha256: null, date: today(), version };
      const parts = reportParts.filter((part) => chosen.split(' ').includes(part));
      const save = () => {
        const page = reportPage({ ...given, carries: true, figure: (text) => text }, parts, language);
        const text = actions.texts().now;
        const html = reportFile([page], { scenario, name: file, text, styles: stylesOfPage(), language });
        download(`${file.replace(/\.[^.]*$/, '')}-${plan.id}.html`, new Blob([html], { type: 'text/html' }));
      };
      return el(
        'div',
        '',
        el(
          'div',
          'report-choose report-print',
          button(word('reportPrint', language), () => window.print()),
          el('small', '', word('reportHint', language)),
          button(word('reportSave', language), save),
        ),
        reportPage(
          { ...given, carries: false, figure: (words, target) => traced(words, target(), actions, language) },
          parts,
          language,
        ),
      );
    },
  );
