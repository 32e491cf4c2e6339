// The screen's texts, whole from the beginning.
import type { i18n } from 'i18next';
import { createTexts, fetchCatalogue } from '../../renderer/i18n.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import type { Language } from '../../shared/profile.ts';

/** Both languages are there at once. */
export function wholeTexts(language: Language): i18n {
  return createTexts(language, fetchCatalogue)
    .addResourceBundle('zh-CN', 'translation', zhCN)
    .addResourceBundle('en', 'translation', en);
}
