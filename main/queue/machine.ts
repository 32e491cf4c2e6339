// The transition table of the design's queue, sections 3 and 4: an explicit entry for every state and every event.
// 'impossible' is a bug if it happens (it throws); 'ignore' changes nothing. An unlisted pair does not compile.
import type { OperationState } from '../../shared/operation.ts';
import {
  acceptAnswer,
  becomeReverted,
  beginSending,
  type Decision,
  endWaiting,
  endWatch,
  endWithParent,
  type Facts,
  loseTrack,
  meetReverted,
  noteLate,
  noteRevocation,
  poison,
  refuseListed,
  refuseUnlisted,
  startPending,
  startUnknown,
  takeBackUnsent,
  unblock,
  wantUndone,
  withdraw,
} from './decisions.ts';
import type { EventOf, QueueEvent, QueueEventType } from './events.ts';
import type { Operation } from './operation.ts';
import {
  acceptGhostAnswer,
  acceptLateAnswer,
  countAbsence,
  endManual,
  endQuarantine,
  giveUpProof,
  healRefusal,
  proveApplied,
  proveGhost,
  proveReverted,
  refuseToGuess,
} from './proofs.ts';
import { takeDecision } from './verdicts.ts';

export type Entry<Type extends QueueEventType> =
  | 'impossible'
  | 'ignore'
  | ((operation: Operation, event: EventOf<Type>, facts: Facts) => Decision | 'ignore');

export type Machine = {
  readonly [State in OperationState]: { readonly [Type in QueueEventType]: Entry<Type> };
};

/** What a closed or blocked operation makes of most events; its own row says only where it differs. */
const closed = {
  sendStarted: 'impossible',
  accepted: 'ignore',
  refusedListed: noteLate,
  refusedUnlisted: noteLate,
  unsent: noteLate,
  uncertain: noteLate,
  startup: 'ignore',
  cannotWait: 'ignore',
  logApplied: 'ignore',
  logReverted: 'ignore',
  logMismatch: 'ignore',
  absentOnce: 'ignore',
  absent: 'ignore',
  unprovable: 'ignore',
  // It healed while the person's query ran.
  decided: 'ignore',
  revocationWanted: 'impossible',
  revoked: 'impossible',
  parentApplied: 'ignore',
  parentClosed: 'ignore',
  parentReverted: 'ignore',
  poisoned: 'ignore',
} as const satisfies Machine[OperationState];

/** Closed as not applied: watched, for it may land after all. */
const notApplied = {
  ...closed,
  accepted: acceptGhostAnswer,
  logApplied: proveGhost,
  logReverted: proveReverted,
  logMismatch: refuseToGuess,
  parentReverted: endWatch,
} as const satisfies Machine[OperationState];

export const machine: Machine = {
  pending: {
    sendStarted: beginSending,
    // Only after an attempt that was found absent: the answer of that attempt came very late.
    accepted: acceptLateAnswer,
    refusedListed: noteLate,
    refusedUnlisted: noteLate,
    unsent: noteLate,
    uncertain: noteLate,
    startup: startPending,
    cannotWait: endWaiting,
    logApplied: 'impossible',
    logReverted: 'impossible',
    logMismatch: 'impossible',
    absentOnce: 'impossible',
    absent: 'impossible',
    unprovable: 'impossible',
    decided: 'impossible',
    revocationWanted: withdraw,
    revoked: 'impossible',
    parentApplied: 'ignore',
    parentClosed: 'impossible',
    parentReverted: meetReverted,
    poisoned: poison,
  },
  sending: {
    sendStarted: 'impossible',
    accepted: acceptAnswer,
    refusedListed: refuseListed,
    refusedUnlisted: refuseUnlisted,
    unsent: takeBackUnsent,
    uncertain: loseTrack,
    startup: startUnknown,
    cannotWait: 'ignore',
    logApplied: 'impossible',
    logReverted: 'impossible',
    logMismatch: 'impossible',
    absentOnce: 'impossible',
    absent: 'impossible',
    unprovable: 'impossible',
    decided: 'impossible',
    revocationWanted: noteRevocation,
    revoked: 'impossible',
    parentApplied: 'ignore',
    parentClosed: 'impossible',
    // Its own answer is on the way; if it gets lost, the flag will tell.
    parentReverted: 'ignore',
    poisoned: 'impossible',
  },
  unknown: {
    sendStarted: 'impossible',
    accepted: acceptLateAnswer,
    refusedListed: noteLate,
    refusedUnlisted: noteLate,
    unsent: noteLate,
    uncertain: noteLate,
    startup: 'ignore',
    cannotWait: 'ignore',
    logApplied: proveApplied,
    logReverted: proveReverted,
    logMismatch: refuseToGuess,
    absentOnce: countAbsence,
    absent: endQuarantine,
    unprovable: giveUpProof,
    decided: 'impossible',
    revocationWanted: noteRevocation,
    revoked: 'impossible',
    parentApplied: 'ignore',
    parentClosed: 'impossible',
    parentReverted: meetReverted,
    poisoned: poison,
  },
  manual: {
    sendStarted: 'impossible',
    accepted: acceptLateAnswer,
    refusedListed: noteLate,
    refusedUnlisted: noteLate,
    unsent: noteLate,
    uncertain: noteLate,
    startup: 'ignore',
    cannotWait: 'ignore',
    logApplied: proveApplied,
    logReverted: proveReverted,
    logMismatch: 'ignore',
    absentOnce: healRefusal,
    absent: endManual,
    unprovable: 'ignore',
    decided: takeDecision,
    revocationWanted: wantUndone,
    revoked: 'impossible',
    parentApplied: 'ignore',
    parentClosed: 'impossible',
    parentReverted: meetReverted,
    poisoned: 'ignore',
  },
  applied: { ...closed, logReverted: proveReverted, revocationWanted: noteRevocation, revoked: becomeReverted },
  rejected: notApplied,
  cancelled: notApplied,
  reverted: { ...closed, revoked: 'ignore' },
  // A revocation that waits for its target. It was never sent, so nothing can be heard of it but its target's fate.
  blocked: {
    sendStarted: 'impossible',
    accepted: 'impossible',
    refusedListed: 'impossible',
    refusedUnlisted: 'impossible',
    unsent: 'impossible',
    uncertain: 'impossible',
    startup: 'ignore',
    cannotWait: 'ignore',
    logApplied: 'impossible',
    logReverted: 'impossible',
    logMismatch: 'impossible',
    absentOnce: 'impossible',
    absent: 'impossible',
    unprovable: 'impossible',
    decided: 'impossible',
    revocationWanted: 'impossible',
    revoked: 'impossible',
    parentApplied: unblock,
    parentClosed: endWithParent,
    parentReverted: meetReverted,
    poisoned: 'impossible',
  },
};

/** What becomes of an operation when something happens to it. Throws on a pair that cannot be: a bug, never bad luck. */
export function decide(table: Machine, operation: Operation, event: QueueEvent, facts: Facts): Decision | 'ignore' {
  const entry = table[operation.state][event.type];
  if (entry === 'impossible') {
    throw new Error(`${event.type} cannot happen to an operation that is ${operation.state}`);
  }
  // The row's key and the event's type are the same, which the compiler cannot follow through the index.
  return entry === 'ignore'
    ? 'ignore'
    : (entry as (operation: Operation, event: QueueEvent, facts: Facts) => Decision | 'ignore')(
        operation,
        event,
        facts,
      );
}
