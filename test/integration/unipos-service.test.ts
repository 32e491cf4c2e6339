// The client of UniPOS’s service against the practice server, in both formats: whole lists, every fault, equal objects, and no secret anywhere.
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { UniposService } from '../../main/backends/ports/unipos.ts';
import { answerOf, asked, listening, order, practice, reservation, serviceAt } from './unipos-service-stage.ts';

const formats = ['json', 'xml'] as const;
const day = '2026-11-18';

describe.each(formats)('in %s', (format) => {
  it('reads bills, orders and reservations of a shop and a day whole, page by page', async () => {
    const server = await practice();
    for (let count = 0; count < 130; count += 1) {
      server.unipos.addBill();
    }
    const service = serviceAt(server.unipos.serviceUri, { format });
    const bills = await service.listBills(asked);
    const numbers = bills.ok ? bills.value.map(({ billNo }) => billNo) : [];
    expect(numbers).toHaveLength(server.unipos.bills(day, '1001').length);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(server.unipos.received('listBills').length).toBeGreaterThan(1);
    expect(server.unipos.received('token')).toHaveLength(1);
    const every = await service.listBills({ shopNo: null, day });
    expect(every.ok && every.value.length > numbers.length).toBe(true);
    expect(await service.listOrders(asked)).toMatchObject({
      ok: true,
      value: [{ shopNo: '1001' }, { shopNo: '1001' }],
    });
    expect(await service.listReservations(asked)).toMatchObject({ ok: true, value: [{ contact: '李台' }, {}] });
  });

  it('sends an order and a reservation and reads them back as they were', async () => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri, { format });
    expect(await service.sendOrder(order)).toEqual({ ok: true, value: null });
    expect(await service.sendReservation(reservation)).toEqual({ ok: true, value: null });
    const orders = await service.listOrders(asked);
    expect(orders.ok && orders.value.find(({ orderNo }) => orderNo === 'YT-1')).toEqual(order);
    const reservations = await service.listReservations(asked);
    expect(reservations.ok && reservations.value.find((one) => one.reservationNo === 'YD-1')).toEqual(reservation);
  });

  it.each([
    ['http500', 'serverFault', true],
    ['code1000', 'serverFault', true],
    ['htmlPage', 'captivePortal', false],
    ['redirect', 'captivePortal', false],
    ['lostRequest', 'serverUnreachable', false],
    ['lostResponse', 'serverUnreachable', false],
    ['truncatedBody', 'badAnswer', true],
    ['badJson', 'badAnswer', true],
    ['wrongCharset', 'badAnswer', true],
    ['hugeBody', 'answerTooLarge', true],
  ] as const)('%s is told as %s', async (kind, code, reachable) => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri, { format });
    expect((await service.listOrders(asked)).ok).toBe(true);
    server.faults.set({ kind, interfaceId: 'unipos' });
    for (const answer of [await service.listBills(asked), await service.sendOrder(order)]) {
      expect(answer).toMatchObject({ ok: false, failure: { code, reachable } });
    }
    server.faults.clear();
    expect((await service.listBills(asked)).ok).toBe(true);
  });

  it.each(['always200', 'http'] as const)('tells its codes apart, where HTTP says %s', async (refusalStatus) => {
    const server = await practice();
    server.unipos.setOptions({ refusalStatus });
    const service = serviceAt(server.unipos.serviceUri, { format });
    server.unipos.setRights(['listBills']);
    expect(await service.listBills(asked)).toMatchObject({ failure: { code: 'uniposNoRight' } });
    server.unipos.setRights([]);
    const wrong = await service.listBills({ shopNo: '9999', day });
    expect(wrong).toMatchObject({ failure: { code: 'refusedByServer', parameters: { code: '0003' } } });
    expect(wrong.ok || wrong.failure.platformMessage).toContain('9999');
    server.faults.set({ kind: 'code1000', interfaceId: 'listBills', times: 1 });
    const fault = await service.listBills(asked);
    expect(fault).toMatchObject({ failure: { code: 'serverFault', parameters: { status: '1000' }, reachable: true } });
    server.unipos.expireTokens();
    expect((await service.listBills(asked)).ok).toBe(true);
    const stranger = serviceAt(server.unipos.serviceUri, { format }, 'another');
    expect(await stranger.listBills(asked)).toMatchObject({ failure: { code: 'uniposSecretWrong', reachable: true } });
  });
});

it('JSON and XML give equal objects', async () => {
  const server = await practice();
  const [json, xml] = formats.map((format) => serviceAt(server.unipos.serviceUri, { format }));
  const all = async (service: UniposService | undefined) => [
    await service?.listBills(asked),
    await service?.listOrders(asked),
    await service?.listReservations(asked),
  ];
  const first = await all(json);
  expect(first[0]).toMatchObject({ ok: true });
  expect(await all(xml)).toEqual(first);
});

it.each([
  ['a page', 'text/html', '<!DOCTYPE html><html><body>sign in</body></html>', 'captivePortal'],
  [
    'a page that is declared as XML',
    'application/xml',
    '<?xml version="1.0"?>\n<html xmlns="x"><body/></html>',
    'captivePortal',
  ],
  ['text that is declared as a page', 'text/html', 'please sign in', 'captivePortal'],
  ['nothing', 'text/html', '', 'badAnswer'],
  [
    'an answer that is declared as a page',
    'text/html',
    JSON.stringify(answerOf({ token: 'T', expires_in: '2030-01-01T00:00:00Z' })),
    null,
  ],
] as const)('%s is told from an answer', async (_, type, body, code) => {
  const server = createServer(({ url = '' }, response) => {
    const list = JSON.stringify(answerOf({ total_count: 0, skip: 0, items: [] }));
    response.setHeader('content-type', type);
    response.end(url.startsWith('/token') ? body : list);
  });
  const bills = await serviceAt(await listening(server)).listBills(asked);
  expect(bills.ok ? null : bills.failure.code).toBe(code);
});

it('no secret is in any failure, whatever a server repeats of the query', async () => {
  const secret = 'canary secret/&=';
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    seen.push(url);
    const words = `${decodeURIComponent(url.replaceAll('+', ' '))} ${url}`;
    const isToken = url.includes('appsecret') && seen.length > 1;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        isToken || url.includes('appsecret')
          ? answerOf(
              url.includes('wrong') ? null : { token: 'canary-token', expires_in: '2030-01-01T00:00:00+08:00' },
              words,
            )
          : answerOf(null, words),
      ),
    );
  });
  const url = await listening(server);
  const service = serviceAt(url, {}, secret);
  const failures = [await service.listBills(asked), await service.sendOrder(order), await service.listOrders(asked)];
  const barred = serviceAt(`${url}/wrong`, {}, secret);
  failures.push(await barred.listBills(asked));
  await new Promise((resolve) => server.close(resolve));
  failures.push(await serviceAt(url, {}, secret).listBills(asked));
  expect(seen.some((one) => one.includes('canary'))).toBe(true);
  expect(failures.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
  expect(JSON.stringify(failures)).not.toMatch(/canary/);
});
