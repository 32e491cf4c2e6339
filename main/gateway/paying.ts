// A payment from request to answer: the card looked at, the bill kept, the payment accepted and waited for.

import { zeroFen } from '../../shared/money.ts';
import type { Profile } from '../../shared/profile.ts';
import type { GatewaySettings } from '../../shared/profile-parts.ts';
import { isStoreFailure } from '../journal/store-failure.ts';
import type { Journal } from '../journal/types.ts';
import type { Paying } from '../protocol/unipos/member.ts';
import type { Queue } from '../queue/api.ts';
import type { Operation } from '../queue/operation.ts';
import type { Clock } from '../queue/ports.ts';
import { awaitOutcome } from '../till/await-outcome.ts';
import { businessDay } from '../till/business-day.ts';
import { causeOf } from '../till/desks/refusal-cause.ts';
import type { MemberDesk } from '../till/member-desk.ts';
import { ageOf, isOnItsOwn, offlineCheck } from '../till/offline.ts';
import { isAway } from '../till/reach.ts';
import {
  type Accepting,
  acceptPaying,
  fitsLimits,
  isUndone,
  type PayingFacts,
  type SeenCard,
} from './accept-paying.ts';
import { answerPaying, type PayingAnswer } from './answer-paying.ts';
import { faultOf, saying } from './faults.ts';
import type { Payment } from './payment.ts';
import { billReference, terminalOf, uniposBillOf } from './terminal-bill.ts';

export type PayingParts = {
  readonly clock: Clock;
  readonly desk: Pick<MemberDesk, 'card' | 'read'>;
  readonly journal: Pick<Journal, 'boot' | 'desks' | 'settings' | 'store' | 'uniposBills'>;
  readonly profile: Pick<Profile, 'backend' | 'codeMeanings' | 'limits' | 'unipos'>;
  readonly queue: Queue;
  readonly settings: GatewaySettings;
  /** Aborted when the gateway ends. */
  readonly ending: AbortSignal;
};

/** `repeated`: it was accepted before this request came. */
export type Paid = PayingAnswer & { readonly repeated: boolean };

/** A card that was seen so long ago (ms) is looked at again before it pays: a refusal by the platform holds its FromNo for the time of the watch. */
const staleAfter = 300_000;

/** Answers a payment. What is accepted is durable before anything is answered; a disk that refuses is a fault, and nothing was accepted. */
export async function pay(paying: Paying, parts: PayingParts): Promise<Paid> {
  const payment = paymentOf(paying, parts);
  if (payment === null) {
    return { kind: 'refused', fault: saying('1000', 'incomplete'), repeated: false };
  }
  try {
    keepBill(paying, payment, parts);
    const accepting = await accept(payment, parts);
    if (accepting.kind === 'refused') {
      return { kind: 'refused', fault: accepting.fault, repeated: false };
    }
    const operation = await outcomeOf(accepting.operation, parts);
    return { ...answerOf(operation, parts), repeated: !accepting.isNew };
  } catch (error) {
    if (isStoreFailure(error)) {
      return { kind: 'refused', fault: faultOf({ code: error.code }), repeated: false };
    }
    throw error;
  }
}

/** Null where card, account or quantity is not told. */
function paymentOf(paying: Paying, { profile }: PayingParts): Payment | null {
  const { accountNo, bill, cardNo, description, fromNo, quantity } = paying;
  if (cardNo === null || accountNo === null || quantity === null) {
    return null;
  }
  return {
    cardNo: cardNo.trim(),
    accountNo: accountNo.trim(),
    quantity,
    description,
    fromNo: fromNo ?? '',
    bill: bill === null ? null : { id: bill.billId, reference: billReference(bill, profile.unipos?.shopNo ?? null) },
    terminal: bill === null ? null : terminalOf(bill),
  };
}

/** Before the payment, so that no payment stands without the bill that it names. */
function keepBill({ bill }: Paying, payment: Payment, { clock, journal }: PayingParts): void {
  const reference = payment.bill?.reference ?? null;
  if (bill !== null && reference !== null) {
    const now = clock.wall();
    journal.uniposBills.putOne(uniposBillOf(bill, reference, now), businessDay(now));
  }
}

/** Accepts by what is known of the card; before a refusal that rests on it the platform is asked, and what it then tells counts. */
async function accept(payment: Payment, parts: PayingParts): Promise<Accepting> {
  const facts = factsOf(payment, parts);
  const isStale = facts.offline === null && facts.seen !== null && facts.seen.age > staleAfter;
  const first = acceptPaying(payment, isStale ? { ...facts, seen: null } : facts);
  return first.kind === 'refused' && first.by === 'card' && facts.offline === null
    ? lookAndAccept(payment, parts)
    : first;
}

async function lookAndAccept(payment: Payment, parts: PayingParts): Promise<Accepting> {
  const answer = await parts.desk.read(payment.cardNo);
  const decided = acceptPaying(payment, factsOf(payment, parts));
  if (decided.kind === 'accepted' || answer.ok || isAway(answer.failure) || decided.by === 'request') {
    return decided;
  }
  // The platform knows no such card, whatever was known of it here.
  const { reachable: _, ...plain } = answer.failure;
  return { kind: 'refused', by: 'card', fault: faultOf(plain) };
}

function factsOf({ cardNo }: Pick<Payment, 'cardNo'>, parts: PayingParts): PayingFacts {
  const { clock, desk, journal, profile, queue, settings } = parts;
  const known = desk.card(cardNo);
  const unknownCard = { lastBalance: zeroFen, balanceAge: 0, offlineFor: 0 };
  const isAlone = isOnItsOwn(queue.status().reach);
  return {
    queue,
    store: journal.store,
    clock,
    boot: journal.boot,
    isSettled: journal.desks.isSettled,
    limits: profile.limits,
    settings,
    seen: seenOf(cardNo, parts),
    offline: known === null ? (isAlone ? unknownCard : null) : offlineCheck(known, clock, queue, journal),
  };
}

function seenOf(cardNo: string, { clock, desk }: Pick<PayingParts, 'clock' | 'desk'>): SeenCard | null {
  const known = desk.card(cardNo);
  return known === null
    ? null
    : { card: known.card, memberName: known.seen.member.name, age: ageOf(known.seen.seenAt, clock.wall()) };
}

/** Without the platform nothing will happen while the terminal waits; nor will it wait for a gateway that ends. */
async function outcomeOf(operation: Operation, { ending, journal, queue, settings }: PayingParts): Promise<Operation> {
  const now = () => journal.store.get(operation.serial) ?? operation;
  if (ending.aborted || isOnItsOwn(queue.status().reach)) {
    return now();
  }
  return new Promise((resolve, reject) => {
    const stop = () => resolve(now());
    ending.addEventListener('abort', stop);
    awaitOutcome(queue, operation, settings.answerWithin)
      .then(resolve, reject)
      .finally(() => ending.removeEventListener('abort', stop));
  });
}

function answerOf(operation: Operation, parts: PayingParts): PayingAnswer {
  const { journal, profile, settings } = parts;
  const { store } = journal;
  const seen = seenOf(operation.cardNo, parts);
  return answerPaying(operation, {
    settings,
    fits: fitsLimits(operation, operation, { limits: profile.limits, seen, store }),
    undone: isUndone(operation, store),
    settled: journal.desks.isSettled(operation.serial),
    cause: () => causeOf(operation, store.events(operation.serial), profile),
  });
}
