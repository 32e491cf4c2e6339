// A damaged journal: set aside whole, and what was open in it carried into a new one, from the newest backup and from every row that can
// still be read. Nothing of it is sent blindly, and the till sells nothing before the platform's log has told what became of it.
import { copyFileSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { Clock, Random } from '../queue/ports.ts';
import { backupsIn } from './backup.ts';
import type { HandedOperation } from './hand-over-types.ts';
import { readDamaged } from './read-damaged.ts';
import { readJournal } from './read-journal.ts';
import { isHeld, makeOwn, prove, replaceJournal } from './restore.ts';
import { keepUnproven } from './salvage-list.ts';
import { openingFailure } from './store-failure.ts';
import type { Journal } from './types.ts';

export type SalvageOptions = { readonly file: string; readonly clock: Clock; readonly random: Random };

/** `rescued`: serials that came from the damaged file itself; `unproven`: all that now wait for the platform's log. */
export type Salvaged = {
  readonly setAside: string | null;
  readonly backup: string | null;
  readonly rescued: readonly string[];
  readonly unproven: readonly string[];
  readonly unreadable: number;
};

/**
 * Salvages `file`. Fails with `storeMissing`, `storeInUse`, `storeNewer`, and with `storeWhole` where it is proven from end to end: then
 * there is nothing to salvage, and nothing was changed. Cut off it is run again, like a restore.
 */
export function salvageJournal(
  options: SalvageOptions,
): Result<Salvaged, Failure | { readonly code: 'storeMissing' | 'storeWhole' }> {
  const { file, clock } = options;
  try {
    if (!existsSync(file)) {
      return { ok: false, failure: { code: 'storeMissing' } };
    }
    if (isHeld(file)) {
      return failure('storeInUse', { file: basename(file) });
    }
    const standing = prove(file);
    if (standing.ok) {
      return { ok: false, failure: { code: 'storeWhole' } };
    }
    if (standing.failure.code !== 'storeDamaged') {
      return standing;
    }
    const backup = newestProven(join(dirname(file), 'backups'));
    const damaged = readDamaged(file, backup, backup === null ? 0 : operationsIn(backup));
    const { setAside, made } = replaceJournal(file, clock, (part) => {
      if (backup !== null) {
        copyFileSync(backup, part);
      }
      let outcome = { rescued: [] as readonly string[], unproven: [] as readonly string[] };
      const evidence = { salvaged: basename(file), backup: backup === null ? null : basename(backup) };
      makeOwn(part, options, evidence, (journal) => {
        outcome = carryOver(journal, damaged.operations, { ...evidence, unreadable: damaged.unreadable });
      });
      return outcome;
    });
    return success({ setAside, backup, ...made, unreadable: damaged.unreadable });
  } catch (error) {
    return openingFailure(error, basename(file));
  }
}

/** What the backup does not know is adopted; what it knows as open already waits for the log. */
function carryOver(
  journal: Journal,
  operations: readonly HandedOperation[],
  details: Readonly<Record<string, unknown>>,
): Pick<Salvaged, 'rescued' | 'unproven'> {
  const { store, handOver, audit, settings, boot } = journal;
  return store.transaction(() => {
    const fresh = operations.filter(
      ({ operation }) => store.get(operation.serial) === null && store.byIntent(operation.intent) === null,
    );
    handOver.adopt({ id: `salvage-${boot}`, from: 'salvage' }, fresh, true);
    const rescued = fresh.map(({ operation }) => operation.serial);
    const unproven = store
      .active()
      .filter(({ state }) => state !== 'blocked')
      .map(({ serial }) => serial);
    keepUnproven(settings, unproven);
    const said = { ...details, rescued, unproven };
    audit.append({ kind: 'salvaged', operator: null, personId: null, serial: null, details: said });
    return { rescued, unproven };
  });
}

function newestProven(folder: string): string | null {
  if (!existsSync(folder)) {
    return null;
  }
  const proven = backupsIn(folder).find(({ name }) => prove(join(folder, name)).ok);
  return proven === undefined ? null : join(folder, proven.name);
}

function operationsIn(backup: string): number {
  const opened = readJournal(backup);
  if (!opened.ok) {
    return 0;
  }
  try {
    return opened.value.stats().operations;
  } finally {
    opened.value.close();
  }
}
