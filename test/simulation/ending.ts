// What is checked when the faults have stopped and the till had its time: nothing hangs, no ghost is left, the journal holds.
import type { Operation } from '../../main/queue/operation.ts';
import type { Ground } from './ground.ts';
import { checkFold, Violation } from './invariants.ts';
import type { ModelServer } from './model-server.ts';
import { isHidden } from './services-apart.ts';
import { liveRows } from './state-checks.ts';
import type { Witness } from './witness.ts';

const unsettled: readonly string[] = ['pending', 'sending', 'unknown'];

/** `stayed`: what is closed and was left behind on the till that was replaced. */
export function createEnding(
  witness: Witness,
  server: ModelServer,
  hasLog: boolean,
  stayed: (serial: string) => boolean = () => false,
) {
  const all = () => [...witness.known().values()];

  /**
   * Somebody said "charged" of what never was, and somebody revokes it: the log shows no target, so nothing can be proven for ten
   * quarantines, and the card waits; what stands behind it begins its own time only then.
   */
  function isBlindedByWord(card: string): boolean {
    return all().some(({ kind, cardNo, parent }) => kind === 'revocation' && cardNo === card && isWordOnly(parent));
  }

  function isWordOnly(serial: string | null): boolean {
    return serial !== null && witness.judged(serial) !== null;
  }

  function checkEnd({ serial, state, parent, kind, waits, cardNo }: Operation): void {
    const target = parent === null ? null : witness.known().get(parent);
    if (kind === 'revocation' && state === 'applied' && target !== null && target?.state !== 'reverted') {
      throw new Violation(3, `revocation ${serial} is applied, its target is ${target?.state}`);
    }
    const isAlone = kind !== 'revocation' && !all().some((other) => other.parent === serial);
    const isJudged = witness.judged(serial) !== null;
    if (state === 'cancelled' && waits && isAlone && !isJudged) {
      throw new Violation(18, `${serial} was cancelled and nobody asked for it`);
    }
    const isUndone = all().some(
      (other) => other.parent === parent && (other.state !== 'cancelled' || isWordOnly(other.serial)),
    );
    if (kind === 'revocation' && state === 'cancelled' && target?.state === 'applied' && !isUndone && !isJudged) {
      throw new Violation(18, `revocation ${serial} was cancelled, its target is applied`);
    }
    const waitsForPerson = state === 'blocked' && target?.state === 'manual';
    if (isBlindedByWord(cardNo)) {
      return;
    }
    if ((unsettled.includes(state) || state === 'blocked') && !waitsForPerson) {
      throw new Violation(9, `${kind} ${serial} is still ${state}`);
    }
  }

  /** A revocation from paper that names one of our own operations must have told it. */
  function checkPaper({ serial, state, parent, payload }: Operation): void {
    if (payload.kind !== 'revocation' || parent !== null || state !== 'applied' || payload.voucher === null) {
      return;
    }
    const own = all().find(({ voucher, kind }) => voucher === payload.voucher && kind !== 'revocation');
    if (own?.state === 'applied' && !stayed(own.serial)) {
      throw new Violation(3, `${serial} undid the voucher of ${own.serial}, which is still applied`);
    }
  }

  /** What waits for nothing and nobody: no older operation of its card is open, and nothing of its card has changed for a minute. */
  function checkFlow(now: number): void {
    const lanes = new Set<string>();
    for (const { serial, cardNo, state, kind } of all()) {
      if (isBlindedByWord(cardNo)) {
        continue;
      }
      const isHead = unsettled.includes(state) && !lanes.has(cardNo);
      if (isHead && state === 'pending' && now - lastChangeOf(cardNo) > 60_000) {
        throw new Violation(9, `${kind} ${serial} waits for nothing and is still pending`);
      }
      if (unsettled.includes(state)) {
        lanes.add(cardNo);
      }
    }
  }

  /** It may have become the head of its lane only when the one before it ended. */
  function lastChangeOf(card: string): number {
    const own = all().filter(({ cardNo }) => cardNo === card);
    return Math.max(...own.map(({ serial }) => witness.since(serial)));
  }

  /** Without a log nobody can find one. */
  function hasGhost(): boolean {
    return (
      hasLog &&
      all().some(
        ({ serial, state, kind, payload }) =>
          kind !== 'revocation' &&
          !isHidden({ payload }) &&
          (state === 'rejected' || state === 'cancelled') &&
          liveRows(server, serial).length > 0,
      )
    );
  }

  /** Manual, though the log shows exactly what became of it. */
  function curable({ serial, kind, state, parent, payload, voucher }: Operation): boolean {
    if (!hasLog || state !== 'manual' || isHidden({ payload })) {
      return false;
    }
    if (kind !== 'revocation') {
      const rows = server.rowsOf(serial).filter((row) => row.kind !== 'revocation');
      return rows.length === 1 && server.twinsOf(serial).length === 0;
    }
    const rows =
      parent === null
        ? [server.byVoucher((payload.kind === 'revocation' ? payload.voucher : null) ?? voucher ?? '')]
        : server.rowsOf(parent).filter((row) => row.kind !== 'revocation');
    return rows.length === 1 && rows[0]?.revoked === true && (parent === null || server.twinsOf(parent).length === 0);
  }

  return {
    hasGhost,
    /** A late charge was found only now: its revocation has just begun, and has a time of its own. */
    isUndoing: () =>
      all().some(({ kind, state, parent }) => {
        const target = parent === null ? null : witness.known().get(parent);
        return kind === 'revocation' && unsettled.includes(state) && target?.reason === 'ghostFound';
      }),
    hasCurable: () => all().some(curable),
    checkFlow,
    checkEnded() {
      all().forEach(checkEnd);
      all().forEach(checkPaper);
    },
    checkCured() {
      const sick = all().find(curable);
      if (sick !== undefined) {
        throw new Violation(20, `${sick.kind} ${sick.serial} is still manual, the log shows its outcome`);
      }
    },
    checkGhosts() {
      if (hasGhost()) {
        throw new Violation(14, 'a live row of an operation that was closed as not applied');
      }
    },
    checkTold() {
      for (const { serial, state } of all().filter(({ kind }) => kind !== 'service')) {
        // Who says "charged" after all, of what was told as not charged, has taken it upon himself.
        const isUndoing = all().some(({ parent }) => parent === serial) || witness.judged(serial) !== null;
        if (state === 'applied' && witness.toldRefused(serial) && !isUndoing && liveRows(server, serial).length > 0) {
          throw new Violation(14, `${serial} was told to be refused, is charged, and nobody undoes it`);
        }
      }
    },
    /** The till once had nothing to make the control "a known serial is found" with. */
    hadNoKnownSerial: (ground: Ground | null) =>
      all().some(({ serial }) =>
        ground?.store.events(serial).some(({ evidence }) => evidence?.includes('noKnownSerial') === true),
      ),
    checkJournal(ground: Ground | null, promised: Iterable<string>) {
      for (const intent of promised) {
        if (ground !== null && ground.store.byIntent(intent) === null && !stayed(intent)) {
          throw new Violation(5, `${intent} is gone`);
        }
      }
      for (const operation of ground?.operations() ?? []) {
        checkFold(ground?.store ?? null, operation);
        if (witness.known().get(operation.serial)?.state !== operation.state) {
          throw new Violation(2, `${operation.serial}: the listeners did not hear of ${operation.state}`);
        }
      }
      const fault = ground?.verify() ?? null;
      if (fault !== null) {
        throw new Violation(2, `event ${fault.sequence}: ${fault.problem}`);
      }
    },
  };
}
