// The machine's entries for what is proven after the attempt itself: by the log, by its silence, by an answer that came late.
import {
  acceptAnswer,
  type Decision,
  type Facts,
  type MoveDecision,
  toldNotCharged,
  toldRefused,
} from './decisions.ts';
import type { EventOf } from './events.ts';
import type { Operation } from './operation.ts';
import { isBalanceDoubt } from './resolution.ts';
import { isTrade, leavesTrace } from './traces.ts';

/** After so many attempts a revocation that never shows in its target's flag is a person's affair. */
const revocationAttempts = 3;

/** The answer to an attempt that was given up: still full proof. Where the guest was told "refused", it is undone. */
export function acceptLateAnswer(operation: Operation, event: EventOf<'accepted'>): Decision {
  const decision = { ...acceptAnswer(operation, event), reason: 'lateAnswer' };
  return toldNotCharged(operation) ? asGhost(operation, decision) : decision;
}

/** Closed as not applied, and it landed after all. */
export function acceptGhostAnswer(operation: Operation, event: EventOf<'accepted'>): Decision {
  return asGhost(operation, acceptAnswer(operation, event));
}

/** 4.5. What the cashier was told was refused is undone by the till. */
export function proveApplied(operation: Operation, event: EventOf<'logApplied'>): MoveDecision {
  const decision = {
    kind: 'move',
    to: 'applied',
    ...(event.voucher === null ? {} : { voucher: event.voucher }),
    ...(event.answer === null ? {} : { answer: event.answer }),
    platformMessage: null,
    watchUntil: null,
    reason: event.byBalance === true ? 'balanceApplied' : 'logApplied',
    evidence: event.evidence,
  } as const;
  return toldNotCharged(operation) ? asGhost(operation, decision) : decision;
}

/** Closed as not applied, and the log shows it: undone by the till (section 3). */
export function proveGhost(operation: Operation, event: EventOf<'logApplied'>): Decision {
  return asGhost(operation, proveApplied(operation, event));
}

/** 4.5: the log shows it applied and undone since, by us or by head office. */
export function proveReverted(_operation: Operation, event: EventOf<'logReverted'>): Decision {
  return {
    kind: 'move',
    to: 'reverted',
    ...(event.voucher === null ? {} : { voucher: event.voucher }),
    watchUntil: null,
    reason: 'logReverted',
    evidence: event.evidence,
  };
}

/** 4.5: the serial is there with another card, amount or kind, or twice. */
export function refuseToGuess(operation: Operation, event: EventOf<'logMismatch'>, facts: Facts): MoveDecision {
  const wasClosed = operation.state === 'rejected' || operation.state === 'cancelled';
  const watchUntil = wasClosed ? facts.watchUntil : null;
  return { kind: 'move', to: 'manual', watchUntil, reason: 'logMismatch', evidence: event.evidence };
}

/** 4.6: one more trusted "not found"; it confirms a refusal that was told at once (4.3). */
export function countAbsence(operation: Operation, event: EventOf<'absentOnce'>, facts: Facts): Decision {
  return toldRefused(operation)
    ? confirmRefusal(event, facts)
    : { kind: 'note', reason: 'notFoundYet', evidence: event.evidence };
}

/** An unlisted refusal that no control could confirm at first (a till without any known serial) heals when one can. */
export function healRefusal(operation: Operation, event: EventOf<'absentOnce'>, facts: Facts): Decision | 'ignore' {
  return toldRefused(operation) ? confirmRefusal(event, facts) : 'ignore';
}

function confirmRefusal({ evidence }: EventOf<'absentOnce' | 'absent'>, { watchUntil }: Facts): Decision {
  return { kind: 'move', to: 'rejected', watchUntil, reason: 'refusalConfirmed', evidence };
}

/**
 * 4.6. A revocation may be sent again without a probe: it names one voucher, and the platform must look up that
 * voucher's row, whose flag says "already revoked"; the flag was read as not set over the whole quarantine. Not where a
 * probe saw the platform pay back twice all the same: the first may still land. A consumption
 * has no such key, so it repeats only where a probe proved it, never while a revocation is wanted, and never when it
 * may not wait (the guest of a recharge is gone). No probe looks at the other money calls: they never repeat. What was refused at attempt 2 or later and stayed absent over another
 * whole quarantine is not sent a third time: the refusal stands.
 */
export function endQuarantine(operation: Operation, event: EventOf<'absent'>, facts: Facts): Decision {
  const { evidence } = event;
  if (facts.revocationWanted) {
    return { kind: 'move', to: 'cancelled', watchUntil: facts.watchUntil, reason: 'absentCancelled', evidence };
  }
  if (operation.platformMessage !== null) {
    return confirmRefusal(event, facts);
  }
  const repeats =
    operation.kind === 'revocation'
      ? operation.attempt < revocationAttempts && facts.paysBackTwice !== true
      : mayRepeat(operation, facts);
  return repeats
    ? { kind: 'move', to: 'pending', reason: 'absentRepeat', evidence }
    : { kind: 'move', to: 'manual', reason: 'absentManual', evidence };
}

/** The same sale again, where it was proven that it is not charged twice. */
function mayRepeat(operation: Operation, { repeatProven }: Facts): boolean {
  return repeatProven && operation.waits && isTrade(operation);
}

/** 4.6 for what a person was to decide: somebody decided that it shall be undone, so proven absence ends both. */
export function endManual(_operation: Operation, { evidence }: EventOf<'absent'>, facts: Facts): Decision | 'ignore' {
  return facts.revocationWanted
    ? { kind: 'move', to: 'cancelled', watchUntil: facts.watchUntil, reason: 'absentCancelled', evidence }
    : 'ignore';
}

/**
 * The log answers, but nothing it says can be trusted, for too long; or it can never show this one. Where the card's balance says nothing but
 * the same payment may be sent again, its acceptance will tell.
 */
export function giveUpProof(operation: Operation, { why, evidence }: EventOf<'unprovable'>, facts: Facts): Decision {
  if (why !== undefined && isBalanceDoubt(why)) {
    return mayRepeat(operation, facts) && !facts.revocationWanted && operation.platformMessage === null
      ? { kind: 'move', to: 'pending', reason: 'balanceRepeat', evidence }
      : { kind: 'move', to: 'manual', reason: why, evidence };
  }
  return { kind: 'move', to: 'manual', reason: leavesTrace(operation) ? 'unprovable' : 'cannotBeFound', evidence };
}

/**
 * A sale or recharge is undone by the till itself. A revocation that lands late does what was wanted; for the other money calls the
 * platform has no way back, so the alarm asks a person to undo it by hand.
 */
function asGhost(operation: Operation, decision: MoveDecision): MoveDecision {
  return { ...decision, reason: 'ghostFound', ...(isTrade(operation) ? { undo: true } : {}) };
}
