// Payments through the gateway on a real till, by the real curl: charged once, told again, in doubt and without the platform.
import { describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { balanceOf, openGateway } from './gateway-bench.ts';
import { huang, li, yang, zhang } from './till-bench.ts';
import { cutLine, drained, reached } from './till-waiting.ts';

describe('payments', () => {
  test('the platform’s result is the answer, and the same payment again is not charged again, by whichever spelling', async () => {
    const bench = await openGateway();
    const answers = [await bench.pay({}), await bench.pay({ quantity: '10' }), await bench.pay({ fromNo: ' F-1 ' })];
    expect(answers).toEqual(['200', '200', '200']);
    expect(bench.server.ledger.transactions().filter(({ cardNo }) => cardNo === zhang)).toHaveLength(1);
    expect(await bench.pay({ quantity: '10.01' })).toBe('500 1000');
    expect(bench.reasons.at(-1)).toContain('没有再次扣款');
    expect(bench.till().gateway.view().today).toMatchObject({ payments: 1, repeats: 2, refused: 1 });
  });

  test('two accounts of one bill are two payments; points are deducted as points', async () => {
    const bench = await openGateway();
    const points = Number(balanceOf((await bench.curl(`/Members?Cardno=${zhang}`)).body, '90'));
    expect(await bench.pay({ accountNo: '00', quantity: '5.0000' })).toBe('200');
    expect(await bench.pay({ accountNo: '90', quantity: '3.0000' })).toBe('200');
    expect(await bench.pay({ accountNo: '90', quantity: '3.0000' })).toBe('200');
    const after = Number(balanceOf((await bench.curl(`/Members?Cardno=${zhang}`)).body, '90'));
    // The payment by stored value earned some.
    expect(bench.till().journal.countsByState()).toMatchObject({ applied: 2 });
    expect(points - after).toBeLessThanOrEqual(3);
  });

  const refusals = [
    ['1001', { cardNo: '6201399999999999' }],
    ['1002', { cardNo: yang }],
    ['1004', { accountNo: '01' }],
    ['1005', { quantity: '99999999.0000' }],
    ['1005', { accountNo: '90', quantity: '9999999.0000' }],
    ['1000', { quantity: '0.0050' }],
    ['1000', { quantity: '-1.0000' }],
    ['1000', { quantity: '' }],
    ['1000', { cardNo: '' }],
    ['1000', { fromNo: '' }],
    ['1000', { accountNo: '90', quantity: '1.5000' }],
  ] as const;

  test('each refusal has its code and a sentence, and nothing is charged', async () => {
    const bench = await openGateway();
    bench.server.freezeCard(yang);
    for (const [code, payment] of refusals) {
      expect([payment, await bench.pay(payment)]).toEqual([payment, `500 ${code}`]);
      expect(bench.reasons.at(-1)).toMatch(/[\u4e00-\u9fff].*。/);
    }
    expect(bench.till().journal.page('all', null, 10)).toEqual([]);
  });

  test('a card that expired is told as such', async () => {
    const bench = await openGateway({
      world: (world) => {
        Object.assign(world.cards.find(({ cardNo }) => cardNo === huang) ?? {}, { expiredDate: '2020-01-01' });
      },
    });
    expect(await bench.pay({ cardNo: huang })).toBe('500 1006');
  });

  test('a card with a trade password cannot pay at a terminal', async () => {
    const bench = await openGateway();
    const { body } = await bench.curl(`/Members?Cardno=${li}`);
    expect(body).toContain(`CardNo="${li}"`);
    expect(await bench.pay({ cardNo: li, quantity: '1.0000' })).toBe('500 1002');
    expect(bench.reasons.at(-1)).toContain('交易密码');
  });

  test('money spent elsewhere since it was looked at: the platform’s refusal, told again and charged never', async () => {
    const bench = await openGateway();
    const { body } = await bench.curl(`/Members?Cardno=${zhang}`);
    const balance = Math.round(Number(balanceOf(body, '00')) * 100);
    bench.server.spendElsewhere(zhang, fen(balance - 100));
    expect(await bench.pay({ quantity: '50.0000' })).toBe('500 1005');
    expect(await bench.pay({ quantity: '50.0000' })).toBe('500 1005');
    expect(bench.reasons.at(-1)).toContain('没有扣款');
    expect(await bench.pay({ fromNo: 'F-2', quantity: '1.0000' })).toBe('200');
  });

  test('a bill in the payment is kept, travels with the operation, and the counter does not take it again', async () => {
    const bench = await openGateway();
    const content =
      '<TableBill BillId="B-1" BillNo="1001-150507007-46" OrganizationNo="82742315" OrganizationName="演示" RegisterNo="" PersonNum="2" PointNo="1001" UserName="王" TotelMoney="10.0000" DiscountMoney="0.0000" FloorMoney="0" CreatedOn="2026-11-18T11:46:49.231+08:00"><Notes/><SaleItems><SaleItem GoodsNo="00508" GoodsName="鱼" Unit="条" GoodsPrice="10.0000" Price="10.0000" Quantity="1" Money="10.0000" DiscountMoney="0.0000" NetMoney="10.0000"><PackageItems/></SaleItem></SaleItems><PayItems><PayItem PayModeNo="00" PayModeName="现金" Money="10.0000"/></PayItems></TableBill>';
    expect(await bench.pay({ fromNo: '', bill: content })).toBe('200');
    expect(await bench.pay({ fromNo: '', bill: content })).toBe('200');
    const [operation] = bench.till().journal.page('all', null, 10);
    expect(operation).toMatchObject({
      operator: 'UniPOS 1001',
      payload: { bill: { billNo: '1001-150507007-46', shopNo: '1001' } },
    });
    const kept = bench.till().journal.uniposBills.byBillNo('1001-150507007-46');
    expect(kept).toMatchObject({
      source: 'gateway',
      day: '2026-11-18',
      bill: { total: 100_000, guests: 2, closedAt: '2026-11-18T11:46:49.231', lines: [{ name: '鱼', net: 100_000 }] },
    });
    // Another account of the same bill.
    expect(await bench.pay({ fromNo: '', accountNo: '90', quantity: '1.0000', bill: content })).toBe('200');
    expect(bench.till().journal.store.paysBill('1001-150507007-46')?.serial).toBe(operation?.serial);
  });

  test('what the counter revokes is no payment, and stays none', async () => {
    const bench = await openGateway();
    expect(await bench.pay({})).toBe('200');
    const [operation] = bench.till().journal.page('all', null, 1);
    await bench.good('revokeOperation', { intent: 'undo-0001', serial: operation?.serial ?? '', reason: 'wrong' });
    await drained(bench);
    expect(await bench.pay({})).toBe('500 1000');
    expect(bench.reasons.at(-1)).toContain('已撤销');
  });
});

describe('in doubt', () => {
  test('a lost answer is a fault, and the same FromNo hears the truth when it is known', async () => {
    const bench = await openGateway({ settings: { answerWithin: 500 } });
    await bench.pay({ fromNo: 'F-0', quantity: '1.0000' });
    bench.server.faults.set({ interfaceId: 'checkout', kind: 'lostResponse', times: 1 });
    expect(await bench.pay({})).toBe('500 1000');
    expect(bench.reasons.at(-1)).toContain('同一来源单号');
    await drained(bench);
    expect(await bench.pay({})).toBe('200');
    expect(bench.server.ledger.transactions()).toHaveLength(2);
  });

  test('or accepted within the limits, as the shop wants it', async () => {
    const bench = await openGateway({ settings: { answerWithin: 500, inDoubt: 'accept' } });
    await bench.pay({ fromNo: 'F-0', quantity: '1.0000' });
    bench.server.faults.set({ interfaceId: 'checkout', kind: 'lostResponse', times: 1 });
    expect(await bench.pay({})).toBe('200');
    await drained(bench);
    bench.server.faults.set({ interfaceId: 'checkout', kind: 'lostResponse', times: 1 });
    expect(await bench.pay({ fromNo: 'F-2', quantity: '200.0100' })).toBe('500 1000');
    await drained(bench);
    expect(await bench.pay({ fromNo: 'F-2', quantity: '200.0100' })).toBe('200');
  });
});

describe('without the platform', () => {
  test('a fault that says so, and nothing waits behind it', async () => {
    const bench = await openGateway();
    await bench.curl(`/Members?Cardno=${zhang}`);
    await cutLine(bench);
    expect(await bench.pay({})).toBe('500 1000');
    expect(bench.reasons.at(-1)).toContain('没有扣款');
    expect(bench.till().journal.page('all', null, 1)).toEqual([]);
    await bench.server.acceptConnections();
    await reached(bench, 'reachable');
    expect(await bench.pay({})).toBe('200');
  });

  test('or accepted within the limits, durable, and sent once when the line is back', async () => {
    const bench = await openGateway({ settings: { offline: 'accept' } });
    await bench.curl(`/Members?Cardno=${zhang}`);
    await cutLine(bench);
    expect(await bench.pay({})).toBe('200');
    expect(await bench.pay({})).toBe('200');
    expect(await bench.pay({ fromNo: 'F-2', quantity: '200.0100' })).toBe('500 1000');
    expect(await bench.pay({ fromNo: 'F-3', accountNo: '90', quantity: '1.0000' })).toBe('500 1000');
    expect(await bench.pay({ fromNo: 'F-4', cardNo: li })).toBe('500 1000');
    await bench.again();
    expect(await bench.pay({})).toBe('200');
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await drained(bench);
    expect(await bench.pay({})).toBe('200');
    expect(bench.server.ledger.transactions().filter(({ cardNo }) => cardNo === zhang)).toHaveLength(1);
  });

  test('nobody signed in: the platform cannot be asked, and the terminal hears why', async () => {
    const bench = await openGateway({ signIn: false });
    expect(await bench.pay({})).toBe('500 1000');
    expect(bench.reasons.at(-1)).toMatch(/签到/);
    await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
    expect(await bench.pay({})).toBe('200');
  });
});
