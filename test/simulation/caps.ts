// Invariant 8, from what the witness saw: what may be accepted without the platform, and what an approval may lift.
import type { Operation } from '../../main/queue/operation.ts';
import { defaultLimits, type Limits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { Violation } from './invariants.ts';
import type { Witness } from './witness.ts';

/** Low enough that a schedule meets them. */
export const simulatedLimits: Limits = {
  ...defaultLimits,
  perTill: fen(60_000),
  openPerTill: 8,
  revocationAlone: fen(20_000),
};

export type OpenSums = ReturnType<typeof openSums>;

/** What is held before a sale: by its card and by the till. Fen. */
export function openSums(witness: Witness, card: string) {
  const held = [...witness.known().values()].filter(({ state }) =>
    ['pending', 'sending', 'unknown', 'manual'].includes(state),
  );
  const own = held.filter(({ cardNo }) => cardNo === card);
  const sum = (list: readonly Operation[]) => list.reduce((total, operation) => total + operation.held, 0);
  return {
    card: sum(own),
    cardCount: own.length,
    till: sum(held),
    tillCount: held.length,
    unresolved: own.some(({ state }) => state === 'unknown' || state === 'manual'),
  };
}

/** What the till knew of the card when it accepted a sale offline. Fen, ms. */
export type Known = { readonly lastBalance: number; readonly balanceAge: number; readonly offlineFor: number };

/** No approval lifts these: above the last balance, or beside what nobody knows the outcome of. */
function breaksForGood(before: OpenSums, amount: number, { lastBalance }: Known): boolean {
  return before.card + amount > lastBalance || before.unresolved;
}

/** Whether a limit of the house's own is passed: that is what a person may approve. */
export function breaksHouse(before: OpenSums, amount: number, known: Known): boolean {
  const { perSale, perCard, perTill, openPerCard, openPerTill, balanceAge, offlineTime } = simulatedLimits;
  return (
    amount > perSale ||
    before.card + amount > perCard ||
    before.till + amount > perTill ||
    before.cardCount >= openPerCard ||
    before.tillCount >= openPerTill ||
    known.balanceAge > balanceAge ||
    known.offlineFor > offlineTime
  );
}

/** Throws where this sale should not have been accepted. */
export function checkCap(before: OpenSums, amount: number, known: Known, isApproved: boolean): void {
  if (breaksForGood(before, amount, known) || (!isApproved && breaksHouse(before, amount, known))) {
    const approved = isApproved ? ', approved' : '';
    throw new Violation(8, `${amount} accepted offline over ${JSON.stringify({ ...before, ...known })}${approved}`);
  }
}
