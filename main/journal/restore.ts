// A backup in the place of a till's journal. The present file is set aside, never deleted; what the newer file may have sent since
// is never sent again by itself; serials can never repeat, for a new install id is drawn.
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { Clock, Random } from '../queue/ports.ts';
import { connect, connectAlone, startLog } from './connection.ts';
import { restoringName } from './inspect-file.ts';
import { drawInstallId, journalOn } from './journal-on.ts';
import { mayHaveLeft } from './may-have-left.ts';
import { migrate } from './migrations/migrate.ts';
import { forgetOrigin } from './origin.ts';
import { readJournal } from './read-journal.ts';
import { openingFailure, sqliteCodeOf } from './store-failure.ts';
import { makeFolder, syncFile, syncFolderOf } from './sync-file.ts';
import type { Journal } from './types.ts';
import { closeAfterFailure, closeWithoutTrace, companionsToCome } from './without-trace.ts';

export type RestoreOptions = {
  readonly backup: string;
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
  /** A better-sqlite3 addon built for the running Electron; absent or null: its own. */
  readonly nativeBinding?: string | null;
  /** Who wanted it, for the audit of the restored journal; absent: the technician's command, which asks nobody. */
  readonly by?: { readonly operator: string | null; readonly personId: string };
};

/** `setAside` is the folder with the former file, null where there was none; `unproven` operations now wait for the platform's log. */
export type Restored = {
  readonly setAside: string | null;
  readonly installId: string;
  readonly events: number;
  readonly unproven: readonly string[];
};

/**
 * Restores `backup` as `file`. Fails with `storeInUse` while a till runs on it, with what `readJournal` says of the backup, and
 * with `storeDamaged` where the backup's history is not proven: then nothing was changed. Cut off between its steps it leaves
 * the former journal, or none, which no till starts on (`inspect-file.ts`): run it again.
 */
export function restoreBackup(options: RestoreOptions): Result<Restored, Failure | { readonly code: 'storeMissing' }> {
  const { backup, file, clock } = options;
  const name = basename(file);
  const nativeBinding = options.nativeBinding ?? null;
  const proven = prove(backup, nativeBinding);
  if (!proven.ok) {
    return proven;
  }
  try {
    if (isHeld(file, nativeBinding)) {
      return failure('storeInUse', { file: name });
    }
    const { setAside, made } = replaceJournal(file, clock, (part) => {
      copyFileSync(backup, part);
      return makeOwn(part, options, { backup: basename(backup) }, ({ audit }, unproven) => {
        if (options.by !== undefined) {
          const details = { backup: basename(backup), events: proven.value, unproven: unproven.length };
          audit.append({ kind: 'restored', ...options.by, serial: null, details });
        }
      });
    });
    return success({ setAside, events: proven.value, ...made });
  } catch (error) {
    return openingFailure(error, name);
  }
}

/** Puts what `make` makes under the name that it is given in the place of `file`, which is set aside with all that belongs to it. */
export function replaceJournal<Made>(
  file: string,
  clock: Clock,
  make: (part: string) => Made,
): { readonly setAside: string | null; readonly made: Made } {
  makeFolder(dirname(file));
  const part = `${file}.restoring-part`;
  const ready = restoringName(file);
  for (const path of [part, `${part}-wal`, `${part}-shm`, ready]) {
    rmSync(path, { force: true });
  }
  const made = make(part);
  syncFile(part);
  renameSync(part, ready);
  syncFolderOf(file);
  const setAside = moveAside(file, clock.wall());
  renameSync(ready, file);
  syncFolderOf(file);
  return { setAside, made };
}

/** The number of its events where a backup is proven whole. */
export function prove(
  backup: string,
  nativeBinding: string | null = null,
): Result<number, Failure | { readonly code: 'storeMissing' }> {
  const opened = readJournal(backup, nativeBinding);
  if (!opened.ok) {
    return opened;
  }
  try {
    const { findings, events } = opened.value.audit({ limit: 1 });
    const [finding] = findings;
    return finding === undefined
      ? success(events)
      : failure('storeDamaged', { file: basename(backup), detail: finding.problem });
  } catch (error) {
    return openingFailure(error, basename(backup));
  } finally {
    opened.value.close();
  }
}

/** Whether a till runs on it. A damaged file is held by nobody: it is why one restores. */
export function isHeld(file: string, nativeBinding: string | null = null): boolean {
  if (!existsSync(file)) {
    return false;
  }
  const made = companionsToCome(file);
  const database = connect(file, nativeBinding, { readonly: true });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    closeWithoutTrace(database, made);
    return false;
  } catch (error) {
    closeAfterFailure(database, made, error);
    return sqliteCodeOf(error)?.startsWith('SQLITE_BUSY') === true;
  }
}

/**
 * Makes the copy a journal of its own. Every operation that is pending or sending becomes `unknown`: the newer file may have sent it after
 * the backup was made, so it waits until the platform's log tells; never blindly again. Nothing that this file lacks of an attempt
 * proves that it was not made.
 */
export function makeOwn(
  part: string,
  { clock, random, nativeBinding = null }: Pick<RestoreOptions, 'clock' | 'random' | 'nativeBinding'>,
  evidence: unknown,
  more: (journal: Journal, unproven: readonly string[]) => void = () => undefined,
): Pick<Restored, 'installId' | 'unproven'> {
  const database = connectAlone(part, nativeBinding);
  try {
    startLog(database);
    migrate(database);
    const wall = Math.floor(clock.wall());
    const installId = database
      .transaction(() => {
        forgetOrigin(database);
        return drawInstallId(database, random, wall, 'restored');
      })
      .immediate();
    const journal = journalOn(database, {
      file: part,
      clock,
      random,
      merchantNo: '',
      terminalNo: '',
      nativeBinding,
    });
    const { store } = journal;
    const unproven = store.transaction(() =>
      store
        .active()
        .filter(({ state }) => state === 'pending' || state === 'sending')
        .map(({ serial, state, attempt }) => {
          const move = { serial, from: state, fromAttempt: attempt, to: 'unknown', reason: 'restored' } as const;
          store.move({ ...move, attempt: mayHaveLeft(attempt), evidence });
          return serial;
        }),
    );
    more(journal, unproven);
    return { installId, unproven };
  } finally {
    database.close();
  }
}

/** Moves the file, then its log, into a folder of their own; a second run after a cut puts the log to its file. */
function moveAside(file: string, wall: number): string | null {
  const companions = ['', '-wal', '-shm', '.mark', '.mark-before', '.witness'].filter((ending) =>
    existsSync(`${file}${ending}`),
  );
  const [first] = companions;
  if (first === undefined) {
    return null;
  }
  const former = first === '' ? undefined : asideOf(file).at(-1);
  const folder = former ?? freshAside(file, wall);
  makeFolder(folder);
  for (const ending of companions) {
    renameSync(`${file}${ending}`, join(folder, `${basename(file)}${ending}`));
  }
  syncFolderOf(join(folder, basename(file)));
  syncFolderOf(file);
  return folder;
}

function asideOf(file: string): readonly string[] {
  const prefix = `${basename(file)}.set-aside-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => join(dirname(file), name));
}

/** Never one that is there already, whatever the clock says. */
function freshAside(file: string, wall: number): string {
  const number = String(asideOf(file).length + 1).padStart(3, '0');
  return `${file}.set-aside-${number}-${new Date(wall).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}`;
}
