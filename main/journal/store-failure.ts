// What a journal call throws when the disk refuses it: one error type with a code, and the reading of SQLite's own errors.
import { type Failure, failure, type Result } from '../../shared/result.ts';

/**
 * `diskFull`: no room (SQLITE_FULL). `diskRefused`: the disk or its permissions refused (SQLITE_IOERR, CANTOPEN, READONLY,
 * NOMEM, BUSY). `storeDamaged`: SQLite met a page that cannot be right (SQLITE_CORRUPT, NOTADB).
 */
export type StoreFailureCode = 'diskFull' | 'diskRefused' | 'storeDamaged';

/** Thrown by every call of the journal that the disk refuses; the transaction it was in left nothing behind. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly code: StoreFailureCode;
  /** SQLite's extended code, for the log: `SQLITE_IOERR_FSYNC`. */
  readonly sqliteCode: string;

  constructor(code: StoreFailureCode, sqliteCode: string, message: string) {
    super(message);
    this.code = code;
    this.sqliteCode = sqliteCode;
  }
}

/** True for the error that a refusing disk causes, wherever it was caught. */
export function isStoreFailure(error: unknown): error is StoreFailure {
  return error instanceof StoreFailure;
}

/** SQLite's error code (`SQLITE_…`), or null for any other value. */
export function sqliteCodeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}

const refusals: readonly (readonly [prefix: string, code: StoreFailureCode])[] = [
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_IOERR', 'diskRefused'],
  ['SQLITE_CANTOPEN', 'diskRefused'],
  ['SQLITE_READONLY', 'diskRefused'],
  ['SQLITE_PERM', 'diskRefused'],
  ['SQLITE_NOMEM', 'diskRefused'],
  ['SQLITE_BUSY', 'diskRefused'],
  ['SQLITE_PROTOCOL', 'diskRefused'],
  ['SQLITE_CORRUPT', 'storeDamaged'],
  ['SQLITE_NOTADB', 'storeDamaged'],
];

/** Turns SQLite's refusals into a `StoreFailure`; a constraint, a misuse or any other error is a bug and comes back as it is. */
export function asStoreFailure(error: unknown): unknown {
  const sqliteCode = sqliteCodeOf(error);
  const refusal = sqliteCode === null ? undefined : refusals.find(([prefix]) => sqliteCode.startsWith(prefix));
  if (sqliteCode === null || refusal === undefined || !(error instanceof Error)) {
    return error;
  }
  return new StoreFailure(refusal[1], sqliteCode, error.message);
}

/** The failure of opening `file` (its name without a folder) for an error that SQLite or the file system threw; rethrows bugs. */
export function openingFailure(error: unknown, file: string): Result<never, Failure> {
  const sqliteCode = sqliteCodeOf(error);
  if (sqliteCode?.startsWith('SQLITE_BUSY')) {
    return failure('storeInUse', { file });
  }
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (sqliteCode === 'SQLITE_FULL' || systemCode === 'ENOSPC' || systemCode === 'EDQUOT') {
    return failure('diskFull', { file });
  }
  // What a start writes follows from rows that are there: where that breaks a rule, they do not belong together.
  if (sqliteCode?.startsWith('SQLITE_CONSTRAINT')) {
    return failure('storeDamaged', { file, detail: sqliteCode });
  }
  const refused = asStoreFailure(error);
  if (isStoreFailure(refused)) {
    return refused.code === 'storeDamaged'
      ? failure('storeDamaged', { file, detail: refused.sqliteCode })
      : failure(refused.code, { file });
  }
  // Whatever the disk or its rights refuse says nothing against the file: nobody must restore an older one because of it.
  if (systemCode.startsWith('E')) {
    return failure('diskRefused', { file });
  }
  throw error;
}
