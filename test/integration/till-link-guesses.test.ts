// Somebody beside the person who links a store: a program of this machine, a machine in the shop's network, a page in the same browser.
import { request as requestOf } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { listenForRedirect, type RedirectListener } from '../../main/till/link/redirect-listener.ts';
import { fen } from '../../shared/money.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';

const technician = { personId: 'practice-technician', pin: '9753' };

/** What a GET is answered; rejects where nobody listens. */
function get(url: string, host: string, headers: Readonly<Record<string, string>> = {}) {
  const { hostname, port, pathname, search } = new URL(url);
  return new Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>> }>(
    (resolve, reject) => {
      const about = { host, port, path: pathname + search, headers: { host: `${hostname}:${port}`, ...headers } };
      requestOf({ ...about, agent: false }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('the listener', () => {
  let listener: RedirectListener;
  afterEach(() => listener.close());

  async function listen(): Promise<string> {
    const opened = await listenForRedirect({ port: 0, path: '/yatai/path', page: { title: 't', text: 'x' } });
    if ('blocked' in opened) throw new Error(opened.blocked);
    listener = opened;
    return opened.redirectUri;
  }

  // Only there every address of 127.0.0.0/8 is this machine's: it stands for that of the shop's network.
  test.runIf(process.platform === 'linux')('is heard at no other address of this machine', async () => {
    const uri = await listen();
    await expect(get(uri, '127.0.0.2')).rejects.toThrow(/ECONNREFUSED/);
    expect((await get(uri, '127.0.0.1')).status).toBe(200);
  });

  test('turns a head of more than 8 KiB away and goes on waiting', async () => {
    const uri = await listen();
    expect((await get(uri, '127.0.0.1', { 'x-more': 'x'.repeat(9_000) })).status).toBe(431);
    expect((await get(`${uri}?code=1`, '127.0.0.1')).status).toBe(200);
    expect(String(await listener.answer)).toBe('code=1');
  });

  test('answers with a page that is kept nowhere, runs nothing, stands in no frame and tells nobody its address', async () => {
    const { headers } = await get(await listen(), '127.0.0.1');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.* frame-ancestors 'none'$/),
      'referrer-policy': 'no-referrer',
    });
  });
});

describe('a link', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function start() {
    const { address } = await bench.good('startLink', { approval: technician });
    const query = new URL(address ?? '').searchParams;
    return { state: query.get('state') ?? '', back: new URL(query.get('redirect_uri') ?? '') };
  }

  test('has a path and a state that nobody guesses: long, and others each time', async () => {
    bench = await openBench();
    await bench.good('signIn', cashier);
    const links = [await start(), await start()];
    for (const { state, back } of links) {
      expect(state).toMatch(/^[0-9a-f]{64}$/);
      expect(back.pathname).toMatch(/^\/yatai\/[0-9a-f]{32}$/);
    }
    expect(new Set(links.flatMap(({ state, back }) => [state, back.pathname])).size).toBe(4);
  });

  test('believes no refusal that does not bear its state', async () => {
    bench = await openBench();
    await bench.good('signIn', cashier);
    const { back } = await start();
    const ended = bench.heard('link', ({ state, failure }) => state === 'idle' && failure !== null);
    await get(`${back.href}?error=access_denied&state=${'f'.repeat(64)}`, '127.0.0.1');
    expect((await ended).failure?.code).toBe('linkState');
  });

  test('is not begun by a till whose work was handed over: the other one has the store’s token', async () => {
    bench = await openBench();
    await bench.good('signIn', cashier);
    bench.till().journal.handOver.markWritten({ id: 'h1', target: 'tillB', at: 5, count: 0, amount: fen(0) });
    expect(await bench.bad('startLink', { approval: technician })).toBe('handedOver');
  });
});
