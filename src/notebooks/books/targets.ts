/** Set a target. */
import { notebook } from '../runtime/notebook.ts';

export const targets = notebook('targets', { en: 'Set a target', zh: '定目标' }).prose({
  en: 'What each village and the town can promise with a wanted confidence, and what a higher promise takes.',
  zh: '按想要的把握，各村和全镇能承诺多少；想承诺更多，需要什么。',
});
