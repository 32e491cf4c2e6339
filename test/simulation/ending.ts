// What is checked when the faults have stopped and the till had its time: nothing hangs, no ghost is left, the journal holds.
import type { Journal } from '../../main/journal/types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { checkFold, Violation, type Witness } from './invariants.ts';
import type { ModelServer } from './model-server.ts';

export function createEnding(witness: Witness, server: ModelServer) {
  const all = () => [...witness.known().values()];

  function checkEnd({ serial, state, parent, kind, waits }: Operation): void {
    const target = parent === null ? null : witness.known().get(parent);
    if (kind === 'revocation' && state === 'applied' && target !== null && target?.state !== 'reverted') {
      throw new Violation(3, `revocation ${serial} is applied, its target is ${target?.state}`);
    }
    const isAlone = kind !== 'revocation' && !all().some((other) => other.parent === serial);
    if (state === 'cancelled' && waits && isAlone) {
      throw new Violation(18, `${serial} was cancelled and nobody asked for it`);
    }
    const waitsForPerson = state === 'blocked' && target?.state === 'manual';
    if (['pending', 'sending', 'unknown', 'blocked'].includes(state) && !waitsForPerson) {
      throw new Violation(9, `${kind} ${serial} is still ${state}`);
    }
  }

  function hasGhost(): boolean {
    return all().some(
      ({ serial, state, kind }) =>
        kind !== 'revocation' &&
        (state === 'rejected' || state === 'cancelled') &&
        server.rowsOf(serial).some((row) => row.kind !== 'revocation' && !row.revoked),
    );
  }

  return {
    hasGhost,
    checkEnded: () => all().forEach(checkEnd),
    checkGhosts() {
      if (hasGhost()) {
        throw new Violation(14, 'a live row of an operation that was closed as not applied');
      }
    },
    /** The till once had nothing to make the control "a known serial is found" with. */
    hadNoKnownSerial: (journal: Journal | null) =>
      all().some(({ serial }) =>
        journal?.store.events(serial).some(({ evidence }) => evidence?.includes('noKnownSerial') === true),
      ),
    checkJournal(journal: Journal | null) {
      for (const operation of journal?.page('all', null, 500) ?? []) {
        checkFold(journal?.store ?? null, operation);
        if (witness.known().get(operation.serial)?.state !== operation.state) {
          throw new Violation(2, `${operation.serial}: the listeners did not hear of ${operation.state}`);
        }
      }
      const fault = journal?.verify() ?? null;
      if (fault !== null) {
        throw new Violation(2, `event ${fault.sequence}: ${fault.problem}`);
      }
    },
  };
}
