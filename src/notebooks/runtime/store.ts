/** The page's one state: the scenario's text, what was chosen, undo and redo; kept in the browser after each change and found again after a reload. */
import {
  dotted,
  editOpened,
  type Language,
  type OpenText,
  openText,
  type Path,
  type Problem,
  type ReadScenario,
  readScenario,
  type Scenario,
  type SourceText,
} from '../../model/index.ts';

export interface Work {
  readonly name: string;
  /** The text as it was opened. */
  readonly original: string;
  readonly text: string;
  /** The last text without problems, where the text has some. */
  readonly good?: string;
  readonly plan: string;
  readonly against: string;
  readonly village: string;
  readonly book: string;
}

export interface State extends Work {
  readonly language: Language;
  /** The last text without problems. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  /** Name of the file that the problems are in. */
  readonly problemsOf: string;
  /** Whether the hand is still moving a figure. */
  readonly moving: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the browser keeps the work. */
  readonly kept: boolean;
}

export interface Store {
  readonly get: () => State;
  /** Plain data of the text as it was opened; null where it cannot be read. */
  readonly originalData: () => unknown;
  readonly subscribe: (listener: (state: State) => void) => void;
  /** `read` is what reading the text gave, where that is known already. */
  readonly open: (name: string, text: string, read?: ReadScenario) => void;
  readonly choose: (choice: Partial<Pick<Work, 'plan' | 'against' | 'village' | 'book'>> & { language?: Language }) => void;
  /** Puts a value at a path of the file. Values at one path are one move, and one step of undo, until `done` or `finish`. */
  readonly edit: (path: Path, value: unknown, done: boolean) => void;
  /** Ends the move that is under way: its text is written and kept. */
  readonly finish: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly revert: () => void;
}

const workKey = 'furrow/work/1';
const languageKey = 'furrow/language';

interface Kept {
  readonly works: readonly Work[];
}

const mostWorks = 8;

function load(storage: Storage | null): Kept {
  try {
    const kept = JSON.parse(storage?.getItem(workKey) ?? 'null') as Kept | null;
    return Array.isArray(kept?.works) ? kept : { works: [] };
  } catch {
    return { works: [] };
  }
}

/** Data with the value at a path set. */
function withValue(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const inner = withValue((data as Record<string | number, unknown> | null | undefined)?.[step], rest, value);
  if (Array.isArray(data)) return [...data.slice(0, Number(step)), inner, ...data.slice(Number(step) + 1)];
  return Object.assign(Object.create(null), data, { [step]: inner });
}

