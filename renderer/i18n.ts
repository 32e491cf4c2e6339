// The texts: two bundled catalogues, typed keys, switchable while running. What the first screen says is there at once; the rest of a
// language is fetched when that screen is painted, because it is longer than all of the code.
import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstEnglish } from '../shared/messages/en/first.ts';
import { firstChinese } from '../shared/messages/zh-CN/first.ts';
import type { Catalogue } from '../shared/messages/zh-CN.ts';
import type { Language } from '../shared/profile.ts';

type FetchCatalogue = (language: Language) => Promise<Catalogue>;

/** All that the till says in a language. */
export async function fetchCatalogue(language: Language): Promise<Catalogue> {
  return language === 'en'
    ? (await import('../shared/messages/en.ts')).en
    : (await import('../shared/messages/zh-CN.ts')).zhCN;
}

/**
 * `translation` is i18next's name for the one catalogue; `first` stands in for it until it is there. A missing value leaves nothing behind,
 * not `{{value}}`, and neither does a text that is still being fetched. A language is changed when all of its texts are there.
 */
export function createTexts(language: Language, fetchWhole: FetchCatalogue): i18n {
  const whole = new Set<string>();
  const texts = i18next.createInstance();
  void texts
    .use(initReactI18next)
    .use<BackendModule>({
      type: 'backend',
      callbackApi: true,
      init: () => undefined,
      read: (wanted, _translation, done) => {
        fetchWhole(wanted === 'en' ? 'en' : 'zh-CN').then(
          (catalogue) => {
            whole.add(wanted);
            done(null, catalogue);
          },
          (error: unknown) => {
            console.error(error);
            done('not fetched', null);
          },
        );
      },
    })
    .init({
      lng: language,
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['translation'],
      fallbackNS: 'first',
      resources: { 'zh-CN': { first: firstChinese }, en: { first: firstEnglish } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      missingInterpolationHandler: () => '',
      parseMissingKeyHandler: (key) => (whole.has(texts.language) ? key : ''),
      returnObjects: false,
      initAsync: false,
      react: { useSuspense: false },
    });
  return texts;
}
