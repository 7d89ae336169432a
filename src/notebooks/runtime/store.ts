/** The page's one state: the scenario's text, what was chosen, undo and redo; kept in the browser after each change and found again after a reload. */
import {
  editOpened,
  type Language,
  type OpenText,
  openText,
  type Problem,
  readScenario,
  type Scenario,
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
  readonly subscribe: (listener: (state: State) => void) => void;
  readonly open: (name: string, text: string) => void;
  readonly choose: (choice: Partial<Pick<Work, 'plan' | 'against' | 'village' | 'book'>> & { language?: Language }) => void;
  /** Writes a value at a path of the file; `done` ends a move, which is one step of undo. */
  readonly edit: (path: readonly (string | number)[], value: unknown, done: boolean) => void;
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
  /** The text before the move that is under way. */
  let moving: string | null = null;
  let kept = true;
  const listeners: ((state: State) => void)[] = [];

  const state = (): State => ({
    ...work,
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
  /** Reads a text; what is wrong stays beside the last good scenario. */
  const take = (written: string | OpenText): void => {
    const read = readScenario(written);
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
    subscribe: (listener) => void listeners.push(listener),
    open: (name, text) => {
      const before = load(storage).works.find((other) => other.name === name && other.original === text);
      const { good: _, ...chosen } = work;
      const next: Work = before ?? { ...chosen, name, original: text, text };
      const read = readScenario(next.text);
      // A file of which nothing good is known does not push out the one on screen.
      if (!read.scenario && next.good === undefined && scenario) {
        problems = read.problems;
        problemsOf = name;
        changed(false);
        return;
      }
      work = next;
      future = [];
      moving = null;
      // Found again after a reload: the last good scenario stays on screen beside the problems, and undo goes back to it.
      const good = read.scenario ? undefined : next.good;
      past = good === undefined ? [] : [good];
      if (good !== undefined) scenario = readScenario(good).scenario;
      take(next.text);
      changed();
    },
    choose: ({ language: chosen, ...choice }) => {
      language = chosen ?? language;
      // To compare with itself tells nothing: the two change places.
      if (choice.plan !== undefined && choice.plan === work.against) choice = { ...choice, against: work.plan };
      if (choice.against !== undefined && choice.against === work.plan && choice.plan === undefined)
        choice = { ...choice, plan: work.against };
      work = { ...work, ...choice };
      changed();
    },
    edit: (path, value, done) => {
      const before = moving ?? work.text;
      // The text on screen was read when it was taken: a move of the hand parses only what it makes.
      const edited = editOpened(opened?.text === work.text ? opened : openText(work.text), path, value);
      moving = done ? null : before;
      if (done && edited.text !== before) {
        past.push(before);
        future = [];
      }
      take(edited);
      changed(done);
    },
    undo: () => {
      const text = past.pop();
      if (text === undefined) return;
      future.push(work.text);
      take(text);
      changed();
    },
    redo: () => {
      const text = future.pop();
      if (text === undefined) return;
      past.push(work.text);
      take(text);
      changed();
    },
    revert: () => {
      if (work.text === work.original) return;
      past.push(work.text);
      future = [];
      take(work.original);
      changed();
    },
  };
}
