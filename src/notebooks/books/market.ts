/** Market and weather. */
import { notebook } from '../runtime/notebook.ts';

export const market = notebook('market', { en: 'Market and weather', zh: '市场与天气' }).prose({
  en: 'What chance does to prices, harvests and tenants, for all villages at once.',
  zh: '价格、收成和承租人会怎样变化，对各村同时起作用。',
});
