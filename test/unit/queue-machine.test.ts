// Every pair of state and event, against a second, independent writing-down of the design's queue, sections 3 and 4.
import { describe, expect, it } from 'vitest';
import { queueEventTypes } from '../../main/queue/events.ts';
import { decide, machine } from '../../main/queue/machine.ts';
import { operationStates } from '../../shared/operation.ts';
import { queueReasons } from '../../shared/reasons.ts';
import { outcome, outcomeEvent } from '../support/queue-machine.ts';
import { eventOf, sampleFacts, sampleOperation } from '../support/queue-samples.ts';
import { emptyAnswer } from '../support/queue-stage.ts';

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
