// The invariants of the design's queue, section 9, by number. Each is checked on what the outside world can see: the model
// server's ledger, what left the till, and what the journal says. None trusts the queue's own opinion.
import type { Operation } from '../../main/queue/operation.ts';
import type { Sending, Store } from '../../main/queue/ports.ts';
import type { Swarm } from './faults.ts';
import type { ModelServer, ServerReply, ServerRequest } from './model-server.ts';

export const invariants = {
  1: 'at most one live charge an intent (duplicates made by the network itself apart)',
  2: 'the state is the fold of the events, and the chain of hashes holds',
  3: 'applied has a server row, reverted a revoked one; rejected and cancelled have none, or are watched',
  4: 'a revocation never reaches the server before its consumption, and names its voucher',
  5: 'no accepted intent ever disappears',
  6: 'at most one money request in flight a card, and never more calls than connections',
  7: 'the business payload of each attempt is identical',
  8: 'held and spent never exceed the caps of an offline sale',
  9: 'when the faults stop, everything ends or is manual within Q + 60 s',
  10: 'what may not wait is attempted at most once, and soon or never',
  11: 'nothing is sent while its revocation is open; what was withdrawn never leaves',
  12: 'no secret in any durable byte',
  13: 'the order of a card is kept: nothing leaves while an older operation of the card is not settled',
  14: 'a ghost is found and undone by the till itself',
  15: 'pending without an attempt never reached the server',
  16: 'the queue never throws and never spins',
  17: 'where delays and lags are shorter than Q, nothing that was closed as not applied is ever charged',
  18: 'what may wait is cancelled only together with its revocation',
} as const;

export type InvariantNumber = keyof typeof invariants;

export class Violation extends Error {
  readonly invariant: InvariantNumber;
  constructor(invariant: InvariantNumber, detail: string) {
    super(`invariant ${invariant} (${invariants[invariant]}): ${detail}`);
    this.invariant = invariant;
  }
}

export type Witness = {
  /** An operation as the store has it after a change. */
  see(operation: Operation): void;
  /** What leaves the till. */
  leaves(sending: Sending, now: number): void;
  comesHome(sending: Sending): void;
  /** What the server did. */
  served(request: ServerRequest, reply: ServerReply): void;
  /** After a crash nothing is in flight any more, as far as the till is concerned. */
  died(): void;
  /** After every step. */
  check(now: number): void;
  known(): ReadonlyMap<string, Operation>;
  acceptedAt(serial: string, now: number): void;
};

/** A call that did not come home is given up by the till after its deadline and the watchman's margin. */
const givenUpAfter = 15_000;
const soon = 60_000;

