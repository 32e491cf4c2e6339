// Files that a person names: read up to a size, and only where they are files. Profiles and authorities are read by it alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadProfile, withAuthority } from '../../main/till/load-profile.ts';
import { practiceProfile } from '../../main/till/practice-profile.ts';
import { readSmallFile } from '../../main/till/small-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'small-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file of so many bytes that takes no room. */
function sparse(size: number): string {
  const file = join(folder, 'large');
  writeFileSync(file, '{');
  truncateSync(file, size);
  return file;
}

test('a text comes as it is, up to the size and no further', () => {
  const file = join(folder, 'text');
  writeFileSync(file, '雅台');
  expect(readSmallFile(file)).toBe('雅台');
  expect(readSmallFile(file, 6)).toBe('雅台');
  expect(() => readSmallFile(file, 5)).toThrow(/very large/);
  expect(() => readSmallFile(folder)).toThrow(/no plain file/);
  expect(() => readSmallFile(join(folder, 'nowhere'))).toThrow(/ENOENT/);
});

test.runIf(process.platform !== 'win32')('a pipe that nobody writes to holds nobody up', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => readSmallFile(pipe)).toThrow(/no plain file/);
});

test('a profile and an authority of 10 GB are refused as unreadable', async () => {
  const file = sparse(10_000_000_000);
  expect(await loadProfile(file, async () => null)).toMatchObject({ ok: false, findings: [{ problem: 'unreadable' }] });
  expect(
    withAuthority({ ...practiceProfile(), certificateAuthority: 'large' }, join(folder, 'profile.json')),
  ).toBeNull();
});
