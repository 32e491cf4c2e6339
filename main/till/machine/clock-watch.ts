// How far this computer's clock is from the platform's, told by the `Date` of answers that come anyway. Nothing is asked for it, and no time
// in the journal is changed by it (docs/decisions/0018-machines.md).
import type { ClockReading } from '../../../shared/machine.ts';

/** Ms: more than this is told to people. */
const tolerated = 2 * 60_000;
/** Ms: two answers in a row whose offsets differ by no more say the same. */
const agreeing = 30_000;

export type ClockWatch = {
  /** The `Date` of an answer that has just come, as it stands there. */
  heard(date: string): void;
  /** What two answers in a row agreed on last; null before. */
  reading(): ClockReading | null;
  /** Ms that the platform's clock is ahead, where that is more than people may ignore, else null. */
  wrongBy(): number | null;
};

/** `wall`: ms UTC. `changed`: what is told to people is not what it was. One odd answer (a proxy's, a portal's) changes nothing. */
export function createClockWatch(wall: () => number, changed: () => void): ClockWatch {
  let last: number | null = null;
  let reading: ClockReading | null = null;

  return {
    heard(date) {
      const told = Date.parse(date);
      if (Number.isNaN(told)) {
        return;
      }
      const at = wall();
      const offset = told - at;
      const agrees = last !== null && Math.abs(last - offset) <= agreeing;
      last = offset;
      if (!agrees) {
        return;
      }
      const wasWrong = reading?.wrong ?? false;
      reading = { offset, at, wrong: Math.abs(offset) > tolerated };
      if (reading.wrong !== wasWrong) {
        changed();
      }
    },
    reading: () => reading,
    wrongBy: () => (reading?.wrong === true ? reading.offset : null),
  };
}
