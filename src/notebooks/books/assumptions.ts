/** Assumptions. */
import { notebook } from '../runtime/notebook.ts';

export const assumptions = notebook('assumptions', { en: 'Assumptions', zh: '假设与依据' }).prose({
  en: 'Every figure of the scenario with its unit, its source and its note.',
  zh: '情景中的每个数字，及其单位、来源和说明。',
});
