// What one operation means to its relatives: a parent to its revocations, and the revocation that the till makes by itself. Pure.
import { isClosed, type RevocationPayload } from '../../shared/operation.ts';
import type { Operation, OperationDraft } from './operation.ts';
import type { Store } from './ports.ts';

export type RevocationDraft = OperationDraft & { readonly payload: RevocationPayload };

/** The open revocation of an operation, if any. */
export function openRevocation(store: Pick<Store, 'revocationsOf'>, serial: string): Operation | null {
  return store.revocationsOf(serial).find((revocation) => !isClosed(revocation.state)) ?? null;
}

/** The intent of the revocation that the till makes by itself when this operation lands after "not charged". */
export function ghostIntent(serial: string): string {
  return `ghost:${serial}`;
}

/** What a parent's new state means to its revocations (section 4.9). */
export const parentEvents: {
  readonly [State in Operation['state']]?: 'parentApplied' | 'parentClosed' | 'parentReverted';
} = {
  applied: 'parentApplied',
  rejected: 'parentClosed',
  cancelled: 'parentClosed',
  reverted: 'parentReverted',
};

/** The revocation that the till makes by itself when a ghost lands. Its intent makes it one, however often the ghost is seen. */
export function undoOf(ghost: Operation): RevocationDraft {
  const payload: RevocationPayload = {
    kind: 'revocation',
    cardNo: ghost.cardNo,
    target: ghost.serial,
    voucher: null,
    amount: ghost.amount,
    reason: 'ghost',
  };
  return {
    intent: ghostIntent(ghost.serial),
    payload,
    held: 0 as OperationDraft['held'],
    operator: ghost.operator,
    shift: ghost.shift,
    memberName: ghost.memberName,
    waits: true,
    acceptedOffline: false,
  };
}
