// What a printer says of itself: one byte an answer to DLE EOT, at once and out of turn. Pure.
import type { PrintProblem } from '../../../shared/printing.ts';

const DLE = 0x10;
const EOT = 0x04;

/** Whether it is online, why it is not, and how its paper stands: to be asked in this order, one after the other. */
export const statusQuestions = {
  printer: [DLE, EOT, 0x01],
  cause: [DLE, EOT, 0x02],
  paper: [DLE, EOT, 0x04],
} as const satisfies Record<string, readonly number[]>;

/** Answers to DLE EOT have these bits in every printer; anything else is not one of them. */
export function isStatus(byte: number): boolean {
  return (byte & 0b1001_0011) === 0b0001_0010;
}

/** The answer to GS r, which comes in turn with what is printed. */
export function isDone(byte: number): boolean {
  return (byte & 0b1001_0000) === 0;
}

/** Null: it can print. `printer`, `cause` and `paper` are the three answers. */
export function problemIn(printer: number, cause: number, paper: number): PrintProblem | null {
  if ((paper & 0b0110_0000) !== 0 || (cause & 0b0010_0000) !== 0) {
    return 'paperOut';
  }
  if ((cause & 0b0000_0100) !== 0) {
    return 'coverOpen';
  }
  if ((cause & 0b0100_0000) !== 0) {
    return 'fault';
  }
  return (printer & 0b0000_1000) !== 0 ? 'offline' : null;
}
