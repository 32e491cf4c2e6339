// The end of a day where the member service settles no days, without a till: what may be done with it, and the one step that it waits for.
import { describe, expect, test } from 'vitest';
import { maySealForGood, nextStep, wholeOf } from '../../shared/day-totals.ts';
import { fen } from '../../shared/money.ts';
import { aloneDay, aloneSeal } from '../support/day-views.ts';

const { day, totals } = aloneDay;
const open = { count: 1, amount: fen(1), operations: [] };
const unsealed = { ...aloneDay, seal: null };

test('nothing open is enough for a seal for good: nobody else’s figures are waited for', () => {
  expect(maySealForGood(aloneDay)).toBe(true);
  expect(maySealForGood({ ...aloneDay, open })).toBe(false);
});

describe('the one step that a day waits for', () => {
  test('is with the platform where that settles days, online or not', () => {
    const record = { day, till: totals, platform: totals, total: wholeOf(totals), unread: [], causes: [], match: null };
    const settled = { ...record, sequence: 1, at: 0, operator: null, person: null };
    const unsettled = { ...unsealed, settling: { by: 'platform', record: null } } as const;
    expect([nextStep(unsettled, true), nextStep(unsettled, false)]).toEqual(['settle', 'settle']);
    expect(nextStep({ ...unsealed, settling: { by: 'platform', record: settled } }, true)).toBe('settleAgain');
    expect(nextStep({ ...unsettled, open }, true)).toBe('queue');
  });

  test('is the seal alone elsewhere: as it stands while the line is cut, for good online, and then nothing', () => {
    const provisional = { ...aloneSeal, kind: 'provisional' } as const;
    expect([nextStep(unsealed, true), nextStep(unsealed, false)]).toEqual(['close', 'sealNow']);
    expect(nextStep({ ...unsealed, seal: provisional }, true)).toBe('close');
    expect([nextStep(aloneDay, true), nextStep(aloneDay, false)]).toEqual(['done', 'done']);
    expect(nextStep({ ...unsealed, open }, false)).toBe('queue');
  });
});
