// What a guest reads: the display's own few sentences, and none of the till's.
import { createContext, useContext } from 'react';
import { displayScreen as english } from '../../shared/messages/en/display-screen.ts';
import { displayScreen as chinese } from '../../shared/messages/zh-CN/display-screen.ts';
import type { Language } from '../../shared/profile.ts';

export type DisplayTexts = typeof chinese;

export function textsIn(language: Language): DisplayTexts {
  return language === 'en' ? english : chinese;
}

export const TextsContext = createContext<DisplayTexts>(chinese);

export function useTexts(): DisplayTexts {
  return useContext(TextsContext);
}
