/** A language in; a dialog of three steps that asks for villages, what they live on and what is wanted, and the text of the new scenario, out. */
import { type Language, problemWords } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { openPanel } from './dialog.ts';
import { button } from './frame.ts';
import { guidePreview } from './guide-preview.ts';
import { type GuideDraft, reckoned } from './guide-state.ts';
import { goalsStep, type Step, villagesStep } from './guide-steps.ts';
import { type ShownVenture, villageCard } from './guide-ventures.ts';
import { el } from './parts.ts';

/** How long after the last key what was typed is checked and told. */
const rest = 200;

/** What was filled in when the guide was closed and not cancelled, to go on with. */
export interface LeftGuide {
  draft: GuideDraft | null;
}

/** `done` takes the new scenario; false where the planner stays in the guide. */
export function openGuide(
  language: Language,
  thisYear: number,
  left: LeftGuide,
  done: (title: string, text: string) => Promise<boolean>,
): void {
  const draft: GuideDraft = left.draft ?? {
    title: word('startOurTown', language),
    from: String(thisYear),
    to: String(thisYear + 2),
    names: '',
    villages: [],
    income: new Map(),
    sources: '',
    confidence: 0.8,
  };
  left.draft = draft;
  let at = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const panel = openPanel(word('startTitle', language), 'guide', language, () => clearTimeout(timer));
  const preview = el('aside', 'guide-preview');
  preview.setAttribute('aria-live', 'polite');
  const place = el('div', 'guide-step');
  const way = el('ol', 'guide-way');
  const buttons = el('div', 'buttons');
  const fault = el('p', 'fault-note');
  fault.setAttribute('role', 'alert');
  let step: Step;

  const tell = () => {
    clearTimeout(timer);
    const isOpen = preview.querySelector('details')?.open ?? false;
    preview.replaceChildren(guidePreview(draft, reckoned(draft, language), at, language, isOpen));
  };
  const steps: readonly (() => Step)[] = [
    () => villagesStep(draft, language),
    () => venturesStep(draft, language, tell),
    () => goalsStep(draft, language),
  ];
  const go = (to: number) => {
    at = to;
    step = (steps[at] as () => Step)();
    way.replaceChildren(
      ...(['guideStep1', 'guideStep2', 'guideStep3'] as const).map((key, i) => {
        const item = el('li', '', word(key, language));
        if (i === at) item.setAttribute('aria-current', 'step');
        return item;
      }),
    );
    const back = button(word('guideBack', language), () => go(at - 1), at === 0);
    const next = button(word(at === 2 ? 'guideDone' : 'guideNext', language), async () => {
      const wrong = step.check(true);
      tell();
      if (wrong) {
        wrong.focus();
        return;
      }
      if (at < 2) {
        go(at + 1);
        return;
      }
      const { made, read } = reckoned(draft, language);
      const [problem] = read.problems;
      fault.textContent = problem ? problemWords(problem, language) : '';
      if (problem || !(await done(draft.title.trim(), made.text))) return;
      left.draft = null;
      panel.close();
    });
    next.className = 'main-button';
    next.id = 'guide-next';
    place.replaceChildren(step.element, fault);
    fault.textContent = '';
    const cancel = button(word('guideCancel', language), () => {
      left.draft = null;
      panel.close();
    });
    buttons.replaceChildren(back, next, cancel);
    tell();
    place.querySelector<HTMLElement>('input, textarea, select')?.focus();
  };
  place.addEventListener('furrow:typed', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      step.check(false);
      tell();
    }, rest);
  });
  panel.show(way, el('div', 'guide-body', place, preview), buttons);
  go(0);
}

function venturesStep(draft: GuideDraft, language: Language, changed: () => void): Step {
  const shown: ShownVenture[] = [];
  const cards = draft.villages.map((village, i) => villageCard(village, draft, language, i === 0, shown, changed));
  return {
    element: el('div', '', el('p', 'caption', word('guideRangeHelp', language)), ...cards),
    check: (all) => {
      const found = reckoned(draft, language);
      let first: HTMLElement | null = null;
      for (const [i, { ventures }] of draft.villages.entries()) {
        const paths = found.made.villages[i]?.ventures ?? [];
        const wrong = paths.some((path) => found.under(path).length > 0);
        const card = cards[i];
        if (all && wrong && card && !card.open) {
          card.open = true;
          // The browser tells of it later.
          card.dispatchEvent(new Event('toggle'));
        }
        for (const [j, venture] of ventures.entries()) {
          const path = paths[j] ?? [];
          const field = shown.find((one) => one.venture === venture)?.tell(found.under(path), path.join('.'), all) ?? null;
          first ??= field;
        }
      }
      return first;
    },
  };
}
