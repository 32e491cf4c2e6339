// 消费请求 on the practice platform: the same cards and books as Yazuo's, accounts and quantities, TableBills, and what a repeated FromNo does.
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkoutOf, revocationOf } from './practice-caller.ts';
import { credentials, faultOf, openUniposBench, payingOf, type UniposBench } from './practice-unipos-caller.ts';

const card = '6201300100000101';
const withPassword = '6201300100000201';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
const stored = (cardNo = card) => bench.server.ledger.balanceOf(cardNo);

async function accounts(): Promise<string[]> {
  const { text } = await bench.member('Members', { Cardno: card });
  return [...text.matchAll(/Balance="([^"]+)"/g)].map((found) => String(found[1]));
}

describe('a payment', () => {
  test('of stored value: an empty answer, a consumption in the books, seen by Yazuo too', async () => {
    const answer = await bench.pay(payingOf({ card, quantity: '118.0000', fromNo: 'F-1' }));
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(stored()).toBe(38_200);
    expect(bench.server.ledger.pointsOf(card)).toBe(1200);
    expect(bench.server.ledger.chargesBySerial('F-1')).toMatchObject([
      { kind: 'consumeCard', amountFen: 11_800, cardNo: card, remark: '餐费' },
    ]);
    expect(bench.server.ledger.totals()).toMatchObject({ consumedFen: 11_800 });
    const log = await bench.call('listTransactions', { cashierSerial: 'F-1' });
    expect(log.data.transwater).toMatchObject([{ cardNo: card, transCode: '2002', balance: 382 }]);
    expect(await accounts()).toEqual(['382.0000', '1200.0000']);
    expect((await bench.call('checkout', checkoutOf(card, 382, 'after'))).code).toBe(0);
    expect(await accounts()).toEqual(['0.0000', '1582.0000']);
  });

  test('of points: whole ones', async () => {
    expect((await bench.pay(payingOf({ card, account: '90', quantity: '200', fromNo: 'F-2' }))).status).toBe(200);
    expect([stored(), bench.server.ledger.pointsOf(card)]).toEqual([50_000, 1000]);
    expect(bench.server.ledger.chargesBySerial('F-2')).toMatchObject([
      { kind: 'deductPoints', points: -200, amountFen: 0 },
    ]);
    expect(faultOf(await bench.pay(payingOf({ card, account: '90', quantity: '0.5' })))).toBe('1000');
    expect(faultOf(await bench.pay(payingOf({ card, account: '90', quantity: '1000.0001' })))).toBe('1000');
  });

  test('no trade password is asked: the standard has no field for it', async () => {
    expect((await bench.pay(payingOf({ card: withPassword, quantity: '200' }))).status).toBe(200);
    expect(stored(withPassword)).toBe(0);
  });

  test('1005 for a fen or a point too much, 1004 for an account that is none', async () => {
    expect(faultOf(await bench.pay(payingOf({ card, quantity: '500.01' })))).toBe('1005');
    expect(faultOf(await bench.pay(payingOf({ card, account: '90', quantity: '1201' })))).toBe('1005');
    for (const account of ['', '0', '01', '91'])
      expect(faultOf(await bench.pay(payingOf({ card, account, quantity: '1' })))).toBe('1004');
    expect((await bench.pay(payingOf({ card, quantity: '500' }))).status).toBe(200);
  });

  test.each(['', '0', '-1', '0.005', '0.00001', 'x', '1e2', '99999999999999'])(
    '1000 for the quantity "%s"',
    async (quantity) => {
      expect(faultOf(await bench.pay(payingOf({ card, quantity })))).toBe('1000');
      expect(stored()).toBe(50_000);
    },
  );

  test('1000 with its reason for a body that is none', async () => {
    for (const body of ['', '<Paying', '<Payment />', '<!DOCTYPE a><Paying />', '{"CardNo":"1"}']) {
      const answer = await bench.pay(body);
      expect([faultOf(answer), /<Reason>.+<\/Reason>/.test(answer.text)]).toEqual(['1000', true]);
    }
    const plain = { ...credentials, 'content-type': 'text/plain' };
    expect(
      faultOf(await bench.send('POST', '/member/memberpaying', {}, plain, payingOf({ card, quantity: '1' }))),
    ).toBe('1000');
  });

  test('a TableBill is kept, and says which store it was', async () => {
    const sample = readFileSync(new URL('../vectors/unipos/memberpaying.xml', import.meta.url), 'utf8');
    const body = sample
      .replace(
        'CardNo="" AccountNo="00" Quantity="" Description="" FromNo=""',
        `CardNo="${card}" AccountNo="00" Quantity="118" Description="" FromNo="51"`,
      )
      .replace('BillNo="1001-150507007-46"', 'BillNo="1002-150507007-46"');
    expect((await bench.pay(body)).status).toBe(200);
    const [paying] = bench.server.unipos.payings();
    expect(paying).toMatchObject({ fromNo: '51', cardNo: card, accountNo: '00', quantity: 1_180_000 });
    const bill = parser.parse(paying?.bill ?? '').TableBill;
    expect(bill).toMatchObject({ BillNo: '1002-150507007-46', TotelMoney: '118.0000' });
    expect(bill.SaleItems.SaleItem).toMatchObject({ GoodsName: '藏龙鱼鱼香味.会员卡', Quantity: '1' });
    expect(bench.server.ledger.transactions()).toMatchObject([
      { voucher: paying?.voucher, merchantNo: '666660000277611', remark: 'UniPOS 1002-150507007-46' },
    ]);
  });

  test('head office can revert it: the member has the money again', async () => {
    await bench.pay(payingOf({ card, quantity: '10', fromNo: 'F' }));
    const [row] = bench.server.ledger.chargesBySerial('F');
    expect(bench.server.headOfficeRevert(String(row?.voucher))).toBe(true);
    expect(stored()).toBe(50_000);
    await bench.pay(payingOf({ card, account: '90', quantity: '10', fromNo: 'P' }));
    const [points] = bench.server.ledger.chargesBySerial('P');
    expect((await bench.call('revokeByVoucher', revocationOf(card, points?.voucher ?? '', 'undo'))).code).toBe(0);
    expect(bench.server.ledger.pointsOf(card)).toBe(1200);
  });
});

