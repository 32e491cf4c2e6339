// The four ways that a screen is read: both languages, both themes; and the sizes of the screens that the till is made for.

import { see } from './see.ts';
import type { Till } from './stage.ts';

export const languages = ['zh-CN', 'en'] as const;
export const themes = ['light', 'dark'] as const;
export const sizes = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
] as const;

export type Language = (typeof languages)[number];
export type Theme = (typeof themes)[number];

/** The page in this language. The switch is pressed from within: also where a dialog lies above it. */
export async function speak(till: Till, language: Language): Promise<void> {
  if ((await till.language()) === language) return;
  await till.see('language-switch').evaluate((button) => button instanceof HTMLElement && button.click());
  await see.poll(() => till.language()).toBe(language);
}

/** The page in this theme, without the setting: what the setting does is shown elsewhere. */
export async function dress(till: Till, theme: Theme): Promise<void> {
  await till.page.evaluate((wanted) => {
    document.documentElement.setAttribute('data-mantine-color-scheme', wanted);
  }, theme);
}
