// What the outside world saw of one till: every operation as the journal told it, every request that left (`witness-leaving.ts`), every
// answer that came home, everything that the server did (`witness-charges.ts`). It checks the invariants that need this memory;
// `state-checks.ts` compares a state with the server's ledger.
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogOutcome, LogQuery, Sending } from '../../main/queue/ports.ts';
import type { DeedBook } from './deeds.ts';
import type { Swarm } from './faults.ts';
import { Violation } from './invariants.ts';
import { createJudgments } from './judgments.ts';
import type { ModelServer, ServerReply, ServerRequest } from './model-server.ts';
import { createServiceChecks } from './service-checks.ts';
import { checkProof, checkState } from './state-checks.ts';
import { createCharges } from './witness-charges.ts';
import { createLeaving } from './witness-leaving.ts';

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
/** How long an outcome may wait for a disk that refuses now and then. */
const writtenWithin = 180_000;

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
  const refused = new Set<string>();
  const order = new Map<string, number>();
  const since = new Map<string, number>();
  const looked = new Map<string, number>();
  const proofs = new Map<string, number>();
  const isClearLog = faults.logNulls + faults.muteRows + faults.wrongLog + faults.twin === 0;
  const judgments = createJudgments(server, (serial) => operations.get(serial), isClearLog, hasLog, deeds);
  const services = createServiceChecks(operations, deeds);
  const leaving = createLeaving({ operations, order, since, connections, hasLog, givenUpAfter });
  const charges = createCharges(server, operations, judgments);
  const { reached, undone } = charges;
  // `checkState` reads nothing but operations, the server's ledger, `reached`, `undone` and what was judged: while none of them has changed since
  // every operation passed, every operation passes again.
  let version = 0;
  let passed = '';

  function see(operation: Operation, now: number): void {
    const { serial, state } = operation;
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
    countDeeds(before, operation);
    checkCredit(operation);
    if (!hasLog && operation.kind === 'revocation' && operation.attempt > 0) {
      throw new Violation(27, `revocation ${serial} was sent`);
    }
    checkAnswer(before, operation);
    if (hasLog && before !== undefined && before.state !== 'applied') {
      checkProof(server, operation, now - longVisible, isClearLog);
    }
  }

  function countDeeds(before: Operation | undefined, { intent, state, reason }: Operation): void {
    const isNew = before?.state !== state;
    if (isNew && state === 'applied' && intent.startsWith('ghost:')) {
      deeds.count('ghostUndone');
    }
    if (isNew && (balanceDeeds as readonly string[]).includes(reason ?? '')) {
      deeds.count(reason as (typeof balanceDeeds)[number]);
    }
    if (isNew && reason === 'unsentNotNoted') {
      deeds.count('neverPosted');
    }
    if (reason === 'creditByHand' && before?.reason !== 'creditByHand') {
      deeds.count('creditWanted');
    }
  }

  /** What somebody was told of it, in words, and how often it was tried. */
  function checkAnswer(before: Operation | undefined, operation: Operation): void {
    const { serial, state, attempt, kind, reason, platformMessage } = operation;
    const isTold = state === 'unknown' && attempt === 1 && platformMessage !== null;
    if (kind !== 'revocation' && (isTold || reason === 'decidedNotApplied' || state === 'rejected')) {
      refused.add(serial);
    }
    if (state === 'rejected' && platformMessage === null) {
      throw new Violation(19, `${serial} is rejected without a word`);
    }
    if (before !== undefined && before.attempt > Math.max(1, attempt) && !leaving.isTakenBack(before, operation)) {
      throw new Violation(15, `${serial} had ${before.attempt} attempts and has ${attempt}`);
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
    leaves: leaving.leaves,
    comesHome(sending, outcome, now) {
      const { serial } = sending.operation;
      services.comesHome(serial, outcome);
      if (outcome.kind === 'accepted' && outcome.voucher !== '') {
        proofs.set(serial, now);
      }
      leaving.comesHome(sending, outcome, now);
    },
    decides: judgments.begins,
    judged: judgments.of,
    lookedAt: (serial) => looked.get(serial) ?? since.get(serial) ?? 0,
    heard(query, outcome, now) {
      judgments.heard(query, outcome, now);
      if (outcome.kind === 'balance' && query.serial !== null) {
        looked.set(query.serial, now);
      }
      leaving.heard(outcome);
    },
    told: leaving.told,
    served(request, reply) {
      version += 1;
      charges.served(request, reply);
    },
    pays: charges.pays,
    paymentsOf: charges.paymentsOf,
    died() {
      leaving.died();
      proofs.clear();
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
    accepted: leaving.accepted,
    since: (serial) => since.get(serial) ?? 0,
    toldRefused: (serial) => refused.has(serial),
    memory: (now) => [
      ...leaving.memory(now),
      ...[refused, reached, undone].map((set) => [...set]),
      [...proofs].map(([serial, at]) => [serial, Math.min(now - at, givenUpAfter)]),
    ],
  };
}
