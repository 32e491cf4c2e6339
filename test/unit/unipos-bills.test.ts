// What a bill of UniPOS asks of a card, how it is shown, and how a sale names it.
import { describe, expect, it, test } from 'vitest';
import { billDue } from '../../main/till/unipos/bill-due.ts';
import { billNamedBy, billRemark } from '../../main/till/unipos/bill-remark.ts';
import { billRow, isLate } from '../../main/till/unipos/bill-view.ts';
import type { UniposBill } from '../../shared/unipos.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { billPayment, uniposBill, yuan } from '../support/unipos-bill.ts';

describe('what a card is asked for', () => {
  const card = ['10'];
  it.each([
    [
      'the payments by card',
      { payments: [billPayment('00', 20), billPayment('10', 36), billPayment('10', 1)] },
      card,
      3_700,
    ],
    [
      'all payments, where nobody said which are by card',
      { payments: [billPayment('00', 20), billPayment('02', 36)] },
      [],
      5_600,
    ],
    ['what is left, where nothing was paid', { payments: [], discount: yuan(5.5), floor: yuan(0.5) }, card, 5_000],
    [
      'less what a card was charged already',
      { payments: [billPayment('10', 30, { reference: 'POS-51' }), billPayment('10', 26)] },
      card,
      2_600,
    ],
  ] as const)('is %s', (_, more, modes, amount) => {
    expect(billDue(uniposBill(more), modes)).toEqual({ kind: 'amount', amount });
  });

  it.each([
    ['paid in other ways', { payments: [billPayment('00', 56)] }],
    ['charged at a terminal', { payments: [billPayment('10', 56, { reference: 'POS-51' })] }],
    ['given back', { payments: [billPayment('10', -56)] }],
    ['free', { payments: [], discount: yuan(56) }],
  ] as const)('is nothing of what was %s', (_, more) => {
    expect(billDue(uniposBill(more), card)).toEqual({ kind: 'none' });
  });

  it('is no amount where it is no whole fen', () => {
    const due = billDue(uniposBill({ payments: [billPayment('10', 18.8888)] }), card);
    expect(due).toEqual({ kind: 'notWholeFen', exact: 188_888 });
    const together = [billPayment('10', 18.8888), billPayment('10', 0.0012)];
    expect(billDue(uniposBill({ payments: together }), card)).toEqual({ kind: 'amount', amount: 1_889 });
  });
});

describe('a bill on screen', () => {
  const kept = {
    day: '2026-11-18',
    source: 'service',
    firstSeenAt: 5,
    seenAt: 6,
    readBefore: null,
    goneAt: null,
  } as const;
  const modes = ['10'];

  it('is unpaid, being paid, paid here, or paid in other ways', () => {
    const of = (bill: UniposBill, operation: Parameters<typeof sampleOperation>[0] | null) =>
      billRow(
        { ...kept, bill },
        { modes, store: { paysBill: () => (operation === null ? null : sampleOperation(operation)) } },
      ).paid;
    expect(of(uniposBill(), null)).toEqual({ state: 'unpaid' });
    expect(of(uniposBill(), { state: 'unknown' })).toEqual({ state: 'paying', serial: 'S1' });
    expect(of(uniposBill(), { state: 'applied' })).toEqual({ state: 'paid', serial: 'S1' });
    expect(of(uniposBill({ payments: [billPayment('00', 56)] }), null)).toEqual({ state: 'otherwise' });
  });

  it('says where it is known from and whether it is still there, and keeps its dishes for a closer look', () => {
    const store = { paysBill: () => null };
    const row = billRow({ ...kept, bill: uniposBill(), source: 'gateway', goneAt: 7 }, { modes, store });
    expect(row).toMatchObject({ gateway: true, gone: true, late: false, firstSeenAt: 5, table: '12' });
    expect(row).not.toHaveProperty('lines');
  });

  it('is late where a reading after it was closed did not have it, and ten minutes have passed', () => {
    const closed = Date.parse('2026-11-18T12:00:00+08:00');
    const minutes = (count: number) => closed + count * 60_000;
    const late = (firstSeenAt: number, readBefore: number | null, closedAt = '2026-11-18T12:00:00') =>
      isLate({ bill: uniposBill({ closedAt }), firstSeenAt, readBefore });
    expect(late(minutes(11), minutes(1))).toBe(true);
    expect(late(minutes(9), minutes(1))).toBe(false);
    expect(late(minutes(11), minutes(-1))).toBe(false);
    expect(late(minutes(11), null)).toBe(false);
    expect(late(minutes(11), minutes(1), 'yesterday')).toBe(false);
  });
});

test('a sale names its bill in the remark, before the words of the cashier', () => {
  expect(billRemark('B-1', null)).toBe('UniPOS B-1');
  expect(billRemark('B-1', ' ')).toBe('UniPOS B-1');
  expect(billNamedBy(billRemark('B-1', '靠窗'))).toBe('B-1');
  expect(billNamedBy(`送积分 ${billRemark('B-1', null)}`)).toBe('B-1');
  expect(billNamedBy('MyUniPOS B-1')).toBeNull();
  expect(billNamedBy(null)).toBeNull();
});
