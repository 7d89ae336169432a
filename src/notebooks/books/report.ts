/** Report. */
import { notebook } from '../runtime/notebook.ts';

export const report = notebook('report', { en: 'Report', zh: '报告' }).prose({
  en: 'The chosen plan in a form to print or to project.',
  zh: '把所选方案打印或投影出来。',
});
