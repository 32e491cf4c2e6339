// What the outside world saw of one till: every operation as the journal told it, every request that left, every answer that
// came home. It checks the invariants that need this memory; `state-checks.ts` compares a state with the server's ledger.
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogOutcome, LogQuery, Sending } from '../../main/queue/ports.ts';
import type { DeedBook } from './deeds.ts';
import type { Swarm } from './faults.ts';
import { Violation } from './invariants.ts';
import { createJudgments } from './judgments.ts';
import type { ModelServer, ServerReply, ServerRequest } from './model-server.ts';
import { createServiceChecks } from './service-checks.ts';
import { checkCharges, checkProof, checkState, liveRows } from './state-checks.ts';

export type Witness = {
  /** An operation as the store has it after a change. */
  see(operation: Operation, now: number): void;
  /** What leaves the till. */
  leaves(sending: Sending, now: number): void;
  comesHome(sending: Sending, outcome: AttemptOutcome, now: number): void;
  /** What the log answered, as the till hears it. */
  heard(query: LogQuery, outcome: LogOutcome, now: number): void;
  /** When the balance of this operation's card was last told to it, or else since when it is as it is. */
  lookedAt(serial: string): number;
  /** A person begins to decide this. Returns what to call when the answer is there. */
  decides(serial: string, now: number): () => void;
  /** What a person's word alone says of it; null where nobody decided, or where the log has proven something since. */
  judged(serial: string): string | null;
  /** Somebody else told the till what the line is like. */
  told(reach: string): void;
  /** A terminal's payment of this name (FromNo, card, account) became this operation. */
  pays(name: string, serial: string): void;
  /** The operations that it became so far. */
  paymentsOf(name: string): readonly string[];
  /** What the server did. */
  served(request: ServerRequest, reply: ServerReply): void;
  /** After a crash nothing is in flight any more, as far as the till is concerned. */
  died(): void;
  /** After every step. */
  check(now: number): void;
  known(): ReadonlyMap<string, Operation>;
  /** The till said that it accepted this; `online` where the guest stands at the till and the platform was thought to answer. */
  accepted(serial: string, now: number, online: boolean): void;
  /** Since when (virtual ms) an operation is in the state it is in. */
  since(serial: string): number;
  /** Somebody was told that this was not charged. */
  toldRefused(serial: string): boolean;
  /** Everything that a later check may ask, with times as they are from now: two that remember the same judge the same. */
  memory(now: number): unknown;
};

/**
 * A call that did not come home is given up by the till after its deadline and the watchman's margin. What the log showed for
 * `longVisible` was there when the till asked. ms.
 */
export type WitnessTimes = { readonly givenUpAfter: number; readonly longVisible: number };

const balanceDeeds = [
  'balanceApplied',
  'balanceTooOld',
  'balanceMovedOtherwise',
  'balanceShared',
  'balanceRepeat',
] as const;

const usualTimes: WitnessTimes = { givenUpAfter: 15_000, longVisible: 30_000 };
const soon = 60_000;
/** How long an outcome may wait for a disk that refuses now and then. */
const writtenWithin = 180_000;
const revocationAttempts = 3;

export type WitnessOptions = {
  readonly server: ModelServer;
  readonly swarm: Swarm;
  readonly deeds: DeedBook;
  /** Whether a probe proves now that repeats are safe. */
  readonly repeatProven: () => boolean;
  readonly times?: WitnessTimes;
};

