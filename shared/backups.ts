// Copies of the till's journal as the screen sees them: what is there, where, how well it is proven, and what going back to one would cost.
import { z } from 'zod';
import type { Fen } from './money.ts';
import type { OperationView } from './operation.ts';
import { approvalSchema } from './people.ts';

/** `own`: beside the journal. `second`: the folder that a technician chose, a USB stick for instance. */
export const backupPlaces = ['own', 'second'] as const;
export type BackupPlace = (typeof backupPlaces)[number];

const backup = z.strictObject({
  place: z.enum(backupPlaces),
  name: z.string().regex(/^journal-\d+-\d+-[+-]?\d+T\d{6}Z\.db$/),
});
const approval = approvalSchema.nullable();

/** The arguments of the channels. A backup is named by its place and its file's name; paths stay in the main process. */
export const backupArguments = {
  getBackups: z.null(),
  makeBackup: z.null(),
  proveBackup: backup,
  chooseBackupFolder: z.strictObject({ approval }),
  forgetBackupFolder: z.strictObject({ approval }),
  restoreBackup: backup.extend({ approval }),
} as const;

export type BackupName = z.infer<typeof backup>;

/** `at`: ms UTC. `events`: how many lines of history it holds. `proof`: `made` was proven in its pages and its end when it was made. */
export type BackupView = BackupName & {
  readonly at: number;
  readonly bytes: number;
  readonly events: number;
  readonly proof: 'made' | 'whole' | 'damaged';
};

export type BackupsView = {
  /** Newest first. */
  readonly backups: readonly BackupView[];
  /** Lines of history in the journal now: what is more than in the newest backup is not in any. */
  readonly events: number;
  /** The chosen folder by its name, and whether it can be reached now; null where none was chosen. */
  readonly second: { readonly label: string; readonly reachable: boolean } | null;
  /** A backup is being made. */
  readonly making: boolean;
  /** Why the newest restore that was begun did not happen; null where all is well. */
  readonly notRestored: string | null;
};

/**
 * What going back to a backup means, after its whole history was proven. `lost`: operations of the present journal that it lacks, the
 * newest of them by row; `unsent` of them wait to be sent or are not settled, and then nothing can be restored. `resumed`: operations
 * that are open in the backup; the platform is asked about each before anything is sent. Fen; ms UTC.
 */
export type BackupProof = BackupName & {
  readonly at: number;
  readonly events: number;
  readonly operations: number;
  /** `other`: not a copy of this journal, but of another till's or of an earlier life of this one. */
  readonly history: 'own' | 'other';
  readonly lost: {
    readonly count: number;
    readonly amount: Fen;
    readonly unsent: number;
    readonly rows: readonly OperationView[];
  };
  readonly resumed: number;
};

export type BackupResults = {
  getBackups: BackupsView;
  makeBackup: BackupsView;
  /** Fails with `backupMissing` or `backupDamaged`. */
  proveBackup: BackupProof;
  /** The same view where the person chose none. */
  chooseBackupFolder: BackupsView;
  forgetBackupFolder: BackupsView;
  /** The till ends and starts again on the backup; `restarts` false: a person has to do that. */
  restoreBackup: { readonly restarts: boolean };
};
