// Operations with their relatives, read from the journal: what a revocation gives back is said by the sale that it undoes.
import { type Fen, fen } from '../../../shared/money.ts';
import type { ShiftOperation } from '../../journal/shift-types.ts';
import { type CashEffect, cashEffect, type Family, isPaymentChange } from './cash.ts';

/** The journal's shelf of shifts, or what `hold` has read of it. */
export type Relatives = {
  bySerial(serial: string): ShiftOperation | null;
  byVoucher(voucher: string): ShiftOperation | null;
  revocationsOf(serial: string): readonly ShiftOperation[];
  paymentChanges(voucher: string): readonly ShiftOperation[];
};

/** The family that an operation belongs to. */
export function familyOf(each: ShiftOperation, shelf: Relatives): Family {
  const sale = saleOf(each, shelf);
  if (sale === null) {
    const { kind } = each.operation;
    return { sale: null, changes: kind === 'service' ? [each] : [], revocations: kind === 'revocation' ? [each] : [] };
  }
  const { serial, voucher } = sale.operation;
  return {
    sale,
    changes: voucher === null ? [] : shelf.paymentChanges(voucher).filter(isPaymentChange),
    revocations: shelf.revocationsOf(serial),
  };
}

/** What it means to the drawer as things stand. */
export function effectOf(each: ShiftOperation, shelf: Relatives, methods: readonly string[]): CashEffect {
  return cashEffect(each, familyOf(each, shelf), methods);
}

/** The sale or recharge; another till's is none of ours. */
function saleOf(each: ShiftOperation, shelf: Relatives): ShiftOperation | null {
  const { parent, payload } = each.operation;
  switch (payload.kind) {
    case 'consumption':
    case 'recharge':
      return each;
    case 'revocation': {
      const own =
        parent !== null ? shelf.bySerial(parent) : payload.voucher === null ? null : shelf.byVoucher(payload.voucher);
      return own === null || own.adopted ? null : own;
    }
    case 'service': {
      if (payload.service !== 'changePaymentMethod') {
        return each;
      }
      const own = shelf.byVoucher(payload.content.voucher);
      return own === null || own.adopted ? null : own;
    }
  }
}

/** What an operation was counted with, so that what becomes of it can be told. */
export type Tracked = { readonly serial: string; readonly cash: Fen };

/**
 * Every operation whose part in the drawer may still change: what is open, and its relatives, each with what it is counted with now. What is
 * closed with all of its family closed never changes again; a charge that lands late moves no cash.
 */
export function trackedNow(
  open: readonly ShiftOperation[],
  shelf: Relatives,
  methods: readonly string[],
): readonly Tracked[] {
  const found = new Map<string, Tracked>();
  for (const each of open) {
    const family = familyOf(each, shelf);
    for (const member of [family.sale, each, ...family.changes, ...family.revocations]) {
      if (member !== null && !found.has(member.operation.serial)) {
        const { amount } = cashEffect(member, member === each ? family : familyOf(member, shelf), methods);
        found.set(member.operation.serial, { serial: member.operation.serial, cash: amount });
      }
    }
  }
  return [...found.values()];
}

/** What has changed since they were counted, in fen. */
export function changeSince(tracked: readonly Tracked[], shelf: Relatives, methods: readonly string[]): Fen {
  return fen(
    tracked.reduce((sum, { serial, cash }) => {
      const now = shelf.bySerial(serial);
      return sum + (now === null ? 0 : effectOf(now, shelf, methods).amount - cash);
    }, 0),
  );
}
