// The bills' screen without a screen: what may be paid, what a search finds, where a list that grew is scrolled to, and the way of a bill
// from its choice to its payment through the store.
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { matchingBills, payableAmount, scrollShift, timeOfDay } from '../../renderer/screens/bills/bill-words.ts';
import { createBillActions, stepTo } from '../../renderer/store/bill-actions.ts';
import { initialState, type PayableBill, type TillState } from '../../renderer/store/till-state.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { CardView, MemberView } from '../../shared/member.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import type { BillRow } from '../../shared/unipos-bills.ts';

function bill(billNo: string, more: Partial<BillRow> = {}): BillRow {
  return {
    billNo,
    shopNo: '1001',
    shopName: null,
    memberNo: null,
    table: null,
    guests: null,
    cashier: null,
    total: fineMoney(560_000),
    discount: fineMoney(0),
    floor: fineMoney(0),
    payments: [],
    closedAt: '2016-11-10T12:03:53.117',
    notes: null,
    due: { kind: 'amount', amount: fen(5_600) },
    paid: { state: 'unpaid' },
    late: false,
    gone: false,
    gateway: false,
    firstSeenAt: 0,
    ...more,
  };
}

test('only what is open, whole and still listed may be paid', () => {
  expect(payableAmount(bill('1'))).toBe(5_600);
  expect(payableAmount(bill('1', { gone: true }))).toBeNull();
  expect(payableAmount(bill('1', { due: { kind: 'none' } }))).toBeNull();
  expect(payableAmount(bill('1', { due: { kind: 'notWholeFen', exact: fineMoney(1) } }))).toBeNull();
  expect(payableAmount(bill('1', { paid: { state: 'paying', serial: 's' } }))).toBeNull();
  expect(payableAmount(bill('1', { paid: { state: 'paid', serial: 's' } }))).toBeNull();
});

test('a search looks into number and table, in any width and case', () => {
  const all = [bill('1001-161110001-98', { table: 'A12' }), bill('1001-161110002-35', { table: '大厅3' })];
  const found = (text: string) => matchingBills(all, text).map(({ table }) => table);
  expect(found('')).toEqual(['A12', '大厅3']);
  expect(found('０００２')).toEqual(['大厅3']);
  expect(found(' a12 ')).toEqual(['A12']);
  expect(found('大厅')).toEqual(['大厅3']);
  expect(found('9999')).toEqual([]);
  expect(timeOfDay('2016-11-10T12:03:53.117')).toBe('12:03');
});

describe('a list that grew', () => {
  const before = ['c', 'b', 'a'];
  test.each([
    ['nothing new', before, 0, 0],
    ['one above', ['d', ...before], 0, 76],
    ['two above, scrolled', ['e', 'd', ...before], 100, 152],
    ['one below', [...before, 'z'], 76, 0],
    ['the first in sight is gone', ['d', 'b', 'a'], 0, 0],
    ['nothing is left', [], 0, 0],
  ])('%s', (_name, after, top, shift) => {
    expect(scrollShift(before, after, top, 76)).toBe(shift);
  });
});

const chosen: PayableBill = { billNo: '1001-1', table: null, due: fen(5_600) };
const card: CardView = {
  cardId: 'c',
  maskedNo: '6201****0101',
  typeName: null,
  storeBalance: fen(10_000),
  points: 0,
  held: zeroFen,
  status: 'active',
  needsTradePassword: false,
  expiresOn: null,
};

function storeWith(more: Partial<TillState>) {
  return createStore<TillState>(() => ({ ...initialState, ...more }));
}

function withCard(status: CardView['status']): Partial<TillState> {
  const member = { memberId: 'm', cards: [{ ...card, status }] } satisfies Partial<MemberView>;
  // The rest of a member is nobody's business here.
  const found = { kind: 'card', member, couponId: null, voucher: null } as unknown as TillState['found'];
  return { found, selectedCardId: 'c' };
}

describe('a bill on its way', () => {
  test('goes to the checkout with a card that may pay, and asks for one otherwise', () => {
    for (const [more, screen] of [
      [withCard('active'), 'checkout'],
      [withCard('frozen'), 'counter'],
      [{}, 'counter'],
    ] as const) {
      const store = storeWith({ screen: 'bills', ...more });
      createBillActions(store).payBill(chosen);
      expect(store.getState()).toMatchObject({ screen, bill: chosen });
    }
  });

  test('waits while other screens are looked at, and is given up by leaving its checkout, with a word', () => {
    const waiting = { ...initialState, screen: 'counter', bill: chosen } as const;
    expect({ ...waiting, ...stepTo(waiting, 'queue') }).toMatchObject({
      screen: 'queue',
      bill: chosen,
      scanNote: null,
    });
    const paying = { ...waiting, screen: 'checkout' } as const;
    expect(stepTo(paying, 'bills')).toMatchObject({
      screen: 'bills',
      bill: null,
      scanNote: { kind: 'billGivenUp', billNo: '1001-1' },
    });
    expect(stepTo({ ...paying, money: 'over' }, 'bills')).toMatchObject({ bill: null, scanNote: null });
  });

  test('is given up once', () => {
    const store = storeWith({ bill: chosen });
    const { giveUpBill } = createBillActions(store);
    expect([giveUpBill(), giveUpBill()]).toEqual([true, false]);
    expect(store.getState()).toMatchObject({ bill: null, scanNote: { kind: 'billGivenUp', billNo: '1001-1' } });
  });
});