export function createWitness({ server, swarm, deeds, repeatProven, times = usualTimes }: WitnessOptions): Witness {
  const { connections, ghosts, faults } = swarm;
  const hasLog = swarm.platform === 'log';
  const { givenUpAfter, longVisible } = times;
  const operations = new Map<string, Operation>();
  const bodies = new Map<string, string>();
  const flights = new Map<string, { readonly serial: string; readonly since: number }>();
  const acceptedAt = new Map<string, number>();
  const fresh = new Set<string>();
  const reached = new Set<string>();
  const undone = new Set<string>();
  const unsent = new Map<string, number>();
  const refused = new Set<string>();
  const order = new Map<string, number>();
  const since = new Map<string, number>();
  const left = new Map<string, number>();
  const leftAs = new Map<string, number>();
  const looked = new Map<string, number>();
  const proofs = new Map<string, number>();
  const isClearLog = faults.logNulls + faults.muteRows + faults.wrongLog + faults.twin === 0;
  const judgments = createJudgments(server, (serial) => operations.get(serial), isClearLog, hasLog, deeds);
  const services = createServiceChecks(operations, deeds);
  const payments = new Map<string, Set<string>>();
  let doubt = true;
  // `checkState` reads nothing but operations, the server's ledger, `reached`, `undone` and what was judged: while none of them has changed since
  // every operation passed, every operation passes again.
  let version = 0;
  let passed = '';

  function leaves(sending: Sending, now: number): void {
    const { operation } = sending;
    const { serial, cardNo } = operation;
    checkBody(sending);
    // Where a question for the balance goes first, the call began with it.
    const begun = hasLog ? now : (since.get(serial) ?? now);
    const flight = flights.get(cardNo);
    if (flight !== undefined && now - flight.since < givenUpAfter) {
      throw new Violation(6, `${serial} leaves while ${flight.serial} is in flight for ${cardNo}`);
    }
    flights.set(cardNo, { serial, since: begun });
    const inFlight = [...flights.values()].filter((other) => now - other.since < givenUpAfter).length;
    if (inFlight > connections) {
      throw new Violation(6, `${inFlight} in flight`);
    }
    if (!operation.waits && (operation.attempt > 1 || begun - (acceptedAt.get(serial) ?? 0) > soon)) {
      throw new Violation(10, `${serial} leaves as attempt ${operation.attempt}`);
    }
    if (operation.kind === 'revocation' && operation.attempt > revocationAttempts) {
      throw new Violation(10, `revocation ${serial} leaves as attempt ${operation.attempt}`);
    }
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
    version += 1;
    reached.add(request.serial);
    if (request.kind === 'revocation') {
      const target = operations.get(request.serial)?.parent ?? null;
      const row = request.revokes === null ? null : server.byVoucher(request.revokes);
      // Who decides that it was charged names the voucher, and may name one that never was.
      const isJudged = target !== null && judgments.of(target) !== null;
      if (!isJudged && (row === null || (target !== null && row.serial !== target))) {
        throw new Violation(
          4,
          `${request.serial} names ${request.revokes}, the voucher of ${row?.serial ?? 'nothing'}`,
        );
      }
      if (reply.kind === 'done') {
        undone.add(request.serial);
      }
    }
    if (reply.kind === 'done') {
      checkCharges(server, request.serial);
      checkPayments(request.serial);
    }
  }

  /** A network that doubles a request, and a person who was wrong about one, are not the till's doing. */
  function checkPayments(serial: string): void {
    for (const [name, serials] of payments) {
      const live = [...serials].filter(
        (one) => judgments.of(one) === null && liveRows(server, one).some(({ copy }) => copy === 0),
      );
      if (serials.has(serial) && live.length > 1) {
        throw new Violation(28, `${name} is charged as ${live.join(' and ')}`);
      }
    }
  }

  function see(operation: Operation, now: number): void {
    const { serial, state, attempt, platformMessage } = operation;
    const before = operations.get(serial);
    if (!order.has(serial)) {
      order.set(serial, order.size);
    }
    if (before?.state !== state) {
      since.set(serial, now);
    }
    version += 1;
    operations.set(serial, operation);
    judgments.see(before, operation);
    checkRepeat(before, operation);
    services.see(before, operation);
    if (operation.intent.startsWith('ghost:') && state === 'applied' && before?.state !== 'applied') {
      deeds.count('ghostUndone');
    }
    if (before?.state !== state && (balanceDeeds as readonly string[]).includes(operation.reason ?? '')) {
      deeds.count(operation.reason as (typeof balanceDeeds)[number]);
    }
    if (before?.state !== state && operation.reason === 'unsentNotNoted') {
      deeds.count('neverPosted');
    }
    checkCredit(operation);
    if (!hasLog && operation.kind === 'revocation' && attempt > 0) {
      throw new Violation(27, `revocation ${serial} was sent`);
    }
    if (operation.reason === 'creditByHand' && before?.reason !== 'creditByHand') {
      deeds.count('creditWanted');
    }
    const isTold = state === 'unknown' && attempt === 1 && platformMessage !== null;
    const isDecided = operation.reason === 'decidedNotApplied';
    if (operation.kind !== 'revocation' && (isTold || isDecided || state === 'rejected')) {
      refused.add(serial);
    }
    if (state === 'rejected' && platformMessage === null) {
      throw new Violation(19, `${serial} is rejected without a word`);
    }
    if (before !== undefined && before.attempt > Math.max(1, attempt) && !isTakenBack(before, operation)) {
      throw new Violation(15, `${serial} had ${before.attempt} attempts and has ${attempt}`);
    }
    if (hasLog && before !== undefined && before.state !== 'applied') {
      checkProof(server, operation, now - longVisible, isClearLog);
    }
  }

  /** Whoever gives it twice gives the guest money. */
  function checkCredit({ serial, parent, payload, state }: Operation): void {
    if (payload.kind !== 'revocation' || payload.byHand !== true || state !== 'manual' || parent === null) {
      return;
    }
    const twin = [...operations.values()].find(
      (other) => other.serial !== serial && other.parent === parent && other.state === 'manual',
    );
    if (twin !== undefined) {
      throw new Violation(29, `${twin.serial} and ${serial} are both to be credited for ${parent}`);
    }
  }

  /** What was attempted goes back in line only by a proof that the platform does not charge twice. */
  function checkRepeat(before: Operation | undefined, { serial, kind, state, attempt }: Operation): void {
    const isRepeat = before?.state === 'unknown' && state === 'pending' && attempt > 0 && kind !== 'revocation';
    if (isRepeat && !repeatProven()) {
      throw new Violation(24, `${serial} goes back in line after ${attempt} attempts`);
    }
  }

  /** A later attempt that provably never left is not counted, and says nothing of those before it. */
  function isTakenBack(before: Operation, { serial, state, attempt }: Operation): boolean {
    const isUnposted = !hasLog && (leftAs.get(serial) ?? 0) < before.attempt;
    const neverLeft = isUnposted || unsent.get(serial) === before.attempt;
    return state === 'unknown' && attempt === before.attempt - 1 && neverLeft;
  }

  function comesHome({ operation }: Sending, outcome: AttemptOutcome, now: number): void {
    const { serial, cardNo } = operation;
    services.comesHome(serial, outcome);
    if (flights.get(cardNo)?.serial === serial) {
      flights.delete(cardNo);
    }
    if (outcome.kind === 'unsent') {
      unsent.set(serial, operation.attempt);
    }
    if (outcome.kind === 'accepted' && outcome.voucher !== '') {
      proofs.set(serial, now);
    }
    if (now - (left.get(serial) ?? 0) < givenUpAfter) {
      doubt = outcome.kind === 'unsent' || outcome.kind === 'unknown';
    }
  }

  function checkProofsKept(now: number): void {
    for (const [serial, at] of proofs) {
      const state = operations.get(serial)?.state;
      if (state === 'applied' || state === 'reverted') {
        proofs.delete(serial);
      } else if (now - at > writtenWithin) {
        throw new Violation(21, `${serial} was accepted at ${at} and is ${state}`);
      }
    }
  }

  return {
    see,
    leaves,
    comesHome,
    decides: judgments.begins,
    judged: judgments.of,
    lookedAt: (serial) => looked.get(serial) ?? since.get(serial) ?? 0,
    heard(query, outcome, now) {
      judgments.heard(query, outcome, now);
      if (outcome.kind === 'balance' && query.serial !== null) {
        looked.set(query.serial, now);
      }
      doubt = outcome.kind === 'failed' && !outcome.reachable;
    },
    told(reach) {
      doubt = reach !== 'reachable';
    },
    served,
    pays(name, serial) {
      payments.set(name, (payments.get(name) ?? new Set()).add(serial));
    },
    paymentsOf: (name) => [...(payments.get(name) ?? [])],
    died() {
      flights.clear();
      fresh.clear();
      proofs.clear();
      doubt = true;
    },
    check(now) {
      checkProofsKept(now);
      const standing = `${version}/${server.version()}`;
      if (standing === passed) {
        return;
      }
      for (const operation of operations.values()) {
        checkState(server, operation, { reached, undone, ghosts, hasLog, judged: judgments.of });
      }
      passed = standing;
    },
    known: () => operations,
    accepted(serial, now, online) {
      if (online && !acceptedAt.has(serial)) {
        fresh.add(serial);
      }
      acceptedAt.set(serial, acceptedAt.get(serial) ?? now);
    },
    since: (serial) => since.get(serial) ?? 0,
    toldRefused: (serial) => refused.has(serial),
    memory(now) {
      const ages = (times: Iterable<readonly [string, number]>) =>
        [...times].map(([serial, at]) => [serial, Math.min(now - at, givenUpAfter)]);
      const flying = [...flights.values()].map(({ serial, since: at }) => [serial, at] as const);
      const vouchers = [...bodies.values()].map((body) => body.slice(body.lastIndexOf(',')));
      return [
        doubt,
        ...[fresh, refused, reached, undone].map((set) => [...set]),
        [...unsent],
        ages(flying),
        ages(left),
        ages(proofs),
        vouchers,
      ];
    },
  };
}
