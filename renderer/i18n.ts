// The texts: two bundled catalogues, typed keys, switchable while running.
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../shared/messages/en.ts';
import { zhCN } from '../shared/messages/zh-CN.ts';
import type { Language } from '../shared/profile.ts';

/** `translation` is i18next's name for the one catalogue. A missing value leaves nothing behind, not `{{value}}`. */
export function createTexts(language: Language): i18n {
  const texts = i18next.createInstance();
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '',
    returnObjects: false,
    initAsync: false,
  });
  return texts;
}
