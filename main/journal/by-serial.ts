// Finding an operation by the serial that the platform knows: own ones by the number at its end, adopted ones by an index of their own.
import type { Database } from 'better-sqlite3';
import { versionOf } from './migrations/migrate.ts';
import { serialKey } from './serial.ts';

/** The version of the store that can hold another till's operations. */
const adoptionVersion = 3;

/** The serial that the platform knows, in SQL: an adopted operation keeps the one of the till that it comes from. */
export const knownSerial = 'coalesce(operation.adopted_serial, operation.serial)';

/** The same for a store that may be of an older version, which is only looked at. */
export function knownSerialIn(database: Database): string {
  return versionOf(database) < adoptionVersion ? 'operation.serial' : knownSerial;
}

/** Reads `columns` of the operation that bears a serial; own ones take one look-up, as before there were others. */
export function bySerial<Row>(database: Database, columns: string): (serial: string) => Row | undefined {
  const own = database.prepare<[number, string], Row>(
    `SELECT ${columns} FROM operation WHERE sequence = ? AND serial = ?`,
  );
  if (versionOf(database) < adoptionVersion) {
    return (serial) => own.get(...serialKey(serial));
  }
  // The cast: see `createOperationReads`.
  const adopted = database.prepare<[string], Row>(
    `SELECT ${columns} FROM operation WHERE adopted_serial = CAST(? AS TEXT)`,
  );
  return (serial) => own.get(...serialKey(serial)) ?? adopted.get(serial);
}

/** What stands in `serial` of an adopted row: its number in a form that no till's serial has. */
export function placeOf(counter: number): string {
  return `#${String(counter).padStart(8, '0')}`;
}
