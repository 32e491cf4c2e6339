// What the screen may know of an operation: the masked card, the state, who revokes it, when it is tried next.

import { addFen, subtractFen, zeroFen } from '../../shared/money.ts';
import type { MoneyPayload, OperationEventView, OperationView } from '../../shared/operation.ts';
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import type { Operation, OperationEvent } from '../queue/operation.ts';
import { maskCard } from './masks.ts';
import { serviceFacts } from './services/service-facts.ts';

export type OperationViewer = { view(operation: Operation): OperationView };

/** Joins the row with what only the journal (revocations) and the queue (the next try) know. */
export function createOperationViewer(
  journal: Pick<Journal, 'store'>,
  queue: Pick<Queue, 'nextTryAt'>,
): OperationViewer {
  return {
    view(operation) {
      const { serial, payload } = operation;
      const revocation = journal.store
        .revocationsOf(serial)
        .find(({ state }) => state !== 'rejected' && state !== 'cancelled');
      return {
        serial,
        kind: operation.kind,
        service: payload.kind === 'service' ? payload.service : null,
        serviceFacts: payload.kind === 'service' ? serviceFacts(payload) : [],
        state: operation.state,
        attempt: operation.attempt,
        maskedCard: maskCard(operation.cardNo),
        memberName: operation.memberName,
        amount: operation.amount,
        storePay: payload.kind === 'consumption' ? payload.storePay : zeroFen,
        ...partsOf(payload),
        operator: operation.operator,
        createdAt: operation.createdAt,
        updatedAt: operation.updatedAt,
        nextTryAt: queue.nextTryAt(serial),
        voucher: operation.voucher,
        parent: operation.parent,
        revokedBy: revocation?.serial ?? null,
        billNo: payload.kind === 'consumption' ? (payload.bill?.billNo ?? null) : null,
        acceptedOffline: operation.acceptedOffline,
        ...cashOf(payload),
        revocationReason: payload.kind === 'revocation' ? payload.reason : null,
        ...(payload.kind === 'revocation' && payload.byHand === true ? { byHand: true } : {}),
        reason: operation.reason,
        platformMessage: operation.platformMessage,
        answer: operation.answer,
      };
    },
  };
}

function partsOf(payload: MoneyPayload): Pick<OperationView, 'parts'> {
  if (payload.kind !== 'consumption') {
    return {};
  }
  const { points, pointsPay, coupons, otherPayments } = payload;
  const couponPay = coupons.reduce((sum, { value }) => addFen(sum, value), zeroFen);
  const otherPay = otherPayments.reduce((sum, { amount }) => addFen(sum, amount), zeroFen);
  return { parts: { points, pointsPay, couponPay, otherPay } };
}

function cashOf(payload: MoneyPayload): Pick<OperationView, 'cash'> {
  if (payload.kind !== 'consumption' || payload.cash === undefined) {
    return {};
  }
  const { method, received } = payload.cash;
  const paid = payload.otherPayments.find((payment) => payment.method === method)?.amount ?? zeroFen;
  return { cash: { method, received, change: subtractFen(received, paid) } };
}

/** One line of history; card and mobile numbers in the evidence are hidden, this card's number whatever it looks like. */
export function toEventView(event: OperationEvent, cardNo: string): OperationEventView {
  const { sequence, from, to, reason, evidence, wall, hash } = event;
  const hidden = evidence === null ? null : hideNumbers(hideCards(evidence, cardNo));
  return { sequence, from, to, reason, evidence: hidden, at: wall, hash };
}

/** A short card number looks like anything else, so it is known by its field or by being this card's. */
function hideCards(evidence: string, cardNo: string): string {
  const named = evidence.replace(
    /("(?:cardNo|mobile)":")([^"]+)(")/g,
    (_whole, before: string, number: string, after: string) => `${before}${maskCard(number)}${after}`,
  );
  return cardNo.length < 5 ? named : named.replaceAll(`"${cardNo}"`, `"${maskCard(cardNo)}"`);
}

/** Card numbers and mobile numbers are quoted or bare runs of 11 digits and more; serials and vouchers have letters or are shorter. */
function hideNumbers(evidence: string): string {
  return evidence.replace(/(?<![0-9A-Za-z-])\d{11,19}(?![0-9A-Za-z-])/g, maskCard);
}
