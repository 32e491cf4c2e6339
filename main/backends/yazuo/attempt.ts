// One attempt of one money operation: which interface, which words, and what may be concluded from what came back (queue.md §4).

import type { OperationKind } from '../../../shared/operation.ts';
import { assertNever } from '../../../shared/result.ts';
import { type AssumedYazuo, isListed } from '../../protocol/yazuo/assumed.ts';
import type { AttemptOutcome, Sending } from '../../queue/ports.ts';
import type { CallOutcome } from './client.ts';
import type { MoneyMethods } from './interfaces.ts';
import {
  checkoutRequest,
  type Heading,
  namesAnotherCard,
  readTrade,
  rechargeRequest,
  revocationRequest,
} from './map-money.ts';
import type { StoreKnowledge } from './store-identity.ts';

type SentId = 'checkout' | 'recharge' | 'revokeCheckout' | 'revokeByVoucher';

export type AttemptParts = {
  readonly money: MoneyMethods;
  readonly store: StoreKnowledge;
  readonly assumed: AssumedYazuo;
};

/**
 * Which interface undoes what. A checkout was made by 6.11.1 and is undone by its counterpart 6.11.2; a recharge, and a voucher
 * from paper of which nobody knows how it came about, by 6.5.2, which names any earlier transaction. 6.5.1 (the card's last one)
 * is never used: only the platform knows which is the last, because another till may have booked since.
 */
function revocationInterface(parentKind: OperationKind | null): 'revokeCheckout' | 'revokeByVoucher' {
  return parentKind === 'consumption' ? 'revokeCheckout' : 'revokeByVoucher';
}

/** Sends one attempt. Throws only for a revocation without a voucher: that is a bug of the caller. */
export async function attemptMoney(parts: AttemptParts, sending: Sending): Promise<AttemptOutcome> {
  const { operation, secret } = sending;
  const brandId = parts.store.identity()?.brandId;
  // Before the first sign-in nothing can be sent at all.
  if (brandId === undefined) return { kind: 'unsent', reason: 'unsentSignedOut', evidence: { missing: 'brandId' } };
  const heading: Heading = {
    brandId,
    merchantNo: operation.merchantNo,
    terminalNo: operation.terminalNo,
    cashierSerial: operation.serial,
  };
  const { payload } = operation;
  switch (payload.kind) {
    case 'consumption':
      return conclude(
        parts.assumed,
        await parts.money.checkout(sending, checkoutRequest(heading, payload, secret)),
        operation.cardNo,
      );
    case 'recharge':
      return conclude(
        parts.assumed,
        await parts.money.recharge(sending, rechargeRequest(heading, payload)),
        operation.cardNo,
      );
    case 'revocation': {
      const voucher = sending.parentVoucher ?? payload.voucher;
      const request = revocationRequest(heading, payload.cardNo, voucher);
      const id = revocationInterface(sending.parentKind ?? null);
      return conclude(parts.assumed, await parts.money[id](sending, request), operation.cardNo);
    }
    default:
      return assertNever(payload);
  }
}

/** What the queue may take for proven. Everything that is not provably something is `unknown`. */
export function conclude(assumed: AssumedYazuo, outcome: CallOutcome<SentId>, cardNo: string): AttemptOutcome {
  switch (outcome.kind) {
    case 'success': {
      const { data, evidence } = outcome;
      if (namesAnotherCard(data, cardNo)) return { kind: 'unknown', reason: 'unknownOtherCard', evidence };
      if (data.voucher === null || data.voucher === '') {
        return { kind: 'unknown', reason: 'unknownVoucherMissing', evidence };
      }
      return { kind: 'accepted', answer: readTrade(data), voucher: data.voucher, evidence };
    }
    case 'refused': {
      const { code, message, evidence } = outcome;
      return isListed(code, assumed.uncertainCodes)
        ? { kind: 'unknown', reason: 'unknownUncertainCode', evidence }
        : { kind: 'refused', code, message, listed: isListed(code, assumed.refusalCodes), evidence };
    }
    case 'signedOut':
      return { kind: 'unsent', reason: 'unsentSignedOut', evidence: {} };
    case 'contention':
      return { kind: 'unsent', reason: 'unsentContention', evidence: {} };
    case 'tokenRejected':
      return { kind: 'unsent', reason: 'unsentToken', evidence: outcome.evidence };
    case 'tokenFailed':
      return { kind: 'unsent', reason: 'unsentToken', evidence: { failure: outcome.failure.code } };
    case 'unsent':
      return { kind: 'unsent', reason: 'unsentConnection', evidence: { ...outcome.evidence, cause: outcome.cause } };
    case 'unclear':
      return { kind: 'unknown', reason: outcome.reason, evidence: outcome.evidence };
  }
}
