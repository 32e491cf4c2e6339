// What is typed for a card that becomes usable, in order, and what is wrong with it. Pure.
import { parseTypedAmount } from '../../../shared/money.ts';
import { cardNumber, mobileNumber, sixDigits } from './card-number.ts';
import type { PadField } from './pad-fields.ts';

export type ActivationField = 'cardNo' | 'mobile' | 'value' | 'password' | 'type';
export type ActivationKind = 'member' | 'gift' | 'batch';

/** `knowsMember`: the card may go to the member on the counter. `typeCount`: types to choose from, beside the card's own. */
export function activationFields(
  kind: ActivationKind,
  { knowsMember, typeCount }: { readonly knowsMember: boolean; readonly typeCount: number },
): readonly PadField<ActivationField>[] {
  const cardNo: PadField<ActivationField> = { name: 'cardNo', kind: 'code', longest: 32 };
  const mobile: PadField<ActivationField> = { name: 'mobile', kind: 'digits', longest: 11, optional: knowsMember };
  const value: PadField<ActivationField> = { name: 'value', kind: 'amount', longest: 9 };
  const password: PadField<ActivationField> = { name: 'password', kind: 'secret', longest: 6, optional: true };
  const type: PadField<ActivationField> = { name: 'type', kind: 'choice', longest: typeCount + 1 };
  switch (kind) {
    case 'member':
      return [cardNo, mobile, password, type];
    case 'gift':
      return [cardNo, value, password, type];
    case 'batch':
      return [value, password, { ...cardNo, optional: true }];
  }
}

export type ActivationProblem = 'cardWrong' | 'mobileWrong' | 'valueWrong' | 'passwordForm';

/** What is wrong with one field, or null. A password may be left out: whether the card wants one, the platform says. */
export function activationProblem(
  field: ActivationField,
  text: (name: ActivationField) => string,
  { knowsMember }: { readonly knowsMember: boolean },
): ActivationProblem | null {
  switch (field) {
    case 'cardNo':
      return cardNumber.test(text('cardNo')) ? null : 'cardWrong';
    case 'mobile':
      return mobileNumber.test(text('mobile')) || (knowsMember && text('mobile') === '') ? null : 'mobileWrong';
    case 'value': {
      const read = parseTypedAmount(text('value'));
      return read.ok ? null : 'valueWrong';
    }
    case 'password':
      return text('password') === '' || sixDigits.test(text('password')) ? null : 'passwordForm';
    case 'type':
      return null;
  }
}
