// When set-up installs, and when it leaves node_modules alone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { whatIsMissing } from '../../../build/setup/dependencies.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dependencies-'));
  mkdirSync(join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lock(file: string, packages: object): void {
  writeFileSync(join(folder, file), JSON.stringify({ packages: { '': { name: 'yatai' }, ...packages } }));
}

const wanted = {
  'node_modules/a': { version: '1.0.0' },
  'node_modules/elsewhere': { version: '2.0.0', optional: true },
};

describe('whatIsMissing', () => {
  test('a clone without node_modules', () => {
    lock('package-lock.json', wanted);
    expect(whatIsMissing(folder)).toBe('not installed yet');
  });

  test('nothing, when all but packages for other platforms are there', () => {
    lock('package-lock.json', wanted);
    lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(whatIsMissing(folder)).toBeNull();
  });

  test('a package of another version, optional or not', () => {
    lock('package-lock.json', wanted);
    lock('node_modules/.package-lock.json', { 'node_modules/a': { version: '0.9.0' } });
    expect(whatIsMissing(folder)).toBe('a has changed');
    const other = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/elsewhere': { version: '1.9.0' } };
    lock('node_modules/.package-lock.json', other);
    expect(whatIsMissing(folder)).toBe('elsewhere has changed');
  });

  test('a record that npm did not finish writing', () => {
    lock('package-lock.json', wanted);
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{"packages"');
    expect(whatIsMissing(folder)).toBe('not installed yet');
  });

  test('a clone without its lock file is refused with a way out', () => {
    expect(() => whatIsMissing(folder)).toThrow('package-lock.json is missing');
  });
});
