// What the use cases know of the installation they run in: where its files lie and what the shell can do for them. Plain data and calls; Electron
// stays outside.
import { fileURLToPath } from 'node:url';
import type { CrashReport } from '../../shared/machine.ts';

/** Who keeps the key that seals what is known of guests: the system's secret store, or a file beside the journal. */
type GuestKeyPlace = 'system' | 'file';

export type Installation = {
  readonly guestKey: GuestKeyPlace;
  /** The folder that holds everything of this till, absolute. */
  readonly dataFolder: string;
  /** The log, absolute; null where there is none. */
  readonly logFile: string | null;
  /** What the bundle says of itself (build/product-facts.ts), absolute; null under plain Node. */
  readonly productFile: string | null;
  /** The script of the worker that proves a backup beside the till's own thread, absolute. */
  readonly proofScript: string;
  /** Reports of processes that died, newest first; absent where nobody writes any. */
  readonly crashReports?: () => readonly CrashReport[];
  /** A stand-in for the system's own word, for tests: bytes that may still be written in a folder. */
  readonly freeIn?: (folder: string) => Promise<number>;
  /** A better-sqlite3 addon built for the running Electron, or null. */
  readonly sqliteBinding: string | null;
  /**
   * Ends the till in order and starts it again. `same`: as now; `practice`: on the practice store, for this one run; `store`: on the
   * profile that was saved. Absent where there is no window.
   */
  readonly restart?: (into: RestartInto) => void;
  /** Shows a file in the system's own file manager; false where that is not to be had. */
  readonly showFile?: (file: string) => Promise<boolean>;
};

/** What the shell brings along; the rest the opening of the till knows itself. */
export type ShellInstallation = Omit<Installation, 'dataFolder' | 'sqliteBinding' | 'guestKey'>;

/** Under plain Node: nothing is bundled, the worker's source runs as it stands, and nobody restarts. */
export const bareInstallation: ShellInstallation = {
  logFile: null,
  productFile: null,
  proofScript: fileURLToPath(new URL('./backups/proof-worker.ts', import.meta.url)),
};

export type RestartInto = 'same' | 'practice' | 'store';
