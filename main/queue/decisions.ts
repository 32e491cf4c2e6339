// The entries of the machine's table that need thought: each is a pure function from operation and event to a decision.
import type { EventOf } from './events.ts';
import type { Move, Operation } from './operation.ts';
import { isByHand, leavesTrace } from './traces.ts';

/** What a decision may depend on beside the operation. `watchUntil` (wall ms) is the end of a watch that begins now; null where the log could never show it. */
export type Facts = {
  /** A revocation of this operation is open: it may never be sent again. */
  readonly revocationWanted: boolean;
  /** A dated probe proved that the same serial is not charged twice. */
  readonly repeatProven: boolean;
  /** The probe saw the platform pay back twice: no revocation is repeated. */
  readonly paysBackTwice?: boolean;
  readonly watchUntil: number | null;
};

/** `undo`: the guest was told "not charged", so the till itself revokes what landed. */
export type MoveDecision = { readonly kind: 'move'; readonly undo?: true } & Omit<
  Move,
  'serial' | 'from' | 'fromAttempt'
>;
export type Decision = MoveDecision | { readonly kind: 'note'; readonly reason: string; readonly evidence: unknown };

/** An unlisted refusal of attempt 1 was told to the cashier as refused; it stays `unknown`, or `manual`, until the log agrees. */
export function toldRefused(operation: Operation): boolean {
  const isOpen = operation.state === 'unknown' || operation.state === 'manual';
  return isOpen && operation.attempt === 1 && operation.platformMessage !== null;
}

/**
 * The guest was told "not charged" of what is open now: refused in plain words, or closed as not applied until the log showed
 * something that contradicts it (the watch that stays with it is the mark). If it turns out to be charged, it is undone.
 */
export function toldNotCharged(operation: Operation): boolean {
  return toldRefused(operation) || (operation.state === 'manual' && operation.watchUntil !== null);
}

/** 4.1: `sending` is committed, with the attempt counted, before the first byte may leave. */
export function beginSending(operation: Operation): Decision {
  return { kind: 'move', to: 'sending', attempt: operation.attempt + 1, reason: 'sendStarted', evidence: null };
}

/** 4.1: code 0 with a voucher. */
export function acceptAnswer(_operation: Operation, event: EventOf<'accepted'>): MoveDecision {
  return {
    kind: 'move',
    to: 'applied',
    voucher: event.voucher,
    answer: event.answer,
    platformMessage: null,
    watchUntil: null,
    reason: 'answered',
    evidence: event.evidence,
  };
}

/** Final only for the only attempt (4.7): after two, the first may still land, so another quarantine begins. */
export function refuseListed(operation: Operation, event: EventOf<'refusedListed'>, facts: Facts): Decision {
  if (operation.attempt !== 1) {
    return doubtRefusal(event);
  }
  return {
    kind: 'move',
    to: 'rejected',
    platformMessage: event.message,
    watchUntil: facts.watchUntil,
    reason: 'refused',
    evidence: event.evidence,
  };
}

/**
 * 4.3: told at once (the platform's words are set), closed only after the log agrees. Where the log can never tell, a person closes
 * it: only what the profile lists is a definite no.
 */
export function refuseUnlisted(operation: Operation, event: EventOf<'refusedUnlisted'>): Decision {
  const { message, evidence } = event;
  if (!leavesTrace(operation)) {
    return { kind: 'move', to: 'manual', platformMessage: message, reason: 'refusedNotProvable', evidence };
  }
  return operation.attempt === 1
    ? {
        kind: 'move',
        to: 'unknown',
        platformMessage: message,
        reason: 'refusedUnlisted',
        evidence,
      }
    : doubtRefusal(event);
}

function doubtRefusal({ message, evidence }: EventOf<'refusedListed' | 'refusedUnlisted'>): Decision {
  return { kind: 'move', to: 'unknown', platformMessage: message, reason: 'refusalNotFinal', evidence };
}

/**
 * 4.2: only attempt 1 goes back, and its count goes back to 0: it did not use up an attempt, and the operation can
 * still be withdrawn without a call. A later attempt is taken back too, for what never left uses up none of them (section 5),
 * but it says nothing about the attempts before it: the outcome stays unknown.
 * Refused for its token means that a request did arrive, so what ends here then is watched.
 */
export function takeBackUnsent(operation: Operation, event: EventOf<'unsent'>, facts: Facts): Decision {
  if (operation.attempt !== 1) {
    const attempt = operation.attempt - 1;
    return { kind: 'move', to: 'unknown', attempt, reason: 'unsentNotFinal', evidence: event.evidence };
  }
  const ends = facts.revocationWanted || !operation.waits;
  const watched = ends && (event.reason === 'unsentToken' || event.reason === 'unsentContention');
  return {
    kind: 'move',
    to: ends ? 'cancelled' : 'pending',
    attempt: 0,
    watchUntil: watched ? facts.watchUntil : null,
    reason: facts.revocationWanted ? 'withdrawn' : event.reason,
    evidence: { unsent: event.reason, details: event.evidence },
  };
}

