/** A village under a plan in; a note for each venture whose guarantee outweighs its share in nearly all futures, so that the share's slider moves nothing, out. */
import { type Language, percent, say } from '../../model/index.ts';
import type { Ask, Chosen } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { el, strong } from './parts.ts';

/** From here on a slider seems to do nothing. */
const nearlyAll = 0.9;

export function guaranteeNotes(ask: Ask, { scenario, plan }: Chosen, village: string, language: Language): HTMLElement {
  const box = el('div', '');
  const { to } = scenario.years;
  for (const venture of plan.villages.find(({ id }) => id === village)?.ventures ?? []) {
    const figure = scenario.strategies[venture.strategy]?.parameters.find(({ id }) => id === 'share');
    const year = Math.min(venture.stop ?? to, to);
    if (!figure || !venture.figures.guarantee) continue;
    ask('idle', { plan: plan.id, figure: { village, venture: venture.id, parameter: 'share' }, year }, `idle ${venture.id}`).then(
      (share) => {
        if (share < nearlyAll) return;
        const gaps = { venture: say(venture.title, language), share: percent(share), year, figure: say(figure.title, language) };
        box.append(el('p', 'notice', ...strong(word('villageGuarantee', language, gaps))));
      },
      // Called off, or a fault that the figures above tell of.
      () => {},
    );
  }
  return box;
}
