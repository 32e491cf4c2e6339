// What the till's opening brings along for its backups. Apart, because the till's dependencies name it.
import type { Backups } from '../keep-backups.ts';
import type { RestoreGate } from './restoring-queue.ts';

export type BackupParts = {
  readonly journalFile: string;
  readonly keeper: Pick<Backups, 'now' | 'isMaking'>;
  readonly gate: RestoreGate;
  /** Why the restore that was wished did not happen at this start, or null. */
  readonly notRestored: string | null;
};
