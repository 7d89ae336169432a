/** The frame: the scenario of the page in; the notebooks beside it, the plan chooser, undo, language, opening and saving, running together, out. */
import { type Language, type Plan, type Scenario, say } from '../model/index.ts';
import { books } from './books/all.ts';
import { compare } from './books/compare.ts';
import { makeDesk } from './books/desk.ts';
import { given } from './books/examples.ts';
import { filesCompare } from './books/files-compare.ts';
import { button, drawNav, drawTop, problemBox, type TopActions, tellHeight } from './books/frame.ts';
import { glance } from './books/glance.ts';
import { followMoves, hearHand } from './books/hand.ts';
import { el } from './books/parts.ts';
import { openPlans } from './books/plans.ts';
import { makePresentation } from './books/present.ts';
import { progressBox } from './books/progress.ts';
import { openSettings } from './books/settings.ts';
import { makeSpoken } from './books/spoken.ts';
import { hearCharts } from './books/take.ts';
import { openTrace } from './books/trace.ts';
import { makeAsker } from './runtime/asker.ts';
import { followBack } from './runtime/back.ts';
import { begun } from './runtime/begun.ts';
import { makeEngine } from './runtime/engine.ts';
import { makeHost } from './runtime/host.ts';
import type { Actions, EngineAnswer } from './runtime/notebook.ts';
import type { State } from './runtime/state.ts';
import { storeActions } from './runtime/store-actions.ts';
import { word } from './words/words.ts';

