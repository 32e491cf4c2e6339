// Which SQLite may run the journal: shipped ones from 3.51.3 on, the fallback Electron's with a warning, nothing older.
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { compareVersions, sqliteWarning } from '../../main/journal/connection.ts';

/** A connection of which only the library's version is asked. */
function withVersion(version: string): Database {
  return { prepare: () => ({ pluck: () => ({ get: () => version }) }) } as unknown as Database;
}

describe('the version gate', () => {
  it('lets in what may be shipped', () => {
    expect(sqliteWarning(withVersion('3.51.3'), null)).toBeNull();
    expect(sqliteWarning(withVersion('3.54.1'), '/addon.node')).toBeNull();
    expect(sqliteWarning(withVersion('4.0'), null)).toBeNull();
  });

  it('warns of the fallback Electron’s own, and refuses anything else', () => {
    expect(sqliteWarning(withVersion('3.47.0'), '/addon.node')).toMatch(/3\.47\.0 is older than 3\.51\.3/);
    expect(() => sqliteWarning(withVersion('3.47.0'), null)).toThrow(/too old/);
    expect(() => sqliteWarning(withVersion('3.44.2'), '/addon.node')).toThrow(/too old/);
  });

  it('compares numbers, not letters', () => {
    expect(compareVersions('3.9.0', '3.51.3')).toBeLessThan(0);
    expect(compareVersions('3.51.10', '3.51.9')).toBeGreaterThan(0);
    expect(compareVersions('3.51', '3.51.0')).toBe(0);
  });
});
