// The shell around the machine: applies a decision and all that follows from it in one transaction, and mirrors what is open.
import type { PlatformContract } from '../../shared/contract.ts';
import { isClosed, type RevocationPayload } from '../../shared/operation.ts';
import type { QueueReason } from '../../shared/reasons.ts';
import { type PlatformTraits, usualPlatform } from './api.ts';
import type { MoveDecision } from './decisions.ts';
import type { QueueEvent } from './events.ts';
import type { Lane } from './lanes.ts';
import { decide } from './machine.ts';
import type { Operation, OperationDraft } from './operation.ts';
import type { Clock, Store } from './ports.ts';
import { openRevocation, parentEvents, type RevocationDraft, undoOf } from './relatives.ts';
import type { Rules } from './rules.ts';
import { leavesTrace } from './traces.ts';

/** "Until the day after" (section 3), with the night's margin. ms. */
export const watchFor = 36 * 3_600_000;

export type LedgerOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly rules: Pick<Rules, 'machine' | 'lanesOf'>;
  readonly contract: () => PlatformContract;
  /** `usualPlatform`, where it is left out. */
  readonly platform?: PlatformTraits;
  /** Called after the commit, once for each operation that changed. */
  readonly changed: (operation: Operation) => void;
};

export type Ledger = {
  /** Runs `work` in one durable transaction; afterwards the mirror is right and the listeners have heard. Throws as the store does. */
  commit<Value>(work: () => Value): Value;
  /** Inside `commit`: what happened to this operation, with everything that follows for its relatives. */
  step(serial: string, event: QueueEvent): void;
  /** Inside `commit`. */
  insert(draft: OperationDraft, state: 'pending' | 'blocked', reason: QueueReason, evidence?: unknown): Operation;
  /** Inside `commit`. `isTargetApplied`: it may go at once; else it waits for its target. */
  insertRevocation(
    draft: RevocationDraft,
    isTargetApplied: boolean,
    reason: QueueReason,
    evidence?: unknown,
  ): Operation;
  /** Inside `commit`. */
  note(serial: string, reason: QueueReason, evidence: unknown): void;
  /** Not closed, oldest first, `manual` included. */
  open(): Iterable<Operation>;
  /** The open operations by card; worked out once for each change. */
  lanes(): readonly Lane[];
  /** Closed as not applied, still watched. */
  watched(): Iterable<Operation>;
  /** Reads anew what is open and watched, for others wrote to the store; gives what was not known here before. */
  reload(): readonly Operation[];
  /** As the store has it; throws where there is none, for serials come from the store. */
  get(serial: string): Operation;
};

