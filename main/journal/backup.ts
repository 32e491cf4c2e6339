// Backups while the till is idle: SQLite's online copy in small steps, proven before it gets its name and before an older one goes.
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { connect } from './connection.ts';
import { markAsBackup } from './origin.ts';
import { makeFolder, syncFile, syncFolderOf } from './sync-file.ts';
import type { Backup } from './types.ts';
import { verifyTail } from './verify.ts';

/** Kept: the newest ones, and the newest of each of the last days that have one. */
const kept = { newest: 5, days: 7 };
/** Pages a step: a sale that comes in between waits for one step, some 2 ms. */
const pagesAStep = 64;
const provenTail = 64;

type Name = { readonly name: string; readonly counter: number; readonly sequence: number; readonly day: string };

/**
 * Copies the store into `folder` as `journal-<counter>-<last event>-<UTC time>.db`. While it is being made it is called
 * `….part`; what an interrupted one left goes first. Rejects as SQLite and the file system throw, and where the copy is
 * not whole; older backups then stay as they are.
 */
export async function backUp(
  database: Database,
  folder: string,
  options: { readonly wall: number; readonly nativeBinding: string | null },
): Promise<Backup> {
  makeFolder(folder);
  removeParts(folder);
  const before = backupsIn(folder);
  const newest = before[0];
  const sequence = lastSequence(database);
  if (newest?.sequence === sequence) {
    return { file: null, removed: [] };
  }
  const name = nameOf((newest?.counter ?? 0) + 1, sequence, options.wall);
  const part = join(folder, `${name}.part`);
  try {
    await database.backup(part, { progress: () => pagesAStep });
    await prove(part, sequence, options.nativeBinding);
    syncFile(part);
    renameSync(part, join(folder, name));
    syncFolderOf(part);
  } catch (error) {
    removeParts(folder);
    throw error;
  }
  return { file: join(folder, name), removed: removeOld(folder) };
}

/** The complete backups of a folder, newest first. By their counter: a clock that jumps makes no backup old. */
export function backupsIn(folder: string): readonly Name[] {
  return readdirSync(folder)
    .map(nameFrom)
    .filter((name) => name !== null)
    .sort((left, right) => right.counter - left.counter);
}

function nameOf(counter: number, sequence: number, wall: number): string {
  const time = new Date(wall)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  return `journal-${String(counter).padStart(6, '0')}-${sequence}-${time}.db`;
}

function nameFrom(name: string): Name | null {
  const parts = /^journal-(\d+)-(\d+)-([+-]?\d+)T\d{6}Z\.db$/.exec(name);
  return parts === null ? null : { name, counter: Number(parts[1]), sequence: Number(parts[2]), day: parts[3] ?? '' };
}

/** All pages table by table, taking breath between them, then the chain's end: at least what was there when the copy began. */
async function prove(part: string, sequence: number, nativeBinding: string | null): Promise<void> {
  const copy = connect(part, nativeBinding);
  try {
    // One file without a log: what a technician copies is whole.
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    markAsBackup(copy);
    const tables = copy.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    for (const table of tables) {
      await setImmediate();
      const pages = copy.pragma(`quick_check("${table}")`, { simple: true });
      if (pages !== 'ok') {
        throw new Error(`the backup is damaged: ${String(pages)}`);
      }
    }
    const fault = verifyTail(copy, provenTail);
    if (fault !== null || lastSequence(copy) < sequence) {
      throw new Error(`the backup is damaged: ${fault?.problem ?? 'its last events are missing'}`);
    }
  } finally {
    copy.close();
  }
}

function lastSequence(database: Database): number {
  return database.prepare<[], number | null>('SELECT max(sequence) FROM event').pluck().get() ?? 0;
}

function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^journal-.*\.db\.part(-journal|-wal|-shm)?$/.test(name)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

/** Lets older backups of a folder go: the newest stay, and the newest of each of the last days. Returns the names that went. */
export function removeOld(folder: string): readonly string[] {
  const all = backupsIn(folder);
  const days = [...new Set(all.map(({ day }) => day))].slice(0, kept.days);
  const daily = new Set(days.map((day) => all.find((backup) => backup.day === day)?.name));
  const old = all.filter(({ name }, index) => index >= kept.newest && !daily.has(name)).map(({ name }) => name);
  for (const name of old) {
    rmSync(join(folder, name), { force: true });
  }
  return old;
}
