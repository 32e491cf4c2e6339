// The ways to a new trade password, and what each wants typed. Pure.
import { sixDigits } from './card-number.ts';
import type { PadField } from './pad-fields.ts';

export const passwordWays = ['old', 'sms', 'reset'] as const;
export type PasswordWay = (typeof passwordWays)[number];
export type PasswordField = 'card' | 'old' | 'code' | 'first' | 'again';

/** In the order that they are typed; the card only where there is a choice. */
export function passwordFields(way: PasswordWay, cards: number): readonly PadField<PasswordField>[] {
  const again: readonly PadField<PasswordField>[] = [
    { name: 'first', kind: 'secret', longest: 6 },
    { name: 'again', kind: 'secret', longest: 6 },
  ];
  const own: { readonly [Way in PasswordWay]: readonly PadField<PasswordField>[] } = {
    old: [{ name: 'old', kind: 'secret', longest: 32 }, ...again],
    sms: [{ name: 'code', kind: 'secret', longest: 8 }, ...again],
    reset: [],
  };
  return cards > 1 || way === 'reset' ? [{ name: 'card', kind: 'choice', longest: cards }, ...own[way]] : own[way];
}

export type PasswordProblem = 'oldMissing' | 'codeMissing' | 'form' | 'differs';

/** What is wrong with one field of what was typed, or null. */
export function passwordProblem(field: PasswordField, text: (name: PasswordField) => string): PasswordProblem | null {
  switch (field) {
    case 'card':
      return null;
    case 'old':
      return text('old') === '' ? 'oldMissing' : null;
    case 'code':
      return /^\d{4,8}$/.test(text('code')) ? null : 'codeMissing';
    case 'first':
      return sixDigits.test(text('first')) ? null : 'form';
    case 'again':
      return text('first') === text('again') ? null : 'differs';
  }
}
