// What the till watches of the computer under it: the room on the disk and the clock, put together for whoever tells people of it.
import type { MachineMarks, MachineView } from '../../../shared/machine.ts';
import type { Clock, Timers } from '../../queue/ports.ts';
import type { Installation } from '../installation.ts';
import { type ClockWatch, createClockWatch } from './clock-watch.ts';
import { createDiskWatch, type DiskWatch } from './disk-watch.ts';

export type Machine = {
  readonly disk: DiskWatch;
  readonly clock: ClockWatch;
  /** For the status bar; what is told of updates comes from elsewhere. */
  marks(): Omit<MachineMarks, 'update'>;
  view(): MachineView;
  /** Hears when the marks are others. One listener: the till. */
  onChange(listener: () => void): void;
};

type MachineOptions = {
  readonly journalFile: string;
  readonly clock: Pick<Clock, 'wall'>;
  readonly timers: Timers;
  readonly installation: Pick<Installation, 'crashReports' | 'freeIn'>;
  readonly complain: (message: string, error: unknown) => void;
};

/** Nothing runs before `disk.start`. */
export function createMachine({ journalFile, clock, timers, installation, complain }: MachineOptions): Machine {
  let listener: () => void = () => undefined;
  const changed = () => listener();
  const disk = createDiskWatch({ journalFile, timers, changed, complain, freeIn: installation.freeIn });
  const watch = createClockWatch(clock.wall, changed);
  return {
    disk,
    clock: watch,
    marks: () => ({ disk: disk.reading()?.level ?? 'ample', clockWrongBy: watch.wrongBy() }),
    view: () => ({ disk: disk.reading(), clock: watch.reading(), crashes: installation.crashReports?.() ?? [] }),
    onChange(heard) {
      listener = heard;
    },
  };
}
