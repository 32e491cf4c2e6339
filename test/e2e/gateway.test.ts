// Terminals at the packaged application: beside its window, and without any window (`--gateway`).
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureBundle } from '../../build/bundle.ts';
import { findElectron } from '../../build/setup/electron.mjs';
import { ensureCurl } from '../../build/setup/system.mjs';
import type { GatewayView } from '../../shared/gateway.ts';
import type { Result } from '../../shared/result.ts';
import { freePort } from '../gateway/process.ts';
import { curlOnce, payingXml } from '../integration/gateway-bench.ts';
import { chromiumFlags, environment } from '../support/electron.ts';
import { signIn } from '../support/file-till.ts';
import { cashier, openStage, type Stage } from '../support/stage.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const key = 'an-end-to-end-key';
let stage: Stage;
let port: number;

beforeEach(async () => {
  await ensureCurl();
  stage = await openStage();
  port = await freePort();
});

afterEach(async () => {
  await stage.close();
});

function gatewayEnvironment(): Record<string, string> {
  const profile = join(stage.userDataDir, 'gateway-profile.json');
  const gateway = { port, credentials: [{ in: 'header', name: 'X-Key' }] };
  writeFileSync(profile, JSON.stringify({ name: '练习 终端', backend: 'practice', gateway }));
  return { YATAI_PROFILE: profile, YATAI_SECRETS: JSON.stringify({ 'gateway:X-Key': key }) };
}

async function pay(fromNo: string): Promise<readonly [number, string]> {
  const { status, body } = await curlOnce([
    '-H',
    `X-Key: ${key}`,
    '-H',
    'Content-Type: text/xml',
    '-d',
    payingXml({ fromNo, quantity: '3.2100' }),
    `http://127.0.0.1:${port}/member/memberpaying`,
  ]);
  return [status, body];
}

test('beside the window: a terminal pays at the till that a cashier signed in, and the till tells how its gateway stands', async () => {
  const till = await stage.start({ env: gatewayEnvironment() });
  await signIn(till);
  expect(await pay('E-1')).toEqual([200, '']);
  expect(await pay('E-1')).toEqual([200, '']);
  const told: Result<GatewayView> = await till.page.evaluate(() => Reflect.get(globalThis, 'yatai').getGateway(null));
  expect(told).toMatchObject({
    ok: true,
    value: {
      state: 'listening',
      address: `http://127.0.0.1:${port}/member`,
      credentials: [{ in: 'header', name: 'X-Key' }],
      today: { payments: 1, repeats: 1 },
    },
  });
  await till.app.close();
  const { counts } = stage.readJournal();
  expect(counts).toMatchObject({ applied: 1 });
  expect(stage.compare().differences).toEqual([]);
});

test('without a window: it signs in by itself, answers, and ends in order on a signal', async () => {
  await ensureBundle();
  const found = findElectron();
  const launch = {
    userDataDir: stage.userDataDir,
    env: {
      ...gatewayEnvironment(),
      YATAI_USER: cashier.userName,
      YATAI_PASSWORD: cashier.password,
      YATAI_PRACTICE_URL: stage.server.url,
      YATAI_PRACTICE_KEY: stage.server.controlKey,
    },
  };
  const child = spawn(found.executable, [root, ...chromiumFlags(launch), '--gateway'], {
    cwd: root,
    env: environment(launch, found.nativeBinding),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  try {
    let printed = '';
    const listening = new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
          if (printed.includes('listening at')) resolve();
        });
      }
      void ended.then((code) => reject(new Error(`it ended with ${code}: ${printed}`)));
    });
    await listening;
    await stage.server.whenReceived('passwordToken', 1);
    // The sign-in may still be on its way home: a terminal asks again.
    let answer = await pay('E-2');
    while (answer[0] !== 200) {
      expect(answer[1]).toContain('<Code>1000</Code>');
      answer = await pay('E-2');
    }
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  expect(stage.readJournal().counts).toMatchObject({ applied: 1 });
  expect(stage.compare().differences).toEqual([]);
});
