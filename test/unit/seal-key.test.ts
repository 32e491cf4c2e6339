// Where the key lies that seals what is known of guests: in the system's secret store, else in a file that only its owner may read.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sealKeyOf } from '../../main/electron/seal-key.ts';
import { dropKeyBeside, sealKeyBeside } from '../../main/till/seal-key-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'key-')), 'practice');
  file = join(folder, 'guests.key');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('the file', () => {
  test('is made with its folder, for its owner alone, and is the same key the next time', () => {
    const key = sealKeyBeside(folder);
    expect(key).toHaveLength(32);
    // Before it is read again, for that shuts it.
    const modes = [folder, file].map((path) => statSync(path).mode & 0o777);
    expect(process.platform === 'win32' ? [0o700, 0o600] : modes).toEqual([0o700, 0o600]);
    expect(readFileSync(file).equals(key)).toBe(true);
    expect(sealKeyBeside(folder).equals(key)).toBe(true);
  });

  test.runIf(process.platform !== 'win32')('that others may read is shut again', () => {
    sealKeyBeside(folder);
    chmodSync(file, 0o644);
    sealKeyBeside(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('that is no key gives way to one', () => {
    sealKeyBeside(folder);
    writeFileSync(file, 'short');
    const key = sealKeyBeside(folder);
    expect(readFileSync(file).equals(key)).toBe(true);
  });

  test('that cannot be written is no reason not to open: the key is for this run', () => {
    writeFileSync(join(folder, '..', 'taken'), '');
    expect(sealKeyBeside(join(folder, '..', 'taken', 'below'))).toHaveLength(32);
  });

  test('goes when the system keeps the key', () => {
    sealKeyBeside(folder);
    dropKeyBeside(folder);
    expect(existsSync(file)).toBe(false);
    expect(() => dropKeyBeside(folder)).not.toThrow();
  });

  test('that cannot go is no reason not to open', () => {
    mkdirSync(file, { recursive: true });
    expect(() => dropKeyBeside(folder)).not.toThrow();
  });
});

describe('the system’s store', () => {
  function secrets(durable: boolean, kept = new Map<string, string>()) {
    return {
      kept,
      durable,
      get: async (name: string) => kept.get(name) ?? null,
      put: async (name: string, value: string) => void kept.set(name, value),
    };
  }

  test('keeps one key for ever', async () => {
    const store = secrets(true);
    const key = await sealKeyOf(store);
    expect(key).toHaveLength(32);
    expect(store.kept.size).toBe(1);
    expect((await sealKeyOf(store))?.equals(key ?? Buffer.alloc(0))).toBe(true);
  });

  test('that lost it, or kept nonsense, gets another', async () => {
    const store = secrets(true);
    const first = await sealKeyOf(store);
    for (const name of store.kept.keys()) {
      store.kept.set(name, 'nonsense');
    }
    const second = await sealKeyOf(store);
    expect(second).toHaveLength(32);
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(false);
  });

  test('that forgets with the application, or refuses, is none', async () => {
    expect(await sealKeyOf(secrets(false))).toBeNull();
    const refusing = { ...secrets(true), put: () => Promise.reject(new Error('no room')) };
    expect(await sealKeyOf(refusing)).toBeNull();
  });
});
