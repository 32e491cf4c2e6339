// What the machine writes down of attempts and starts, word by word: state, count, words, watch, reason and evidence.
import { describe, expect, it } from 'vitest';
import { type Facts, toldRefused } from '../../main/queue/decisions.ts';
import type { QueueEventType } from '../../main/queue/events.ts';
import { decide, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { operationStates } from '../../shared/operation.ts';
import { outcomeEvent } from '../support/queue-machine.ts';
import { eventOf, sampleFacts, sampleOperation } from '../support/queue-samples.ts';
import { emptyAnswer } from '../support/queue-stage.ts';

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
