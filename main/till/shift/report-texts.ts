// The words of a report in the till's language, for paper and tables.
import { en } from '../../../shared/messages/en.ts';
import { type Catalogue, zhCN } from '../../../shared/messages/zh-CN.ts';
import type { Language, Profile } from '../../../shared/profile.ts';

export function textsIn(language: Language): Catalogue {
  return language === 'en' ? en : zhCN;
}

/** A payment method by its name; its id where the profile does not know it any more. */
export function methodName(id: string, methods: Profile['paymentMethods'], language: Language): string {
  const method = methods.find((each) => each.id === id);
  return (language === 'en' ? method?.englishName : method?.name) ?? id;
}