/** 4.3: attempted, and the outcome is not proven. What the log can never show is a person's affair at once. */
export function loseTrack(operation: Operation, event: EventOf<'uncertain'>): Decision {
  return leavesTrace(operation)
    ? { kind: 'move', to: 'unknown', reason: event.reason, evidence: event.evidence }
    : passToPerson({ why: event.reason, details: event.evidence });
}

/** 4.4: no exceptions. */
export function startUnknown(operation: Operation): Decision {
  return leavesTrace(operation)
    ? { kind: 'move', to: 'unknown', reason: 'startup', evidence: null }
    : passToPerson({ why: 'startup', details: null });
}

/** Nobody can find it by asking; `why` is the reason that its outcome is not known. */
function passToPerson(evidence: { readonly why: string; readonly details: unknown }): Decision {
  return { kind: 'move', to: 'manual', reason: 'cannotBeFound', evidence };
}

/** Its secret is gone, or the guest went: what never left and may not wait ends. Waiting ones simply go on. */
export function startPending(operation: Operation): Decision | 'ignore' {
  if (operation.waits) {
    return 'ignore';
  }
  return operation.attempt === 0
    ? { kind: 'move', to: 'cancelled', reason: 'startupCannotWait', evidence: null }
    : { kind: 'move', to: 'unknown', reason: 'startupCannotWait', evidence: null };
}

/** Section 5: what may not wait and never left is cancelled at once. */
export function endWaiting(operation: Operation): Decision | 'ignore' {
  return operation.waits || operation.attempt > 0
    ? 'ignore'
    : { kind: 'move', to: 'cancelled', reason: 'cannotWait', evidence: null };
}

/** Attempt 0 ends locally, no call is made. After an attempt the outcome must be proven again before anything ends. */
export function withdraw(operation: Operation): Decision {
  return operation.attempt === 0
    ? { kind: 'move', to: 'cancelled', reason: 'withdrawn', evidence: null }
    : { kind: 'move', to: 'unknown', reason: 'revocationForbidsRepeat', evidence: null };
}

/** A person's affair ends here where it never left; else it is asked for, and absent over a quarantine ends it (4.6). */
export function wantUndone(operation: Operation): Decision {
  return operation.attempt === 0 ? withdraw(operation) : noteRevocation();
}

/** It cannot be undone yet; from now on `revocationWanted` forbids any repeat. */
export function noteRevocation(): Decision {
  return { kind: 'note', reason: 'revocationWanted', evidence: null };
}

/** Its own revocation was applied. */
export function becomeReverted(_operation: Operation, event: EventOf<'revoked'>): Decision {
  return { kind: 'move', to: 'reverted', reason: 'revoked', evidence: event.evidence };
}

/** 4.9: the target is applied and has a voucher, so its revocation may go. Where the platform has no such call, a person credits the guest. */
export function unblock(operation: Operation): Decision {
  return isByHand(operation)
    ? { kind: 'move', to: 'manual', reason: 'creditByHand', evidence: null }
    : { kind: 'move', to: 'pending', reason: 'parentApplied', evidence: null };
}

/** 4.9: the target ended without being applied, so there is nothing to revoke. */
export function endWithParent(): Decision {
  return { kind: 'move', to: 'cancelled', reason: 'parentClosed', evidence: null };
}

/** The target is undone already: by this revocation if it was ever attempted, else by somebody else. */
export function meetReverted(operation: Operation): Decision {
  return {
    kind: 'move',
    to: operation.attempt > 0 ? 'applied' : 'cancelled',
    reason: 'parentReverted',
    evidence: null,
  };
}

/** A refused revocation whose target was undone by another: the flag that it is watched by says nothing about it any more. */
export function endWatch({ state, watchUntil }: Operation): Decision | 'ignore' {
  return watchUntil === null
    ? 'ignore'
    : { kind: 'move', to: state, watchUntil: null, reason: 'parentReverted', evidence: null };
}

/** Section 8: a record that throws every time becomes a person's affair. */
export function poison(_operation: Operation, event: EventOf<'poisoned'>): Decision {
  return { kind: 'move', to: 'manual', reason: 'poisoned', evidence: event.evidence };
}

/** An answer that came too late to decide anything is kept as evidence. */
export function noteLate(_operation: Operation, event: { readonly evidence: unknown }): Decision {
  return { kind: 'note', reason: 'lateAnswerIgnored', evidence: event.evidence };
}
