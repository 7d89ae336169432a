/** The page's one state: the scenario's text, what was chosen, undo and redo; handed to whoever keeps it after each change. */
import {
  changedPlaces,
  dataAfter,
  dotted,
  editAll,
  type Former,
  makeReader,
  type OpenText,
  type Problem,
  type ReadScenario,
  reopenText,
  type Scenario,
  type SourceText,
  withSources,
} from '../../model/index.ts';
import { makeEdited } from './edited.ts';
import { makeHistory, stepBetween, stepped } from './history.ts';
import { keepSettings, keptSettings } from './settings.ts';
import type { Choice, Edit, KeptWork, State, Store, Work } from './state.ts';
import { newId, plain, workOf } from './work.ts';

/** So many choices are known. */
const mostChosen = 20;

/** `keep` is called with the work after each change that is more than a moment of a move; `settings` hold the language and the look. */
export function makeStore(
  keep: ((work: KeptWork) => void) | null,
  browserLanguage: string,
  settings: Pick<Storage, 'getItem' | 'setItem'> | null = null,
): Store {
  const readScenario = makeReader();
  const edited = makeEdited(readScenario);
  let { language, theme } = keptSettings(settings, browserLanguage);
  let work: Work = {
    id: '',
    name: '',
    original: '',
    text: '',
    plan: '',
    against: '',
    village: '',
    book: 'glance',
    view: {},
    writing: plain,
  };
  /** Undo brings back what was chosen and is gone, and goes back from what is not there yet. */
  let chosen: readonly Choice[] = [];
  const remember = ({ plan, against, village }: Choice) => {
    if (plan ?? against ?? village) chosen = [{ plan, against, village }, ...chosen].slice(0, mostChosen);
  };
  /** The text that a file holds. */
  let inFile: string | null = null;
  let scenario: Scenario | null = null;
  let problems: readonly Problem[] = [];
  const history = makeHistory();
  let former: Former = new Map();
  /** The text as it was read last. */
  let opened: OpenText | null = null;
  /** The move that is under way, and the text before it. */
  let moving: { readonly before: string; readonly places: string; readonly from?: OpenText } | null = null;
  /** What that move set last, where the scenario has it already and the text not yet: to write it takes several frames. */
  let unwritten: readonly Edit[] | null = null;
  /** How many figures of that text differ from the one that was opened. */
  let counted: { readonly text: string; readonly original: string; readonly changes: number | null } | null = null;
  const listeners: ((state: State) => void)[] = [];

  const state = (): State => ({
    ...work,
    get text() {
      write();
      return work.text;
    },
    language,
    theme,
    scenario,
    problems,
    moving: moving !== null,
    canUndo: history.canUndo(),
    canRedo: history.canRedo(),
    saved: !unwritten && work.text === inFile,
    same: !unwritten && work.text === work.original,
  });
  const kept = (): KeptWork => {
    write();
    const { good, ...rest } = work;
    const beside = good !== undefined && good !== work.text && { good };
    const file = inFile !== null && { file: stepBetween(work.text, inFile) };
    const saved = work.text === inFile;
    return {
      ...rest,
      ...beside,
      ...file,
      title: scenario?.title ?? null,
      changes: changes(),
      saved,
      steps: history.kept(),
      chosen,
    };
  };
  const changed = (keepNow = true) => {
    if (keepNow && work.id) keep?.(kept());
    const now = state();
    for (const listener of listeners) listener(now);
  };
  /** The text on screen as it was read: a move of the hand parses only what it makes. */
  const openedNow = (): OpenText => reopenText(opened, work.text);
  const write = () => {
    if (!unwritten) return;
    const edits = unwritten;
    unwritten = null;
    opened = editAll(openedNow(), edits);
    work = { ...work, text: opened.text, good: opened.text };
  };
  const originalData = (): unknown => readScenario(work.original).source?.data ?? null;
  const changes = (): number | null => {
    write();
    const { text, original } = work;
    if (text === original) return 0;
    if (counted?.text !== text || counted.original !== original) {
      const [before, after] = [originalData(), openedNow().source?.data];
      const count = before && after ? changedPlaces(before, after).filter(({ isFigure }) => isFigure).length : null;
      counted = { text, original, changes: count };
    }
    return counted.changes;
  };
  /** With the sources of what is changed. */
  const sourced = (edits: readonly Edit[]) => withSources(edits, openedNow().source?.data, originalData(), former);
  /** Ends a move of the hand, which is one step of undo. */
  const end = () => {
    write();
    if (moving && work.text !== moving.before) history.add(moving.before, work.text);
    moving = null;
  };
  /** Another text, as one step of undo. */
  const step = (next: string | OpenText, read?: ReadScenario) => {
    end();
    const text = typeof next === 'string' ? next : next.text;
    if (text === work.text) return;
    history.add(work.text, text);
    take(next, read);
    changed();
  };
  const go = (to: (text: string) => string | null) => {
    end();
    const text = to(work.text);
    if (text === null) return;
    take(text);
    changed();
  };
  /** Reads a text; what is wrong stays beside the last good scenario. */
  const take = (written: string | OpenText, known?: ReadScenario): void => {
    const text = typeof written === 'string' ? written : written.text;
    const read = known ?? readScenario(written === text ? reopenText(opened, text) : written);
    ({ opened, problems } = read);
    work = { ...work, text };
    if (!read.scenario) return;
    work = { ...work, good: text };
    scenario = read.scenario;
    const { plans, villages } = scenario;
    const first = plans[0]?.id ?? '';
    const among = (all: readonly { readonly id: string }[], of: keyof Choice) =>
      [...chosen, work].map((one) => one[of]).find((one) => all.some(({ id }) => id === one));
    const plan = among(plans, 'plan') ?? first;
    // Two plans that differ say more than one beside itself.
    const others = plans.filter(({ id }) => id !== plan);
    work = {
      ...work,
      plan,
      against: among(others, 'against') ?? others[0]?.id ?? first,
      village: among(villages, 'village') ?? villages[0]?.id ?? '',
    };
  };

  /** Of problems, those that are not on screen already. */
  const fresh = (found: readonly Problem[]): readonly Problem[] =>
    found.filter(({ at, say }) => !problems.some((known) => known.at === at && known.say.en === say.en));

  const move: Store['move'] = (given, done) => {
    const places = given.map(({ path }) => dotted(path)).join(' ');
    if (moving && moving.places !== places) end();
    const before = work.text;
    const edits = sourced(given);
    if (!unwritten || unwritten.some(({ value }, i) => value !== edits[i]?.value)) {
      const now = openedNow();
      const moved = { ...now.source, data: dataAfter(now.source?.data, edits) } as SourceText;
      const gone = edits.some(({ value }) => value === undefined);
      const read = done || gone || !now.source ? null : readScenario({ ...now, source: moved });
      if (read?.scenario) {
        scenario = read.scenario;
        problems = [];
        unwritten = edits;
      } else {
        const harm = fresh(read?.problems ?? []);
        if (harm.length > 0) return harm;
        unwritten = null;
        take(...edited(now, edits));
      }
    }
    moving ??= { before, places };
    if (done) end();
    changed(done);
    return [];
  };

  return {
    get: state,
    originalData,
    changes,
    kept,
    originalScenario: () => readScenario(work.original).scenario,
    read: readScenario,
    data: () => {
      write();
      return openedNow().source?.data ?? null;
    },
    subscribe: (listener) => void listeners.push(listener),
    open: (name, text, known, { before, writing = plain, from, unsaved } = {}) => {
      end();
      const { good: _, from: __, ...shown } = work;
      const next: Work = before
        ? workOf(before)
        : { ...shown, id: newId(), name, original: text, text, view: {}, writing, ...(from && { from }) };
      const read = readScenario(next.text, next.text === text ? known : undefined);
      // A file of which nothing good is known does not push out the one on screen.
      if (!read.scenario && next.good === undefined && scenario) return false;
      work = next;
      chosen = before?.chosen ?? [];
      const isHeld = before ? before.saved !== false : !from && !unsaved;
      inFile = before?.file ? stepped(next.text, before.file) : isHeld ? next.text : null;
      history.restart(before?.steps);
      former = new Map();
      // Found again after a reload: the last good scenario stays on screen beside the problems, and undo goes back to it.
      const good = read.scenario ? undefined : next.good;
      if (good !== undefined && !history.canUndo()) history.add(good, next.text);
      if (good !== undefined) scenario = readScenario(good).scenario;
      take(next.text, read);
      if (chosen.length === 0) remember(work);
      changed();
      return true;
    },
    saved: (text, name) => {
      inFile = text;
      work = { ...work, name };
      changed();
    },
    fork: () => {
      work = { ...work, id: newId(), from: 'copy' };
      inFile = null;
    },
    choose: ({ language: spoken, theme: look, ...choice }) => {
      end();
      language = spoken ?? language;
      theme = look ?? theme;
      keepSettings(settings, { language, theme });
      // To compare with itself tells nothing: the two change places.
      if (choice.plan !== undefined && choice.plan === work.against) choice = { ...choice, against: work.plan };
      if (choice.against !== undefined && choice.against === work.plan && choice.plan === undefined)
        choice = { ...choice, plan: work.against };
      work = { ...work, ...choice };
      remember(choice);
      changed();
    },
    look: (key, value) => {
      if (work.view[key] === value) return;
      work = { ...work, view: { ...work.view, [key]: value } };
      changed();
    },
    change: (edits, asGiven = false) => {
      end();
      step(...edited(openedNow(), asGiven ? edits : sourced(edits)));
    },
    write: step,
    edit: (path, value, done) => move([{ path, value }], done),
    move,
    tried: (edits) => {
      write();
      const [, read] = edited(moving?.from ?? openedNow(), edits);
      return { ...read, problems: fresh(read.problems) };
    },
    draft: (edits) => {
      if (!moving?.from) end();
      moving ??= { before: work.text, places: '', from: openedNow() };
      const [, read] = edited(moving.from ?? openedNow(), edits);
      if (read.scenario && read.opened) {
        take(read.opened, read);
        changed(false);
      }
      return read;
    },
    finish: () => {
      if (!moving) return;
      end();
      changed();
    },
    undo: () => go(history.undo),
    redo: () => go(history.redo),
    revert: () => step(work.original),
  };
}
