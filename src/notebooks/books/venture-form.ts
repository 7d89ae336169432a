/** A village under a plan in; a form made from a strategy's parameters, and the venture that is put in when nothing is wrong with it, out. */
import {
  figureWords,
  isMap,
  type Language,
  type NewVenture,
  type Parameter,
  type Problem,
  problemWords,
  rangeWords,
  type Scenario,
  type Strategy,
  say,
  strategiesFor,
  unitWords,
  type Village,
  ventureAdded,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { inUnit } from '../inputs/typed.ts';
import type { Actions, Chosen } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { begun, pricesSay } from './assumed-costs.ts';
import { onEnter, openPanel } from './dialog.ts';
import { button } from './frame.ts';
import { strategies as builtIn } from './guide-state.ts';
import { el } from './parts.ts';
import { titleFields } from './rename.ts';
import { sayTyped, typedRange, typedUnit } from './typed-range.ts';

const plainSources = ['assumption', 'estimate', 'inferred', 'stated'] as const satisfies readonly Word[];

/** How long after the last key what was typed is checked. */
const settleTime = 200;

export interface Field {
  readonly parameter: Parameter;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly fault: HTMLElement;
  readonly standard: string;
  touched: boolean;
}

export function openVentureForm(settled: Chosen, here: Village, actions: Actions, language: Language): void {
  const panel = openPanel(word('addVentureTitle', language, { village: say(here.title, language) }), 'venture-form', language);
  panel.show(ventureForm(settled, here, actions, language, panel.close));
}

export function ventureForm(
  { scenario, plan }: Chosen,
  here: Village,
  actions: Actions,
  language: Language,
  close: () => void,
): HTMLElement {
  const strategies = strategiesFor(scenario);
  let strategy = strategies[0] as Strategy;
  let into: string | null = plan.id;
  let source: string = 'assumption';
  let start = scenario.years.from;
  let fields: readonly Field[] = [];
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const name = titleFields('new-venture', { en: '', zh: '' }, language);
  const about = el('p', 'caption');
  const figures = el('div', 'form-figures');
  const others = el('div', 'fault form-faults');
  others.setAttribute('role', 'alert');

  const wanted = (): NewVenture => {
    const given = fields.filter(({ input, standard }) => input.value.trim() !== '' && input.value !== standard);
    const title = name.title();
    return {
      title: title.en.trim() || title.zh.trim() ? title : strategy.title,
      strategy: strategy.id,
      start,
      figures: Object.fromEntries(
        given.map(({ parameter, input }) => {
          const typed = typedRange(input.value, parameter, language);
          return [parameter.id, { ...(isMap(typed) ? typed : { is: typed }), source }];
        }),
      ),
    };
  };
  const added = () => {
    const whole = builtIn().find(({ id }) => id === strategy.id);
    return ventureAdded(actions.data(), here.id, into, wanted(), whole);
  };
  /** Shows what the checker says of the venture beside its fields; whether it says nothing. */
  const weigh = (): boolean => {
    clearTimeout(timer);
    const { path, edits } = added();
    const { problems } = actions.tried(edits);
    const at = path.join('.');
    const rest = new Set<Problem>(problems);
    for (const field of fields) {
      const own = problems.filter((problem) => `${problem.at}.`.startsWith(`${at}.${field.parameter.id}.`));
      for (const problem of own) rest.delete(problem);
      const told = asked || field.touched ? own : [];
      field.fault.textContent = sayTyped(told, field.input.value, field.parameter, language);
      field.input.setAttribute('aria-invalid', String(told.length > 0));
    }
    const left = [...rest];
    others.replaceChildren(...left.map((problem) => el('p', '', problemWords(problem, language))));
    return problems.length === 0;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(weigh, settleTime);
  };

  const drawFigures = () => {
    fields = strategy.parameters.map((parameter) => fieldOf(parameter, scenario, language));
    const assumed = fields.filter((field) => assumeCost(field, strategy, language) !== undefined);
    for (const field of fields)
      field.input.addEventListener('input', () => {
        field.touched = true;
        later();
      });
    const isMain = (field: Field) => field.parameter.default === null || assumed.includes(field);
    const [needed, usual] = [true, false].map((must) => fields.filter((field) => isMain(field) === must));
    const more = el('details', '', el('summary', '', word('formUsual', language, { n: usual?.length ?? 0 })));
    more.append(el('div', 'form-grid', ...(usual ?? []).map(({ element }) => element)));
    figures.replaceChildren(
      (needed ?? []).length > 0 ? el('div', 'form-grid', ...(needed ?? []).map(({ element }) => element)) : '',
      (usual ?? []).length > 0 ? more : '',
    );
    const says = strategy.about ? say(strategy.about, language) : '';
    about.textContent = `${says} ${pricesSay(added().prices, language)}`.trim();
    asked = false;
    weigh();
  };

  const option = (id: string, label: string) => ({ id, label });
  const sources = [
    ...plainSources.map((id) => option(id, word(id, language))),
    ...scenario.references.map(({ id, title }) => option(id, say(title, language))),
  ];
  const years = Array.from({ length: scenario.years.to - scenario.years.from + 1 }, (_, i) => String(scenario.years.from + i));
  const choices = el(
    'div',
    'form-choices',
    choice(
      word('formStrategy', language),
      strategies.map(({ id, title }) => option(id, say(title, language))),
      strategy.id,
      (id) => {
        strategy = strategies.find((one) => one.id === id) ?? strategy;
        drawFigures();
      },
    ),
    choice(
      word('formWhere', language),
      [option('plan', word('intoPlan', language, { plan: say(plan.title, language) })), option('', word('intoAll', language))],
      'plan',
      (where) => {
        into = where === '' ? null : plan.id;
        weigh();
      },
    ),
    choice(
      word('formStart', language),
      years.map((year) => option(year, year)),
      String(start),
      (year) => {
        start = Number(year);
        weigh();
      },
    ),
    choice(word('formSource', language), sources, source, (id) => {
      source = id;
    }),
  );
  const put = button(word('formPut', language), () => {
    asked = true;
    if (!weigh()) {
      fields.find(({ input }) => input.getAttribute('aria-invalid') === 'true')?.input.focus();
      return;
    }
    const { edits } = added();
    close();
    actions.change(edits);
  });
  put.className = 'main-button';
  put.id = 'venture-put';
  drawFigures();
  const body = el(
    'div',
    'form-body',
    choices,
    about,
    name.element,
    figures,
    others,
    el('div', 'buttons', put, button(word('panelCancel', language), close)),
  );
  onEnter(body, () => put.click());
  return body;
}

/** A field for a figure, with its unit and typical range, the usual value filled in. Ids begin with `prefix`. */
export function fieldOf(parameter: Parameter, { drivers }: Pick<Scenario, 'drivers'>, language: Language, prefix = 'new'): Field {
  const { id, title, unit, range, default: standard } = parameter;
  const input = el('input', '') as HTMLInputElement;
  input.type = 'text';
  input.autocomplete = 'off';
  input.id = `${prefix}-${id}`;
  const typed = typedUnit(parameter, language);
  const fixed = standard?.values.every(({ kind }) => kind === 'fixed') ? standard.values : [];
  const sign = unit.text === '%' ? '%' : '';
  const shown = fixed
    .map((value) => (value.kind === 'fixed' ? Number(inUnit(value.value, typed).toPrecision(12)) + sign : ''))
    .join(', ');
  input.value = shown;
  if (standard && fixed.length === 0)
    input.placeholder = figureWords(standard, language, (driver) =>
      say(drivers.find((one) => one.id === driver)?.title ?? { en: driver, zh: driver }, language),
    );
  const fault = el('small', 'fault');
  fault.id = `${input.id}-fault`;
  fault.setAttribute('role', 'status');
  input.setAttribute('aria-describedby', fault.id);
  input.required = standard === null;
  const isOutside = range && fixed.some((one) => one.kind === 'fixed' && (one.value < range[0] || one.value > range[1]));
  const typical = range
    ? word('typicalRange', language, rangeWords(range, unit, language)) + (isOutside ? word('typicalOutside', language) : '')
    : '';
  const star = standard === null ? el('b', 'needed', ' *') : '';
  if (star) (star as HTMLElement).title = word('formNeeded', language);
  const element = el(
    'label',
    'form-field',
    el('span', 'name', say(title, language), star),
    input,
    el('span', 'unit', sign ? '' : unitWords(typed, language)),
    el('small', '', typical),
    fault,
  );
  return { parameter, element, input, fault, standard: shown, touched: false };
}

/** Fills in the typical range of a cost that would be nothing, and again where it is emptied; undefined where the field is of no such cost. */
export function assumeCost({ parameter, input, fault }: Field, strategy: Strategy, language: Language): string | undefined {
  const assumed = begun(strategy).get(parameter.id);
  if (assumed === undefined) return undefined;
  input.value = assumed;
  fault.previousElementSibling?.replaceWith(el('small', '', word('guideAssumed', language)));
  input.addEventListener('change', () => {
    if (input.value.trim() === '') input.value = assumed;
  });
  return assumed;
}
