// Invariant 26: what must hold of a service, from what the journal told and what came home.
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import type { DeedBook } from './deeds.ts';
import { Violation } from './invariants.ts';
import { isHidden, mayWait } from './services-apart.ts';

export function createServiceChecks(known: ReadonlyMap<string, Operation>, deeds: DeedBook) {
  /** Those that were refused by a word that the profile lists. */
  const refused = new Set<string>();

  function checkLanded(before: Operation | undefined, { serial, state, reason }: Operation): void {
    const isOpen = before?.state === 'unknown' || before?.state === 'manual';
    const wasTold = before?.state === 'rejected' || (isOpen && before.platformMessage !== null);
    const isLate = wasTold || before?.state === 'cancelled';
    if (state !== 'applied' || !isLate || reason === 'decidedApplied') {
      return;
    }
    if (reason !== 'ghostFound') {
      throw new Violation(26, `${serial} was told to be refused, landed, and raised no alarm (${reason})`);
    }
    deeds.count('serviceGhost');
  }

  /** What was on its way at the other till comes here as unknown: the first look passes it on. */
  function checkHidden(before: Operation | undefined, { serial, state, reason }: Operation): void {
    if (before?.state === 'sending' && state === 'unknown' && reason !== 'handOverTaken') {
      throw new Violation(26, `${serial} is to be asked for, and the log can never show it`);
    }
    if (state === 'rejected' && !refused.has(serial)) {
      throw new Violation(26, `${serial} is rejected without a listed word`);
    }
    if (state === 'manual' && before?.state !== 'manual') {
      deeds.count('servicePassedToPerson');
    }
  }

  return {
    see(before: Operation | undefined, operation: Operation): void {
      const { serial, kind, parent, attempt, waits } = operation;
      if (kind === 'revocation' && parent !== null && known.get(parent)?.kind === 'service') {
        throw new Violation(26, `${serial} revokes ${parent}, a service`);
      }
      if (kind !== 'service') {
        return;
      }
      if (waits && !mayWait(operation)) {
        throw new Violation(26, `${serial} waits`);
      }
      if (attempt > 1) {
        throw new Violation(26, `${serial} is sent again`);
      }
      checkLanded(before, operation);
      if (isHidden(operation)) {
        checkHidden(before, operation);
      }
    },
    comesHome(serial: string, outcome: AttemptOutcome): void {
      if (outcome.kind === 'refused' && outcome.listed) {
        refused.add(serial);
      }
    },
  };
}
