/** A plan in; fields for its support by village and year and for its loans, each change of which is one step of undo, out. */
import {
  inheritedMoney,
  isDoubted,
  type Language,
  type Loan,
  type Plan,
  type Plausible,
  plausibleInterest,
  plausibleSum,
  plausibleTerm,
  readUnit,
  type Scenario,
  type Unit,
  unitWords,
  writtenQuantity,
} from '../../model/index.ts';
import { scrolling } from '../charts/matrix.ts';
import { choice } from '../inputs/choice.ts';
import { field } from '../inputs/field.ts';
import { pages } from '../inputs/pages.ts';
import { inBase, inUnit, numberText, typedIn } from '../inputs/typed.ts';
import type { Actions, Chosen } from '../runtime/notebook.ts';
import type { Edit } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el, titleIn } from './parts.ts';
import { attempt, refusal } from './refusal.ts';
import { moneyTyped } from './sum-input.ts';

const pageSize = 20;
const unit = (text: string) => readUnit(text) as Unit;
const baseUnit = unit('yuan');

/** Edits of a plan that the file may not name yet: it then keeps the title that it was shown by. */
function inPlan({ id, title }: Plan, actions: Actions, edits: readonly Edit[]): readonly Edit[] {
  return actions.written(['plans', id]) === undefined ? [{ path: ['plans', id, 'title'], value: { ...title } }, ...edits] : edits;
}

interface Amount {
  readonly id: string;
  readonly label: string;
  readonly isLabelled?: boolean;
  readonly value: number;
  readonly unit: Unit;
  /** Whether an empty field is no zero. */
  readonly isNeeded?: boolean;
  readonly check?: (value: number) => string | null;
  /** Puts a value in base units, or says what is wrong with it. */
  readonly onValue: (value: number) => string | null;
}

/** What interest, a term and a sum may come to, by their units. */
const plausible = ({ text }: Unit): Plausible => (text === '%' ? plausibleInterest : text === '' ? plausibleTerm : plausibleSum);

function amountField({ value, unit: own, isNeeded, check, onValue, ...rest }: Amount, language: Language): HTMLElement {
  const shown = Number(inUnit(value, own).toPrecision(10));
  const words = unitWords(own, language);
  return field({
    ...rest,
    value: shown === 0 && !isNeeded ? '' : numberText(shown, 10, language),
    placeholder: '–',
    doubt: isDoubted(value, plausible(own)) ? word('doubted', language) : '',
    ...(rest.isLabelled ? {} : { unit: words }),
    onText: (text) => {
      const isEmpty = text.trim() === '';
      if (isEmpty && isNeeded) return word('formMissing', language);
      const typed = isEmpty ? 0 : typedIn(text, own);
      if (typeof typed !== 'number') return refusal(typed, text, String(shown), words, language);
      if (typed < 0) return word('moneyNotNegative', language);
      const next = inBase(typed, own);
      return check?.(typed) ?? (Math.abs(next - value) <= 1e-12 * value ? undefined : onValue(next));
    },
  });
}

export function supportFields(
  { scenario, plan }: Chosen,
  village: string,
  page: number,
  actions: Actions,
  language: Language,
): HTMLElement {
  const { from, to } = scenario.years;
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const before = inheritedMoney(scenario, plan);
  // Of a county, those that the plan gives something come first.
  const first = scenario.villages.filter(({ id }) => id === village || plan.support[id]);
  const all =
    scenario.villages.length > pageSize
      ? [...first, ...scenario.villages.filter((one) => !first.includes(one))]
      : scenario.villages;
  const shown = pages({
    count: all.length,
    size: pageSize,
    page,
    before: word('moneyBefore', language),
    after: word('moneyAfter', language),
    range: (a, b, of) => word('moneyRange', language, { from: a, to: b, of }),
    onPage: (next) => actions.look('money.support', next),
  });
  const set = (id: string, year: number, yuan: number) => {
    const path = ['plans', plan.id, 'support', id, String(year)];
    const inherited = before.support[id]?.[year] ?? 0;
    const value = yuan === 0 && inherited === 0 ? undefined : writtenQuantity({ value: yuan, unit: baseUnit });
    return attempt(inPlan(plan, actions, [{ path, value }]), actions, language);
  };
  const caption = word('moneySupportUnit', language);
  const table = el('table', 'matrix ledger support') as HTMLTableElement;
  table.createCaption().append(el('span', '', caption));
  const head = table.createTHead().insertRow();
  for (const label of [word('village', language), ...years.map(String)]) {
    const cell = el('th', '', label) as HTMLTableCellElement;
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { id } of all.slice(shown.from, shown.to)) {
    const name = titleIn(scenario, id, language);
    const row = body.insertRow();
    const label = el('th', '', name) as HTMLTableCellElement;
    label.scope = 'row';
    row.append(label);
    for (const year of years)
      row.insertCell().append(
        amountField(
          {
            id: `support-${id}-${year}`,
            label: word('moneySupportOf', language, { village: name, year }),
            isLabelled: true,
            value: plan.support[id]?.[year] ?? 0,
            unit: moneyTyped(language),
            onValue: (yuan) => set(id, year, yuan),
          },
          language,
        ),
      );
  }
  return el('div', '', scrolling(table, caption, word('scrolls', language)), shown.element);
}

