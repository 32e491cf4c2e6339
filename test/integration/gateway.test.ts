// The gateway on a real till and a real practice platform, called as terminals call it: by the real curl.
import { afterEach, describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import {
  codeIn,
  type GatewayBench,
  type GatewayBenchOptions,
  key,
  openGatewayBench,
  payingXml,
  reasonIn,
} from './gateway-bench.ts';
import {
  bill,
  compareBooks,
  cutLine,
  drained,
  endInOrder,
  huang,
  li,
  reached,
  selectedCard,
  serve,
  yang,
  zhang,
} from './till-bench.ts';

const benches: GatewayBench[] = [];

async function open(options: GatewayBenchOptions = {}): Promise<GatewayBench> {
  // Three seconds a second: a busy machine must not look like a platform that is away.
  const bench = await openGatewayBench({ speed: 3, ...options });
  benches.push(bench);
  return bench;
}

afterEach(async () => {
  for (const bench of benches.splice(0)) {
    await endInOrder(bench);
  }
});

const balanceOf = (body: string, account: string) =>
  new RegExp(`<Account[^>]*No="${account}"[^>]*Balance="([^"]*)"`).exec(body)?.[1];

describe('who may ask', () => {
  test('without credentials 0000, with wrong ones 0001, whatever is asked', async () => {
    const bench = await open();
    for (const path of ['/MemberSorts', '/Members?Cardno=1', '/nothing']) {
      const missing = await bench.curl(path, '-H', 'X-Yatai-Key;');
      expect([missing.status, codeIn(missing.body)]).toEqual([500, '0000']);
      const wrong = await bench.curl(path, '-H', 'X-Yatai-Key: gateway-key-7f22');
      expect([wrong.status, codeIn(wrong.body)]).toEqual([500, '0001']);
    }
    expect(bench.till().gateway.view().today).toMatchObject({ strangers: 6, members: 0 });
  });

  test('several credentials, in the header and in the query, must all be there', async () => {
    const bench = await open({
      settings: {
        credentials: [
          { in: 'header', name: 'X-Yatai-Key' },
          { in: 'query', name: 'appid' },
        ],
      },
    });
    expect(codeIn((await bench.curl('/MemberSorts')).body)).toBe('0000');
    expect(codeIn((await bench.curl('/MemberSorts?appid=terminal-2')).body)).toBe('0001');
    expect((await bench.curl('/MemberSorts?AppID=terminal-1')).status).toBe(200);
  });

  test('a page that calls this machine by another name is not answered', async () => {
    const bench = await open();
    const { status, body } = await bench.curl('/MemberSorts', '-H', 'Host: evil.example:80');
    expect([status, codeIn(body)]).toEqual([500, '1000']);
    expect((await bench.curl('/MemberSorts', '-H', `Host: localhost:${bench.port()}`)).status).toBe(200);
  });
});

describe('members', () => {
  test('the kinds are the platform’s card types', async () => {
    const bench = await open();
    const { status, body, headers } = await bench.curl('/MemberSorts');
    expect(status).toBe(200);
    expect(headers).toMatch(/content-type: text\/xml; charset=utf-8/i);
    expect(body).toMatch(/<MemberSort No="[^"]+" Name="[^"]+"/);
  });

  test('a card, a mobile number or a scanned code, whatever the parameters are spelt like', async () => {
    const bench = await open();
    const first = await bench.curl(`/Members?Cardno=${zhang}&Barcode=`);
    expect(first.status).toBe(200);
    expect(first.body).toContain(`CardNo="${zhang}"`);
    expect(first.body).toMatch(/BusinessUnit="[^"]+"/);
    const code = bench.server.mintDynamicCode(zhang);
    const scanned = await bench.curl(`/members?CARDNO=&barcode=${code}`);
    expect(scanned.body).toContain(`CardNo="${zhang}"`);
    expect(codeIn((await bench.curl('/Members?Cardno=6201399999999999')).body)).toBe('1001');
    expect(codeIn((await bench.curl('/Members?Cardno=&Barcode=')).body)).toBe('1000');
    expect(codeIn((await bench.curl('/Members?Cardno=1&cardno=2')).body)).toBe('1000');
  });

  test('money that the till holds open is not shown as there', async () => {
    const bench = await open({ settings: { offline: 'accept' } });
    const before = Number(balanceOf((await bench.curl(`/Members?Cardno=${zhang}`)).body, '00'));
    await cutLine(bench);
    expect(await bench.pay({ cardNo: zhang, quantity: '12.3400' })).toBe('200');
    const away = await bench.curl(`/Members?Cardno=${zhang}`);
    expect(balanceOf(away.body, '00')).toBe((before - 12.34).toFixed(4));
    expect(away.headers).toMatch(/^age: \d+/im);
    expect(away.headers).toMatch(/^last-modified: /im);
    expect(codeIn((await bench.curl('/Members?Cardno=6201300100000999')).body)).toBe('1000');
  });
});

describe('payments', () => {
  test('the platform’s result is the answer, and the same payment again is not charged again, by whichever spelling', async () => {
    const bench = await open();
    const answers = [await bench.pay({}), await bench.pay({ quantity: '10' }), await bench.pay({ fromNo: ' F-1 ' })];
    expect(answers).toEqual(['200', '200', '200']);
    expect(bench.server.ledger.transactions().filter(({ cardNo }) => cardNo === zhang)).toHaveLength(1);
    expect(await bench.pay({ quantity: '10.01' })).toBe('500 1000');
    expect(bench.reasons.at(-1)).toContain('没有再次扣款');
    expect(bench.till().gateway.view().today).toMatchObject({ payments: 1, repeats: 2, refused: 1 });
  });

  test('two accounts of one bill are two payments; points are deducted as points', async () => {
    const bench = await open();
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
    const bench = await open();
    bench.server.freezeCard(yang);
    for (const [code, payment] of refusals) {
      expect([payment, await bench.pay(payment)]).toEqual([payment, `500 ${code}`]);
      expect(bench.reasons.at(-1)).toMatch(/[\u4e00-\u9fff].*。/);
    }
    expect(bench.till().journal.page('all', null, 10)).toEqual([]);
  });

  test('a card that expired is told as such', async () => {
    const bench = await open({
      world: (world) => {
        Object.assign(world.cards.find(({ cardNo }) => cardNo === huang) ?? {}, { expiredDate: '2020-01-01' });
      },
    });
    expect(await bench.pay({ cardNo: huang })).toBe('500 1006');
  });

  test('a card with a trade password cannot pay at a terminal', async () => {
    const bench = await open();
    const { body } = await bench.curl(`/Members?Cardno=${li}`);
    expect(body).toContain(`CardNo="${li}"`);
    expect(await bench.pay({ cardNo: li, quantity: '1.0000' })).toBe('500 1002');
    expect(bench.reasons.at(-1)).toContain('交易密码');
  });

  test('money spent elsewhere since it was looked at: the platform’s refusal, told again and charged never', async () => {
    const bench = await open();
    const { body } = await bench.curl(`/Members?Cardno=${zhang}`);
    const balance = Math.round(Number(balanceOf(body, '00')) * 100);
    bench.server.spendElsewhere(zhang, fen(balance - 100));
    expect(await bench.pay({ quantity: '50.0000' })).toBe('500 1005');
    expect(await bench.pay({ quantity: '50.0000' })).toBe('500 1005');
    expect(bench.reasons.at(-1)).toContain('没有扣款');
    expect(await bench.pay({ fromNo: 'F-2', quantity: '1.0000' })).toBe('200');
  });

  test('a bill in the payment is kept, travels with the operation, and the counter does not take it again', async () => {
    const bench = await open();
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
    const bench = await open();
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
    const bench = await open({ settings: { answerWithin: 500 } });
    await bench.pay({ fromNo: 'F-0', quantity: '1.0000' });
    bench.server.faults.set({ interfaceId: 'checkout', kind: 'lostResponse', times: 1 });
    expect(await bench.pay({})).toBe('500 1000');
    expect(bench.reasons.at(-1)).toContain('同一来源单号');
    await drained(bench);
    expect(await bench.pay({})).toBe('200');
    expect(bench.server.ledger.transactions()).toHaveLength(2);
  });

  test('or accepted within the limits, as the shop wants it', async () => {
    const bench = await open({ settings: { answerWithin: 500, inDoubt: 'accept' } });
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
    const bench = await open();
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
    const bench = await open({ settings: { offline: 'accept' } });
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
    const bench = await open({ signIn: false });
    expect(await bench.pay({})).toBe('500 1000');
    expect(bench.reasons.at(-1)).toMatch(/签到/);
    await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
    expect(await bench.pay({})).toBe('200');
  });
});

describe('across a restart', () => {
  test('the same FromNo is the same payment', async () => {
    const bench = await open();
    expect(await bench.pay({})).toBe('200');
    await bench.again();
    expect(await bench.pay({})).toBe('200');
    expect(await bench.pay({ quantity: '11.0000' })).toBe('500 1000');
    expect(bench.server.ledger.transactions()).toHaveLength(1);
    await compareBooks(bench);
  });
});

describe('beside the counter', () => {
  test('one card pays at both, one after the other', async () => {
    const bench = await open();
    const { cardId } = selectedCard(await serve(bench, zhang));
    const [counter, terminal] = await Promise.all([
      bench.good('checkout', bill(cardId, 1_500)),
      bench.pay({ quantity: '25.0000' }),
    ]);
    expect([counter.state, terminal]).toEqual(['applied', '200']);
    expect(await bench.good('getGateway', null)).toMatchObject({ state: 'listening', today: { payments: 1 } });
  });

  test('the port is taken: the till works, and says why the gateway does not', async () => {
    const bench = await open();
    const second = await import('../../main/gateway/start-gateway.ts');
    const taken = { ...bench.loaded, profile: { ...bench.loaded.profile } };
    if (taken.profile.gateway !== undefined) {
      taken.profile.gateway = { ...taken.profile.gateway, port: bench.port() };
    }
    const till = bench.till();
    const started = await second.startGateway({
      till,
      loaded: taken,
      clock: bench.time.clock,
      timers: bench.time.timers,
      complain: () => undefined,
    });
    expect(started).toBeNull();
    expect(till.gateway.view()).toMatchObject({ state: 'failed', problem: 'portTaken' });
    expect((await bench.good('lookup', { text: zhang })).kind).toBe('card');
    expect((await bench.good('getHealth', null)).gateway).toMatchObject({ state: 'failed', problem: 'portTaken' });
  });
});

test('no secret and no whole card number in what the till wrote down of it', async () => {
  const bench = await open();
  await bench.curl('/Members?Cardno=1', '-H', 'X-Yatai-Key: canary-4711');
  await bench.pay({ quantity: '1.0000' });
  const { body } = await bench.curl(
    '/memberpaying',
    '-d',
    payingXml({ quantity: 'x' }),
    '-H',
    'Content-Type: text/xml',
  );
  expect(reasonIn(body)).not.toContain(key);
  const told = JSON.stringify([
    bench.till().gateway.view(),
    bench.complaints,
    bench.till().journal.page('all', null, 5),
  ]);
  expect(told).not.toContain(key);
  expect(told).not.toContain('canary-4711');
});