/** `makeWorker` starts a thread of the engine. */
export function startPage(makeWorker: () => Worker): void {
  const desk = makeDesk(
    navigator.language,
    () => drawNotices(store.get()),
    () => draw(store.get()),
  );
  const { store, files, second } = desk;
  const engine = makeEngine(makeWorker, navigator.hardwareConcurrency);
  const asker = makeAsker(makeWorker);
  let stop: () => void = () => {};
  let halted = false;

  const app = document.querySelector('#app') as HTMLElement;
  const top = el('header', 'top');
  const nav = el('nav', 'books');
  const notices = el('div', 'notices');
  notices.setAttribute('role', 'status');
  const progress = progressBox(() => {
    halted = computing !== null;
    stop();
    asker.stop();
    // Most cells whose question was called off say so themselves; others have nothing to show.
    setTimeout(() => {
      halted ||= main.querySelector('.pending') !== null;
      drawNotices(store.get());
    });
  });
  const main = el('main', '');
  main.id = 'main';
  main.tabIndex = -1;
  const skip = button('', () => main.focus());
  skip.className = 'skip';
  const spoken = makeSpoken(main);
  app.replaceChildren(skip, top, nav, el('div', 'page', notices, main), progress.element, spoken.element);

  const setFigures = followMoves(store);
  const actions: Actions = {
    ...storeActions(store),
    setFigure: (path, value, done) => setFigures([{ path, value }], done),
    setFigures,
    plans: () => openPlans(store),
    choose: (choice) => store.choose(choice.village === undefined ? choice : { book: 'village', ...choice }),
    trace: (target) => {
      const { scenario, language } = store.get();
      if (scenario) openTrace(target, { scenario, language, ask: asker.about(scenario, new AbortController().signal) });
    },
    compare: (asked) => engine.compare(asked),
    second,
  };

  /** The plans that the notebook on screen shows first. */
  const onScreen = (): string[] => {
    const { book, plan, against } = store.get();
    return book === compare.id ? [plan, against] : [plan];
  };

  const host = makeHost({
    ask: {
      inputs: ['asked', 'invalidation'],
      definition: (asked: never, invalidation: Promise<void>) => {
        const controller = new AbortController();
        invalidation.then(() => controller.abort());
        return asker.about(asked, controller.signal);
      },
    },
  });

  type Answers = ReturnType<typeof begun<EngineAnswer>>;
  let asked: { readonly scenario: Scenario; readonly attempt: number; readonly answers: Answers } | null = null;
  /** The answers for a scenario. The engine begins with the hand's move, and not in the frame after it, when cells are computed. */
  function answersFor(scenario: Scenario): Answers {
    if (asked?.scenario !== scenario || asked.attempt !== attempt) {
      stop();
      const controller = new AbortController();
      const answers = begun(counted(engine.project(scenario, onScreen(), controller.signal)));
      stop = () => {
        controller.abort();
        // Of one that nobody came for, or comes for any more, the end is told too.
        answers.return(undefined).catch(() => {});
      };
      asked = { scenario, attempt, answers };
    }
    return asked.answers;
  }
  let about: { readonly of: Scenario; readonly attempt: number; readonly copy: Scenario } | null = null;
  /** What questions are about: a copy of its own after they were called off, so that they are asked again. */
  function askedAbout(of: Scenario): Scenario {
    if (about?.of !== of || about.attempt !== attempt) about = { of, attempt, copy: attempt === 0 ? of : { ...of } };
    return about.copy;
  }
  function askNothing(): void {
    stop();
    asked = null;
  }

  /** How many futures the figures on screen come from, where these are not all that the scenario asks for. */
  let few: number | null = null;

  async function* counted(answers: AsyncGenerator<EngineAnswer>): AsyncGenerator<EngineAnswer> {
    for await (const answer of answers) {
      const runs = answer.outcomes[0]?.runs ?? answer.scenario.runs;
      few = runs < answer.scenario.runs ? runs : null;
      yield answer;
    }
  }

  /** The words with that number in them; none where the figures come from all futures. */
  const ofFew = (words: string): string => (few === null ? '' : words.replace('{n}', few.toLocaleString('en')));

  app.append(files.picker);
  tellHeight(top);
  const tools: TopActions = {
    store,
    files: desk.menu,
    kept: desk.kept,
    plans: actions.plans,
    settings: () => openSettings(store),
    present: makePresentation(main, books, store),
  };

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const themeOf = ({ theme }: State) => (theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);

  let shown: { readonly book: string; readonly language: Language; readonly original: string } | null = null;
  let settled: { readonly scenario: Scenario; readonly plan: Plan } | null = null;
  let attempt = 0;

  function drawNotices(state: State): void {
    const { language } = state;
    notices.replaceChildren();
    const box = problemBox(state.name, state.problems, language);
    if (box) notices.append(box);
    notices.append(...desk.notices(language));
    if (halted) {
      const again = el('p', 'notice', word('halted', language), ' ', ofFew(word('shownFrom', language)), ' ');
      again.append(
        button(word('again', language), () => {
          halted = false;
          attempt += 1;
          draw(store.get());
        }),
      );
      notices.append(again);
    }
  }

  function draw(state: State, moving = false): void {
    const { scenario, language } = state;
    if (shown && shown.book !== state.book) top.classList.remove('unfolded');
    // A word of the root that is set again, though the same, styles the whole page anew: too slow below a moving hand.
    const { documentElement: root } = document;
    if (root.dataset.theme !== themeOf(state)) root.dataset.theme = themeOf(state);
    const lang = language === 'zh' ? 'zh-Hans' : 'en';
    if (root.lang !== lang) root.lang = lang;
    if (!moving) {
      skip.textContent = word('skip', language);
      spoken.settled(language);
    }
    const title = `${state.saved ? '' : '● '}${scenario ? `${say(scenario.title, language)} · ` : ''}Furrow 垄亩`;
    if (document.title !== title) document.title = title;
    drawNotices(state);
    if (!moving) {
      drawTop(state, top, tools);
      drawNav(state, nav, books, filesCompare, store);
    }
    const plan = scenario?.plans.find(({ id }) => id === state.plan);
    const against = scenario?.plans.find(({ id }) => id === state.against);
    if (!scenario || !plan || !against) {
      main.replaceChildren(el('p', 'empty', word('noScenario', language)));
      shown = null;
      return;
    }
    if (!moving && (settled?.scenario !== scenario || settled.plan !== plan)) settled = { scenario, plan };
    if (!settled) return;
    const book = [...books, filesCompare].find(({ id }) => id === state.book) ?? glance;
    const isAsked = book.cells.some((cell) => cell.kind !== 'prose' && cell.inputs.includes('answer'));
    if (!isAsked) askNothing();
    host.set({
      ...(isAsked && { answer: answersFor(scenario) }),
      scenario,
      plan,
      against,
      settled,
      asked: askedAbout(settled.scenario),
      village: state.village,
      file: state.name,
      otherFile: state.book === filesCompare.id ? second.get() : null,
      view: state.view,
      language,
      actions,
    });
    // Another file starts with empty places: figures of one must not stand under the name of the other.
    if (shown?.book === state.book && shown.language === language && shown.original === state.original) return;
    if (shown?.original !== state.original) few = null;
    const before = shown;
    // What the page before asked is no longer waited for.
    if (before && before.book !== state.book) asker.stop();
    shown = { book: state.book, language, original: state.original };
    const place = el('div', `book book-${book.id}`);
    main.replaceChildren(el('h1', '', say(book.title, language)), place);
    host.mount(book, place, language);
    if (before) window.scrollTo({ top: 0 });
  }

  /** Shares done: of the figures on screen, and of a question. */
  let computing: number | null = null;
  let asking: number | null = null;
  function tell(): void {
    const { language } = store.get();
    const isBusy = computing !== null || asking !== null;
    if (!isBusy && document.body.classList.contains('computing')) spoken.settled(language);
    document.body.classList.toggle('computing', isBusy);
    progress.tell(computing ?? asking, language, computing === null ? '' : ofFew(word('soFar', language)));
  }
  engine.onProgress((share) => {
    computing = share;
    asker.yields(share !== null);
    tell();
  });
  asker.onProgress((share) => {
    asking = share;
    tell();
  });

  dark.addEventListener('change', () => draw(store.get()));

  hearCharts(main, actions.trace, () => store.get().language);

  followBack(store);
  let last = store.get();
  store.subscribe((state) => {
    // Another scenario, or a plan or notebook of which nothing may be there, is computed.
    const isOther = (['scenario', 'plan', 'against', 'book'] as const).some((key) => state[key] !== last[key]);
    if (halted && isOther) {
      halted = false;
      attempt += 1;
    }
    last = state;
    draw(state, state.moving);
  });

  hearHand(store);
  addEventListener('resize', () => {
    const state = store.get();
    if (shown && Math.abs((Number(main.dataset.width) || 0) - main.clientWidth) > 40) {
      main.dataset.width = String(main.clientWidth);
      shown = null;
      draw(state);
    }
  });

  document.documentElement.dataset.theme = themeOf(store.get());
  // The frame is painted before the scenario is read.
  drawTop(store.get(), top, tools);
  drawNav(store.get(), nav, books, filesCompare, store);
  main.dataset.width = String(main.clientWidth);
  requestAnimationFrame(() => setTimeout(() => desk.start(given())));
}