export function makeStore(storage: Storage | null, browserLanguage: string): Store {
  let language: Language = (() => {
    try {
      const kept = storage?.getItem(languageKey);
      return kept === 'en' || kept === 'zh' ? kept : /^zh/i.test(browserLanguage) ? 'zh' : 'en';
    } catch {
      return 'en';
    }
  })();
  let work: Work = { name: '', original: '', text: '', plan: '', against: '', village: '', book: 'glance' };
  let scenario: Scenario | null = null;
  let problems: readonly Problem[] = [];
  let problemsOf = '';
  let past: string[] = [];
  let future: string[] = [];
  /** The text as it was read last. */
  let opened: OpenText | null = null;
  /** The move that is under way, and the text before it. */
  let moving: { readonly before: string; readonly path: Path } | null = null;
  /** What that move set last, where the scenario has it already and the text not yet: to write it takes several frames. */
  let unwritten: { readonly path: Path; readonly value: unknown } | null = null;
  let original: { readonly text: string; readonly data: unknown } = { text: '', data: null };
  let kept = true;
  const listeners: ((state: State) => void)[] = [];

  const state = (): State => ({
    ...work,
    get text() {
      write();
      return work.text;
    },
    language,
    scenario,
    problems,
    problemsOf,
    moving: moving !== null,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    kept,
  });
  const keep = () => {
    try {
      const others = load(storage).works.filter((other) => other.name !== work.name || other.original !== work.original);
      storage?.setItem(workKey, JSON.stringify({ works: [work, ...others].slice(0, mostWorks) }));
      storage?.setItem(languageKey, language);
      kept = storage !== null;
    } catch {
      kept = false;
    }
  };
  const changed = (keepNow = true) => {
    if (keepNow) keep();
    const now = state();
    for (const listener of listeners) listener(now);
  };
  /** The text on screen as it was read: a move of the hand parses only what it makes. */
  const openedNow = (): OpenText => (opened?.text === work.text ? opened : openText(work.text));
  const write = () => {
    if (!unwritten) return;
    const { path, value } = unwritten;
    unwritten = null;
    opened = editOpened(openedNow(), path, value);
    work = { ...work, text: opened.text, good: opened.text };
  };
  /** Ends a move of the hand, which is one step of undo. */
  const end = () => {
    write();
    if (moving && work.text !== moving.before) {
      past.push(moving.before);
      future = [];
    }
    moving = null;
  };
  /** Reads a text; what is wrong stays beside the last good scenario. */
  const take = (written: string | OpenText, read: ReadScenario = readScenario(written)): void => {
    const text = typeof written === 'string' ? written : written.text;
    opened = read.opened;
    problems = read.problems;
    problemsOf = work.name;
    work = { ...work, text };
    if (!read.scenario) return;
    work = { ...work, good: text };
    scenario = read.scenario;
    const { plans, villages } = scenario;
    const first = plans[0]?.id ?? '';
    const known = (id: string) => plans.some((plan) => plan.id === id);
    const plan = known(work.plan) ? work.plan : first;
    // Two plans that differ say more than one beside itself.
    const other = plans.find(({ id }) => id !== plan)?.id ?? first;
    work = {
      ...work,
      plan,
      against: known(work.against) && work.against !== plan ? work.against : other,
      village: villages.some(({ id }) => id === work.village) ? work.village : (villages[0]?.id ?? ''),
    };
  };

  return {
    get: state,
    originalData: () => {
      if (original.text !== work.original) original = { text: work.original, data: openText(work.original).source?.data ?? null };
      return original.data;
    },
    subscribe: (listener) => void listeners.push(listener),
    open: (name, text, known) => {
      end();
      const before = load(storage).works.find((other) => other.name === name && other.original === text);
      const { good: _, ...chosen } = work;
      const next: Work = before ?? { ...chosen, name, original: text, text };
      const read = known && next.text === text ? known : readScenario(next.text);
      // A file of which nothing good is known does not push out the one on screen.
      if (!read.scenario && next.good === undefined && scenario) {
        problems = read.problems;
        problemsOf = name;
        changed(false);
        return;
      }
      work = next;
      future = [];
      // Found again after a reload: the last good scenario stays on screen beside the problems, and undo goes back to it.
      const good = read.scenario ? undefined : next.good;
      past = good === undefined ? [] : [good];
      if (good !== undefined) scenario = readScenario(good).scenario;
      if (next.text === text) original = { text, data: read.source?.data ?? null };
      take(next.text, read);
      changed();
    },
    choose: ({ language: chosen, ...choice }) => {
      end();
      language = chosen ?? language;
      // To compare with itself tells nothing: the two change places.
      if (choice.plan !== undefined && choice.plan === work.against) choice = { ...choice, against: work.plan };
      if (choice.against !== undefined && choice.against === work.plan && choice.plan === undefined)
        choice = { ...choice, plan: work.against };
      work = { ...work, ...choice };
      changed();
    },
    edit: (path, value, done) => {
      if (moving && dotted(moving.path) !== dotted(path)) end();
      const before = work.text;
      if (!unwritten || unwritten.value !== value) {
        const now = openedNow();
        const moved = { ...now.source, data: withValue(now.source?.data, path, value) } as SourceText;
        const read = done || value === undefined || !now.source ? null : readScenario({ ...now, source: moved });
        if (read?.scenario) {
          scenario = read.scenario;
          problems = [];
          unwritten = { path, value };
        } else {
          unwritten = null;
          take(editOpened(now, path, value));
        }
      }
      moving ??= { before, path };
      if (done) end();
      changed(done);
    },
    finish: () => {
      if (!moving) return;
      end();
      changed();
    },
    undo: () => {
      end();
      const text = past.pop();
      if (text === undefined) return;
      future.push(work.text);
      take(text);
      changed();
    },
    redo: () => {
      end();
      const text = future.pop();
      if (text === undefined) return;
      past.push(work.text);
      take(text);
      changed();
    },
    revert: () => {
      end();
      if (work.text === work.original) return;
      past.push(work.text);
      future = [];
      take(work.original);
      changed();
    },
  };
}
