// The witness's memory of what leaves one till: one call a card, no more calls than connections, never changed, in order, and nothing
// while nobody knows what the line is like.
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogOutcome, Sending } from '../../main/queue/ports.ts';
import { Violation } from './invariants.ts';

const soon = 60_000;
const revocationAttempts = 3;

export type Leaving = {
  leaves(sending: Sending, now: number): void;
  comesHome(sending: Sending, outcome: AttemptOutcome, now: number): void;
  heard(outcome: LogOutcome): void;
  told(reach: string): void;
  accepted(serial: string, now: number, online: boolean): void;
  /** Whether an attempt that is gone from the count provably never left. */
  isTakenBack(before: Operation, operation: Operation): boolean;
  died(): void;
  memory(now: number): readonly unknown[];
};

export type LeavingOptions = {
  readonly operations: ReadonlyMap<string, Operation>;
  /** Which operation came first. */
  readonly order: ReadonlyMap<string, number>;
  readonly since: ReadonlyMap<string, number>;
  readonly connections: number;
  readonly hasLog: boolean;
  /** So long (ms) after it left, the till has given a call up. */
  readonly givenUpAfter: number;
};

export function createLeaving({
  operations,
  order,
  since,
  connections,
  hasLog,
  givenUpAfter,
}: LeavingOptions): Leaving {
  const bodies = new Map<string, string>();
  const flights = new Map<string, { readonly serial: string; readonly since: number }>();
  const acceptedAt = new Map<string, number>();
  const fresh = new Set<string>();
  const unsent = new Map<string, number>();
  const left = new Map<string, number>();
  const leftAs = new Map<string, number>();
  let doubt = true;

  function leaves(sending: Sending, now: number): void {
    const { operation } = sending;
    const { serial } = operation;
    checkBody(sending);
    // Where a question for the balance goes first, the call began with it.
    const begun = hasLog ? now : (since.get(serial) ?? now);
    checkFlights(operation, begun, now);
    checkAttempts(operation, begun);
    if (doubt && !fresh.has(serial)) {
      throw new Violation(22, `${serial} leaves and no question was answered`);
    }
    fresh.delete(serial);
    left.set(serial, begun);
    leftAs.set(serial, operation.attempt);
    checkOrder(operation);
    checkNotRevoked(operation);
  }

  function checkBody({ operation, parentVoucher }: Sending): void {
    const { serial, payload } = operation;
    const body = JSON.stringify([payload, operation.bodyHash, parentVoucher]);
    if ((bodies.get(serial) ?? body) !== body) {
      throw new Violation(7, `${serial} changed from ${bodies.get(serial)} to ${body}`);
    }
    bodies.set(serial, body);
    const known = operations.get(serial);
    if (known === undefined || JSON.stringify(known.payload) !== JSON.stringify(payload)) {
      throw new Violation(7, `${serial} leaves, the journal has ${JSON.stringify(known?.payload ?? null)}`);
    }
  }

  function checkFlights({ serial, cardNo }: Operation, begun: number, now: number): void {
    const flight = flights.get(cardNo);
    if (flight !== undefined && now - flight.since < givenUpAfter) {
      throw new Violation(6, `${serial} leaves while ${flight.serial} is in flight for ${cardNo}`);
    }
    flights.set(cardNo, { serial, since: begun });
    const inFlight = [...flights.values()].filter((other) => now - other.since < givenUpAfter).length;
    if (inFlight > connections) {
      throw new Violation(6, `${inFlight} in flight`);
    }
  }

  function checkAttempts({ serial, kind, attempt, waits }: Operation, begun: number): void {
    if (!waits && (attempt > 1 || begun - (acceptedAt.get(serial) ?? 0) > soon)) {
      throw new Violation(10, `${serial} leaves as attempt ${attempt}`);
    }
    if (kind === 'revocation' && attempt > revocationAttempts) {
      throw new Violation(10, `revocation ${serial} leaves as attempt ${attempt}`);
    }
  }

  function checkOrder(operation: Operation): void {
    const rank = order.get(operation.serial) ?? 0;
    for (const other of operations.values()) {
      const older = other.cardNo === operation.cardNo && (order.get(other.serial) ?? 0) < rank;
      if (older && (other.state === 'pending' || other.state === 'sending' || other.state === 'unknown')) {
        throw new Violation(13, `${operation.serial} leaves while ${other.serial} is ${other.state}`);
      }
    }
  }

  function checkNotRevoked({ serial, kind }: Operation): void {
    for (const other of operations.values()) {
      if (kind !== 'revocation' && other.parent === serial && other.state !== 'rejected') {
        throw new Violation(11, `${serial} leaves although ${other.serial} (${other.state}) revokes it`);
      }
    }
  }

  return {
    leaves,
    comesHome({ operation: { serial, cardNo, attempt } }, outcome, now) {
      if (flights.get(cardNo)?.serial === serial) {
        flights.delete(cardNo);
      }
      if (outcome.kind === 'unsent') {
        unsent.set(serial, attempt);
      }
      if (now - (left.get(serial) ?? 0) < givenUpAfter) {
        doubt = outcome.kind === 'unsent' || outcome.kind === 'unknown';
      }
    },
    heard(outcome) {
      doubt = outcome.kind === 'failed' && !outcome.reachable;
    },
    told(reach) {
      doubt = reach !== 'reachable';
    },
    accepted(serial, now, online) {
      if (online && !acceptedAt.has(serial)) {
        fresh.add(serial);
      }
      acceptedAt.set(serial, acceptedAt.get(serial) ?? now);
    },
    /** A later attempt that provably never left is not counted, and says nothing of those before it. */
    isTakenBack(before, { serial, state, attempt }) {
      const isUnposted = !hasLog && (leftAs.get(serial) ?? 0) < before.attempt;
      const neverLeft = isUnposted || unsent.get(serial) === before.attempt;
      return state === 'unknown' && attempt === before.attempt - 1 && neverLeft;
    },
    died() {
      flights.clear();
      fresh.clear();
      doubt = true;
    },
    memory(now) {
      const ages = (times: Iterable<readonly [string, number]>) =>
        [...times].map(([serial, at]) => [serial, Math.min(now - at, givenUpAfter)]);
      const flying = [...flights.values()].map(({ serial, since: at }) => [serial, at] as const);
      const vouchers = [...bodies.values()].map((body) => body.slice(body.lastIndexOf(',')));
      return [doubt, [...fresh], [...unsent], ages(flying), ages(left), vouchers];
    },
  };
}
