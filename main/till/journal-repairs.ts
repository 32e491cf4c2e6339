// The journal's commands that make a new file of an old one: a backup put back, a damaged journal salvaged. Exit codes as the command's.
import { restoreBackup } from '../journal/restore.ts';
import { salvageJournal } from '../journal/salvage.ts';
import { complain, print, refusal } from './journal-output.ts';
import { systemClock, systemRandom } from './system-ports.ts';

/** Puts a backup in the place of `file`, which is set aside. */
export function restore(backup: string, file: string): number {
  const restored = restoreBackup({ backup, file, clock: systemClock, random: systemRandom });
  if (!restored.ok) {
    const { failure } = restored;
    // A till can only run on the file that is to be replaced; everything else is said of the backup.
    return complain(`${failure.code === 'storeInUse' ? file : backup}: ${refusal(failure)} Nothing was changed.`);
  }
  const { setAside, installId, events, unproven } = restored.value;
  print(`${file}: restored from ${backup} (${events} events). The new install id is ${installId}.`);
  print(setAside === null ? 'There was no former journal.' : `The former journal was set aside, whole, in ${setAside}`);
  print(
    unproven.length === 0
      ? 'Nothing was waiting to be sent.'
      : `May have been sent since the backup, so they wait for the platform's log and are not sent again: ${unproven.join(', ')}`,
  );
  print('What was sold after the backup is not in this journal: compare it with the former one and with the platform.');
  return 0;
}

/** Makes a journal of the newest backup and of what can be read of a damaged one, which is set aside. */
export function salvage(file: string): number {
  const salvaged = salvageJournal({ file, clock: systemClock, random: systemRandom });
  if (!salvaged.ok) {
    const { failure } = salvaged;
    const why = failure.code === 'storeWhole' ? 'it is whole, there is nothing to salvage.' : refusal(failure);
    return complain(`${file}: ${why} Nothing was changed.`);
  }
  const { setAside, backup, rescued, unproven, unreadable } = salvaged.value;
  print(`${file}: salvaged. The damaged journal was set aside, whole, in ${setAside ?? 'no folder'}`);
  print(backup === null ? 'There was no backup that could be proven.' : `It goes on from the backup ${backup}`);
  print(`From the damaged file itself: ${rescued.length} operations. Not readable there: ${unreadable}.`);
  print(
    unproven.length === 0
      ? 'Nothing was open.'
      : `The till sells nothing before the platform's log has told of these; none is sent again: ${unproven.join(', ')}`,
  );
  return 0;
}
