// When the newest backup of the journal was made, read from the names in its folder: they carry a counter and the time.
import { readdirSync } from 'node:fs';

const backupName = /^journal-(\d+)-\d+-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/;

/** Wall ms UTC, or null where there is none. By the counter: a clock that jumped makes no backup new. */
export function lastBackupIn(folder: string): number | null {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // No folder: no backup was made yet.
  }
  const found = names
    .map((name) => backupName.exec(name))
    .filter((match) => match !== null)
    .sort((left, right) => Number(right[1]) - Number(left[1]))[0];
  return found === undefined ? null : backupMoment(found[0]);
}

/** Wall ms UTC of a backup by its file's name; null where it is none. */
export function backupMoment(name: string): number | null {
  const found = backupName.exec(name);
  if (found === null) {
    return null;
  }
  const [, , year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
