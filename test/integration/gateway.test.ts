// The gateway on a real till and a real practice platform, called as terminals call it: by the real curl. Who may ask, and members.
import { describe, expect, test } from 'vitest';
import { balanceOf, codeIn, key, openGateway, payingXml, reasonIn } from './gateway-bench.ts';
import { zhang } from './till-bench.ts';
import { compareBooks } from './till-books.ts';
import { bill, selectedCard, serve } from './till-serving.ts';
import { cutLine } from './till-waiting.ts';

describe('who may ask', () => {
  test('without credentials 0000, with wrong ones 0001, whatever is asked', async () => {
    const bench = await openGateway();
    for (const path of ['/MemberSorts', '/Members?Cardno=1', '/nothing']) {
      const missing = await bench.curl(path, '-H', 'X-Yatai-Key;');
      expect([missing.status, codeIn(missing.body)]).toEqual([500, '0000']);
      const wrong = await bench.curl(path, '-H', 'X-Yatai-Key: gateway-key-7f22');
      expect([wrong.status, codeIn(wrong.body)]).toEqual([500, '0001']);
    }
    expect(bench.till().gateway.view().today).toMatchObject({ strangers: 6, members: 0 });
  });

  test('several credentials, in the header and in the query, must all be there', async () => {
    const bench = await openGateway({
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
    const bench = await openGateway();
    const { status, body } = await bench.curl('/MemberSorts', '-H', 'Host: evil.example:80');
    expect([status, codeIn(body)]).toEqual([500, '1000']);
    expect((await bench.curl('/MemberSorts', '-H', `Host: localhost:${bench.port()}`)).status).toBe(200);
  });
});

describe('members', () => {
  test('the kinds are the platform’s card types', async () => {
    const bench = await openGateway();
    const { status, body, headers } = await bench.curl('/MemberSorts');
    expect(status).toBe(200);
    expect(headers).toMatch(/content-type: text\/xml; charset=utf-8/i);
    expect(body).toMatch(/<MemberSort No="[^"]+" Name="[^"]+"/);
  });

  test('a card, a mobile number or a scanned code, whatever the parameters are spelt like', async () => {
    const bench = await openGateway();
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
    const bench = await openGateway({ settings: { offline: 'accept' } });
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

describe('across a restart', () => {
  test('the same FromNo is the same payment', async () => {
    const bench = await openGateway();
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
    const bench = await openGateway();
    const { cardId } = selectedCard(await serve(bench, zhang));
    const [counter, terminal] = await Promise.all([
      bench.good('checkout', bill(cardId, 1_500)),
      bench.pay({ quantity: '25.0000' }),
    ]);
    expect([counter.state, terminal]).toEqual(['applied', '200']);
    expect(await bench.good('getGateway', null)).toMatchObject({ state: 'listening', today: { payments: 1 } });
  });

  test('the port is taken: the till works, and says why the gateway does not', async () => {
    const bench = await openGateway();
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
  const bench = await openGateway();
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
