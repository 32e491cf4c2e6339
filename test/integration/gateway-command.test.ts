// `npm run gateway` as a process: what it needs, what it says, how it ends. Payments under kill -9 are in test/gateway.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { freePort } from '../gateway/process.ts';
import { root } from '../runner/part.ts';

const command = join(root, 'main', 'gateway', 'gateway-command.ts');
let folder: string;
let server: PracticeServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-command-'));
  server = await startPracticeServer();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number; readonly output: string };

/** Runs it to its end; where it listens it is told to end. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const { YATAI_USER: _, YATAI_PASSWORD: __, ...inherited } = process.env;
  return new Promise((resolve) => {
    const practice = { YATAI_PRACTICE_URL: server.url, YATAI_PRACTICE_KEY: server.controlKey };
    const child = execFile(
      process.execPath,
      [command, ...args],
      { env: { ...inherited, LANG: 'en_US.UTF-8', ...practice, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
    let heard = '';
    child.stdout?.on('data', (text: string) => {
      heard += text;
      if (heard.includes('listening at')) child.kill('SIGTERM');
    });
  });
}

function profile(name: string, gateway: unknown): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ name, backend: 'practice', ...(gateway === undefined ? {} : { gateway }) }));
  return file;
}

const who = { YATAI_USER: '1001', YATAI_PASSWORD: 'yatai-1001' };
const credentials = [{ in: 'header', name: 'X-Key' }];
const secrets = { YATAI_SECRETS: JSON.stringify({ 'gateway:X-Key': 'canary-9911' }) };

test('it wants a profile with a gateway, its secrets, and somebody to sign in as', async () => {
  expect(await run([], who)).toMatchObject({ code: 1, output: expect.stringContaining('usage') });
  const without = profile('without', undefined);
  expect(await run([without], who)).toMatchObject({ code: 1, output: expect.stringContaining('"gateway"') });
  const file = profile('good', { port: await freePort(), credentials });
  expect(await run([file], {})).toMatchObject({ code: 1, output: expect.stringContaining('YATAI_USER') });
  const { code, output } = await run([file, '--data', join(folder, 'a')], who);
  expect(code).toBe(1);
  expect(output).toContain('gateway.credentials.0: secretMissing');
});

test('it says where it listens and ends in order on a signal; a wrong password is said and not tried again', async () => {
  const file = profile('listens', { port: await freePort(), credentials });
  const good = await run([file, '--data', join(folder, 'b')], { ...who, ...secrets });
  expect(good).toMatchObject({
    code: 0,
    output: expect.stringMatching(/listening at http:\/\/127\.0\.0\.1:\d+\/member/),
  });
  const wrong = await run([file, '--data', join(folder, 'b')], { ...who, ...secrets, YATAI_PASSWORD: 'canary-7733' });
  expect(wrong).toMatchObject({ code: 0, output: expect.stringContaining('nobody is signed in') });
  expect(good.output + wrong.output).not.toMatch(/canary/);
});

test('a port that another program holds is named', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  try {
    const file = profile('taken', { port, credentials });
    const { code, output } = await run([file, '--data', join(folder, 'c')], { ...who, ...secrets });
    expect(code).toBe(1);
    expect(output).toContain('portTaken');
  } finally {
    other.close();
  }
});
