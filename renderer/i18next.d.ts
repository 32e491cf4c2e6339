// Tells i18next which keys exist: a misspelt key does not compile.
import 'i18next';
import type { Catalogue } from '../shared/messages/zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: Catalogue };
  }
}