export function createWitness(server: ModelServer, { connections, ghosts }: Swarm): Witness {
  const operations = new Map<string, Operation>();
  const bodies = new Map<string, string>();
  const flights = new Map<string, { readonly serial: string; readonly since: number }>();
  const accepted = new Map<string, number>();
  const reached = new Set<string>();
  const order = new Map<string, number>();

  function leaves({ operation, parentVoucher }: Sending, now: number): void {
    const { serial, cardNo } = operation;
    const body = JSON.stringify([operation.payload, operation.bodyHash, parentVoucher]);
    if ((bodies.get(serial) ?? body) !== body) {
      throw new Violation(7, `${serial} changed from ${bodies.get(serial)} to ${body}`);
    }
    bodies.set(serial, body);
    const flight = flights.get(cardNo);
    if (flight !== undefined && now - flight.since < givenUpAfter) {
      throw new Violation(6, `${serial} leaves while ${flight.serial} is in flight for ${cardNo}`);
    }
    flights.set(cardNo, { serial, since: now });
    const inFlight = [...flights.values()].filter(({ since }) => now - since < givenUpAfter).length;
    if (inFlight > connections) {
      throw new Violation(6, `${inFlight} in flight`);
    }
    if (!operation.waits && (operation.attempt > 1 || now - (accepted.get(serial) ?? 0) > soon)) {
      throw new Violation(10, `${serial} leaves as attempt ${operation.attempt}`);
    }
    checkOrder(operation);
    checkNotRevoked(operation);
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

  function served(request: ServerRequest, reply: ServerReply): void {
    reached.add(request.serial);
    if (request.kind === 'revocation') {
      const target = operations.get(request.serial)?.parent ?? null;
      const row = request.revokes === null ? null : server.byVoucher(request.revokes);
      if (row === null || (target !== null && row.serial !== target)) {
        throw new Violation(
          4,
          `${request.serial} names ${request.revokes}, the voucher of ${row?.serial ?? 'nothing'}`,
        );
      }
    }
    if (reply.kind === 'done') {
      checkOneCharge(request.serial);
    }
  }

  function checkOneCharge(serial: string): void {
    const live = liveRows(serial).filter((row) => row.copy === 0);
    if (live.length > 1) {
      throw new Violation(1, `${serial} is charged ${live.length} times`);
    }
  }

  function liveRows(serial: string) {
    return server.rowsOf(serial).filter((row) => row.kind !== 'revocation' && !row.revoked);
  }

  function checkState(operation: Operation): void {
    const { serial, state, attempt, watchUntil } = operation;
    if (operation.kind === 'revocation') {
      checkRevocation(operation);
      return;
    }
    const rows = server.rowsOf(serial).filter((row) => row.kind === operation.kind);
    if (
      state === 'applied' &&
      !rows.some((row) => row.amount === operation.amount && row.cardNo === operation.cardNo)
    ) {
      throw new Violation(3, `${serial} is applied without a row`);
    }
    if (state === 'applied' && operation.voucher === null) {
      throw new Violation(3, `${serial} is applied without a voucher`);
    }
    if (state === 'reverted' && !rows.some((row) => row.revoked)) {
      throw new Violation(3, `${serial} is reverted, its row is not`);
    }
    const landed = state === 'rejected' || state === 'cancelled' ? liveRows(serial) : [];
    if (!ghosts && landed.some((row) => row.copy === 0)) {
      throw new Violation(17, `${serial} is ${state} and has a live row`);
    }
    if (watchUntil === null && landed.length > 0) {
      throw new Violation(3, `${serial} is ${state}, has a live row and nobody watches`);
    }
    if ((state === 'pending' || state === 'blocked') && attempt === 0 && reached.has(serial)) {
      throw new Violation(15, `${serial} reached the server and is ${state} without an attempt`);
    }
  }

  function checkRevocation({ serial, state, parent, payload }: Operation): void {
    if (payload.kind !== 'revocation' || state !== 'applied') {
      return;
    }
    const rows = parent === null ? [server.byVoucher(payload.voucher ?? '')] : server.rowsOf(parent);
    if (!rows.some((row) => row?.revoked === true)) {
      throw new Violation(3, `revocation ${serial} is applied, its target is not undone`);
    }
  }

  return {
    see(operation) {
      if (!order.has(operation.serial)) {
        order.set(operation.serial, order.size);
      }
      operations.set(operation.serial, operation);
    },
    leaves,
    comesHome({ operation }) {
      if (flights.get(operation.cardNo)?.serial === operation.serial) {
        flights.delete(operation.cardNo);
      }
    },
    served,
    died: () => flights.clear(),
    check() {
      for (const operation of operations.values()) {
        checkState(operation);
      }
    },
    known: () => operations,
    acceptedAt(serial, now) {
      accepted.set(serial, accepted.get(serial) ?? now);
    },
  };
}

/** The part of invariant 2 that is read from the store: every event follows the one before, the last one is the state. */
export function checkFold(store: Pick<Store, 'events'> | null, operation: Operation): void {
  let state: Operation['state'] | null = null;
  let attempt = 0;
  for (const event of store?.events(operation.serial) ?? []) {
    if (event.from !== state) {
      throw new Violation(2, `${operation.serial}: an event from ${event.from} follows ${state}`);
    }
    state = event.to;
    attempt = event.attempt;
  }
  if (state !== operation.state || attempt !== operation.attempt) {
    throw new Violation(
      2,
      `${operation.serial} is ${operation.state}/${operation.attempt}, its events say ${state}/${attempt}`,
    );
  }
}
