// A dead process's report keeps everything but the secrets that its environment held.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankSecrets, secretsOfStart } from '../../main/electron/blank-secrets.ts';
import { practiceAppSecret, practiceProfile, practiceSecrets } from '../../main/till/practice-profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dumps-'));
  mkdirSync(join(folder, 'pending'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(name: string, bytes: Buffer): string {
  const file = join(folder, 'pending', name);
  writeFileSync(file, bytes);
  utimesSync(file, 1_000, 2_000);
  return file;
}

test('secrets are blanked wherever they stand, in both widths and as JSON; all else and its age stay', () => {
  const text = `YATAI_APP_SECRET=geheim-1\0YATAI_SECRETS={"unipos":"ge\\"heim-2"}\0PATH=/bin`;
  const bytes = Buffer.concat([Buffer.from(text), Buffer.from('geheim-1', 'utf16le'), Buffer.from([0xff, 0])]);
  const file = report('a.dmp', bytes);
  const other = report('notes.txt', bytes);
  blankSecrets(folder, ['geheim-1', 'ge"heim-2', '/', '']);
  const after = readFileSync(file);
  expect(after).toHaveLength(bytes.length);
  expect(after.toString('latin1')).toBe(
    `YATAI_APP_SECRET=********\0YATAI_SECRETS={"unipos":"**********"}\0PATH=/bin${'*'.repeat(16)}\xff\0`,
  );
  expect(statSync(file).mtimeMs).toBe(2_000_000);
  expect(readFileSync(other).equals(bytes)).toBe(true);
});

test('a report that is none, and a folder that is not there, stop nothing', () => {
  truncateSync(report('large.dmp', Buffer.from('geheim-1')), 1_000_000_000);
  mkdirSync(join(folder, 'a-folder.dmp'));
  const one = report('one.dmp', Buffer.from('geheim-1'));
  expect(() => blankSecrets(folder, ['geheim-1'])).not.toThrow();
  expect(readFileSync(one, 'latin1')).toBe('********');
  expect(() => blankSecrets(join(folder, 'nowhere'), ['geheim-1'])).not.toThrow();
});

test('practice, started with a store’s secrets in its environment, knows them all and its own', () => {
  const loaded = { profile: practiceProfile(), appSecret: practiceAppSecret, secrets: practiceSecrets };
  const given = Object.fromEntries(Object.keys(practiceSecrets).map((name) => [name, `the store’s ${name}`]));
  const known = secretsOfStart({ appSecret: 'geheim-1', password: null, given, loaded });
  expect(new Set(known)).toEqual(
    new Set(['geheim-1', practiceAppSecret, ...Object.values(given), ...Object.values(practiceSecrets)]),
  );
});
