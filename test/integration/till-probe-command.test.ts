// `npm run probe` as a technician runs it: its findings in words, its record as one JSON line and in the till's journal, and what it refuses.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { practiceProfile } from '../../main/till/practice-profile.ts';
import { systemClock, systemRandom } from '../../main/till/system-ports.ts';
import { capabilityRecordSchema } from '../../shared/contract.ts';
import { withJournal } from '../support/stage.ts';

const command = join(import.meta.dirname, '../../main/till/probe/probe-command.ts');
const password = 'yatai-1001';
let server: PracticeServer;
let folder: string;

beforeAll(async () => {
  server = await startPracticeServer({ repeatSerial: 'sameVoucher' });
  folder = mkdtempSync(join(tmpdir(), 'probe-command-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}, typed: string | null = null): Promise<Ended> {
  const { YATAI_PASSWORD: _, ...clean } = process.env;
  const child = spawn(process.execPath, [command, ...args], {
    env: {
      ...clean,
      LANG: 'en_GB.UTF-8',
      LC_ALL: '',
      YATAI_PRACTICE_URL: server.url,
      YATAI_PRACTICE_KEY: server.controlKey,
      ...env,
    },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(typed ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** A store's profile that leads to the practice platform: the command must not need the practice mode's comforts. */
function storeProfile(): string {
  const file = join(folder, 'profile.json');
  const { refusalCodes, uncertainCodes, codeMeanings, brandId, merchantNo, terminalNo } = practiceProfile();
  writeFileSync(
    file,
    JSON.stringify({
      name: 'A store',
      backend: 'yazuo',
      baseUrl: server.url,
      appId: practiceWorldGuide.application.clientId,
      brandId,
      merchantNo,
      terminalNo,
      refusalCodes,
      uncertainCodes,
      codeMeanings,
    }),
  );
  return file;
}

const store = () => ['--profile', storeProfile(), '--data', join(folder, 'store'), '--card', '6201300100001001'];
const secret = { YATAI_APP_SECRET: practiceWorldGuide.application.clientSecret };

describe('the probe command', { timeout: 90_000 }, () => {
  it('on the practice till: each finding with its meaning, and what the till may do from now on', async () => {
    const before = server.ledger.totals().storedFen;
    const { code, out } = await run(['--practice', '--data', join(folder, 'practice')]);
    expect(code).toBe(0);
    for (const id of ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9']) {
      expect(out).toMatch(new RegExp(`^${id} .+: .+`, 'm'));
    }
    expect(out).toContain('Answered with the first voucher');
    expect(out).toContain('may be sent again by the till itself');
    expect(server.ledger.totals().storedFen).toBe(before);
    const kept = withJournal(join(folder, 'practice', 'practice', 'journal.db'), ({ settings }) =>
      capabilityRecordSchema.parse(settings.get('capabilityRecord')),
    );
    expect(kept.findings.P1).toBe('sameVoucher');
  });

  it('on a store’s profile: the password from a pipe, the record as the last and only line', async () => {
    const { code, out, err } = await run([...store(), '--user', '1001', '--json'], secret, `${password}\n`);
    expect(err).toContain('P1 The same serial twice');
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(1);
    const record = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(record).toMatchObject({
      platform: `${server.url} 15 666660000277610`,
      findings: { P1: 'sameVoucher', P6: 'failed' },
      leftBehind: 0,
      repeatProven: true,
      standing: 'proven',
    });
    // P6 had no second card.
    expect(code).toBe(1);
    expect(out + err).not.toContain(password);
    expect(readFileSync(join(folder, 'store', 'journal.db')).includes(password)).toBe(false);
    expect(readFileSync(join(folder, 'store', 'journal.db')).includes(secret.YATAI_APP_SECRET)).toBe(false);
  });

  it('refuses a wrong password, a card that is not fit, a missing secret and a missing choice, and charges nothing', async () => {
    const before = server.ledger.transactions().length;
    const wrong = await run([...store(), '--user', '1001'], { ...secret, YATAI_PASSWORD: 'wrong' });
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('password is wrong')]);
    const card = ['--practice', '--data', join(folder, 'practice'), '--card', '6201300100000201'];
    const unfit = await run(card);
    expect([unfit.code, unfit.err]).toEqual([2, expect.stringContaining('trade password')]);
    const secretless = await run([...store(), '--user', '1001'], { YATAI_PASSWORD: password });
    expect([secretless.code, secretless.err]).toEqual([2, expect.stringContaining('appId')]);
    expect((await run([])).code).toBe(2);
    expect((await run(['--practice', '--password', password])).code).toBe(2);
    expect(server.ledger.transactions()).toHaveLength(before);
  });

  it('does not touch a journal that the application holds', async () => {
    const data = join(folder, 'held');
    const ended = await withHeld(join(data, 'practice', 'journal.db'), () => run(['--practice', '--data', data]));
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('Close the application');
  });
});

/** What the application does: another process cannot have the journal meanwhile. */
async function withHeld<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  mkdirSync(dirname(file), { recursive: true });
  const { merchantNo = '', terminalNo = '' } = practiceProfile();
  const opened = openJournal({
    file,
    clock: systemClock,
    random: systemRandom,
    merchantNo,
    terminalNo,
    nativeBinding: null,
  });
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  try {
    return await work();
  } finally {
    opened.value.close();
  }
}
