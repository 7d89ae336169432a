/** Money. */
import { notebook } from '../runtime/notebook.ts';

export const money = notebook('money', { en: 'Money', zh: '资金' }).prose({
  en: 'What is invested, supported, borrowed and divided, and what each venture gives back.',
  zh: '投入、扶持、贷款和分配各是多少，每个项目收回多少。',
});
