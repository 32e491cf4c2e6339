// A bill of UniPOS is paid once with a card whatever is lost, late, elsewhere or away.
import { describe, expect, test } from 'vitest';
import { fineMoney } from '../../shared/fine-money.ts';
import { huang, yang, zhang } from './till-bench.ts';
import { card, freshBench, pay, read, rowOf, settle } from './till-bills-stage.ts';
import { bill, serve } from './till-serving.ts';
import { cutAfter, settled } from './till-waiting.ts';

describe('a bill that is paid with a card', () => {
  test("travels in the operation, stands in the platform's log, and its dishes follow", async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const billNo = settle(bench, {
      lines: [
        { goodsNo: 'A00008', quantity: '2', discount: fineMoney(40_000) },
        { goodsNo: '13425', quantity: '0.5' },
      ],
      payments: [
        { no: '00', money: fineMoney(114_500) },
        { no: card, money: fineMoney(400_000) },
      ],
      table: '12',
      guests: 3,
    });
    await read(bench);
    const sale = await pay(bench, zhang, billNo, 4_000, { remark: '靠窗' });
    expect(sale).toMatchObject({ state: 'applied', amount: 4_000 });
    const operation = bench.till().journal.store.paysBill(billNo);
    expect(operation?.payload).toMatchObject({ bill: { billNo, shopNo: '1001' }, remark: `UniPOS ${billNo} 靠窗` });
    expect(bench.server.ledger.transactions().at(-1)?.remark).toContain(`UniPOS ${billNo}`);
    await bench.server.whenReceived('syncBillDetail', 1);
    expect(bench.server.world.billDetails).toMatchObject([
      {
        orderId: operation?.serial,
        totalPrice: 5_545,
        receivePrice: 5_145,
        discountPrice: 400,
        tableNo: 12,
        people: 3,
        payWays: [
          { payPrice: 4_000, payWay: 5 },
          { payPrice: 1_145, payWay: 1 },
        ],
        discount: [{ name: '折扣', price: 400 }],
        dishList: [
          { dishCode: 'A00008', price: 2_200, num: 2 },
          { dishCode: '13425', price: 2_290, num: 0.5 },
        ],
      },
    ]);
  });

  test('is not paid again by another card, nor by the same; a revocation frees it', async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const billNo = settle(bench);
    await read(bench);
    const first = await pay(bench, zhang, billNo);
    expect(first).toMatchObject({ state: 'applied' });
    const serial = 'serial' in first ? first.serial : '';
    expect(await rowOf(bench, billNo)).toMatchObject({ paid: { state: 'paid', serial } });
    expect(await pay(bench, huang, billNo)).toMatchObject({ code: 'billPaid', parameters: { billNo, serial } });
    expect(await pay(bench, zhang, billNo)).toMatchObject({ code: 'billPaid' });
    const undone = await bench.good('revokeOperation', { intent: 'undo-the-bill', serial, reason: '换卡' });
    expect(undone).toMatchObject({ state: 'applied' });
    expect(await rowOf(bench, billNo)).toMatchObject({ paid: { state: 'unpaid' } });
    expect(await pay(bench, huang, billNo)).toMatchObject({ state: 'applied' });
  });

  test('is busy while its outcome is unknown, and two hands at once are one payment', async () => {
    const bench = await freshBench();
    const billNo = settle(bench);
    const cards = [(await serve(bench, zhang)).selectedCardId, (await serve(bench, huang)).selectedCardId];
    await read(bench);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    const answers = await Promise.all(
      cards.map((cardId) => bench.call('checkout', bill(cardId, 2_200, { bill: { billNo } }))),
    );
    const codes = answers.map((answer) => (answer.ok ? 'accepted' : answer.failure.code));
    expect(codes.sort()).toEqual(['accepted', 'billBusy']);
    const taken = answers.find((answer) => answer.ok);
    const serial = taken?.ok === true ? taken.value.serial : '';
    await settled(bench, serial);
    expect(await pay(bench, yang, billNo)).toMatchObject({ code: 'billPaid', parameters: { serial } });
    expect(bench.server.ledger.transactions().filter(({ remark }) => remark?.includes(billNo))).toHaveLength(1);
  });

  test('is exactly what main reads of it: another amount, no whole fen, nothing due, gone or unknown is refused', async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const billNo = settle(bench);
    const uneven = settle(bench, { lines: [{ goodsNo: '90001' }] });
    const cash = settle(bench, { payMode: '00' });
    const elsewhere = settle(bench, { shopNo: '1002' });
    await read(bench);
    expect(await pay(bench, zhang, billNo, 2_100)).toMatchObject({
      code: 'paymentsDoNotAddUp',
      parameters: { bill: '22.00', paid: '21.00' },
    });
    expect(await pay(bench, zhang, uneven, 1_889)).toMatchObject({
      code: 'billNotWholeFen',
      parameters: { amount: '18.8888' },
    });
    expect(await pay(bench, zhang, cash)).toMatchObject({ code: 'billNothingDue' });
    expect(await pay(bench, zhang, elsewhere)).toMatchObject({ code: 'billNotFound' });
    const unread = settle(bench);
    expect(await pay(bench, zhang, unread)).toMatchObject({ code: 'billNotFound' });
    const { bills } = bench.server.unipos.world;
    bills.splice(
      bills.findIndex((one) => one.billNo === billNo),
      1,
    );
    await read(bench);
    expect(await rowOf(bench, billNo)).toMatchObject({ gone: true });
    expect(await pay(bench, zhang, billNo)).toMatchObject({ code: 'billNotFound' });
    expect(bench.till().journal.page('all', null, 10)).toEqual([]);
  });

  test('the same intent is the same sale; with another bill it is another', async () => {
    const bench = await freshBench();
    const { selectedCardId } = await serve(bench, zhang);
    const [billNo, other] = [settle(bench), settle(bench)];
    await read(bench);
    const asked = bill(selectedCardId, 2_200, { bill: { billNo } });
    const { serial } = await bench.good('checkout', asked);
    expect(await bench.good('checkout', asked)).toMatchObject({ serial });
    expect(await bench.bad('checkout', { ...asked, bill: { billNo: other } })).toBe('intentUsed');
  });

  test('is paid offline within the limits, once', async () => {
    const bench = await freshBench();
    const billNo = settle(bench);
    await serve(bench, zhang);
    await read(bench);
    await cutAfter(bench, huang, zhang);
    expect(await pay(bench, huang, billNo)).toMatchObject({ state: 'pending', acceptedOffline: true });
    expect(await pay(bench, zhang, billNo)).toMatchObject({ code: 'billBusy' });
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await settled(bench, bench.till().journal.store.paysBill(billNo)?.serial ?? '');
    expect(await rowOf(bench, billNo)).toMatchObject({ paid: { state: 'paid' } });
  });

  test('is not paid at another till where the platform shows it, until that one undoes it; offline nobody can tell', async () => {
    const first = await freshBench();
    await serve(first, zhang);
    const billNo = settle(first);
    await read(first);
    const sale = await pay(first, zhang, billNo);
    const [serial, voucher] = 'serial' in sale ? [sale.serial, sale.voucher] : ['', ''];
    const second = await freshBench({ beside: { bench: first, terminalNo: '22222222' } });
    await serve(second, huang);
    await read(second);
    expect(await rowOf(second, billNo)).toMatchObject({ paid: { state: 'unpaid' } });
    expect(await pay(second, huang, billNo)).toMatchObject({
      code: 'billPaidElsewhere',
      parameters: { billNo, voucher },
    });
    expect(second.till().journal.page('all', null, 10)).toEqual([]);
    await serve(first, zhang);
    const undoing = await first.good('revokeOperation', { intent: 'undo-the-bill', serial, reason: '换卡' });
    // Both tills sign in with one login and take the token from each other: it goes when it may.
    expect(await settled(first, undoing.serial)).toMatchObject({ state: 'applied' });
    const again = await pay(second, huang, billNo);
    expect(await settled(second, 'serial' in again ? again.serial : '')).toMatchObject({ state: 'applied', billNo });
  });
});
