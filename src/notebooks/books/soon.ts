/** A question that takes long in; its answer from few futures at first, and from all of them in its place when it is there, out. */
import type { Language, Scenario } from '../../model/index.ts';
import { Cancelled } from '../runtime/host.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

/** Of many futures a first answer comes from a thousand, of not so many from two hundred; few are asked about at once. */
export const firstRuns = (runs: number): number | undefined => (runs >= 2000 ? 1000 : runs >= 400 ? 200 : undefined);

/** What was unfolded stays so when it is drawn anew. */
function replace(place: HTMLElement, ...contents: (Node | string)[]): void {
  const open = [...place.querySelectorAll('details')].map((each) => each.open);
  place.replaceChildren(...contents);
  for (const [i, each] of [...place.querySelectorAll('details')].entries()) each.open = open[i] ?? each.open;
}

/** `ask` without a number asks about all futures. */
export async function soon<T>(
  { runs }: Scenario,
  language: Language,
  ask: (runs: number | undefined) => Promise<T>,
  draw: (answer: T) => Node,
): Promise<HTMLElement> {
  const place = el('div', 'soon');
  const few = firstRuns(runs);
  const count = (n: number) => n.toLocaleString('en-US');
  const said = (key: 'soonNote' | 'soonStopped') => word(key, language, { n: count(few ?? runs), of: count(runs) });
  const sharpen = async (first: Node): Promise<void> => {
    if (few === undefined) return;
    replace(place, first, el('p', 'caption first-answer', said('soonNote')));
    try {
      replace(place, draw(await ask(undefined)));
    } catch (error) {
      const why = error instanceof Cancelled ? said('soonStopped') : String((error as Error).message);
      const again = button(word('soonAgain', language), () => void sharpen(first));
      replace(place, first, el('p', 'caption first-answer', why, ' ', again));
    }
  };
  const begin = async (): Promise<void> => {
    try {
      const first = draw(await ask(few));
      replace(place, first);
      void sharpen(first);
    } catch (error) {
      // Whoever is no longer waited for is not on the page: what is shown here was stopped by hand.
      if (!(error instanceof Cancelled)) throw error;
      const again = button(word('again', language), () => void begin());
      replace(place, el('p', 'empty', word('cancelled', language), ' ', again));
    }
  };
  await begin();
  return place;
}
