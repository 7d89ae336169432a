/** A text of YAML in; CodeMirror with its colours, faults under their words, offers while typing and meanings under the mouse, out. */
import { autocompletion, type Completion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import '../styles/code.css';
import { fitting, type Help, type Offer, spanBetween, type Told, type Writing, type WritingOptions } from './writing.ts';

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--c0)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--c2)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--quiet)' },
]);

const part = (name: string, className: string, text: string): HTMLElement => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

function toldBox({ word, title, about }: Told): HTMLElement {
  const box = part('div', 'code-told', '');
  box.append(part('code', '', word), ' ', part('strong', '', title));
  if (about) box.append(part('p', '', about));
  return box;
}

const shownAs = (offer: Offer): Completion => ({
  label: offer.label,
  detail: offer.detail,
  apply: offer.insert,
  type: offer.kind,
  ...(offer.about && { info: () => part('div', 'code-told', offer.about) }),
});

const source = (help: Help) => (context: CompletionContext) => {
  const found = help.offers(context.state.doc.toString(), context.pos);
  if (!found) return null;
  const typed = context.state.sliceDoc(found.from, context.pos);
  // A figure being typed is not disturbed, nor an empty line.
  if (!context.explicit && !/\p{L}/u.test(typed)) return null;
  const options = fitting(found.options, typed);
  if (options.length === 0 || (!context.explicit && options.length === 1 && options[0]?.label === typed)) return null;
  return { from: found.from, to: found.to, options: options.map(shownAs), filter: false };
};

const hover = (help: Help) =>
  hoverTooltip((view, pos) => {
    const told = help.told(view.state.doc.toString(), pos);
    return told && { pos: told.from, end: told.to, above: true, create: () => ({ dom: toldBox(told) }) };
  });

const outside = [Transaction.addToHistory.of(false), Transaction.userEvent.of('outside')];

export function codeInput({ id, label, help, phrases, onInput, onMove }: WritingOptions): Writing {
  const view = new EditorView({
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        foldGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        yaml(),
        syntaxHighlighting(colours),
        search({ top: true }),
        highlightSelectionMatches(),
        hover(help),
        // The tooltips of an editor that scrolls must not be cut off by it.
        tooltips({ position: 'fixed' }),
        // Enter takes an offer as soon as it is seen, as in the plain editor.
        autocompletion({ override: [source(help)], icons: false, interactionDelay: 0 }),
        keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorState.phrases.of(phrases),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ id, 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          const own = update.transactions.some((each) => each.docChanged && !each.isUserEvent('outside'));
          if (own) onInput();
          if (update.selectionSet || update.docChanged) onMove(update.state.selection.main.head);
        }),
      ],
    }),
  });
  const element = part('div', 'text-input code-input', '');
  element.append(view.dom);
  // What undoes typing here must not undo the page too.
  element.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) event.stopPropagation();
  });
  return {
    element,
    get value() {
      return view.state.doc.toString();
    },
    set value(text) {
      const before = view.state.doc.toString();
      if (before === text) return;
      view.dispatch({ changes: spanBetween(before, text), annotations: outside });
    },
    mark: (faults) => {
      const length = view.state.doc.length;
      const found = faults.map(({ from, to, say, hint }) => ({
        from: Math.min(from, length),
        to: Math.min(Math.max(to, from), length),
        severity: 'error' as const,
        message: `${say} ${hint}`,
        renderMessage: () => {
          const box = part('div', '', `${say} `);
          box.append(part('em', '', hint));
          return box;
        },
      }));
      view.dispatch(setDiagnostics(view.state, found));
    },
    go: (offset) => {
      view.focus();
      view.dispatch({ selection: { anchor: offset }, effects: EditorView.scrollIntoView(offset, { y: 'center' }) });
    },
  };
}
