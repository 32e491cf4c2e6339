// Every pair of state and event, against a second, independent writing-down of the design's queue, sections 3 and 4.
import { describe, expect, it } from 'vitest';
import { type Facts, toldRefused } from '../../main/queue/decisions.ts';
import {
  outcomeEvent as eventOfOutcome,
  type QueueEvent,
  type QueueEventType,
  queueEventTypes,
} from '../../main/queue/events.ts';
import { decide, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { operationStates } from '../../shared/operation.ts';
import { queueReasons } from '../../shared/reasons.ts';
import { eventOf, sampleEvents, sampleFacts, sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { emptyAnswer } from '../support/queue-stage.ts';

/** Of a sale, as most outcomes are. */
function outcomeEvent(outcome: AttemptOutcome): QueueEvent {
  return eventOfOutcome(outcome, sampleOperation());
}

/** `-` ignored, `!` impossible, `note` an event without a move, else the new state (`+undo`: the till revokes by itself). */
function outcome(operation: Operation, event: QueueEvent, facts: Partial<Facts> = {}): string {
  try {
    const decision = decide(machine, operation, event, { ...sampleFacts, ...facts });
    if (decision === 'ignore') {
      return '-';
    }
    return decision.kind === 'note' ? 'note' : decision.to + (decision.undo === true ? '+undo' : '');
  } catch {
    return '!';
  }
}

// A waiting consumption after one attempt; columns in the order of `operationStates`.
const columns = 'pending sending unknown applied rejected cancelled reverted blocked manual';
const expected: Readonly<Record<string, string>> = {
  sendStarted: 'sending ! ! ! ! ! ! ! !',
  accepted: 'applied applied applied - applied+undo applied+undo - ! applied',
  refusedListed: 'note rejected note note note note note ! note',
  refusedUnlisted: 'note unknown note note note note note ! note',
  unsent: 'note pending note note note note note ! note',
  uncertain: 'note unknown note note note note note ! note',
  startup: '- unknown - - - - - - -',
  cannotWait: '- - - - - - - - -',
  logApplied: '! ! applied - applied+undo applied+undo - ! applied',
  logReverted: '! ! reverted reverted reverted reverted - ! reverted',
  logMismatch: '! ! manual - manual manual - ! -',
  absentOnce: '! ! note - - - - ! -',
  absent: '! ! manual - - - - ! -',
  unprovable: '! ! manual - - - - ! -',
  decided: '! ! ! - - - - ! cancelled',
  revocationWanted: 'unknown note note note ! ! ! ! note',
  revoked: '! ! ! reverted ! ! - ! !',
  parentApplied: '- - - - - - - pending -',
  parentClosed: '! ! ! - - - - cancelled !',
  parentReverted: 'applied - applied - - - - applied applied',
  poisoned: 'manual ! manual - - - - ! -',
};

describe('the transition table', () => {
  it('covers every state and every event', () => {
    expect(operationStates.join(' ')).toBe(columns);
    expect(Object.keys(expected).sort()).toEqual([...queueEventTypes].sort());
  });

  for (const type of queueEventTypes) {
    it(`says what ${type} does in each state`, () => {
      const row = operationStates.map((state) => outcome(sampleOperation({ state }), eventOf(type)));
      expect(row.join(' ')).toBe(expected[type]);
    });
  }

  it('throws on each pair that cannot be, in the same words', () => {
    for (const type of queueEventTypes) {
      for (const [column, state] of operationStates.entries()) {
        if (expected[type]?.split(' ')[column] === '!') {
          expect(() => decide(machine, sampleOperation({ state }), eventOf(type), sampleFacts)).toThrow(
            `${type} cannot happen to an operation that is ${state}`,
          );
        }
      }
    }
  });

  it('throws on what cannot be, naming both', () => {
    expect(() => decide(machine, sampleOperation({ state: 'applied' }), eventOf('sendStarted'), sampleFacts)).toThrow(
      'sendStarted cannot happen to an operation that is applied',
    );
  });

  it('gives only reasons that the catalogue can know', () => {
    for (const state of operationStates) {
      for (const type of queueEventTypes) {
        for (const attempt of [0, 1, 2]) {
          const operation = sampleOperation({ state, attempt });
          if (outcome(operation, eventOf(type)) === '!') {
            continue;
          }
          const decision = decide(machine, operation, eventOf(type), sampleFacts);
          if (decision !== 'ignore' && type !== 'uncertain') {
            expect(queueReasons).toContain(decision.reason);
          }
        }
      }
    }
  });
});

describe('4.1 and 4.7: attempts and refusals', () => {
  it('counts an attempt when it begins', () => {
    expect(decide(machine, sampleOperation({ attempt: 0 }), eventOf('sendStarted'), sampleFacts)).toMatchObject({
      to: 'sending',
      attempt: 1,
    });
  });

  it('closes a listed refusal of attempt 1 at once, watched, in the words of the platform', () => {
    const decision = decide(machine, sampleOperation({ state: 'sending' }), eventOf('refusedListed'), sampleFacts);
    expect(decision).toMatchObject({ to: 'rejected', platformMessage: 'no', watchUntil: 99 });
  });

  it('does not believe a refusal of attempt 2', () => {
    const operation = sampleOperation({ state: 'sending', attempt: 2 });
    expect(outcome(operation, eventOf('refusedListed'))).toBe('unknown');
    expect(outcome(operation, eventOf('refusedUnlisted'))).toBe('unknown');
  });

  it('lets a refusal of attempt 2 stand after another whole quarantine', () => {
    const operation = sampleOperation({ state: 'unknown', attempt: 2, platformMessage: 'no' });
    expect(outcome(operation, eventOf('absentOnce'))).toBe('note');
    expect(outcome(operation, eventOf('absent'), { repeatProven: true })).toBe('rejected');
    expect(outcome(operation, eventOf('logApplied'))).toBe('applied');
  });
});

describe('4.2: provably unsent', () => {
  const sending = sampleOperation({ state: 'sending' });

  it('takes attempt 1 back and does not count it', () => {
    expect(decide(machine, sending, eventOf('unsent'), sampleFacts)).toMatchObject({
      to: 'pending',
      attempt: 0,
      watchUntil: null,
    });
  });

  it('proves nothing about attempt 2', () => {
    expect(outcome({ ...sending, attempt: 2 }, eventOf('unsent'))).toBe('unknown');
  });

  it('uses up no attempt, the second as little as the first (section 5)', () => {
    for (const attempt of [2, 3]) {
      const decision = decide(machine, { ...sending, attempt }, eventOf('unsent'), sampleFacts);
      expect(decision).toMatchObject({ to: 'unknown', attempt: attempt - 1, reason: 'unsentNotFinal' });
    }
  });

  it('ends what may not wait and what is to be revoked', () => {
    expect(outcome({ ...sending, waits: false }, eventOf('unsent'))).toBe('cancelled');
    const wanted = { ...sampleFacts, revocationWanted: true };
    expect(decide(machine, sending, eventOf('unsent'), wanted)).toMatchObject({
      to: 'cancelled',
      reason: 'withdrawn',
      watchUntil: null,
    });
  });

  it('watches what ended after a refused token, for then a request did arrive', () => {
    const event = { type: 'unsent', reason: 'unsentToken', evidence: null } as const;
    expect(decide(machine, { ...sending, waits: false }, event, sampleFacts)).toMatchObject({ watchUntil: 99 });
    const signedOut = { type: 'unsent', reason: 'unsentSignedOut', evidence: null } as const;
    expect(decide(machine, { ...sending, waits: false }, signedOut, sampleFacts)).toMatchObject({ watchUntil: null });
  });
});

describe('4.3: an unlisted refusal', () => {
  const told = sampleOperation({ state: 'unknown', platformMessage: 'no' });

  it('keeps the words, for the cashier is told at once', () => {
    const decision = decide(machine, sampleOperation({ state: 'sending' }), eventOf('refusedUnlisted'), sampleFacts);
    expect(decision).toMatchObject({ to: 'unknown', platformMessage: 'no' });
  });

  it('closes after one trusted "not found", watched', () => {
    expect(decide(machine, told, eventOf('absentOnce'), sampleFacts)).toMatchObject({ to: 'rejected', watchUntil: 99 });
  });

  it('heals from manual when a control becomes possible', () => {
    expect(outcome({ ...told, state: 'manual' }, eventOf('absentOnce'))).toBe('rejected');
    expect(outcome({ ...told, state: 'manual', attempt: 2 }, eventOf('absentOnce'))).toBe('-');
  });

  it('is undone by the till when it was charged after all', () => {
    expect(outcome(told, eventOf('logApplied'))).toBe('applied+undo');
    expect(outcome(told, eventOf('accepted'))).toBe('applied+undo');
    expect(outcome({ ...told, state: 'manual' }, eventOf('logApplied'))).toBe('applied+undo');
    expect(outcome({ ...told, state: 'manual' }, eventOf('accepted'))).toBe('applied+undo');
    expect(outcome({ ...told, state: 'manual', attempt: 2 }, eventOf('accepted'))).toBe('applied');
  });
});

describe('4.8: what a person decided', () => {
  const manual = sampleOperation({ state: 'manual' });
  const decided = { type: 'decided', outcome: 'applied', voucher: 'B7', evidence: 'e' } as const;
  const applied = {
    kind: 'move',
    to: 'applied',
    voucher: 'B7',
    platformMessage: null,
    watchUntil: null,
    reason: 'decidedApplied',
    evidence: 'e',
  };

  it('becomes exactly that', () => {
    expect(decide(machine, manual, decided, sampleFacts)).toEqual(applied);
    expect(decide(machine, manual, { ...decided, outcome: 'notApplied' }, sampleFacts)).toEqual({
      kind: 'move',
      to: 'cancelled',
      watchUntil: 99,
      reason: 'decidedNotApplied',
      evidence: 'e',
    });
    expect(decide(machine, manual, { ...decided, outcome: 'reverted' }, sampleFacts)).toEqual({
      kind: 'move',
      to: 'reverted',
      voucher: 'B7',
      watchUntil: null,
      reason: 'decidedReverted',
      evidence: 'e',
    });
  });

  it('is undone where the guest was told "refused", but never a revocation', () => {
    const told = { ...manual, platformMessage: 'no' };
    expect(decide(machine, told, decided, sampleFacts)).toEqual({ ...applied, undo: true });
    const revocation = sampleRevocation({ state: 'manual', platformMessage: 'no' });
    expect(decide(machine, revocation, { ...decided, voucher: null }, sampleFacts)).toEqual({
      ...applied,
      voucher: null,
    });
  });
});

describe('4.4: start-up', () => {
  it('makes every sending unknown, whatever its attempt', () => {
    for (const attempt of [1, 2, 3]) {
      expect(outcome(sampleOperation({ state: 'sending', attempt }), eventOf('startup'))).toBe('unknown');
    }
  });

  it('ends what never left and may not wait; after an attempt it asks', () => {
    expect(outcome(sampleOperation({ waits: false, attempt: 0 }), eventOf('startup'))).toBe('cancelled');
    expect(outcome(sampleOperation({ waits: false, attempt: 1 }), eventOf('startup'))).toBe('unknown');
  });
});

describe('4.6: the end of the quarantine', () => {
  const unknown = sampleOperation({ state: 'unknown' });

  it('cancels where a revocation is wanted, even where a repeat is proven', () => {
    const facts = { revocationWanted: true, repeatProven: true };
    expect(outcome(unknown, eventOf('absent'), facts)).toBe('cancelled');
  });

  it('repeats only where the probe proved it and it may wait', () => {
    expect(outcome(unknown, eventOf('absent'), { repeatProven: true })).toBe('pending');
    expect(outcome(unknown, eventOf('absent'), { repeatProven: false })).toBe('manual');
    expect(outcome({ ...unknown, waits: false }, eventOf('absent'), { repeatProven: true })).toBe('manual');
  });

  it('keeps the attempt count and the payload of a repeat', () => {
    const decision = decide(machine, unknown, eventOf('absent'), { ...sampleFacts, repeatProven: true });
    expect(decision).not.toHaveProperty('attempt');
  });

  it('asks for a revocation again without a probe, but not for ever', () => {
    expect(outcome(sampleRevocation({ state: 'unknown', attempt: 1 }), eventOf('absent'))).toBe('pending');
    expect(outcome(sampleRevocation({ state: 'unknown', attempt: 2 }), eventOf('absent'))).toBe('pending');
    expect(outcome(sampleRevocation({ state: 'unknown', attempt: 3 }), eventOf('absent'))).toBe('manual');
  });
});

describe('revocations and what may not wait', () => {
  it('ends an operation that never left without a call', () => {
    expect(outcome(sampleOperation({ attempt: 0 }), eventOf('revocationWanted'))).toBe('cancelled');
  });

  it('ends what may not wait when its turn does not come', () => {
    expect(outcome(sampleOperation({ waits: false, attempt: 0 }), eventOf('cannotWait'))).toBe('cancelled');
    expect(outcome(sampleOperation({ waits: false, attempt: 1 }), eventOf('cannotWait'))).toBe('-');
  });

  it('ends a revocation that has nothing left to undo', () => {
    expect(outcome(sampleRevocation({ state: 'blocked', attempt: 0 }), eventOf('parentReverted'))).toBe('cancelled');
    expect(outcome(sampleRevocation({ state: 'pending', attempt: 0 }), eventOf('parentReverted'))).toBe('cancelled');
    expect(outcome(sampleRevocation({ state: 'unknown', attempt: 1 }), eventOf('parentReverted'))).toBe('applied');
  });

  it('never undoes a revocation that landed late: that is what was wanted', () => {
    expect(outcome(sampleRevocation({ state: 'rejected' }), eventOf('logApplied'))).toBe('applied');
    expect(outcome(sampleRevocation({ state: 'cancelled' }), eventOf('accepted'))).toBe('applied');
  });

  it('takes a proof from the log without a voucher of its own', () => {
    const event = { type: 'logApplied', voucher: null, answer: null, evidence: null } as const;
    const decision = decide(machine, sampleRevocation({ state: 'unknown' }), event, sampleFacts);
    expect(decision).not.toHaveProperty('voucher');
    const reverted = { ...sampleEvents.logReverted, voucher: null };
    expect(decide(machine, sampleOperation({ state: 'unknown' }), reverted, sampleFacts)).not.toHaveProperty('voucher');
  });
});

describe('a platform without log and undo', () => {
  const unknown = sampleOperation({ state: 'unknown' });
  const byHand = sampleRevocation({
    state: 'blocked',
    attempt: 0,
    payload: {
      kind: 'revocation',
      cardNo: 'C1',
      target: 'S1',
      voucher: null,
      amount: sampleOperation().amount,
      reason: 'r',
      byHand: true,
    },
  });
  const doubt = (why: 'balanceMovedOtherwise' | 'balanceTooOld' | 'balanceShared' | 'noKnownSerial') =>
    ({ type: 'unprovable', why, evidence: 'e' }) as const;

  it('takes a balance for a proof, and says so', () => {
    const event = { ...sampleEvents.logApplied, byBalance: true } as const;
    expect(decide(machine, unknown, event, sampleFacts)).toMatchObject({ to: 'applied', reason: 'balanceApplied' });
    const told = { ...unknown, platformMessage: 'no' };
    expect(decide(machine, told, event, sampleFacts)).toMatchObject({
      to: 'applied',
      reason: 'ghostFound',
      undo: true,
    });
  });

  it('gives to a person what a balance does not prove, saying why', () => {
    for (const why of ['balanceMovedOtherwise', 'balanceTooOld', 'balanceShared'] as const) {
      expect(decide(machine, unknown, doubt(why), sampleFacts)).toEqual({
        kind: 'move',
        to: 'manual',
        reason: why,
        evidence: 'e',
      });
    }
    expect(decide(machine, unknown, doubt('noKnownSerial'), { ...sampleFacts, repeatProven: true })).toMatchObject({
      to: 'manual',
      reason: 'unprovable',
    });
  });

  it('sends the same payment again instead, where that is proven safe and nothing speaks against it', () => {
    const proven = { repeatProven: true };
    const event = doubt('balanceTooOld');
    expect(decide(machine, unknown, event, { ...sampleFacts, ...proven })).toEqual({
      kind: 'move',
      to: 'pending',
      reason: 'balanceRepeat',
      evidence: 'e',
    });
    expect(outcome({ ...unknown, waits: false }, event, proven)).toBe('manual');
    expect(outcome({ ...unknown, platformMessage: 'no' }, event, proven)).toBe('manual');
    expect(outcome(unknown, event, { ...proven, revocationWanted: true })).toBe('manual');
    expect(outcome({ ...unknown, kind: 'service' }, event, proven)).toBe('manual');
  });

  it('lets a person credit the guest: the revocation is never sent', () => {
    expect(decide(machine, byHand, eventOf('parentApplied'), sampleFacts)).toEqual({
      kind: 'move',
      to: 'manual',
      reason: 'creditByHand',
      evidence: null,
    });
    expect(outcome(byHand, eventOf('parentClosed'))).toBe('cancelled');
    expect(outcome(byHand, eventOf('parentReverted'))).toBe('cancelled');
    const waiting = { ...byHand, state: 'manual' } as const;
    expect(outcome(waiting, eventOf('parentReverted'))).toBe('cancelled');
    expect(outcome(waiting, { ...sampleEvents.decided, outcome: 'applied', voucher: 'M1' })).toBe('applied');
    expect(outcome(waiting, sampleEvents.decided)).toBe('cancelled');
  });

  it('takes back what was not noted, and does not watch it', () => {
    const event = { type: 'unsent', reason: 'unsentNotNoted', evidence: null } as const;
    const sending = sampleOperation({ state: 'sending' });
    expect(decide(machine, sending, event, sampleFacts)).toMatchObject({ to: 'pending', attempt: 0, watchUntil: null });
    expect(decide(machine, { ...sending, waits: false }, event, sampleFacts)).toMatchObject({
      to: 'cancelled',
      watchUntil: null,
    });
    expect(outcome({ ...sending, attempt: 2 }, event)).toBe('unknown');
  });
});

describe('the event that an outcome is', () => {
  it('takes code 0 without a voucher for unknown', () => {
    expect(outcomeEvent({ kind: 'accepted', answer: emptyAnswer, voucher: '', evidence: null })).toMatchObject({
      type: 'uncertain',
      reason: 'voucherMissing',
    });
  });

  it('tells the kinds apart', () => {
    expect(outcomeEvent({ kind: 'accepted', answer: emptyAnswer, voucher: 'V', evidence: null }).type).toBe('accepted');
    const refused = { kind: 'refused', code: '7', message: 'm', evidence: null } as const;
    expect(outcomeEvent({ ...refused, listed: true })).toMatchObject({ type: 'refusedListed', message: 'm' });
    expect(outcomeEvent({ ...refused, listed: false }).type).toBe('refusedUnlisted');
    expect(outcomeEvent({ kind: 'unsent', reason: 'unsentToken', evidence: null }).type).toBe('unsent');
    expect(outcomeEvent({ kind: 'unknown', reason: 'x', evidence: null })).toMatchObject({ type: 'uncertain' });
  });
});

/** Exactly what is written down: state, count, words, watch, reason and evidence. */
describe('each decision, word by word', () => {
  const move = { kind: 'move' } as const;
  const exactly = (operation: Partial<Operation>, type: QueueEventType, facts: Partial<Facts> = {}) =>
    decide(machine, sampleOperation(operation), eventOf(type), { ...sampleFacts, ...facts });

  it('of an attempt and its outcome', () => {
    expect(exactly({ attempt: 0 }, 'sendStarted')).toEqual({
      ...move,
      to: 'sending',
      attempt: 1,
      reason: 'sendStarted',
      evidence: null,
    });
    const applied = {
      ...move,
      to: 'applied',
      voucher: 'V1',
      answer: { ...emptyAnswer, voucher: 'V1' },
      platformMessage: null,
      watchUntil: null,
      evidence: 'e',
    };
    expect(exactly({ state: 'sending' }, 'accepted')).toEqual({ ...applied, reason: 'answered' });
    expect(exactly({ state: 'unknown' }, 'accepted')).toEqual({ ...applied, reason: 'lateAnswer' });
    expect(exactly({ state: 'cancelled' }, 'accepted')).toEqual({ ...applied, reason: 'ghostFound', undo: true });
    expect(exactly({ state: 'sending' }, 'refusedListed')).toEqual({
      ...move,
      to: 'rejected',
      platformMessage: 'no',
      watchUntil: 99,
      reason: 'refused',
      evidence: 'e',
    });
    const told = { ...move, to: 'unknown', platformMessage: 'no', evidence: 'e' };
    expect(exactly({ state: 'sending' }, 'refusedUnlisted')).toEqual({ ...told, reason: 'refusedUnlisted' });
    expect(exactly({ state: 'sending', attempt: 2 }, 'refusedUnlisted')).toEqual({
      ...told,
      reason: 'refusalNotFinal',
    });
    expect(exactly({ state: 'sending', attempt: 2 }, 'refusedListed')).toEqual({ ...told, reason: 'refusalNotFinal' });
    expect(exactly({ state: 'sending' }, 'uncertain')).toEqual({
      ...move,
      to: 'unknown',
      reason: 'unknownTimeout',
      evidence: 'e',
    });
    for (const type of ['refusedListed', 'refusedUnlisted', 'unsent', 'uncertain'] as const) {
      expect(exactly({ state: 'unknown' }, type)).toEqual({ kind: 'note', reason: 'lateAnswerIgnored', evidence: 'e' });
    }
  });

  it('of what never left', () => {
    const evidence = { unsent: 'unsentConnection', details: 'e' };
    const back = { ...move, attempt: 0, watchUntil: null, evidence };
    expect(exactly({ state: 'sending' }, 'unsent')).toEqual({ ...back, to: 'pending', reason: 'unsentConnection' });
    expect(exactly({ state: 'sending' }, 'unsent', { revocationWanted: true })).toEqual({
      ...back,
      to: 'cancelled',
      reason: 'withdrawn',
    });
    expect(exactly({ state: 'sending', attempt: 2 }, 'unsent')).toEqual({
      ...move,
      to: 'unknown',
      attempt: 1,
      reason: 'unsentNotFinal',
      evidence: 'e',
    });
  });

  it('of starts, and of what may not wait', () => {
    const plain = { ...move, evidence: null };
    expect(exactly({ state: 'sending' }, 'startup')).toEqual({ ...plain, to: 'unknown', reason: 'startup' });
    const guest = { waits: false } as const;
    expect(exactly({ ...guest, attempt: 0 }, 'startup')).toEqual({
      ...plain,
      to: 'cancelled',
      reason: 'startupCannotWait',
    });
    expect(exactly({ ...guest, attempt: 1 }, 'startup')).toEqual({
      ...plain,
      to: 'unknown',
      reason: 'startupCannotWait',
    });
    expect(exactly({ ...guest, attempt: 0 }, 'cannotWait')).toEqual({
      ...plain,
      to: 'cancelled',
      reason: 'cannotWait',
    });
    expect(exactly({ attempt: 0 }, 'cannotWait')).toBe('ignore');
  });

  it('of what the log proves', () => {
    const proven = { ...move, to: 'applied', platformMessage: null, watchUntil: null, evidence: 'e' };
    const answer = { ...emptyAnswer, voucher: 'V1' };
    expect(exactly({ state: 'unknown' }, 'logApplied')).toEqual({
      ...proven,
      voucher: 'V1',
      answer,
      reason: 'logApplied',
    });
    expect(exactly({ state: 'rejected' }, 'logApplied')).toEqual({
      ...proven,
      voucher: 'V1',
      answer,
      reason: 'ghostFound',
      undo: true,
    });
    const nameless = { ...sampleEvents.logApplied, voucher: null, answer: null };
    expect(decide(machine, sampleOperation({ state: 'unknown' }), nameless, sampleFacts)).toEqual({
      ...proven,
      reason: 'logApplied',
    });
    expect(exactly({ state: 'unknown' }, 'logReverted')).toEqual({
      ...move,
      to: 'reverted',
      voucher: 'V1',
      watchUntil: null,
      reason: 'logReverted',
      evidence: 'e',
    });
    expect(exactly({ state: 'unknown' }, 'logMismatch')).toEqual({
      ...move,
      to: 'manual',
      watchUntil: null,
      reason: 'logMismatch',
      evidence: 'e',
    });
  });

  it('of what was closed as not applied, then contradicted: if it is charged after all, it is undone', () => {
    for (const state of ['cancelled', 'rejected'] as const) {
      expect(exactly({ state, watchUntil: 50 }, 'logMismatch')).toEqual({
        ...move,
        to: 'manual',
        watchUntil: 99,
        reason: 'logMismatch',
        evidence: 'e',
      });
    }
    const contradicted = { state: 'manual', watchUntil: 99 } as const;
    const undone = { to: 'applied', watchUntil: null, undo: true };
    expect(exactly(contradicted, 'logApplied')).toMatchObject({ ...undone, reason: 'ghostFound' });
    expect(exactly(contradicted, 'accepted')).toMatchObject({ ...undone, reason: 'ghostFound' });
    expect(exactly({ state: 'manual', watchUntil: null }, 'logApplied')).not.toHaveProperty('undo');
  });

  it('of what the log does not show', () => {
    const unknown = { state: 'unknown' } as const;
    expect(exactly(unknown, 'absentOnce')).toEqual({ kind: 'note', reason: 'notFoundYet', evidence: 'e' });
    const confirmed = { ...move, to: 'rejected', watchUntil: 99, reason: 'refusalConfirmed', evidence: 'e' };
    expect(exactly({ ...unknown, platformMessage: 'no' }, 'absentOnce')).toEqual(confirmed);
    expect(exactly({ ...unknown, platformMessage: 'no', attempt: 2 }, 'absent')).toEqual(confirmed);
    const ended = { ...move, to: 'cancelled', watchUntil: 99, reason: 'absentCancelled', evidence: 'e' };
    expect(exactly(unknown, 'absent', { revocationWanted: true })).toEqual(ended);
    expect(exactly({ state: 'manual' }, 'absent', { revocationWanted: true })).toEqual(ended);
    expect(exactly({ state: 'manual' }, 'absent')).toBe('ignore');
    const open = { ...move, evidence: 'e' };
    expect(exactly(unknown, 'absent', { repeatProven: true })).toEqual({
      ...open,
      to: 'pending',
      reason: 'absentRepeat',
    });
    expect(exactly(unknown, 'absent')).toEqual({ ...open, to: 'manual', reason: 'absentManual' });
    expect(exactly(unknown, 'unprovable')).toEqual({ ...open, to: 'manual', reason: 'unprovable' });
    expect(exactly(unknown, 'poisoned')).toEqual({ ...open, to: 'manual', reason: 'poisoned' });
  });

  it('of revocations and their targets', () => {
    const plain = { ...move, evidence: null };
    expect(exactly({ attempt: 0 }, 'revocationWanted')).toEqual({ ...plain, to: 'cancelled', reason: 'withdrawn' });
    expect(exactly({ attempt: 1 }, 'revocationWanted')).toEqual({
      ...plain,
      to: 'unknown',
      reason: 'revocationForbidsRepeat',
    });
    const wanted = { kind: 'note', reason: 'revocationWanted', evidence: null };
    expect(exactly({ state: 'unknown' }, 'revocationWanted')).toEqual(wanted);
    expect(exactly({ state: 'manual', attempt: 1 }, 'revocationWanted')).toEqual(wanted);
    expect(exactly({ state: 'manual', attempt: 0 }, 'revocationWanted')).toEqual({
      ...plain,
      to: 'cancelled',
      reason: 'withdrawn',
    });
    expect(exactly({ state: 'applied' }, 'revoked')).toEqual({
      ...move,
      to: 'reverted',
      reason: 'revoked',
      evidence: 'e',
    });
    expect(exactly({ state: 'blocked' }, 'parentApplied')).toEqual({
      ...plain,
      to: 'pending',
      reason: 'parentApplied',
    });
    expect(exactly({ state: 'blocked' }, 'parentClosed')).toEqual({
      ...plain,
      to: 'cancelled',
      reason: 'parentClosed',
    });
    const met = { ...plain, reason: 'parentReverted' };
    expect(exactly({ state: 'unknown', attempt: 1 }, 'parentReverted')).toEqual({ ...met, to: 'applied' });
    expect(exactly({ state: 'blocked', attempt: 0 }, 'parentReverted')).toEqual({ ...met, to: 'cancelled' });
    expect(exactly({ state: 'rejected', watchUntil: 7 }, 'parentReverted')).toEqual({
      ...met,
      to: 'rejected',
      watchUntil: null,
    });
    expect(exactly({ state: 'rejected' }, 'parentReverted')).toBe('ignore');
  });

  it('of being told "refused": only an open operation after its only attempt', () => {
    const told = (more: Partial<Operation>) => toldRefused(sampleOperation({ platformMessage: 'no', ...more }));
    expect(operationStates.filter((state) => told({ state }))).toEqual(['unknown', 'manual']);
    expect(told({ state: 'unknown', attempt: 2 })).toBe(false);
    expect(told({ state: 'unknown', platformMessage: null })).toBe(false);
  });

  it('of a refusal keeps code, words and details', () => {
    expect(outcomeEvent({ kind: 'refused', code: '7', message: 'm', listed: true, evidence: 'e' })).toEqual({
      type: 'refusedListed',
      message: 'm',
      evidence: { code: '7', message: 'm', details: 'e' },
    });
  });
});
