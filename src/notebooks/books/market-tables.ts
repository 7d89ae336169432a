/** A place to paste or drop a table of past prices, and one to try, in; the table as text, kept with the work, out. */
import beef from '../../../scenarios/prices/cn_beef_retail_yuan_kg.csv?raw';
import { decode, type Language, say } from '../../model/index.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

/** Signs of a table that is kept with the work. */
const most = 100_000;

function take(text: string, name: string, old: boolean, actions: Actions): void {
  actions.look('market.name', name);
  actions.look('market.old', old);
  actions.look('market.from', 0);
  actions.look('market.column', 0);
  actions.look('market.table', text);
}

/** Reads a file of a table; what is wrong with it is told in `fault`. */
function reader(fault: HTMLElement, actions: Actions, language: Language) {
  return async (file: File): Promise<void> => {
    const decoded = decode(new Uint8Array(await file.arrayBuffer()));
    fault.textContent = decoded.ok
      ? ''
      : decoded.problems.map((p) => `${say(p.say, language)} ${say(p.hint, language)}`).join(' ');
    if (!decoded.ok) return;
    if (decoded.text.length > most) fault.textContent = word('marketTooLong', language);
    else take(decoded.text, file.name.replace(/\.[^.]*$/, ''), decoded.writing.encoding === 'gb18030', actions);
  };
}

function faultLine(): HTMLElement {
  const fault = el('p', 'fault', '');
  fault.setAttribute('role', 'status');
  return fault;
}

export function tableTools(actions: Actions, language: Language): HTMLElement {
  const fault = faultLine();
  const read = reader(fault, actions, language);
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.id = 'market-file';
  picker.accept = '.csv,.txt,.tsv';
  picker.hidden = true;
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file) read(file);
    picker.value = '';
  });
  const tools = el(
    'div',
    'buttons presets',
    button(word('marketChooseFile', language), () => picker.click()),
    button(word('marketClear', language), () => take('', '', false, actions)),
    el('span', 'quiet', word('marketExamples', language)),
    button(word('marketExampleBeef', language), () => take(beef, word('marketExampleBeef', language), false, actions)),
    picker,
  );
  const whole = el(
    'div',
    'drop',
    el('h2', '', word('marketCalibrate', language)),
    el('p', 'caption', word('marketCalibrateNote', language)),
    tools,
    fault,
  );
  return dropping(whole, read);
}

/** A file dropped here is a table, not a scenario. */
function dropping(element: HTMLElement, read: (file: File) => void): HTMLElement {
  element.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    read(file);
  });
  return element;
}

export function tableField(table: string, actions: Actions, language: Language): HTMLElement {
  const label = el('label', 'quiet', word('marketPaste', language)) as HTMLLabelElement;
  label.htmlFor = 'market-table';
  const field = document.createElement('textarea');
  field.id = 'market-table';
  field.rows = 7;
  field.spellcheck = false;
  field.placeholder = word('marketPasteHint', language);
  field.value = table;
  const fault = faultLine();
  const changed = () => {
    if (field.value === table) return;
    fault.textContent = field.value.length > most ? word('marketTooLong', language) : '';
    if (field.value.length <= most) take(field.value, word('marketPasted', language), false, actions);
  };
  field.addEventListener('change', changed);
  const hint = el('p', 'caption');
  hint.setAttribute('role', 'status');
  field.addEventListener('input', () => {
    hint.textContent = field.value === table ? '' : word('marketLeave', language);
  });
  // What is pasted stands in the field in the next frame.
  field.addEventListener('paste', () => requestAnimationFrame(changed));
  return dropping(el('div', 'paste', label, field, hint, fault), reader(fault, actions, language));
}