describe('the same FromNo + CardNo + AccountNo again', () => {
  const first = payingOf({ card, quantity: '10', fromNo: 'F' });

  test('charges again, unless told otherwise: the most dangerous is the default', async () => {
    for (let count = 0; count < 2; count += 1) expect((await bench.pay(first)).status).toBe(200);
    expect(stored()).toBe(48_000);
    expect(bench.server.ledger.chargesBySerial('F')).toHaveLength(2);
  });

  test('is the same payment where it is so switched: yes, and nothing is charged', async () => {
    bench.server.unipos.setOptions({ sameFromNo: 'samePayment' });
    for (let count = 0; count < 3; count += 1) expect((await bench.pay(first)).text).toBe('');
    expect(stored()).toBe(49_000);
    // Another spelling of the same number is the same number.
    expect((await bench.pay(payingOf({ card, quantity: '10.0000', fromNo: 'F' }))).status).toBe(200);
    const other = await bench.pay(payingOf({ card, quantity: '11', fromNo: 'F' }));
    expect([faultOf(other), other.text.includes('10.0000')]).toEqual(['1000', true]);
    expect(stored()).toBe(49_000);
  });

  test('another account, another card and no FromNo are other payments', async () => {
    bench.server.unipos.setOptions({ sameFromNo: 'samePayment' });
    await bench.pay(first);
    expect((await bench.pay(payingOf({ card, account: '90', quantity: '10', fromNo: 'F' }))).status).toBe(200);
    expect((await bench.pay(payingOf({ card: withPassword, quantity: '10', fromNo: 'F' }))).status).toBe(200);
    for (let count = 0; count < 2; count += 1) await bench.pay(payingOf({ card, quantity: '1' }));
    expect(bench.server.unipos.payings()).toHaveLength(5);
    expect(stored()).toBe(48_800);
  });

  test('a refused one may come again', async () => {
    bench.server.unipos.setOptions({ sameFromNo: 'samePayment' });
    bench.server.freezeCard(card);
    expect(faultOf(await bench.pay(first))).toBe('1002');
    bench.server.freezeCard(card, false);
    expect((await bench.pay(first)).status).toBe(200);
    expect(stored()).toBe(49_000);
  });

  test('by an option of the start too, and over a restart', async () => {
    const one = await openUniposBench({ unipos: { sameFromNo: 'samePayment' } });
    await one.pay(first);
    const two = await openUniposBench({ unipos: { sameFromNo: 'samePayment' }, world: one.server.snapshot() });
    expect((await two.pay(first)).status).toBe(200);
    expect(two.server.ledger.balanceOf(card)).toBe(49_000);
    await one.close();
    await two.close();
  });
});
