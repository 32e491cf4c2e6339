// How the computer under the till stands: the room on its disk, its clock, what died on it lately.

/** `low`: told to people. `short`: what is no sale is put off. */
export const diskLevels = ['ample', 'low', 'short'] as const;
export type DiskLevel = (typeof diskLevels)[number];

/** Bytes that may still be written. */
export type DiskReading = { readonly free: number; readonly level: DiskLevel };

/** `offset`: ms that the platform's clock is ahead of this computer's. `at`: ms UTC, by this computer. */
export type ClockReading = { readonly offset: number; readonly at: number; readonly wrong: boolean };

/** A report that Chromium wrote when a process of the till died. `at`: ms UTC. It stays on this computer. */
export type CrashReport = { readonly name: string; readonly at: number; readonly bytes: number };

/** What the status bar marks: null or `ample` where there is nothing to say. `update`: the version that waits for a person's word. */
export type MachineMarks = {
  readonly disk: DiskLevel;
  /** Ms that the platform's clock is ahead, where that is more than a person may ignore. */
  readonly clockWrongBy: number | null;
  readonly update: string | null;
};

export type MachineView = {
  /** Null where nobody could tell yet. */
  readonly disk: DiskReading | null;
  /** Null before two answers of the platform agreed. */
  readonly clock: ClockReading | null;
  /** Newest first. */
  readonly crashes: readonly CrashReport[];
};
