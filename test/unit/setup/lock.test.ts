// Two set-ups at once, and one that died in the middle.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../build/setup/lock.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one at a time, in the order of asking', async () => {
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name} out`);
  };
  await Promise.all([withLock(folder, 'step', work('first')), withLock(folder, 'step', work('second'))]);
  expect(seen).toEqual(['first in', 'first out', 'second in', 'second out']);
});

test('the lock of a process that is gone is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, 'step.lock'), String(pid));
  expect(await withLock(folder, 'step', async () => 'done')).toBe('done');
  expect(existsSync(join(folder, 'step.lock'))).toBe(false);
});

test('a failure gives the lock back', async () => {
  await expect(withLock(folder, 'step', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(folder, 'step', async () => 'done')).toBe('done');
});
