// The rules behind the table, one by one: sections 4.1 to 4.8 of the queue’s design.
import { describe, expect, it } from 'vitest';
import { decide, machine } from '../../main/queue/machine.ts';
import { outcome } from '../support/queue-machine.ts';
import { eventOf, sampleEvents, sampleFacts, sampleOperation, sampleRevocation } from '../support/queue-samples.ts';

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
