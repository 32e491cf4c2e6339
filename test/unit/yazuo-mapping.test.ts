// Money and the log: the wire's samples into our words, and our operations into the wire's.
import { expect, test } from 'vitest';
import { namesAnotherCard } from '../../main/backends/yazuo/attempt.ts';
import { newestFirst, readHistoryRow, readLogRow } from '../../main/backends/yazuo/map-log.ts';
import { checkoutRequest, readTrade, rechargeRequest, revocationRequest } from '../../main/backends/yazuo/map-money.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { fen } from '../../shared/money.ts';
import { answerOf, heading, sample } from '../support/yazuo-samples.ts';

/** What the samples print where a till's own names stand. */
const placeholders = { brandId: `$\{brand_id}`, merchantNo: `$\{merchant_no}` };

test('6.3: the recharge sample gives voucher, balances and itemised bonus in fen', () => {
  expect(readTrade(answerOf('recharge', sample('6.3', 'response')))).toEqual({
    voucher: '899094',
    storeBalance: 11_000,
    pointsBalance: 0,
    storeBonus: 1_000,
    pointsBonus: 10,
    couponBonus: [{ id: '9821311', name: '代金券', amount: 1_000, startDate: '2016-09-01', endDate: '2016-09-30' }],
  });
});

test('6.3: our recharge is written as the sample spells it', () => {
  const request = rechargeRequest(
    { ...placeholders, cashierSerial: '20161230103122', terminalNo: '11111111' },
    { cardNo: '6201310258262628', amount: fen(10_000), payments: [{ method: '1', amount: fen(10_000) }] },
  );
  const printed = JSON.parse(sample('6.2', 'request')) as { readonly ciphertext: unknown };
  expect(writePayload('recharge', request)).toEqual(printed.ciphertext);
});

test('6.5.1: our revocation is written as the sample spells it, and is not built without a voucher', () => {
  const request = revocationRequest(
    { ...placeholders, cashierSerial: '20161230103121', terminalNo: 'unused' },
    '6201310258262628',
    `$\{voucherNumber}`,
  );
  const printed = JSON.parse(sample('6.5.1', 'request')) as { readonly ciphertext: unknown };
  expect(writePayload('revokeCheckout', request)).toEqual(printed.ciphertext);
  expect(() => revocationRequest(heading, '6201', null)).toThrow(/no voucher/);
  expect(() => revocationRequest(heading, '6201', ' ')).toThrow(/no voucher/);
});

test('6.11.1: every part that pays goes out in yuan; the password only where there is one', () => {
  const payload = {
    kind: 'consumption',
    cardNo: '6201',
    billAmount: fen(12_345),
    storePay: fen(10_000),
    points: 10,
    pointsPay: fen(100),
    coupons: [{ id: '118284632', name: '券', quantity: 1, value: fen(2_000) }],
    otherPayments: [{ method: '3', amount: fen(245) }],
    remark: null,
  } as const;
  expect(writePayload('checkout', checkoutRequest(heading, payload, null))).toEqual({
    ...heading,
    cardNo: '6201',
    billAmount: 123.45,
    storePay: 100,
    integralPay: 1,
    couponList: [{ id: '118284632', quantity: 1 }],
    mixPayList: [{ id: '3', value: 2.45 }],
  });
  expect(writePayload('checkout', checkoutRequest(heading, payload, '123456'))).toMatchObject({ password: '123456' });
});

test('a success that names another card is not ours; a masked card says nothing', () => {
  const named = answerOf('recharge', sample('6.3', 'response')).details?.cardNo ?? null;
  expect(namesAnotherCard(named, '6201200537637618')).toBe(false);
  expect(namesAnotherCard(named, '6201200537637619')).toBe(true);
  expect(namesAnotherCard('6201****7618', '6201200537637619')).toBe(false);
  expect(namesAnotherCard(null, '1')).toBe(false);
});

test('6.12.2: the sample row, full of nulls, is read without guessing', () => {
  const { transwater } = answerOf('listTransactions', sample('6.12.2', 'response'));
  const [row] = transwater.map((one) => readLogRow(one, transwater, assumedYazuo.transCodes));
  expect(row).toEqual({
    serial: null,
    cardNo: null,
    voucher: null,
    kind: 'other',
    amount: 0,
    revoked: false,
    revokes: null,
    storeBalance: 0,
    at: '2014-05-28 14:38:30',
  });
});

test('6.12.2: either flag means undone, and a revocation row names the voucher it undid', () => {
  const rows = answerOf(
    'listTransactions',
    JSON.stringify({
      code: '0',
      message: 'success',
      data: {
        transwater: [
          {
            id: 3,
            voucherNo: 'V3',
            transCode: '4003',
            oldWaterId: 1,
            amount: '45.80',
            transTime: '2017-01-02 10:00:00',
          },
          { id: '1', voucherNo: 'V1', transCode: '2001', amount: 45.8, revocationflag: '1', cashierSerial: 'S1' },
          { id: 2, voucherNo: 'V2', transCode: 1001, amount: 100, reversedflag: 1 },
          { id: 4, voucherNo: 'V4', amount: 1, reversedflag: '0', revocationflag: null },
        ],
      },
    }),
  ).transwater;
  const read = rows.map((row) => readLogRow(row, rows, assumedYazuo.transCodes));
  expect(read.map((row) => [row.kind, row.voucher, row.amount, row.revoked, row.revokes])).toEqual([
    ['revocation', 'V3', 4_580, false, 'V1'],
    ['consumption', 'V1', 4_580, true, null],
    ['recharge', 'V2', 10_000, true, null],
    [null, 'V4', 100, false, null],
  ]);
  expect(newestFirst([...rows].reverse())[0]?.id).toBe('3');
  expect(newestFirst(rows).map(readHistoryRow)[0]).toMatchObject({ at: '2017-01-02 10:00:00', voucher: 'V3' });
});

test('6.12.2: a masked card number says nothing', () => {
  const { transwater } = answerOf(
    'listTransactions',
    JSON.stringify({ code: 0, message: '', data: { transwater: [{ id: 1, cardNo: '6201****7618' }] } }),
  );
  expect(transwater.map((row) => readLogRow(row, transwater, assumedYazuo.transCodes).cardNo)).toEqual([null]);
});
