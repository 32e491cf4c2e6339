// The machine on a platform without log and undo: balances as proof, credits by hand.
import { describe, expect, it } from 'vitest';
import { decide, machine } from '../../main/queue/machine.ts';
import { outcome } from '../support/queue-machine.ts';
import { eventOf, sampleEvents, sampleFacts, sampleOperation, sampleRevocation } from '../support/queue-samples.ts';

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
