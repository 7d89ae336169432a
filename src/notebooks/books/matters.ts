/** What matters. */
import { notebook } from '../runtime/notebook.ts';

export const matters = notebook('matters', { en: 'What matters', zh: '什么最要紧' }).prose({
  en: 'What moves the outcome most, and in which futures the plan fails.',
  zh: '什么对结果影响最大，方案在什么情况下会失败。',
});
