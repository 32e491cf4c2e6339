// What is wrong with a screen as it stands, in English and in Chinese, in which it is left.
import { type Language, speak } from './looks.ts';
import { screenFaults } from './screen-faults.ts';
import { see } from './see.ts';
import type { Till } from './stage.ts';

/** The language is switched as a person does. For a screen that stands in Chinese. */
export function faultsInBoth(till: Till): Promise<string[]> {
  return faultsOf(till, pressSwitch);
}

/** The same where a dialog may lie over the switch, which nobody can press then. */
export function faultsUnderDialog(till: Till): Promise<string[]> {
  return faultsOf(till, speak);
}

async function faultsOf(till: Till, to: (till: Till, language: Language) => Promise<void>): Promise<string[]> {
  const faults: string[] = [];
  for (const language of ['en', 'zh-CN'] as const) {
    await to(till, language);
    for (const fault of await screenFaults(till.page)) faults.push(`${language}: ${fault}`);
  }
  return faults;
}

async function pressSwitch(till: Till, language: Language): Promise<void> {
  await till.press('language-switch');
  await see.poll(() => till.language()).toBe(language);
}
