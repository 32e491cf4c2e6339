// What an operation leaves behind: a trace to ask for, a voucher, a way to undo it. Pure; the services' part is the document's word (shared/services.ts).
import { serviceTraits } from '../../shared/services.ts';
import type { Operation } from './operation.ts';

/** Whether the platform can be asked for it. What bears no serial of ours can never be found there, what is done by hand is not looked for: a person's affair at once. */
export function leavesTrace({ payload }: Pick<Operation, 'payload'>): boolean {
  return payload.kind === 'service' ? serviceTraits[payload.service].inLog : !isByHand({ payload });
}

/** A revocation that no call makes: a person credits the guest at the platform and says so. */
export function isByHand({ payload }: Pick<Operation, 'payload'>): boolean {
  return payload.kind === 'revocation' && payload.byHand === true;
}

/** Whether acceptance comes with a voucher; where the document gives none, code 0 alone is full proof. */
export function bearsVoucher({ payload }: Pick<Operation, 'payload'>): boolean {
  return payload.kind !== 'service' || serviceTraits[payload.service].voucher;
}

/** A sale or a recharge: the till can undo it by its voucher, and the log must show it, so it serves as a control. */
export function isTrade({ kind }: Pick<Operation, 'kind'>): boolean {
  return kind === 'consumption' || kind === 'recharge';
}
