// Durable transactions: one level deep in SQLite, any number deep in the code, all or nothing.
import type { Database } from 'better-sqlite3';
import { asStoreFailure } from './store-failure.ts';

export type Transact = <Value>(work: () => Value) => Value;

/**
 * Runs `work` in one IMMEDIATE transaction; when it returns, the work is on the disk (FULL sync). An inner call joins the
 * outer one. A throw anywhere inside rolls everything back, even where the outer work caught it. Throws `StoreFailure`
 * when the disk refuses, and a plain error for asynchronous work: a transaction cannot wait.
 */
export function createTransact(
  database: Database,
  boot: string,
  onRollback: () => void,
  onCommit: () => void = () => undefined,
): Transact {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollBack = database.prepare('ROLLBACK');
  const overwrite = database.prepare('UPDATE boot SET refused_commits = refused_commits + 1 WHERE id = ?');
  let inside = false;
  let doomed: { readonly cause: unknown } | null = null;

  function join<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      doomed ??= { cause: error };
      throw error;
    }
  }

  /**
   * A commit whose sync failed may still lie whole in the log, and a crash now would bring it back although its caller was
   * told no. The next commit is written over the same place, so make one at once; if the disk refuses that too, it is no worse.
   */
  function overwriteRefused(): void {
    try {
      overwrite.run(boot);
    } catch {
      // Still refusing: the caller learns of the first refusal.
    }
  }

  function outermost<Value>(work: () => Value): Value {
    let committing = false;
    try {
      begin.run();
      const value = join(work);
      if (isThenable(value)) {
        throw new TypeError('a transaction cannot wait for asynchronous work');
      }
      if (doomed !== null) {
        throw doomed.cause;
      }
      committing = true;
      commit.run();
      committing = false;
      onCommit();
      return value;
    } catch (error) {
      onRollback();
      // SQLite rolls back by itself on some refusals.
      if (database.inTransaction) {
        rollBack.run();
      }
      if (committing) {
        overwriteRefused();
      }
      throw asStoreFailure(error);
    }
  }

  return function transact<Value>(work: () => Value): Value {
    if (inside) {
      return join(work);
    }
    inside = true;
    doomed = null;
    try {
      return outermost(work);
    } finally {
      inside = false;
    }
  };
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
