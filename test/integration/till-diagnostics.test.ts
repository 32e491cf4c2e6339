// The diagnostics bundle of a till into which secrets were put everywhere: none of them is in the file.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diagnosticsParts } from '../../shared/diagnostics.ts';
import { technician } from '../support/practice-approvals.ts';
import { type Bench, openBench, yang, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { cutAfter, settled } from './till-waiting.ts';

const canary = 'kanarienvogel';
let bench: Bench;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yatai-bundle-'));
  bench = await openBench({
    chooseFile: { save: async () => null, open: async () => null, saveBundle: async () => join(folder, 'bundle.zip') },
    profile: (loaded) => ({ ...loaded, secrets: { ...loaded.secrets, other: `${canary}-secret` } }),
    logFile: join(folder, 'till.log'),
  });
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function write() {
  const written = await bench.good('writeDiagnostics', { approval: technician });
  const parts = unzipSync(readFileSync(join(folder, 'bundle.zip')));
  return {
    written,
    parts,
    texts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)])),
  };
}

test('it holds every part, what is open, and what people did', async () => {
  const member = await serve(bench, yang);
  await settled(bench, (await bench.good('checkout', bill(member.selectedCardId, 300))).serial);
  const cardId = await cutAfter(bench, zhang);
  const { serial } = await bench.good('checkout', bill(cardId, 500));
  const { written, texts } = await write();
  expect(written).toMatchObject({ fileName: 'bundle.zip' });
  expect(Object.keys(texts)).toEqual([...diagnosticsParts]);
  expect(JSON.parse(texts['queue.json'] ?? '')).toMatchObject([{ serial, state: 'pending', amountFen: 500 }]);
  expect(JSON.parse(texts['counts.json'] ?? '')).toMatchObject({ byState: { applied: 1, pending: 1 } });
  expect(JSON.parse(texts['profile.json'] ?? '')).toMatchObject({ backend: 'practice', merchantNo: '666660000277610' });
  expect(texts['audit.jsonl']).toContain('approvalGiven');
});

test('a cashier alone cannot write it', async () => {
  await serve(bench, zhang);
  expect(await bench.bad('writeDiagnostics', { approval: null })).toBe('approvalNeeded');
});

test('secrets that were put everywhere are nowhere in it', async () => {
  const member = await serve(bench, zhang);
  const { journal } = bench.till();
  const remark = `${canary}-secret 6201300100000101 13900000001`;
  await settled(bench, (await bench.good('checkout', bill(member.selectedCardId, 300, { remark }))).serial);
  journal.audit.append({
    kind: 'settingChanged',
    operator: '1001',
    personId: null,
    serial: null,
    details: {
      password: `${canary}-1`,
      nested: [{ appSecret: `${canary}-2`, note: 'card 6201300100000101, phone 13900000001', token: `${canary}-3` }],
      memberName: `${canary}-4`,
      mobile: '13900000001',
      free: `${canary}-secret`,
    },
  });
  const people = journal.people.all();
  const verifiers = journal.verifiers.users().map((user) => journal.verifiers.get(user));
  const kept = [...people, ...verifiers].flatMap((one) => [one?.salt ?? canary, one?.hash ?? canary]);
  writeFileSync(
    join(folder, 'till.log'),
    `2026-11-27 error said ${canary}-secret for 6201300100000101 and 13900000001 ${kept.join(' ')}\n`,
  );
  await cutAfter(bench, zhang);
  await bench.good('checkout', bill(member.selectedCardId, 300, { remark }));
  const { texts } = await write();
  const all = Object.entries(texts);
  const hidden = [canary, zhang, '13900000001', member.name, 'yatai-1001', bench.loaded.appSecret, ...kept];
  for (const secret of hidden) {
    for (const [name, text] of all) {
      expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
    }
  }
  expect(people.length).toBeGreaterThan(2);
  expect(verifiers.length).toBeGreaterThan(0);
  expect(texts['log.txt']).toContain('error said ***');
});
