// A terminal's payment becomes an operation, once: the same FromNo, CardNo and AccountNo again is the same payment, whatever ended in between.
// Pure of HTTP; the queue makes it durable.
import type { Limits } from '../../shared/limits.ts';
import { type Fen, subtractFen } from '../../shared/money.ts';
import { isClosed } from '../../shared/operation.ts';
import type { GatewaySettings } from '../../shared/profile-parts.ts';
import { failure } from '../../shared/result.ts';
import type { BackendCard } from '../backends/member-backend.ts';
import type { OfflineCheck, Queue } from '../queue/api.ts';
import { watchFor } from '../queue/ledger.ts';
import { offlineRefusal } from '../queue/limits.ts';
import type { Operation } from '../queue/operation.ts';
import type { Clock, HeldSums, Store } from '../queue/ports.ts';
import { ghostIntent } from '../queue/relatives.ts';
import { isWatched } from '../queue/watching.ts';
import { faultOf, type GatewayFault, saying } from './faults.ts';
import { askedOf, asksTheSame, intentOf, isGatewayIntent, nameOf, type Payment } from './payment.ts';

/** The card as it was last seen. `age` is ms since then. */
export type SeenCard = {
  readonly card: Pick<BackendCard, 'storeBalance' | 'points' | 'status' | 'needsTradePassword'>;
  readonly memberName: string | null;
  readonly age: number;
};

export type PayingFacts = {
  readonly queue: Pick<Queue, 'accept'>;
  readonly store: Pick<Store, 'byIntent' | 'events' | 'held' | 'revocationsOf'>;
  readonly clock: Clock;
  /** Whether somebody settled this refused sale with the guest, by other means. */
  readonly isSettled: (serial: string) => boolean;
  /** Names this run of the till in the events of its operations. */
  readonly boot: string;
  readonly limits: Limits;
  readonly settings: Pick<GatewaySettings, 'inDoubt' | 'offline'>;
  /** Null where the till never saw it. */
  readonly seen: SeenCard | null;
  /** Null while the platform answers. */
  readonly offline: OfflineCheck | null;
};

/**
 * `isNew` false: it was accepted before, and this is what became of it. `by` tells what a refusal rests on: the request, the card as it was seen
 * (a newer reading may say otherwise), or what the till may accept now. Where it is refused nothing was accepted, and nothing is charged.
 */
export type Accepting =
  | { readonly kind: 'accepted'; readonly operation: Operation; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly by: 'request' | 'card' | 'till'; readonly fault: GatewayFault };

/** Runs to its end without a pause: of two requests at once the second finds what the first made. Durable when it returns. */
export function acceptPaying(payment: Payment, facts: PayingFacts): Accepting {
  const asked = askedOf(payment);
  const name = nameOf(payment);
  if (name === null || !asked.ok) {
    return refused('request', asked.ok ? saying('1000', 'referenceMissing') : asked.fault);
  }
  const { latest, next } = generationsOf(name, facts.store);
  if (latest !== null && !asksTheSame(latest.payload, asked.payload)) {
    return refused('request', saying('1000', 'otherQuantity', { serial: latest.serial }));
  }
  if (latest !== null && !mayBeginAnew(latest, facts)) {
    return { kind: 'accepted', operation: latest, isNew: false };
  }
  const problem = problemWith(payment, asked.held, facts);
  if (problem !== null) {
    return problem;
  }
  const isAway = facts.offline !== null;
  const accepted = facts.queue.accept(
    {
      intent: next,
      payload: asked.payload,
      held: asked.held,
      operator: payment.terminal === null ? 'UniPOS' : `UniPOS ${payment.terminal}`,
      shift: null,
      memberName: facts.seen?.memberName ?? null,
      waits: mayWait(payment, asked.held, facts),
      acceptedOffline: isAway,
    },
    { secret: null, offline: facts.offline, sharesBill: (other) => isGatewayIntent(other.intent) },
  );
  return accepted.ok
    ? { kind: 'accepted', operation: accepted.value, isNew: true }
    : refused('till', faultOf(accepted.failure));
}

function refused(by: Extract<Accepting, { kind: 'refused' }>['by'], fault: GatewayFault): Accepting {
  return { kind: 'refused', by, fault };
}

/** The newest generation, and the name that the one after it would have. */
function generationsOf(name: string, store: Pick<Store, 'byIntent'>) {
  let latest: Operation | null = null;
  for (let generation = 1; ; generation += 1) {
    const next = intentOf(name, generation);
    const operation = store.byIntent(next);
    if (operation === null) {
      return { latest, next };
    }
    latest = operation;
  }
}

