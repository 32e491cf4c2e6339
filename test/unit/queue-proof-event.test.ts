// The event that a proof from the log is: its rows, its voucher, what was asked.
import { describe, expect, it } from 'vitest';
import { isProof, proofOf } from '../../main/queue/proof-event.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { rowOf } from '../support/queue-stage.ts';

describe('the event that a proof is', () => {
  const operation = sampleOperation();
  const row = rowOf(operation, { storeBalance: operation.amount });

  it('holds the rows and what was asked', () => {
    expect(proofOf(operation, { kind: 'mismatch', rows: [row] }, 'e')).toEqual({
      type: 'logMismatch',
      evidence: { rows: [row], details: 'e' },
    });
    expect(proofOf(operation, { kind: 'reverted', row }, 'e')).toEqual({
      type: 'logReverted',
      voucher: 'LS1',
      evidence: { row, details: 'e' },
    });
    expect(proofOf(operation, { kind: 'applied', row }, 'e')).toEqual({
      type: 'logApplied',
      voucher: 'LS1',
      answer: {
        voucher: 'LS1',
        storeBalance: 1_000,
        pointsBalance: null,
        storeBonus: null,
        pointsBonus: null,
        couponBonus: [],
      },
      evidence: { row, details: 'e' },
    });
  });

  it('takes nothing of its target’s row for a revocation’s own', () => {
    expect(proofOf(sampleRevocation(), { kind: 'applied', row }, 'e')).toEqual({
      type: 'logApplied',
      voucher: null,
      answer: null,
      evidence: { row, details: 'e' },
    });
  });

  it('is one of three', () => {
    expect(isProof({ kind: 'applied', row })).toBe(true);
    expect(isProof({ kind: 'reverted', row })).toBe(true);
    expect(isProof({ kind: 'mismatch', rows: [row] })).toBe(true);
    expect(isProof({ kind: 'absent' })).toBe(false);
    expect(isProof({ kind: 'untrusted', why: 'randomFound' })).toBe(false);
  });
});