/** A loan as a file writes it. */
const writtenLoan = ({ amount, rate, years, from }: Loan) => ({
  amount: writtenQuantity({ value: amount, unit: baseUnit }),
  rate: writtenQuantity({ value: rate, unit: unit('%') }),
  years,
  from,
});

/** What a plan has from another one it changes as a whole list; a list of its own, one loan at a time. */
function loanEdits(plan: Plan, scenario: Scenario, id: string, i: number, loan: Loan | null, actions: Actions): readonly Edit[] {
  const path = ['plans', plan.id, 'loans', id];
  const list = plan.loans[id] ?? [];
  const next = loan ? [...list.slice(0, i), loan, ...list.slice(i + 1)] : list.filter((_, at) => at !== i);
  if (next.length === 0) return [{ path, value: inheritedMoney(scenario, plan).loans[id] ? [] : undefined }];
  if (actions.written(path) === undefined) return [{ path, value: next.map(writtenLoan) }];
  const now = list[i];
  if (!loan || !now) return [{ path: [...path, i], value: loan ? writtenLoan(loan) : undefined }];
  const [before, after] = [writtenLoan(now), writtenLoan(loan)];
  return (['amount', 'rate', 'years', 'from'] as const)
    .filter((key) => before[key] !== after[key])
    .map((key) => ({ path: [...path, i, key], value: after[key] }));
}

export function loanFields({ scenario, plan }: Chosen, village: string, actions: Actions, language: Language): HTMLElement {
  const { from, to } = scenario.years;
  const put = (id: string, i: number, loan: Loan | null) =>
    attempt(inPlan(plan, actions, loanEdits(plan, scenario, id, i, loan, actions)), actions, language);
  const rows = Object.entries(plan.loans).flatMap(([id, list]) =>
    list.map((loan, i) => {
      const name = titleIn(scenario, id, language);
      const of = (what: string) => word('moneyLoanOf', language, { what, n: i + 1, village: name });
      const amount = (key: 'amount' | 'rate' | 'years', title: string, own: Unit, check?: Amount['check']) => {
        const made = amountField(
          {
            id: `loan-${id}-${i}-${key}`,
            label: title,
            value: loan[key],
            unit: own,
            isNeeded: true,
            ...(check ? { check } : {}),
            onValue: (value) => put(id, i, { ...loan, [key]: value }),
          },
          language,
        );
        made.querySelector('input')?.setAttribute('aria-label', of(title));
        return made;
      };
      const years = [...new Set([loan.from, ...Array.from({ length: to - from + 1 }, (_, t) => from + t)])].sort();
      const drawn = choice(
        word('moneyFrom', language),
        years.map((year) => ({ id: String(year), label: String(year) })),
        String(loan.from),
        (year) => put(id, i, { ...loan, from: Number(year) }),
      );
      drawn.querySelector('select')?.setAttribute('aria-label', of(word('moneyFrom', language)));
      const remove = button(word('moneyRemove', language), () => put(id, i, null));
      remove.setAttribute('aria-label', word('moneyRemoveLoan', language, { n: i + 1, village: name }));
      const whole = (value: number) => (Number.isInteger(value) && value >= 1 ? null : word('moneyWholeYears', language));
      return el(
        'div',
        'loan',
        el('strong', '', name),
        amount('amount', word('moneyAmount', language), moneyTyped(language)),
        amount('rate', word('moneyInterest', language), unit('%')),
        amount('years', word('moneyTerm', language), unit(''), whole),
        drawn,
        remove,
      );
    }),
  );
  // What villages usually borrow for: a first sum to be changed, at the usual rate.
  const first: Loan = { amount: 100_000, rate: 0.0435, years: 5, from };
  const add = button(word('moneyAdd', language, { village: titleIn(scenario, village, language) }), () =>
    put(village, plan.loans[village]?.length ?? 0, first),
  );
  add.id = 'loan-add';
  return el(
    'div',
    '',
    el('h3', '', word('moneyLoans', language)),
    ...(rows.length ? rows : [el('p', 'caption', word('moneyNoLoans', language))]),
    add,
    el('p', 'caption', word('moneyAddNote', language)),
  );
}