/** The ledger over a store; reads what is open and watched once. Throws as the store does. */
export function createLedger({
  store,
  clock,
  rules,
  contract,
  platform = usualPlatform,
  changed,
}: LedgerOptions): Ledger {
  // The store is the truth and nobody else writes to it; the mirror only spares reading a thousand rows a step.
  const open = new Map<string, Operation>();
  const watched = new Map<string, Operation>();
  let lanes: readonly Lane[] | null = null;
  let touched = new Set<string>();

  function mirror(operation: Operation): void {
    lanes = null;
    if (isClosed(operation.state)) {
      open.delete(operation.serial);
    } else {
      open.set(operation.serial, operation);
    }
    if (isClosed(operation.state) && operation.watchUntil !== null) {
      watched.set(operation.serial, operation);
    } else {
      watched.delete(operation.serial);
    }
  }

  function currentLanes(): readonly Lane[] {
    lanes ??= rules.lanesOf(open.values());
    return lanes;
  }

  function get(serial: string): Operation {
    const operation = store.get(serial);
    if (operation === null) {
      throw new Error(`no operation ${serial}`);
    }
    return operation;
  }

  function commit<Value>(work: () => Value): Value {
    touched = new Set();
    // Read before the commit: once it is durable nothing may fail, or what was accepted would be told to be refused.
    const { value, operations } = store.transaction(() => ({ value: work(), operations: [...touched].map(get) }));
    operations.forEach(mirror);
    operations.forEach(changed);
    return value;
  }

  function step(serial: string, event: QueueEvent): void {
    const operation = get(serial);
    const { repeatProven, paysBackTwice = false } = contract();
    const decision = decide(rules.machine, operation, event, {
      revocationWanted: openRevocation(store, serial) !== null,
      repeatProven,
      paysBackTwice,
      // Nobody watches a log that cannot show it, nor a balance that later sales move.
      watchUntil: leavesTrace(operation) && platform.proof === 'log' ? clock.wall() + watchFor : null,
    });
    if (decision === 'ignore') {
      return;
    }
    touched.add(serial);
    if (decision.kind === 'note') {
      store.note(serial, decision.reason, decision.evidence);
      return;
    }
    move(operation, decision);
    wakeRelatives(operation, decision);
  }

  function move(operation: Operation, decision: MoveDecision): void {
    const { kind: _kind, undo: _undo, ...change } = decision;
    if (!store.move({ serial: operation.serial, from: operation.state, fromAttempt: operation.attempt, ...change })) {
      throw new Error(`operation ${operation.serial} changed under a transaction`);
    }
  }

  /** Section 4.9: what ends or proves a parent wakes its revocations; an applied revocation reverts its target. */
  function wakeRelatives(operation: Operation, decision: MoveDecision): void {
    if (operation.kind === 'revocation') {
      const target = decision.to === 'applied' ? targetOf(operation) : null;
      if (target !== null) {
        step(target, { type: 'revoked', evidence: { revocation: operation.serial } });
      }
      return;
    }
    const type = parentEvents[decision.to];
    if (type !== undefined) {
      for (const revocation of store.revocationsOf(operation.serial)) {
        step(revocation.serial, { type });
      }
    }
    const paper = provenLate(operation, decision);
    if (paper !== null) {
      step(operation.serial, { type: 'revoked', evidence: { revocation: paper.serial } });
    } else if (decision.undo === true && openRevocation(store, operation.serial) === null) {
      insertRevocation(undoOf(operation), true, 'ghostRevocation');
    }
  }

  /** Proven to be applied after somebody revoked its voucher from paper: that revocation was ours without our knowing. */
  function provenLate(operation: Operation, { to, voucher }: MoveDecision): Operation | null {
    return to === 'applied' && operation.state !== 'sending' && typeof voucher === 'string'
      ? store.paperRevocationOf(operation.serial, voucher)
      : null;
  }

  /** A voucher from paper may turn out to be our own: it was not known yet when the paper was scanned. */
  function targetOf({ parent, payload }: Operation): string | null {
    // Only revocations are asked for their target.
    const { voucher } = payload as RevocationPayload;
    // Stryker disable next-line ConditionalExpression: no operation has no voucher for its voucher; this spares the read
    const own = voucher === null ? null : store.byVoucher(voucher);
    return own !== null && own.kind !== 'revocation' ? own.serial : parent;
  }

  function insert(
    draft: OperationDraft,
    state: 'pending' | 'blocked',
    reason: QueueReason,
    evidence?: unknown,
  ): Operation {
    const operation = store.insert(draft, state, reason, evidence);
    touched.add(operation.serial);
    return operation;
  }

  /** What no call can undo is never sent: with its target applied it is a person's affair at once. */
  function insertRevocation(
    draft: RevocationDraft,
    isTargetApplied: boolean,
    reason: QueueReason,
    evidence?: unknown,
  ): Operation {
    const isByHand = platform.undo === 'byHand';
    const payload: RevocationPayload = isByHand ? { ...draft.payload, byHand: true } : draft.payload;
    const state = isTargetApplied && !isByHand ? 'pending' : 'blocked';
    const revocation = insert({ ...draft, payload }, state, reason, evidence);
    if (isTargetApplied && isByHand) {
      step(revocation.serial, { type: 'parentApplied' });
    }
    return revocation;
  }

  function note(serial: string, reason: QueueReason, evidence: unknown): void {
    touched.add(serial);
    store.note(serial, reason, evidence);
  }

  function reload(): readonly Operation[] {
    const current = [...store.active(), ...store.manual(), ...store.watched(clock.wall())];
    const fresh = current.filter(({ serial }) => !open.has(serial) && !watched.has(serial));
    lanes = null;
    open.clear();
    watched.clear();
    current.forEach(mirror);
    return fresh;
  }

  reload();
  return {
    commit,
    step,
    insert,
    insertRevocation,
    note,
    open: () => open.values(),
    lanes: currentLanes,
    watched: () => watched.values(),
    reload,
    get,
  };
}
