/** The page's notebook in; its sections as slides over the whole screen, turned with keys, out. They are the page's own: charts stay live. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

export interface Presentation {
  readonly start: (language: Language) => void;
}

/** How far a slide is drawn larger or smaller than the page. */
const most = 2.4;
const least = 0.8;

/** What is there to be moved, chosen or followed is no slide. */
const ofHand = '.cell-what-if, .cell-choose, .cell-rests, .cell-marks';

/** What stands on a slide together. */
export type Slide = readonly Element[];

const isEmpty = (element: Element): boolean => !element.textContent?.trim() && !element.querySelector('svg, input');

/** Something to look at, which asks for a slide; what leads to it stands on the same one. */
const isMain = (element: Element): boolean =>
  element.matches('figure, table, .report-table') || element.querySelector('figure, table, .cards, .panel') !== null;

/** One after another; a new slide where the last one has something to look at already. */
function grouped(elements: readonly Element[]): Slide[] {
  const slides: Element[][] = [];
  let full = true;
  for (const element of elements) {
    const heading = element.matches('h2, h3');
    if (full && (heading || isMain(element) || slides.length === 0)) slides.push([]);
    else if (full && element.matches('.prose, .cell')) slides.push([]);
    if (heading || isMain(element)) full = isMain(element);
    else if (slides.at(-1)?.length === 0) full = false;
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

export function makePresentation(main: HTMLElement): Presentation {
  let index = 0;
  let language: Language = 'en';
  let end: (() => void) | null = null;

  const number = el('span', 'slide-number');
  number.setAttribute('role', 'status');
  const bar = el('div', 'slide-bar');

  const book = () => main.querySelector<HTMLElement>('.book');

  const show = (): void => {
    const place = book();
    if (!place) return;
    const slides = slidesOf(place);
    if (slides.length === 0) return;
    index = Math.min(Math.max(index, 0), slides.length - 1);
    for (const marked of main.querySelectorAll('.slide-path')) marked.classList.remove('slide-path');
    for (const element of slides[index] ?? [])
      for (let up: Element | null = element; up && up !== place; up = up.parentElement) up.classList.add('slide-path');
    place.style.zoom = '1';
    const room = { width: innerWidth * 0.94, height: innerHeight - main.offsetTop - 120 };
    const fits = () => Math.min(room.width / place.offsetWidth, room.height / place.offsetHeight);
    // What is too tall side by side gets the whole width; what is too tall even so is scrolled.
    place.classList.remove('slide-wide');
    if (fits() < 1) place.classList.add('slide-wide');
    place.style.zoom = String(Math.max(Math.min(fits(), most), least));
    number.textContent = word('presentSlide', language, { n: index + 1, of: slides.length });
  };

  const turn = (to: number): void => {
    index = to;
    show();
    main.scrollTo({ top: 0 });
  };

  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') end?.();
    else if (target.matches('input, select, textarea, [contenteditable=true]')) return;
    else if (event.key === ' ' && target.matches('button, summary')) return;
    else if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(event.key)) turn(index + 1);
    else if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(event.key)) turn(index - 1);
    else if (event.key === 'Home') turn(0);
    else if (event.key === 'End') turn(Number.MAX_SAFE_INTEGER);
    else return;
    event.preventDefault();
  };

  const start = (chosen: Language): void => {
    if (end) return;
    language = chosen;
    index = 0;
    const before = document.activeElement;
    document.body.classList.add('presenting');
    bar.replaceChildren(
      button('‹', () => turn(index - 1), false, word('presentBack', language)),
      number,
      button('›', () => turn(index + 1), false, word('presentNext', language)),
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
      document.body.classList.remove('presenting');
      for (const marked of main.querySelectorAll('.slide-path')) marked.classList.remove('slide-path');
      const place = book();
      if (place) {
        place.style.zoom = '';
        place.classList.remove('slide-wide');
      }
      bar.remove();
      if (document.fullscreenElement) document.exitFullscreen();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKey, true);
    addEventListener('resize', show);
    // Where the browser refuses the whole screen, the window has to do.
    document.documentElement.requestFullscreen?.().then(
      () => document.addEventListener('fullscreenchange', onScreen),
      () => {},
    );
    show();
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  };

  return { start };
}
