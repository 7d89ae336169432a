/** What a panel shows of a scenario in; the panel, drawn anew from the scenario as it is by then whenever something in it was changed, out. */
import type { Language, Scenario } from '../../model/index.ts';
import type { Actions } from '../runtime/notebook.ts';
import { openPanel } from './dialog.ts';

export interface Ways {
  readonly changed: () => void;
  /** What comes next is elsewhere. */
  readonly close: () => void;
}

export function openScenarioPanel(
  title: string,
  className: string,
  actions: Actions,
  language: Language,
  contents: (scenario: Scenario, ways: Ways) => readonly HTMLElement[],
): void {
  const panel = openPanel(title, className, language);
  const draw = () => {
    const { scenario } = actions.tried([]);
    if (scenario) panel.show(...contents(scenario, { changed: draw, close: panel.close }));
  };
  draw();
  document.querySelector<HTMLElement>(`.${className} input`)?.focus();
}
