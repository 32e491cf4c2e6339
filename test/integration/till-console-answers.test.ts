// What the interface console sends on the real till, and what it shows of the answers, also of those that cannot be read.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { zhang } from './till-bench.ts';
import { type ConsoleDesk, openConsoleDesk } from './till-console-stage.ts';

let desk: ConsoleDesk;

beforeEach(async () => {
  desk = await openConsoleDesk();
});
afterEach(() => desk.end());

describe('the interface console', () => {
  test('fills this store into a sample, sends a read, and shows both texts and what was understood', async () => {
    const { bench, open, sampleOf, send, trail, expectNoSecret } = desk;
    await open();
    const sample = await sampleOf('lookup');
    expect(sample).toMatchObject({ brandId: '15', merchantNo: '666660000277610' });
    const { sent, answer, understood } = await send('lookup', { ...sample, queryNo: zhang });
    expect(sent.line).toBe(`POST ${bench.server.url}/api/lookup`);
    expect(sent.body.whole).toContain('"access_token":"***"');
    expect(sent.body.whole).toContain(zhang);
    expect(sent.body.masked).not.toContain(zhang);
    expect(answer).toMatchObject({ status: 200, cut: false });
    expect(answer?.body.masked).toContain('6201****0101');
    expect(answer?.body.masked).not.toContain(zhang);
    expect(understood).toMatchObject({ kind: 'typed' });
    expect(understood.kind === 'typed' ? JSON.parse(understood.value.whole) : null).toMatchObject({
      cards: expect.arrayContaining([expect.objectContaining({ cardNo: zhang })]),
    });
    expect(trail()).toEqual([]);
    expectNoSecret([]);
  });

  test('tells a refusal, half an answer and a dead line apart', async () => {
    const { bench, open, sampleOf, send, expectNoSecret } = desk;
    await open();
    const request = { ...(await sampleOf('lookup')), queryNo: '6201300199999999' };
    expect((await send('lookup', request)).understood).toMatchObject({ kind: 'refused' });
    bench.server.faults.set({ kind: 'badJson', times: 1, interfaceId: 'lookup' });
    const broken = await send('lookup', { ...request, queryNo: zhang });
    expect(broken.understood).toMatchObject({ kind: 'malformed' });
    expect(broken.answer?.status).toBe(200);
    bench.server.faults.set({ kind: 'htmlPage', times: 1, interfaceId: 'lookup' });
    expect((await send('lookup', request)).understood).toEqual({ kind: 'unclear', reason: 'unknownCaptivePortal' });
    await bench.server.refuseConnections();
    expect(await send('lookup', request)).toMatchObject({
      answer: null,
      understood: { kind: 'unsent', reason: 'unsentConnection' },
    });
    expectNoSecret([]);
  });

  test('does not send what is no whole request', async () => {
    const { bench, open } = desk;
    await open();
    const ask = (body: string) => bench.bad('sendInterface', { id: 'lookup', body, confirmed: true, approval: null });
    expect(await ask('{"brandId": "15",')).toBe('requestNotJson');
    expect(await ask('["15"]')).toBe('requestNotJson');
    expect(await ask('{"brandId": "15", "brandId": "16"}')).toBe('requestNotJson');
    expect(await ask(`{"queryNo": "$\{query_no}"}`)).toBe('requestPlaceholder');
    expect(await ask(JSON.stringify({ queryNo: '卡'.repeat(90_000) }))).toBe('requestTooLarge');
    expect(await bench.bad('getInterface', { id: 'nothing' })).toBe('interfaceUnknown');
  });

  test('writes the address of 2.2.1 without sending anything', async () => {
    const { bench, open, sampleOf, send, trail, expectNoSecret } = desk;
    await open();
    const query = {
      ...(await sampleOf('authorizationCode')),
      state: 'a b',
      redirect_uri: 'http://127.0.0.1:8765/linked',
    };
    const { sent, answer, understood } = await send('authorizationCode', query);
    const address = understood.kind === 'address' ? new URL(understood.address) : null;
    expect(address?.href.startsWith(`${bench.server.url}/oauth/authorize?`)).toBe(true);
    expect(Object.fromEntries(address?.searchParams ?? [])).toMatchObject({ response_type: 'code', state: 'a b' });
    expect(sent.line).toBe(`GET ${address?.href}`);
    expect(answer).toBeNull();
    expect(trail()).toEqual([]);
    expectNoSecret([]);
  });
});
