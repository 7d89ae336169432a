/** What a browser keeps small values in, and its language, in; the language and the look of the page, kept for the next time, out. */
import type { Language } from '../../model/index.ts';
import type { Theme } from './state.ts';

const languageKey = 'furrow/language';
const themeKey = 'furrow/theme';

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
}

type Place = Pick<Storage, 'getItem' | 'setItem'> | null;

const oneOf = <T extends string>(all: readonly T[], kept: string | null): T | undefined => all.find((one) => one === kept);

function keptAt(place: Place, key: string): string | null {
  try {
    return place?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function keptSettings(place: Place, browserLanguage: string): Settings {
  return {
    language: oneOf(['en', 'zh'], keptAt(place, languageKey)) ?? (/^zh/i.test(browserLanguage) ? 'zh' : 'en'),
    theme: oneOf(['auto', 'light', 'dark'], keptAt(place, themeKey)) ?? 'auto',
  };
}

export function keepSettings(place: Place, { language, theme }: Settings): void {
  try {
    place?.setItem(languageKey, language);
    place?.setItem(themeKey, theme);
  } catch {
    // The page is in the language of the browser then.
  }
}
