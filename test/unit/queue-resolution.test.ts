// The reading of the log, pure: what its rows prove, what they contradict, and when nothing means absent.
import { describe, expect, it } from 'vitest';
import {
  countAnswer,
  emptyTally,
  judge,
  judgeRevocation,
  knownIsFound,
  patienceWith,
  quarantineOf,
  quarantineOver,
  queryOf,
  subjectOf,
  voucherIn,
} from '../../main/queue/resolution.ts';
import { fen } from '../../shared/money.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { rowOf } from '../support/queue-stage.ts';

describe('what the log proves', () => {
  const operation = sampleOperation({ state: 'unknown' });
  const subject = subjectOf(operation, null);
  const row = rowOf(operation);

  it('asks by card and serial', () => {
    expect(queryOf(subject)).toEqual({ cardNo: 'C1', serial: 'S1' });
  });

  it('believes one row that matches in serial, card, amount and kind', () => {
    expect(judge(subject, [row]).kind).toBe('applied');
    expect(judge(subject, [{ ...row, revoked: true }]).kind).toBe('reverted');
    expect(judge(subject, [rowOf(operation, { serial: 'other' }), row]).kind).toBe('applied');
  });

  it('refuses to guess where card, amount or kind differ, or where there are two', () => {
    expect(judge(subject, [{ ...row, amount: fen(999) }]).kind).toBe('mismatch');
    expect(judge(subject, [{ ...row, cardNo: 'C2' }]).kind).toBe('mismatch');
    expect(judge(subject, [{ ...row, kind: 'recharge' }]).kind).toBe('mismatch');
    expect(judge(subject, [row, { ...row, voucher: 'other' }]).kind).toBe('mismatch');
    expect(judge(subject, [row, { ...row, voucher: 'other', revoked: true }]).kind).toBe('mismatch');
  });

  it('concludes nothing from a nulled field', () => {
    for (const nulled of ['cardNo', 'amount', 'kind', 'voucher'] as const) {
      expect(judge(subject, [{ ...row, [nulled]: null }])).toEqual({ kind: 'untrusted', why: 'rowWithoutFields' });
    }
    expect(judge(subject, [{ ...row, serial: null }])).toEqual({ kind: 'untrusted', why: 'rowWithoutSerial' });
    expect(judge(subject, [row, { ...row, voucher: null }]).kind).toBe('untrusted');
  });

  it('finds nothing among the rows of others', () => {
    expect(judge(subject, []).kind).toBe('absent');
    expect(judge(subject, [rowOf(operation, { serial: 'other' })]).kind).toBe('absent');
  });

  it('sets aside a revocation row that bears the serial of its target', () => {
    const revocationRow = { ...row, kind: 'revocation' as const, amount: fen(1) };
    expect(judge(subject, [row, revocationRow]).kind).toBe('applied');
    expect(judge(subject, [revocationRow]).kind).toBe('untrusted');
  });

  it('reads a revocation from the flag of its target', () => {
    const target = subjectOf(sampleRevocation(), operation);
    expect(target).toMatchObject({ serial: 'S1', kind: 'consumption' });
    expect(judgeRevocation(target, [row]).kind).toBe('absent');
    expect(judgeRevocation(target, [{ ...row, revoked: true }]).kind).toBe('applied');
    expect(judgeRevocation(target, [])).toEqual({ kind: 'untrusted', why: 'targetNotFound' });
    expect(judgeRevocation(target, [{ ...row, amount: fen(1) }]).kind).toBe('mismatch');
    expect(judgeRevocation(target, [{ ...row, voucher: null }]).kind).toBe('untrusted');
  });

  it('looks for the voucher where the revocation came from paper', () => {
    const paper = sampleRevocation({
      parent: null,
      payload: { kind: 'revocation', cardNo: 'C1', target: null, voucher: 'P1', amount: fen(500), reason: 'r' },
    });
    const sought = subjectOf(paper, null);
    expect(queryOf(sought)).toEqual({ cardNo: 'C1', serial: null });
    const paperRow = { ...row, serial: null, voucher: 'P1', amount: fen(500) };
    expect(judgeRevocation(sought, [paperRow]).kind).toBe('absent');
    expect(judgeRevocation(sought, [{ ...paperRow, revoked: true }]).kind).toBe('applied');
    expect(judgeRevocation(sought, [{ ...paperRow, voucher: null }]).kind).toBe('untrusted');
  });

  it('wants the known serial with its fields', () => {
    const known = { cardNo: 'C1', serial: 'S1' };
    expect(knownIsFound(known, [row])).toBe(true);
    expect(knownIsFound(known, [])).toBe(false);
    expect(knownIsFound(known, [{ ...row, cardNo: null }])).toBe(false);
    expect(knownIsFound(known, [{ ...row, amount: null }])).toBe(false);
    expect(knownIsFound(known, [{ ...row, serial: 'x' }])).toBe(false);
  });
});

