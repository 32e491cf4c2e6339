// A migration that ends in the middle: its statements are counted, and the test says what happens at which one. Also a program
// of its own, `<file> <from> <cut>`: kills itself at that statement, as a power cut would.
import type { Database } from 'better-sqlite3';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { migrate } from '../../main/journal/migrations/migrate.ts';

/** Brings the file from version `from` to the next; `at` is called with the number of each statement, before and after it (n, n + 0.5). */
export function migrateOneStep(file: string, from: number, at: (statement: number) => void): number {
  const database = connect(file, null);
  try {
    prepareConnection(database);
    startLog(database);
    let count = 0;
    const counted = (run: () => unknown): unknown => {
      at(count);
      const result = run();
      at(count + 0.5);
      count += 1;
      return result;
    };
    migrate(watched(database, counted), from + 1);
    return count;
  } finally {
    database.close();
  }
}

/** The same database, but each single statement of `exec`, and each pragma that writes, goes through `counted`. */
function watched(database: Database, counted: (run: () => unknown) => unknown): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'exec') {
        return (sql: string) => {
          for (const statement of statementsOf(sql)) {
            counted(() => target.exec(statement));
          }
        };
      }
      if (name === 'pragma') {
        return (text: string, options?: { readonly simple?: boolean }) =>
          text.includes('=') ? counted(() => target.pragma(text, options)) : target.pragma(text, options);
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Statements begin at the start of a line with a capital word; what stands inside a trigger is indented or lower. */
export function statementsOf(sql: string): readonly string[] {
  return sql
    .split(/;\s*\n(?=(?:\s*--[^\n]*\n)*\s*(?:CREATE|ALTER|INSERT|UPDATE|DELETE|DROP)\b)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

const [file, from, cut] = process.argv.slice(2);
if (process.argv[1]?.endsWith('journal-migration-stage.ts') === true && file !== undefined) {
  migrateOneStep(file, Number(from), (statement) => {
    if (statement === Number(cut)) {
      process.kill(process.pid, 'SIGKILL');
    }
  });
}
