/** Assumptions: every figure of the file with its source and note, to be found and edited; what changed; the references; the text itself. */
import {
  changedPlaces,
  diffScenarios,
  dotted,
  inTen,
  type ListedFigure,
  listFigures,
  outcomeText,
  percent,
  plainSources,
  readOutcome,
  say,
  shareFrom,
  usualFigures,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { notebook, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { changedSet, fitting, kindWords, sourceTitle } from './assumptions-filter.ts';
import { figureTable } from './assumptions-rows.ts';
import { textEditor } from './assumptions-text.ts';
import { button } from './frame.ts';
import { moreUnsourced, restsTarget } from './moving.ts';
import { el, mainGoal, sentence } from './parts.ts';
import { aloneTarget } from './readings.ts';
import { openReferences } from './reference-form.ts';
import { countedSources } from './rests.ts';
import { tracedFigures, tracedText } from './trace.ts';

/** Changes told one by one. */
const mostTold = 60;

export const assumptions = notebook('assumptions', words.assumptionsBook)
  .value('data', ['settled', 'actions'], (_, actions) => actions.written([]))
  .value('figures', ['settled', 'data'], ({ scenario }, data) => listFigures(scenario, data))
  .value('text', ['settled', 'actions'], (_, actions) => actions.texts().now)
  .value('openedText', ['settled', 'actions'], (_, actions) => actions.texts().opened)
  .value('opened', ['openedText', 'actions'], (text, actions) => actions.read(text))
  .value(
    'before',
    ['opened'],
    ({ scenario, source }): ReadonlyMap<string, ListedFigure> =>
      new Map(scenario ? listFigures(scenario, source?.data).map((figure) => [dotted(figure.path), figure]) : []),
  )
  .value('places', ['data', 'opened'], (data, { source }) => changedPlaces(source?.data ?? null, data))
  .show(
    'sentence',
    ['settled', 'figures', 'places', 'actions', 'language'],
    ({ scenario }, figures, places, actions, language) => {
      const usual = usualFigures(scenario);
      const text = word('assumptionsCount', language, {
        ...countedSources(figures, language),
        n: figures.length.toLocaleString('en'),
        changed: places.filter(({ isFigure }) => isFigure).length,
      });
      const open = (value: string) =>
        aloneTarget({ title: text.replaceAll('**', ''), value, how: word('readBasis', language), facts: [] });
      const beside = word('assumptionsUsual', language, { n: usual.toLocaleString('en') });
      const openUsual = (value: string) =>
        aloneTarget({ title: word('assumption', language), value, how: beside.replaceAll('*', ''), facts: [] });
      return el(
        'div',
        '',
        sentence(text, tracedFigures(text, open, actions, language)),
        usual > 0 ? el('p', 'caption', ...tracedText(beside, openUsual, actions, language)) : '',
      );
    },
  )
  .value('outcome', ['settled'], ({ scenario }) => `income@${mainGoal(scenario)?.year ?? scenario.years.to}`)
  .value('sources', ['ask', 'settled', 'outcome'], (ask, { plan }, outcome) => ask('sources', { plan: plan.id, outcome }))
  .show('rest', ['sources', 'settled', 'outcome', 'actions', 'language'], (sources, { scenario }, spec, actions, language) => {
    const read = readOutcome(spec, scenario);
    const outcome = read.ok ? say(outcomeText(read.outcome, scenario), language) : spec;
    const share = shareFrom(sources, 'assumption');
    const moves = sources.some(({ total }) => total > 0);
    const key = share > 0 ? 'assumptionsRest' : moves ? 'assumptionsRestNone' : 'assumptionsCertain';
    const text = word(key, language, { outcome, share: percent(share), more: moreUnsourced(sources, language) });
    const open = (value: string) => restsTarget({ scenario, words: { title: outcome }, language }, sources, value);
    const line = el('p', '', ...tracedText(text, open, actions, language), ' ');
    line.title = share > 0 ? inTen(share, language) : '';
    line.append(button(word('assumptionsSee', language), () => actions.choose({ book: 'matters' })));
    return line;
  })
  .value('search', ['view'], (view) => viewed(view, 'assumptions.search', ''))
  .value('source', ['view'], (view) => viewed(view, 'assumptions.source', ''))
  .value('of', ['view'], (view) => viewed(view, 'assumptions.village', ''))
  .value('onlyChanged', ['view'], (view) => viewed(view, 'assumptions.changed', false))
  .value('page', ['view'], (view) => viewed(view, 'assumptions.page', 0))
  .value('open', ['view'], (view) => viewed(view, 'assumptions.open', ''))
  .value('box', ['actions', 'language'], (actions, language) => {
    const input = el('input', '') as HTMLInputElement;
    input.type = 'search';
    input.id = 'assumptions-search';
    input.placeholder = word('assumptionsSearchHint', language);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const later = (event: Event) => {
      clearTimeout(waiting);
      // A word that is still being composed is no word yet.
      if ((event as InputEvent).isComposing) return;
      waiting = setTimeout(() => {
        actions.look('assumptions.page', 0);
        actions.look('assumptions.search', input.value);
      }, 250);
    };
    input.addEventListener('input', later);
    input.addEventListener('compositionend', later);
    const label = el('label', 'choice', el('span', '', word('assumptionsSearch', language)), input);
    return { label, input };
  })
  .show('find', ['box', 'search'], ({ label, input }, search) => {
    // The field stays the same while it is typed into.
    if (document.activeElement !== input) input.value = search;
    return label;
  })
  .show(
    'filters',
    ['settled', 'source', 'of', 'onlyChanged', 'actions', 'language'],
    ({ scenario }, source, of, onlyChanged, actions, language) => {
      const set = (key: string, value: string | boolean) => {
        actions.look('assumptions.page', 0);
        actions.look(`assumptions.${key}`, value);
      };
      const all = { id: '', label: word('assumptionsAll', language) };
      const sources = [...plainSources, ...scenario.references.map(({ id }) => id)].map((id) => ({
        id,
        label: sourceTitle(id, scenario, language),
      }));
      const none = { id: '-', label: word('assumptionsNoSource', language) };
      const from = choice(
        word('assumptionsSource', language),
        [all, ...sources, none],
        source,
        (id) => set('source', id),
        'assumptions-source',
      );
      const villages = [
        all,
        { id: '-', label: word('assumptionsTownWide', language) },
        ...scenario.villages.map(({ id, title }) => ({ id, label: say(title, language) })),
      ];
      const where = choice(word('village', language), villages, of, (id) => set('village', id), 'assumptions-village');
      const box = el('input', '') as HTMLInputElement;
      box.type = 'checkbox';
      box.id = 'assumptions-changed';
      box.checked = onlyChanged;
      box.addEventListener('change', () => set('changed', box.checked));
      return el('div', 'choices', from, where, el('label', 'choice', box, word('assumptionsOnlyChanged', language)));
    },
  )
  .value(
    'found',
    ['figures', 'search', 'source', 'of', 'onlyChanged', 'places', 'settled', 'language'],
    (figures, search, source, village, changed, places, { scenario }, language) =>
      fitting(figures, { search, source, village, changed }, changedSet(places), scenario, language),
  )
  .show(
    'table',
    ['found', 'figures', 'before', 'places', 'page', 'open', 'settled', 'actions', 'language'],
    (found, figures, before, places, page, open, { scenario }, actions, language) =>
      figureTable({
        scenario,
        figures: found,
        of: figures.length,
        before,
        places: changedSet(places),
        page,
        open,
        actions,
        language,
      }),
  )
  .show('changes', ['opened', 'settled', 'language'], ({ scenario: before }, { scenario }, language) => {
    const changes = before ? diffScenarios(before, scenario) : [];
    const told = changes
      .slice(0, mostTold)
      .map(({ place, say: what }) =>
        el('li', '', el('strong', '', say(place, language)), language === 'zh' ? '：' : ': ', say(what, language)),
      );
    return el(
      'div',
      '',
      el('h2', '', word('assumptionsChanges', language)),
      changes.length === 0 ? el('p', 'caption', word('assumptionsNoChanges', language)) : el('ul', 'told', ...told),
      changes.length > told.length
        ? el('p', 'caption', word('assumptionsMore', language, { n: changes.length - told.length }))
        : '',
    );
  })
  .show('references', ['settled', 'figures', 'actions', 'language'], ({ scenario }, figures, actions, language) => {
    const head = el('h2', '', word('assumptionsReferences', language));
    const manage = button(word('referencesManage', language), () => openReferences(figures, actions, language));
    manage.id = 'edit-references';
    if (scenario.references.length === 0)
      return el('div', '', head, el('p', 'caption', word('assumptionsNoReferences', language)), manage);
    const items = scenario.references.map(({ id, title, kind, note }) => {
      const uses = figures.filter(({ source }) => source === id).length;
      const show = button(word(uses === 1 ? 'assumptionsUse' : 'assumptionsUses', language, { n: uses }), () => {
        actions.look('assumptions.page', 0);
        actions.look('assumptions.source', id);
        document.querySelector('.cell-filters')?.scrollIntoView();
      });
      show.className = 'link';
      show.setAttribute('aria-label', `${show.textContent}: ${say(title, language)}`);
      return el(
        'li',
        '',
        el('strong', '', say(title, language)),
        word('assumptionsKind', language, { kind: kindWords(kind, language), id }),
        show,
        note ? el('p', 'caption', say(note, language)) : '',
      );
    });
    return el('div', '', head, el('ol', 'references', ...items), manage);
  })
  .value('editor', ['actions', 'language'], textEditor)
  .value('draft', ['view'], (view) => ({
    typed: viewed(view, 'assumptions.draft', ''),
    into: viewed(view, 'assumptions.into', ''),
  }))
  .show('text', ['editor', 'text', 'draft', 'settled'], (editor, text, draft, { scenario }) => {
    editor.show(text, draft, scenario);
    return editor.element;
  })
  .prose(words.assumptionsMeaning);
