// The practice platform’s log: revocations, what is filtered, repeated serials, and a world that goes on.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
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
const couponCard = '6201300100000701';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('revocation', () => {
  test('6.5.1 undoes the last operation of the card only, 6.5.2 any earlier one, 6.11.2 a checkout', async () => {
    const first = (await bench.call('consumeCard', checkoutOf(card, 10, bench.serial()))).data.voucher;
    const second = (await bench.call('checkout', checkoutOf(card, 20, bench.serial()))).data.voucher;
    const undo = (id: string, voucher: number) => bench.call(id, revocationOf(card, voucher, bench.serial()));
    expect((await undo('revoke', first)).code).toBe(practiceCodes.notLast);
    expect((await undo('revokeCheckout', first)).code).toBe(practiceCodes.wrongInterface);
    expect((await undo('revokeByVoucher', first)).code).toBe(0);
    expect((await undo('revokeByVoucher', first)).code).toBe(practiceCodes.alreadyRevoked);
    expect((await undo('revoke', second)).code).toBe(0);
    expect((await undo('revoke', 1)).code).toBe(practiceCodes.voucherUnknown);
    expect(bench.server.ledger.balanceOf(card)).toBe(50_000);
    expect(bench.server.ledger.pointsOf(card)).toBe(1200);
  });

  test('a voucher of another card is unknown; a spent recharge cannot be undone', async () => {
    const other = (await bench.call('checkout', checkoutOf(couponCard, 10, bench.serial()))).data.voucher;
    expect((await bench.call('revokeByVoucher', revocationOf(card, other, bench.serial()))).code).toBe(
      practiceCodes.voucherUnknown,
    );
    const empty = '6201300100000901';
    const recharged = (await bench.call('recharge', rechargeOf(empty, 50, bench.serial()))).data.voucher;
    await bench.call('checkout', checkoutOf(empty, 20, bench.serial()));
    expect((await bench.call('revokeByVoucher', revocationOf(empty, recharged, bench.serial()))).code).toBe(
      practiceCodes.balanceShort,
    );
  });
});

describe('the log', () => {
  test('is filtered by each field; a revocation has its own serial and names what it undid', async () => {
    const serial = bench.serial();
    const voucher = (await bench.call('checkout', checkoutOf(card, 12.5, serial))).data.voucher;
    await bench.call('checkout', checkoutOf(couponCard, 5, bench.serial()));
    const ask = async (filter: object) => (await bench.call('listTransactions', filter)).data.transwater;
    const [row] = await ask({ cardNo: card, merchantNo, cashierSerial: serial, terminalNo });
    expect(row).toMatchObject({
      voucherNo: String(voucher),
      cashierSerial: serial,
      amount: 12.5,
      balance: 487.5,
      transTime: '2026-11-18 12:00:00',
      revocationflag: '0',
    });
    expect(await ask({ cashierSerial: 'never' })).toEqual([]);
    expect(await ask({ terminalNo: '1' })).toEqual([]);
    const undo = bench.serial();
    await bench.call('revokeCheckout', revocationOf(card, voucher, undo));
    expect(await ask({ cashierSerial: undo })).toMatchObject([
      { transCode: '4003', oldWaterId: voucher, cardNo: card },
    ]);
    expect(await ask({ cashierSerial: serial })).toMatchObject([{ revocationflag: 1, id: voucher }]);
    expect((await bench.call('listMemberTransactions', { cardNo: card })).data.transwater).toHaveLength(2);
  });

  test('head office and other tills leave their traces', async () => {
    const serial = bench.serial();
    const voucher = (await bench.call('checkout', checkoutOf(card, 10, serial))).data.voucher;
    expect(bench.server.headOfficeRevert(String(voucher))).toBe(true);
    expect(bench.server.headOfficeRevert(String(voucher))).toBe(false);
    expect((await bench.call('listTransactions', { cashierSerial: serial })).data.transwater).toMatchObject([
      { reversedflag: '1' },
    ]);
    expect(bench.server.spendElsewhere(card, 40_000)).toBe(true);
    expect((await bench.call('checkout', checkoutOf(card, 200, bench.serial()))).code).toBe(practiceCodes.balanceShort);
  });

  test('day-end counts what the till counted, or says where it differs', async () => {
    await bench.call('checkout', checkoutOf(card, 10, bench.serial()));
    const booked = await bench.call('recharge', rechargeOf(card, 100, bench.serial()));
    await bench.call('revoke', revocationOf(card, booked.data.voucher, bench.serial()));
    const totals = {
      consumeCount: 1,
      consumeAmount: 10,
      rechargeCount: 1,
      rechargeAmount: 100,
      revokeCount: 1,
      revokeAmount: 100,
    };
    const settle = (changed: object) =>
      bench.call('settleDay', { merchantNo, date: '20261118', terminalNo, totals: { ...totals, ...changed } });
    expect((await settle({})).data).toEqual({ count: 3, amount: '10.00', differences: [] });
    expect((await settle({ consumeAmount: 9 })).data.differences).toEqual([
      { item: 'consumeAmount', till: '9.00', platform: '10.00' },
    ]);
  });
});

describe('a repeated cashierSerial', () => {
  test.each([
    ['chargeAgain', 2],
    ['sameVoucher', 1],
    ['refuse', 1],
  ] as const)('%s', async (repeatSerial, charges) => {
    bench.server.setOptions({ repeatSerial });
    const payload = checkoutOf(card, 10, bench.serial());
    const first = await bench.call('checkout', payload);
    const second = await bench.call('checkout', payload);
    expect(bench.server.ledger.chargesBySerial('20261118000001')).toHaveLength(charges);
    if (repeatSerial === 'sameVoucher') expect(second.data).toEqual(first.data);
    if (repeatSerial === 'refuse') expect(second.code).toBe(practiceCodes.repeatedSerial);
  });

  test('sameVoucher does not lend its voucher to another amount', async () => {
    bench.server.setOptions({ repeatSerial: 'sameVoucher' });
    await bench.call('checkout', checkoutOf(card, 10, 'twice'));
    expect((await bench.call('checkout', checkoutOf(card, 11, 'twice'))).code).toBe(practiceCodes.repeatedSerial);
  });
});

test('whoever keeps the world hears of a booking before its answer is lost', async () => {
  const kept: number[] = [];
  const other = await openBench({ onChange: (world) => kept.push(world.transactions.length) });
  try {
    other.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    await expect(other.call('checkout', checkoutOf(card, 10, 'lost'))).rejects.toThrow();
    expect(kept.at(-1)).toBe(1);
    other.server.spendElsewhere(card, 100);
    expect(kept.at(-1)).toBe(2);
  } finally {
    await other.close();
  }
});

test('a world goes on from its snapshot', async () => {
  await bench.call('checkout', checkoutOf(card, 10, bench.serial()));
  const world = JSON.parse(JSON.stringify(bench.server.snapshot()));
  const again = await openBench({ world });
  try {
    expect(again.server.ledger.balanceOf(card)).toBe(49_000);
    expect((await again.call('checkout', checkoutOf(card, 10, 'next'))).data.voucher).toBe(899_095);
    expect(again.server.ledger.verify()).toEqual([]);
  } finally {
    await again.close();
  }
});