describe('the quarantine', () => {
  it('is max(180 s, 2 × deadline)', () => {
    expect(quarantineOf(12_000, 0)).toBe(180_000);
    expect(quarantineOf(100_000, 0)).toBe(200_000);
  });

  it('wants three answers and the whole time', () => {
    const once = countAnswer(emptyTally, 10);
    const twice = countAnswer(once, 20);
    const thrice = countAnswer(twice, 30);
    expect(quarantineOver(emptyTally, 1_000, 0)).toBe(false);
    expect(quarantineOver(twice, 1_000_000, 180_000)).toBe(false);
    expect(quarantineOver(thrice, 180_009, 180_000)).toBe(false);
    expect(quarantineOver(thrice, 180_010, 180_000)).toBe(true);
  });

  it('is not over before it began', () => {
    expect(quarantineOver({ first: null, answers: 3 }, 999_999, 180_000)).toBe(false);
  });

  it('has patience with a log that cannot be trusted', () => {
    expect(patienceWith('randomFound', 180_000, { refused: false, repeatProven: true })).toBe(1_800_000);
    expect(patienceWith('noKnownSerial', 180_000, { refused: false, repeatProven: true })).toBe(180_000);
    expect(patienceWith('noKnownSerial', 180_000, { refused: true, repeatProven: true })).toBe(0);
  });
});

describe('rows that only half belong together', () => {
  const row = rowOf(sampleOperation());
  const paper = (voucher: string | null, amount: number) =>
    subjectOf(
      sampleRevocation({
        parent: null,
        payload: { kind: 'revocation', cardNo: 'C1', target: null, voucher, amount: fen(amount), reason: 'r' },
      }),
      null,
    );

  it('contradict where one of them does, whatever the other lacks', () => {
    const subject = subjectOf(sampleOperation(), null);
    expect(
      judge(subject, [
        { ...row, amount: fen(1) },
        { ...row, amount: null },
      ]),
    ).toMatchObject({ kind: 'mismatch' });
    expect(
      judge(subject, [
        { ...row, amount: null },
        { ...row, cardNo: 'C9' },
      ]),
    ).toMatchObject({ kind: 'mismatch' });
  });

  it('contradict a paper of another amount, unless nobody knew its amount', () => {
    expect(judge(paper('LS1', 1_000), [row])).toMatchObject({ kind: 'applied' });
    expect(judge(paper('LS1', 999), [row])).toMatchObject({ kind: 'mismatch' });
    expect(judge(paper('LS1', 0), [row])).toMatchObject({ kind: 'applied' });
  });

  it('are not found by a paper that names no voucher', () => {
    expect(judge(paper(null, 1_000), [{ ...row, voucher: null }])).toEqual({
      kind: 'untrusted',
      why: 'rowWithoutSerial',
    });
  });
});

describe('the voucher that a person may take from the log', () => {
  const row = rowOf(sampleOperation());

  it('is that of the only row of its own', () => {
    const subject = subjectOf(sampleOperation(), null);
    expect(voucherIn(subject, [row])).toBe('LS1');
    expect(voucherIn(subject, [])).toBeNull();
    expect(voucherIn(subject, [row, { ...row, voucher: 'twin' }])).toBeNull();
    expect(voucherIn(subject, [row, { ...row, kind: 'revocation', voucher: 'R' }, { ...row, serial: 'X' }])).toBe(
      'LS1',
    );
    expect(voucherIn(subject, [{ ...row, amount: null }])).toBe('LS1');
  });
});
