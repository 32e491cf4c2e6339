// One attempt of one money operation: which interface, which words, and what may be concluded from what came back (queue.md §4).

import type { OperationKind } from '../../../shared/operation.ts';
import { assertNever } from '../../../shared/result.ts';
import type { ServiceName } from '../../../shared/service-names.ts';
import { type ServiceRequest, serviceTraits } from '../../../shared/services.ts';
import { type AssumedYazuo, isListed } from '../../protocol/yazuo/assumed.ts';
import type { AnswerOf } from '../../protocol/yazuo/catalogue.ts';
import type { AttemptOutcome, Sending } from '../../queue/ports.ts';
import type { CallOutcome } from './client.ts';
import type { MoneyMethods } from './interfaces.ts';
import {
  type AnswerRead,
  checkoutRequest,
  type Heading,
  readTrade,
  rechargeRequest,
  revocationRequest,
} from './map-money.ts';
import { type ServiceHeading, type ServiceMapping, serviceMappings } from './map-service.ts';
import type { StoreKnowledge } from './store-identity.ts';

type SentId = 'checkout' | 'recharge' | 'revokeCheckout' | 'revokeByVoucher' | ServiceName;

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
    case 'service':
      return attemptService(parts, { ...heading, merchantId: parts.store.knownMerchantId() }, sending, payload);
    default:
      return assertNever(payload);
  }
}

/** Sends a service. What needs the store's internal id is not sent before that is known: the first pre-consultation asks for it. */
async function attemptService<Name extends ServiceName>(
  { money, assumed }: AttemptParts,
  heading: ServiceHeading,
  sending: Sending,
  payload: ServiceRequest<Name> & { readonly cardNo: string },
): Promise<AttemptOutcome> {
  const mapping: ServiceMapping<Name> = serviceMappings[payload.service];
  const request = mapping.request(heading, payload.cardNo, payload.content, sending.secret);
  if (request === null) {
    return { kind: 'unsent', reason: 'unsentSignedOut', evidence: { missing: 'merchantId' } };
  }
  const outcome = await money[payload.service](sending, request);
  const expected = mapping.namedCard?.(payload.content) ?? payload.cardNo;
  const read = (data: AnswerOf<Name>) => mapping.read(data);
  return concludeWith(assumed, outcome, read, expected, serviceTraits[payload.service].voucher);
}

/** What the queue may take for proven. Everything that is not provably something is `unknown`. */
export function conclude(
  assumed: AssumedYazuo,
  outcome: CallOutcome<'checkout' | 'recharge' | 'revokeCheckout' | 'revokeByVoucher'>,
  cardNo: string,
): AttemptOutcome {
  return concludeWith(
    assumed,
    outcome,
    (data) => ({ answer: readTrade(data), cardNo: data.details?.cardNo ?? null }),
    cardNo,
    true,
  );
}

/** `bearsVoucher`: by the document the answer bears a voucher, so without one it is no answer. */
function concludeWith<Id extends SentId>(
  assumed: AssumedYazuo,
  outcome: CallOutcome<Id>,
  read: (data: AnswerOf<Id>) => AnswerRead,
  cardNo: string,
  bearsVoucher: boolean,
): AttemptOutcome {
  switch (outcome.kind) {
    case 'success': {
      const { data, evidence } = outcome;
      const { answer, cardNo: named } = read(data);
      if (namesAnotherCard(named, cardNo)) return { kind: 'unknown', reason: 'unknownOtherCard', evidence };
      const voucher = answer.voucher === '' ? null : answer.voucher;
      if (voucher === null && bearsVoucher) return { kind: 'unknown', reason: 'unknownVoucherMissing', evidence };
      return { kind: 'accepted', answer, voucher, evidence };
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

/** An answer that names another card is not ours, whatever its code says. A masked number (`6201****0101`) says nothing. */
export function namesAnotherCard(named: string | null, cardNo: string): boolean {
  return named !== null && /^\d+$/.test(named) && named !== cardNo;
}
