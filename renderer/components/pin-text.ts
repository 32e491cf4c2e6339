// A PIN as it is typed, key by key: 4 to 8 digits. Pure.
import { pressPad } from './pad-text.ts';

export const shortestPin = 4;
const longestPin = 8;

/** The text after one key; a ninth digit is not taken. */
export function pressPin(text: string, name: string): string {
  return pressPad(text, name, 'password').slice(0, longestPin);
}
