// A transaction in words: what it was, and which sentence tells where it stands. Pure, but for the language.
import type { TFunction } from 'i18next';
import type { TransactionRow } from '../../../shared/transactions.ts';

/** The till's own name of it where it is this till's; else the platform's. */
export function nameOfRow({ kind, service, name }: TransactionRow, t: TFunction): string {
  if (service !== null) {
    return t(`service.${service}`);
  }
  if (kind !== null && kind !== 'other' && kind !== 'service') {
    return t(`kind.${kind}`);
  }
  return name ?? t('transactions.unnamed');
}

/** What it means that it stands where it stands. */
export function placeWords({ place, state }: TransactionRow, t: TFunction): string {
  const booked = state === 'applied' || state === 'reverted';
  const unbooked = place === 'here' && (state === 'rejected' || state === 'cancelled');
  return t(unbooked && !booked ? 'transactions.placeHelp.hereUnbooked' : `transactions.placeHelp.${place}`);
}

/** A sale or a recharge that stands, and has a voucher to be revoked by. */
export function isRevocable({ kind, voucher, revoked, state }: TransactionRow): boolean {
  const trade = kind === 'consumption' || kind === 'recharge';
  return trade && voucher !== null && !revoked && (state === null || state === 'applied');
}
