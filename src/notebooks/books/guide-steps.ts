/** What was typed into the guide so far in; its first and last step, villages and goals, out. */
import { isDoubted, type Language, money, mostAmount, percent, plausibleSum, unitWords } from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { isNumber, placesIn } from '../inputs/names.ts';
import { isYear, withoutSign } from '../inputs/typed.ts';
import { word } from '../words/words.ts';
import { type GuideDraft, isGoal, takeNames, typedYuan, years } from './guide-state.ts';
import { el } from './parts.ts';
import { moneyTyped } from './sum-input.ts';

export interface Step {
  readonly element: HTMLElement;
  /** Shows what is wrong beside its field, of all fields or of those typed into; the first that is wrong. */
  readonly check: (all: boolean) => HTMLElement | null;
}

interface Asking {
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  readonly element: HTMLElement;
  readonly fault: HTMLElement;
  touched: boolean;
}

/** A labelled field that hands on what is typed, with a place for what is wrong with it. */
function asking(
  id: string,
  label: string,
  value: string,
  onInput: (text: string) => void,
  { unit = '', help = '', lines = 0 }: { readonly unit?: string; readonly help?: string; readonly lines?: number } = {},
): Asking {
  const input = el(lines > 0 ? 'textarea' : 'input', '') as HTMLInputElement | HTMLTextAreaElement;
  if (input instanceof HTMLInputElement) input.type = 'text';
  else input.rows = lines;
  input.id = id;
  input.autocomplete = 'off';
  input.value = value;
  const fault = el('small', 'fault');
  fault.id = `${id}-fault`;
  fault.setAttribute('role', 'status');
  input.setAttribute('aria-describedby', fault.id);
  const made: Asking = {
    input,
    fault,
    element: el(
      'label',
      'form-field',
      el('span', 'name', label),
      input,
      el('span', 'unit', unit),
      help ? el('small', '', help) : '',
      fault,
    ),
    touched: false,
  };
  input.addEventListener('input', () => {
    made.touched = true;
    onInput(input.value);
    input.dispatchEvent(new Event('furrow:typed', { bubbles: true }));
  });
  return made;
}

/** Tells each field what is wrong with it, or what is doubtful; the first that is wrong. */
function telling(fields: readonly (readonly [Asking, string, string?])[], all: boolean): HTMLElement | null {
  for (const [{ fault, input, touched }, wrong, doubt = ''] of fields) {
    const told = all || touched ? wrong : '';
    fault.textContent = told || doubt;
    input.setAttribute('aria-invalid', String(told !== ''));
  }
  return fields.find(([, wrong]) => wrong !== '')?.[0].input ?? null;
}

export function villagesStep(draft: GuideDraft, language: Language): Step {
  const name = asking('guide-title', word('guideName', language), draft.title, (text) => {
    draft.title = text;
  });
  const from = asking('guide-from', word('guideFrom', language), draft.from, (text) => {
    draft.from = withoutSign(text);
  });
  const to = asking('guide-to', word('guideTo', language), draft.to, (text) => {
    draft.to = withoutSign(text);
  });
  const take = (text: string) => {
    draft.names = text;
    takeNames(draft);
  };
  const help = word('guideNamesHelp', language);
  const names = asking('guide-names', word('guideNames', language), draft.names, take, { help, lines: 7 });
  return {
    element: el(
      'div',
      '',
      el('div', 'guide-one', name.element),
      el('div', 'guide-years', from.element, to.element),
      el('div', 'guide-one', names.element),
    ),
    check: (all) => {
      const { places, twice } = placesIn(draft.names);
      const year = (text: string) => (isYear(text) ? '' : word('guideNoYear', language, { year: 2026 }));
      const span = Number(draft.to) - Number(draft.from);
      const order = span < 0 ? word('guideYearsOrder', language) : span >= 60 ? word('guideYearsMany', language) : '';
      const number = places.find(({ title }) => isNumber(title))?.title;
      const wrong = number
        ? word('guideNumberName', language, { name: number })
        : twice.length > 0
          ? word('guideTwice', language, { names: twice.join(word('listSign', language)) })
          : places.length === 0
            ? word('guideNoVillage', language)
            : '';
      return telling(
        [
          [name, draft.title.trim() === '' ? word('guideNoName', language) : ''],
          [from, year(draft.from)],
          [to, year(draft.to) || (isYear(draft.from) ? order : '')],
          [names, wrong],
        ],
        all,
      );
    },
  };
}

const confidences = [5, 6, 7, 8, 9] as const;

export function goalsStep(draft: GuideDraft, language: Language): Step {
  const unit = unitWords(moneyTyped(language), language);
  const incomes = years(draft).map(
    (year) =>
      [
        year,
        asking(
          `guide-income-${year}`,
          word('guideIncome', language, { year }),
          draft.income.get(year) ?? '',
          (text) => {
            draft.income.set(year, text);
          },
          { unit },
        ),
      ] as const,
  );
  const sources = asking(
    'guide-sources',
    word('guideSources', language, { year: draft.to }),
    draft.sources,
    (text) => {
      draft.sources = text;
    },
    { unit: word('guideSourcesUnit', language) },
  );
  const sure = choice(
    word('guideConfidence', language),
    confidences.map((n) => ({
      id: String(n),
      label: word('guideConfidenceOf', language, { share: percent(n / 10), n }),
    })),
    String(Math.round(draft.confidence * 10)),
    (n) => {
      draft.confidence = Number(n) / 10;
      sure.dispatchEvent(new Event('furrow:typed', { bubbles: true }));
    },
  );
  return {
    element: el(
      'div',
      '',
      el('p', 'caption', word('guideGoalsHelp', language)),
      el('div', 'form-grid', ...incomes.map(([, { element }]) => element), sources.element),
      el('div', 'guide-row', sure),
    ),
    check: (all) => {
      const sum = (text: string) => {
        const yuan = typedYuan(text, language) ?? -1;
        if (text.trim() === '' || isGoal(yuan)) return '';
        return yuan > 0
          ? word('refusedAbove', language, { text, high: money(mostAmount, language) })
          : word('notASum', language, { text, example: language === 'zh' ? '20' : '200,000' });
      };
      const count = withoutSign(draft.sources);
      return telling(
        [
          ...incomes.map(([year, field]) => {
            const text = draft.income.get(year) ?? '';
            return [
              field,
              sum(text),
              isDoubted(typedYuan(text, language) ?? 0, plausibleSum) ? word('doubted', language) : '',
            ] as const;
          }),
          [sources, count === '' || /^[1-9]\d?$/.test(count) ? '' : word('guideNoNumber', language)],
        ],
        all,
      );
    },
  };
}
