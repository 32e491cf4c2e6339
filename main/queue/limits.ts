// What may be accepted without the platform (the design's queue, section 5): pure, checked where the row is inserted.
import type { Limits } from '../../shared/limits.ts';
import { addFen, type Fen, formatFen, smallestFen } from '../../shared/money.ts';
import { type Failure, failure } from '../../shared/result.ts';
import type { OfflineCheck } from './api.ts';
import type { HeldSums } from './ports.ts';

/** `held`: the stored value that this operation would take (fen). `card` and `till`: what is open already. */
export type OfflineQuestion = {
  readonly limits: Limits;
  readonly held: Fen;
  readonly waits: boolean;
  readonly check: OfflineCheck;
  readonly card: HeldSums;
  readonly till: HeldSums;
};

const hour = 3_600_000;

/**
 * Null if the operation may be accepted, else the first limit that it breaks. Parameters: amounts as text in yuan
 * (`limit`, `amount`, `open`), times in whole hours (`hours`), counts (`count`).
 * What takes no stored value (points earned on cash) needs no limit; what may not wait is `onlineOnly`.
 * What nobody may lift comes first: `approvable` is set only where a PIN would really let the sale through.
 */
export function offlineRefusal(question: OfflineQuestion): Failure | null {
  if (!question.waits) {
    return failure('onlineOnly').failure;
  }
  if (question.held === 0) {
    return null;
  }
  const final = refusalForGood(question);
  if (final !== null) {
    return final;
  }
  const own = refusalByAge(question) ?? refusalBySale(question) ?? refusalByCard(question) ?? refusalByTill(question);
  return own === null ? null : { ...own, approvable: 'approveLimit' };
}

/** Beside an operation that nobody knows the outcome of, or above what the card was last seen to hold. */
function refusalForGood(question: OfflineQuestion): Failure | null {
  const { card, check, held } = question;
  if (card.unresolved > 0) {
    return busyCard(card);
  }
  return addFen(card.amount, held) > check.lastBalance ? aboveCard(question) : null;
}

function refusalByAge({ limits, check }: OfflineQuestion): Failure | null {
  if (check.offlineFor > limits.offlineTime) {
    return failure('offlineTooLong', { hours: Math.round(limits.offlineTime / hour) }).failure;
  }
  if (check.balanceAge > limits.balanceAge) {
    return failure('offlineBalanceTooOld', { hours: Math.round(limits.balanceAge / hour) }).failure;
  }
  return null;
}

function refusalBySale({ limits, held }: OfflineQuestion): Failure | null {
  return held > limits.perSale
    ? failure('offlineAboveSale', { limit: formatFen(limits.perSale), amount: formatFen(held) }).failure
    : null;
}

function refusalByCard(question: OfflineQuestion): Failure | null {
  const { limits, held, card } = question;
  if (card.count >= limits.openPerCard) {
    return busyCard(card);
  }
  return addFen(card.amount, held) > limits.perCard ? aboveCard(question) : null;
}

function busyCard({ count }: HeldSums): Failure {
  return failure('offlineCardBusy', { count }).failure;
}

function aboveCard({ limits, held, check, card }: OfflineQuestion): Failure {
  return failure('offlineAboveCard', {
    limit: formatFen(smallestFen(limits.perCard, check.lastBalance)),
    open: formatFen(card.amount),
    amount: formatFen(held),
  }).failure;
}

function refusalByTill({ limits, held, till }: OfflineQuestion): Failure | null {
  return till.count >= limits.openPerTill || addFen(till.amount, held) > limits.perTill
    ? failure('offlineAboveTill', {
        limit: formatFen(limits.perTill),
        open: formatFen(till.amount),
        count: till.count,
      }).failure
    : null;
}
