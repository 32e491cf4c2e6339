// What the machine writes down of proofs and revocations, word by word: state, count, words, watch, reason and evidence.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../main/queue/decisions.ts';
import type { QueueEventType } from '../../main/queue/events.ts';
import { decide, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { eventOf, sampleEvents, sampleFacts, sampleOperation } from '../support/queue-samples.ts';
import { emptyAnswer } from '../support/queue-stage.ts';

/** Exactly what is written down: state, count, words, watch, reason and evidence. */
describe('each decision, word by word', () => {
  const move = { kind: 'move' } as const;
  const exactly = (operation: Partial<Operation>, type: QueueEventType, facts: Partial<Facts> = {}) =>
    decide(machine, sampleOperation(operation), eventOf(type), { ...sampleFacts, ...facts });

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
});
