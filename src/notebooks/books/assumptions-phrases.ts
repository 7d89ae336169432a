/** A language in; the words of the text editor's own panels (search, folding, faults), by those that it has in English, out. */
import type { Language } from '../../model/index.ts';
import { type Word, word } from '../words/words.ts';

const phrases: { readonly [english: string]: Word } = {
  Find: 'editorFind',
  Replace: 'editorReplaceBy',
  next: 'editorNext',
  previous: 'editorPrevious',
  all: 'editorAll',
  'match case': 'editorCase',
  regexp: 'editorPattern',
  'by word': 'editorWhole',
  replace: 'editorReplace',
  'replace all': 'editorReplaceAll',
  close: 'editorClose',
  'current match': 'editorMatch',
  'on line': 'editorOnLine',
  'replaced match on line $': 'editorReplaced',
  'replaced $ matches': 'editorReplacedAll',
  'Go to line': 'editorLine',
  go: 'editorGo',
  'Folded lines': 'editorFolded',
  'Unfolded lines': 'editorUnfolded',
  to: 'editorTo',
  'folded code': 'editorHidden',
  unfold: 'editorUnfold',
  'Fold line': 'editorFold',
  'Unfold line': 'editorUnfoldLine',
  'Control character': 'editorControl',
  Diagnostics: 'editorFaults',
  'No diagnostics': 'editorNoFaults',
  Completions: 'editorOffers',
};

export const editorPhrases = (language: Language): { readonly [english: string]: string } =>
  Object.fromEntries(Object.entries(phrases).map(([english, key]) => [english, word(key, language)]));
