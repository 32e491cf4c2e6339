// Linking a store through the whole till, the practice platform as a browser sees it: allowed, refused, tampered with, late, from a foreign page.

import { readdirSync, readFileSync } from 'node:fs';
import { request as requestOf } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { LinkView } from '../../shared/connect.ts';
import { supervisor, technician } from '../support/practice-approvals.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';

let bench: Bench;
const minute = 60_000;

beforeEach(async () => {
  bench = await openBench();
  await bench.good('signIn', cashier);
});
afterEach(() => bench.close());

async function start(): Promise<string> {
  const view = await bench.good('startLink', { approval: technician });
  if (view.address === null) throw new Error('no address to open');
  expect(view.state).toBe('waiting');
  return view.address;
}

/** What the browser is sent back with after a button of the page was pressed. */
async function press(address: string, decision: string, merchantNo = '666660000277610'): Promise<string> {
  const page = new URL(address);
  const form = new URLSearchParams(page.search);
  form.set('decision', decision);
  form.set('merchantNo', merchantNo);
  const answer = await request(page.origin + page.pathname, {
    method: 'POST',
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  await answer.body.dump();
  return String(answer.headers['location']);
}

async function follow(location: string): Promise<number> {
  const answer = await request(location);
  await answer.body.dump();
  return answer.statusCode;
}

function settled(): Promise<LinkView> {
  return bench.heard('link', ({ state, failure, store }) => state === 'idle' && (failure !== null || store !== null));
}

describe('a link', () => {
  test('allowed: the store is kept, the token is in use, and 2.3 renews it silently', async () => {
    const address = await start();
    const ended = settled();
    expect(await follow(await press(address, 'allow'))).toBe(200);
    expect(await ended).toMatchObject({
      failure: null,
      store: { brandId: '15', merchantNo: '666660000277610', merchantName: '雅台上地店' },
    });
    expect(bench.server.received('codeToken')).toHaveLength(1);
    await bench.good('lookup', { text: zhang });
    expect(bench.server.received('refreshToken')).toHaveLength(0);
    bench.server.stealToken();
    await bench.good('lookup', { text: zhang });
    expect(bench.server.received('refreshToken')).toHaveLength(1);
    await bench.restart();
    await bench.good('signIn', cashier);
    expect((await bench.good('getLink', null)).store?.merchantName).toBe('雅台上地店');
  });

  test('nobody without the right begins one', async () => {
    expect(await bench.bad('startLink', { approval: null })).toBe('approvalNeeded');
    expect(await bench.bad('startLink', { approval: supervisor })).toBe('rightMissing');
  });

  test.each([
    ['the page’s “refuse”', async (address: string) => press(address, 'refuse'), 'linkRefused'],
    [
      'a state that is not ours',
      async (address: string) => {
        const back = new URL(await press(address, 'allow'));
        back.searchParams.set('state', 'f'.repeat(64));
        return back.href;
      },
      'linkState',
    ],
    [
      'a code twice in the query',
      async (address: string) => `${await press(address, 'allow')}&code=another`,
      'linkState',
    ],
    [
      'a code that was invented',
      async (address: string) => {
        const back = new URL(await press(address, 'allow'));
        back.searchParams.set('code', 'yc-invented');
        return back.href;
      },
      'linkCode',
    ],
    [
      'another store of the brand',
      async (address: string) => press(address, 'allow', '666660000277611'),
      'linkOtherStore',
    ],
  ])('%s is told in its own words, and the session goes on', async (_what, answer, code) => {
    const address = await start();
    const ended = settled();
    await follow(await answer(address));
    expect((await ended).failure?.code).toBe(code);
    expect((await bench.good('getLink', null)).store).toBeNull();
    await bench.good('lookup', { text: zhang });
  });

  test('a code that was used already is refused by the platform', async () => {
    const address = await start();
    const back = await press(address, 'allow');
    const used = await request(`${bench.server.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: new URL(back).searchParams.get('code') ?? '',
        redirect_uri: new URL(address).searchParams.get('redirect_uri') ?? '',
        client_id: practiceWorldGuide.application.clientId,
        client_secret: practiceWorldGuide.application.clientSecret,
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    await used.body.dump();
    expect(used.statusCode).toBe(200);
    const ended = settled();
    await follow(back);
    expect((await ended).failure).toMatchObject({ code: 'linkCode', parameters: { code: 'invalid_grant' } });
  });

  test('after five minutes nobody listens any more', async () => {
    const address = await start();
    const back = await press(address, 'allow');
    bench.time.push(5 * minute);
    expect((await settled()).failure?.code).toBe('linkTimedOut');
    await expect(follow(back)).rejects.toThrow();
    expect(bench.server.received('codeToken')).toHaveLength(0);
  });

  test('stopped by the person: no failure, and the address is worth nothing', async () => {
    const address = await start();
    const back = await press(address, 'allow');
    expect(await bench.good('cancelLink', null)).toMatchObject({ state: 'idle', failure: null });
    await expect(follow(back)).rejects.toThrow();
  });

  test('begun again: the older page’s answer is turned away, the newer one’s taken', async () => {
    const older = await press(await start(), 'allow');
    const newer = await start();
    await expect(follow(older)).rejects.toThrow();
    const ended = settled();
    await follow(await press(newer, 'allow'));
    expect((await ended).failure).toBeNull();
  });
});

describe('what listens', () => {
  test('answers only its own address: a foreign Host, another path and another method change nothing', async () => {
    const address = await start();
    const back = new URL(await press(address, 'allow'));
    expect(back.hostname).toBe('127.0.0.1');
    expect(await withHost(back, 'evil.example')).toBe(421);
    expect(await withHost(back, `localhost:${back.port}`)).toBe(421);
    expect(await follow(`${back.origin}/yatai/${'0'.repeat(32)}${back.search}`)).toBe(404);
    const posted = await request(back, { method: 'POST' });
    await posted.body.dump();
    expect(posted.statusCode).toBe(404);
    expect((await bench.good('getLink', null)).state).toBe('waiting');
    const ended = settled();
    expect(await follow(back.href)).toBe(200);
    expect((await ended).failure).toBeNull();
    await expect(follow(back.href)).rejects.toThrow();
  });

  test('a port that the profile fixes and another program holds is said to be so', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const place = blocker.address();
    const port = typeof place === 'object' && place !== null ? place.port : 0;
    const fixed = await openBench({
      profile: (loaded) => ({
        ...loaded,
        profile: { ...loaded.profile, linkRedirect: `http://127.0.0.1:${port}/yatai/link` },
      }),
    });
    try {
      const blocked = await fixed.good('startLink', { approval: technician });
      expect(blocked).toMatchObject({
        state: 'idle',
        failure: { code: 'linkPort', parameters: { port: String(port), detail: 'EADDRINUSE' } },
      });
      await new Promise((resolve) => blocker.close(resolve));
      const free = await fixed.good('startLink', { approval: technician });
      expect(new URL(free.address ?? '').searchParams.get('redirect_uri')).toBe(`http://127.0.0.1:${port}/yatai/link`);
    } finally {
      await fixed.close();
    }
  });

  test('no token, code or secret is kept anywhere or told to the screen', async () => {
    const address = await start();
    const back = await press(address, 'allow');
    const ended = settled();
    await follow(back);
    await ended;
    const code = new URL(back).searchParams.get('code') ?? '';
    const token = bench.server.world.token?.accessToken ?? '';
    const told = JSON.stringify([bench.events, bench.complaints, address]);
    const folder = join(bench.folder, 'practice');
    const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
    for (const secret of [code, token, practiceWorldGuide.application.clientSecret]) {
      expect(told).not.toContain(secret);
      expect(kept.some((bytes) => bytes.includes(secret))).toBe(false);
    }
  });
});

function withHost(url: URL, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    requestOf(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
