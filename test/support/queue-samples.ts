// Sample operations and facts for the tests of the queue's pure parts.
import type { Facts } from '../../main/queue/decisions.ts';
import type { EventOf, QueueEvent, QueueEventType } from '../../main/queue/events.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';

export function sampleOperation(more: Partial<Operation> = {}): Operation {
  return {
    intent: 'i',
    payload: {
      kind: 'consumption',
      cardNo: 'C1',
      billAmount: fen(1_000),
      storePay: fen(1_000),
      points: 0,
      pointsPay: fen(0),
      coupons: [],
      otherPayments: [],
      remark: null,
    },
    held: fen(1_000),
    operator: 'anna',
    shift: null,
    memberName: null,
    waits: true,
    acceptedOffline: false,
    serial: 'S1',
    kind: 'consumption',
    cardNo: 'C1',
    amount: fen(1_000),
    merchantNo: 'M1',
    terminalNo: 'T1',
    parent: null,
    bodyHash: '00',
    state: 'pending',
    attempt: 1,
    voucher: null,
    answer: null,
    reason: null,
    platformMessage: null,
    watchUntil: null,
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}

export function sampleRevocation(more: Partial<Operation> = {}): Operation {
  return sampleOperation({
    serial: 'R1',
    kind: 'revocation',
    parent: 'S1',
    held: fen(0),
    payload: { kind: 'revocation', cardNo: 'C1', target: 'S1', voucher: null, amount: fen(1_000), reason: 'r' },
    ...more,
  });
}

export const sampleFacts: Facts = { revocationWanted: false, repeatProven: false, watchUntil: 99 };

const answer = {
  voucher: 'V1',
  storeBalance: null,
  pointsBalance: null,
  storeBonus: null,
  pointsBonus: null,
  couponBonus: [],
};

export const sampleEvents: { readonly [Type in QueueEventType]: EventOf<Type> } = {
  sendStarted: { type: 'sendStarted' },
  accepted: { type: 'accepted', voucher: 'V1', answer, evidence: 'e' },
  refusedListed: { type: 'refusedListed', message: 'no', evidence: 'e' },
  refusedUnlisted: { type: 'refusedUnlisted', message: 'no', evidence: 'e' },
  unsent: { type: 'unsent', reason: 'unsentConnection', evidence: 'e' },
  uncertain: { type: 'uncertain', reason: 'unknownTimeout', evidence: 'e' },
  startup: { type: 'startup' },
  cannotWait: { type: 'cannotWait' },
  logApplied: { type: 'logApplied', voucher: 'V1', answer, evidence: 'e' },
  logReverted: { type: 'logReverted', voucher: 'V1', evidence: 'e' },
  logMismatch: { type: 'logMismatch', evidence: 'e' },
  absentOnce: { type: 'absentOnce', evidence: 'e' },
  absent: { type: 'absent', evidence: 'e' },
  unprovable: { type: 'unprovable', evidence: 'e' },
  decided: { type: 'decided', outcome: 'notApplied', voucher: null, evidence: 'e' },
  revocationWanted: { type: 'revocationWanted' },
  revoked: { type: 'revoked', evidence: 'e' },
  parentApplied: { type: 'parentApplied' },
  parentClosed: { type: 'parentClosed' },
  parentReverted: { type: 'parentReverted' },
  poisoned: { type: 'poisoned', evidence: 'e' },
};

export function eventOf(type: QueueEventType): QueueEvent {
  return sampleEvents[type];
}
