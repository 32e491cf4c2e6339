// A changed method of payment on the practice platform (6.20): the money stays, the books notice what must not be.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { logRow, voucherOf } from './practice-bills-stage.ts';
import {
  type Bench,
  checkoutOf,
  merchantNo,
  openBench,
  rechargeOf,
  revocationOf,
  terminalNo,
} from './practice-caller.ts';

const card = '6201300100000101';
const frozenCard = '6201300100000302';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('6.20 change of the method of payment', () => {
  let voucherNumber: string;
  beforeEach(async () => {
    const payments = { storePay: 60, mixPayList: [{ id: '1', value: 40 }] };
    voucherNumber = await voucherOf(bench, checkoutOf(card, 100, bench.serial(), payments));
  });
  const change = (mixPayList: object[], more: object = {}) => {
    const cashierSerial = bench.serial();
    const payload = { cardNo: card, merchantNo, cashierSerial, terminalNo, voucherNumber, mixPayList };
    return bench.call('changePaymentMethod', { ...payload, ...more });
  };

  test('the bill shows the new methods, the member’s money and the voucher stay', async () => {
    const before = bench.server.ledger.byVoucher(voucherNumber);
    const mix = [
      { id: '3', value: 15 },
      { id: '4', value: 25 },
    ];
    const answer = await change(mix);
    expect(answer.code).toBe(0);
    expect(bench.server.ledger.byVoucher(voucherNumber)).toEqual(before);
    expect(bench.server.ledger.paymentsOf(voucherNumber)).toEqual([
      { id: '5', fen: 6000 },
      { id: '3', fen: 1500 },
      { id: '4', fen: 2500 },
    ]);
    expect(bench.server.ledger.balanceOf(card)).toBe(44_000);
    const row = bench.server.ledger.byVoucher(String(answer.data.voucher));
    expect(row).toMatchObject({ kind: 'paymentChange', amountFen: 0 });
    expect(await logRow(bench, row?.cashierSerial ?? '')).toMatchObject([
      { transCode: '2004', voucherNo: String(row?.voucher) },
    ]);
  });

  test('a second change starts from the first, and a revocation gives back what paid last', async () => {
    await change([{ id: '3', value: 40 }]);
    expect((await change([{ id: '1', value: 40 }])).code).toBe(0);
    expect((await change([{ id: '8', value: 40 }])).code).toBe(0);
    const revoked = await bench.call('revokeCheckout', revocationOf(card, voucherNumber, bench.serial()));
    expect(bench.server.ledger.byVoucher(String(revoked.data.voucher))?.payments).toEqual([
      { id: '5', fen: -6000 },
      { id: '8', fen: -4000 },
    ]);
    expect((await change([{ id: '1', value: 40 }])).code).toBe(practiceCodes.alreadyRevoked);
  });

  test('does not stand between a bill and "the last one" of 6.5.1, and cannot be revoked itself', async () => {
    const { data } = await change([{ id: '3', value: 40 }]);
    expect((await bench.call('revokeByVoucher', revocationOf(card, data.voucher, bench.serial()))).code).toBe(
      practiceCodes.voucherUnknown,
    );
    expect((await bench.call('revoke', revocationOf(card, voucherNumber, bench.serial()))).code).toBe(0);
  });

  test.each([
    ['another sum', [{ id: '3', value: 40.01 }], {}, practiceCodes.paymentMismatch],
    ['a part only', [{ id: '3', value: 39 }], {}, practiceCodes.paymentMismatch],
    ['stored value', [{ id: '5', value: 40 }], {}, practiceCodes.invalidParameter],
    ['points', [{ id: '6', value: 40 }], {}, practiceCodes.invalidParameter],
    ['coupons', [{ id: '7', value: 40 }], {}, practiceCodes.invalidParameter],
    [
      'a negative part',
      [
        { id: '1', value: 50 },
        { id: '3', value: -10 },
      ],
      {},
      practiceCodes.invalidParameter,
    ],
    ['another card', [{ id: '3', value: 40 }], { cardNo: frozenCard }, practiceCodes.voucherUnknown],
    ['an unknown voucher', [{ id: '3', value: 40 }], { voucherNumber: '1' }, practiceCodes.voucherUnknown],
  ])('refuses %s', async (_name, mixPayList, more, code) => {
    expect((await change(mixPayList, more)).code).toBe(code);
    expect(bench.server.ledger.transactions()).toHaveLength(1);
  });

  test('refuses a bill without money in it, and a recharge', async () => {
    const stored = await voucherOf(bench, checkoutOf(card, 5, bench.serial()));
    expect((await change([], { voucherNumber: stored })).code).toBe(practiceCodes.paymentMismatch);
    const recharged = await bench.call('recharge', rechargeOf(card, 40, bench.serial()));
    const { code } = await change([{ id: '3', value: 40 }], { voucherNumber: String(recharged.data.voucher) });
    expect(code).toBe(practiceCodes.wrongInterface);
  });

  test('the books notice a change that moved money, or went beyond what was paid', async () => {
    await change([{ id: '3', value: 40 }]);
    const world = bench.server.snapshot();
    const row = world.transactions.at(-1);
    if (row === undefined) throw new Error('no row');
    world.transactions.splice(-1, 1, {
      ...row,
      payments: [
        { id: '1', fen: -5000 },
        { id: '3', fen: 5000 },
      ],
    });
    expect(findLedgerProblems(world)).toEqual([`${voucherNumber}: a method of payment is below zero`]);
    world.transactions.splice(-1, 1, {
      ...row,
      payments: [
        { id: '6', fen: -40 },
        { id: '3', fen: 40 },
      ],
    });
    expect(findLedgerProblems(world)).toContain(`${row.voucher}: changes what the member paid with`);
  });
});
