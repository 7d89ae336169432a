/** A scenario and actions in; the inputs of its drivers and of the first village's ventures in the document out. */
import type { Language, Scenario } from '../../src/model/index.ts';
import { driverInputs } from '../../src/notebooks/books/figures.ts';
import { figureFields, ventureFigures } from '../../src/notebooks/books/venture-figures.ts';
import type { Actions } from '../../src/notebooks/runtime/notebook.ts';

/** One input as hand and eye have it; `type` leaves the field with a text in it. */
export interface Drawn {
  readonly field: HTMLInputElement;
  readonly slider: HTMLInputElement;
  readonly type: (text: string) => void;
  readonly fault: () => string;
}

/** Every input is found by its id. */
export function drawInputs(scenario: Scenario, actions: Actions, language: Language): (id: string) => Drawn {
  const [plan] = scenario.plans;
  const [village] = plan?.villages ?? [];
  if (!plan || !village) throw new Error('no village under a plan');
  document.body.replaceChildren(...driverInputs(scenario.drivers, scenario, actions, language));
  for (const venture of village.ventures)
    for (const figure of ventureFigures(venture, village.id, { scenario, plan }, 'place', actions, language))
      document.body.append(...figureFields(figure, language));
  return (id) => {
    const field = document.getElementById(`f-${id}`) as HTMLInputElement;
    return {
      field,
      slider: document.getElementById(`f-${id}-slider`) as HTMLInputElement,
      type: (text) => {
        field.value = text;
        field.dispatchEvent(new Event('change'));
      },
      fault: () => document.getElementById(`f-${id}-fault`)?.textContent ?? '',
    };
  };
}
