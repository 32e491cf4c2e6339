// The port: a line to a printer, whatever it runs over.
import type { PrintProblem } from '../../../shared/printing.ts';
import type { Result } from '../../../shared/result.ts';

/** Runs work after a pause (ms); what comes back calls it off. */
export type Timers = { schedule(delay: number, work: () => void): () => void };

/** An open line. One question at a time. */
export type OpenLine = {
  /** Resolves true when the line took all of it; false where it broke: then some of it may have left. */
  send(bytes: Uint8Array): Promise<boolean>;
  /** The next byte that comes back and fits, or null where none does in time (ms) or the line is one-way or broken. */
  hear(fits: (byte: number) => boolean, patience: number): Promise<number | null>;
  isBroken(): boolean;
  /** Resolves when it is closed; true where all that was sent went out in order. */
  close(): Promise<boolean>;
};

export type PrinterLine = {
  /** Fails with why there is no line; then nothing was sent. */
  open(): Promise<Result<OpenLine, PrintProblem>>;
};
