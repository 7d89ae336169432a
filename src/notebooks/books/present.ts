/** The page's notebooks in; their sections as slides over the whole screen, turned with keys, out. They are the page's own: charts stay live. */
import type { Notebook } from '../runtime/notebook.ts';
import type { Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { titleOf } from './compare-why.ts';
import { button } from './frame.ts';
import { el, titleIn } from './parts.ts';

/** How many times as large as the page a slide is drawn, to show all of it. What would be smaller yet is drawn as large as the page, and scrolled. */
const most = 2.4;
const least = 0.85;

/** Widths at which a slide is tried, beside the whole screen. */
const widths = [680, 860, 1040, 1240, 1440];

/** What is there to be moved, chosen, written or followed is no slide. */
const ofHand = [
  ...['what-if', 'choose', 'rests', 'marks', 'tables', 'paste', 'support', 'find', 'filters', 'text'].map(
    (name) => `.cell-${name}`,
  ),
  '.book-village > .prose',
  '.book-targets > .cell-goals',
  '.book-assumptions > .cell-table',
].join();

/** What stands on a slide together. */
export type Slide = readonly Element[];

const isEmpty = (element: Element): boolean => !element.textContent?.trim() && !element.querySelector('svg, input');

/** Something to look at, which asks for a slide. What the market is moved with stands beside what comes of it. */
const isMain = (element: Element): boolean =>
  !element.matches('.cell-stress') &&
  (element.matches('figure, table, .report-table') || element.querySelector('figure, table, .cards, .panel') !== null);

const headed = (element: Element): boolean => element.matches('h2, h3') || element.querySelector('h2, h3') !== null;

/** One after another: a new slide for what is headed or looked at, where the last one has something to look at already. Words below it stay with it. */
function grouped(elements: readonly Element[]): Slide[] {
  const slides: Element[][] = [];
  let full = true;
  for (const element of elements) {
    const main = isMain(element);
    if (slides.length === 0 || (full && (main || headed(element)))) {
      slides.push([]);
      full = false;
    }
    full ||= main;
    slides.at(-1)?.push(element);
  }
  return slides;
}

/** A report is divided among its parts; other cells are what they are. */
export function slidesOf(book: Element): Slide[] {
  const report = book.querySelector('.report');
  if (report) {
    const [parts, head] = [[...report.querySelectorAll(':scope > .report-part')], [...report.children]];
    const first = head.filter((child) => !parts.includes(child));
    return [first, ...parts.flatMap((part) => grouped([...part.children]))].filter((slide) => slide.length > 0);
  }
  return grouped([...book.children].filter((cell) => !isEmpty(cell) && !cell.matches(ofHand)));
}

/** Whether something of it is wider than its place, which a table scrolls in. */
const isCut = (place: Element): boolean =>
  [...place.querySelectorAll('.slide-path div')].some((part) => part.scrollWidth > part.clientWidth + 1);

/** Starts the slides with the notebook on screen; the others follow in their order. */
export function makePresentation(main: HTMLElement, books: readonly Notebook[], store: Store): () => void {
  let index = 0;
  let end: (() => void) | null = null;

  const number = el('span', 'slide-number');
  number.setAttribute('role', 'status');
  const bar = el('div', 'slide-bar');

  /** As wide as lets it be drawn largest; what is too tall even so is scrolled before the next one comes. */
  const enlarge = (place: HTMLElement): void => {
    const room = { width: innerWidth * 0.94, height: innerHeight - main.offsetTop - 120 };
    const { scrollTop } = main;
    let [width, zoom] = [0, 0];
    place.style.zoom = '1';
    for (const tried of [...widths.filter((one) => one < room.width), room.width]) {
      place.style.width = `${tried}px`;
      const fits = Math.min(room.width / tried, room.height / place.offsetHeight);
      if (fits > zoom && (tried === room.width || !isCut(place))) [width, zoom] = [tried, fits];
    }
    place.style.width = `${zoom < least ? room.width : width}px`;
    place.style.zoom = String(zoom < least ? 1 : Math.min(zoom, most));
    main.scrollTop = scrollTop;
  };

  /** The slides of the notebook on screen: more come while it computes. */
  const shown = (): { readonly place: HTMLElement; readonly slides: readonly Slide[] } | null => {
    const place = main.querySelector<HTMLElement>('.book');
    const slides = place ? slidesOf(place) : [];
    return place && slides.length > 0 ? { place, slides } : null;
  };

  const show = (): void => {
    const now = shown();
    if (!now) return;
    const { place, slides } = now;
    const at = Math.min(index, slides.length - 1);
    for (const marked of main.querySelectorAll('.slide-path')) marked.classList.remove('slide-path');
    for (const element of slides[at] ?? [])
      for (let up: Element | null = element; up && up !== place; up = up.parentElement) up.classList.add('slide-path');
    enlarge(place);
    main.querySelector('h1')?.setAttribute('data-about', about());
    told = word('presentSlide', store.get().language, { n: at + 1, of: slides.length });
    tell();
  };

  /** Whose figures stand on the slides of the notebook on screen: only its first sentence tells. */
  const about = (): string => {
    const { book, plan, village, scenario, language } = store.get();
    if (!scenario) return '';
    const whose = book === 'village' ? [titleIn(scenario, village, language)] : [];
    return [...whose, ...(book === 'compare' ? [] : [titleOf(scenario, plan, language)])].map((title) => ` · ${title}`).join('');
  };

  /** How much of the slide is below the screen, in pixels. */
  const below = () => main.scrollHeight - main.clientHeight - main.scrollTop;
  let told = '';
  const tell = (): void => {
    const now = below() > 8 ? `${told} ↓` : told;
    if (number.textContent !== now) number.textContent = now;
  };

  /** To the last slide, however many there will be. */
  const last = Number.MAX_SAFE_INTEGER;

  const turn = (to: number): void => {
    index = Math.max(to, 0);
    show();
    main.scrollTo({ top: 0 });
  };

  /**
   * What is left of the slide, the next one or the one before it, in the notebook beside this one where this one has no more. Whoever `turns` passes
   * over the rest of a slide of many screens, as a table of hundreds of villages is.
   */
  const step = (by: 1 | -1, turns: boolean): void => {
    const isPassed = turns && main.scrollHeight > 4 * main.clientHeight;
    if (!isPassed && (by > 0 ? below() : main.scrollTop) > 8) {
      main.scrollBy({ top: by * 0.8 * main.clientHeight });
      tell();
      return;
    }
    const count = shown()?.slides.length ?? 0;
    const to = Math.min(index, count - 1) + by;
    const beside = books[books.findIndex(({ id }) => id === store.get().book) + by];
    if (to >= 0 && to < count) turn(to);
    else if (beside) {
      index = by > 0 ? 0 : last;
      store.choose({ book: beside.id });
      main.scrollTo({ top: 0 });
    }
  };

  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') end?.();
    else if (target.matches('input, select, textarea, [contenteditable=true]')) return;
    else if (event.key === ' ' && target.matches('button, summary')) return;
    else if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(event.key)) step(1, event.key === 'ArrowRight');
    else if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(event.key)) step(-1, event.key === 'ArrowLeft');
    else if (event.key === 'Home') turn(0);
    else if (event.key === 'End') turn(last);
    else return;
    event.preventDefault();
  };

  // On paper the notebook stands as without slides.
  addEventListener('beforeprint', () => end?.());
  return () => {
    if (end) return;
    const { language, book } = store.get();
    const top = scrollY;
    index = 0;
    const before = document.activeElement;
    document.body.classList.add('presenting');
    bar.replaceChildren(
      button('‹', () => step(-1, true), false, word('presentBack', language)),
      number,
      button('›', () => step(1, true), false, word('presentNext', language)),
      button(word('presentEnd', language), () => end?.()),
    );
    for (const step of bar.querySelectorAll('button')) step.setAttribute('aria-label', step.title);
    document.body.append(bar);
    let waiting = false;
    // Cells come and change while slides are shown.
    const watch = new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        show();
      });
    });
    watch.observe(main, { childList: true, subtree: true });
    const onScreen = () => {
      if (!document.fullscreenElement) end?.();
    };
    end = () => {
      end = null;
      watch.disconnect();
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('fullscreenchange', onScreen);
      removeEventListener('resize', show);
      main.removeEventListener('scroll', tell);
      document.body.classList.remove('presenting');
      for (const marked of main.querySelectorAll('.slide-path')) marked.classList.remove('slide-path');
      main.querySelector('.book')?.removeAttribute('style');
      bar.remove();
      if (document.fullscreenElement) document.exitFullscreen();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      if (store.get().book === book) scrollTo(0, top);
    };
    document.addEventListener('keydown', onKey, true);
    addEventListener('resize', show);
    main.addEventListener('scroll', tell);
    // Where the browser refuses the whole screen, the window has to do.
    document.documentElement.requestFullscreen?.().then(
      () => document.addEventListener('fullscreenchange', onScreen),
      () => {},
    );
    show();
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  };
}