/**
 * Only what is proven not to stand may be begun anew: it never left, or the watch over it has ended (docs/decisions/0008-gateway.md). What landed
 * after all and was undone by the till itself was told "not charged", so it counts as such; what a person or head office undid stays undone,
 * and what a person settled with the guest is paid.
 */
function mayBeginAnew(operation: Operation, facts: PayingFacts): boolean {
  if (facts.isSettled(operation.serial)) {
    return false;
  }
  switch (operation.state) {
    case 'cancelled':
    case 'rejected':
      return !isUndone(operation, facts.store) && !isStillWatched(operation, facts);
    case 'reverted':
      return facts.store.byIntent(ghostIntent(operation.serial))?.state === 'applied';
    default:
      return false;
  }
}

/** What was revoked, or is being revoked, is no payment: the till's own undoing of a late charge counts while it is applied. */
export function isUndone(operation: Operation, store: Pick<Store, 'revocationsOf'>): boolean {
  const revocations = store.revocationsOf(operation.serial);
  return operation.state === 'applied'
    ? revocations.some(({ state }) => state !== 'rejected' && state !== 'cancelled')
    : revocations.some(({ intent }) => intent !== ghostIntent(operation.serial));
}

/** As the queue reckons it: by the wall, and within this run also by the monotonic clock, which nobody can set. */
function isStillWatched(
  { serial, watchUntil }: Operation,
  { boot, clock, store }: Pick<PayingFacts, 'boot' | 'clock' | 'store'>,
): boolean {
  if (watchUntil === null) {
    return false;
  }
  const closing = store.events(serial).findLast(({ to, from }) => to !== from);
  const since = closing?.boot === boot ? closing.monotonic : null;
  return isWatched({ until: watchUntil, since, length: watchFor }, clock.wall(), clock.monotonic());
}

/** What is known to be wrong before anything is written. */
function problemWith(payment: Payment, held: Fen, facts: PayingFacts): Accepting | null {
  const { offline, seen, settings, store } = facts;
  if (offline !== null && settings.offline === 'fault') {
    return refused('till', saying('1000', 'platformAway'));
  }
  if (seen === null) {
    return offline === null
      ? refused('card', faultOf(failure('memberNotFound').failure))
      : refused('till', faultOf(failure('offlineMemberUnknown').failure));
  }
  const { needsTradePassword, points, status, storeBalance } = seen.card;
  if (status !== 'active') {
    return refused('card', faultOf(failure(status === 'frozen' ? 'cardFrozen' : 'cardExpired').failure));
  }
  if (needsTradePassword) {
    return refused('card', saying('1002', 'tradePassword'));
  }
  const isTooMuch =
    held > 0 ? held > storeBalance - store.held(payment.cardNo).amount : payment.quantity / 10_000 > points;
  return isTooMuch ? refused('card', saying('1005', held > 0 ? 'balanceTooSmall' : 'pointsTooFew')) : null;
}

/** Whether it may be sent later where it cannot leave now: stored value within the limits, where the shop wants it so. */
function mayWait({ cardNo }: Payment, held: Fen, facts: PayingFacts): boolean {
  if (held === 0 || facts.settings.offline === 'fault') {
    return false;
  }
  return facts.offline !== null || fitsLimits({ cardNo, held }, null, facts);
}

/**
 * Whether the shop may vouch for this stored value (fen) without the platform's word, by the limits for offline sales. `own` is the operation that
 * holds it already, or null.
 */
export function fitsLimits(
  { cardNo, held }: Pick<Operation, 'cardNo' | 'held'>,
  own: Operation | null,
  { limits, seen, store }: Pick<PayingFacts, 'limits' | 'seen' | 'store'>,
): boolean {
  if (seen === null) {
    return false;
  }
  const check = { lastBalance: seen.card.storeBalance, balanceAge: seen.age, offlineFor: 0 };
  const card = without(store.held(cardNo), own);
  const till = without(store.held(null), own);
  return offlineRefusal({ limits, held, waits: true, check, card, till }) === null;
}

function without(sums: HeldSums, own: Operation | null): HeldSums {
  if (own === null || isClosed(own.state)) {
    return sums;
  }
  const { amount, count, unresolved } = sums;
  const isUnresolved = own.state === 'unknown' || own.state === 'manual';
  return {
    count: count - 1,
    amount: subtractFen(amount, own.held),
    unresolved: isUnresolved ? unresolved - 1 : unresolved,
  };
}
