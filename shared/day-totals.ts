// What differs between two sides of a day, and what that allows. Pure.
import {
  type DayEndRecord,
  type DayEndView,
  type DayRecord,
  type DaySettling,
  type DayTotals,
  dayItems,
} from './day-end.ts';
import { addFen, type Fen, subtractFen } from './money.ts';
import { assertNever } from './result.ts';

/** What was sold and recharged, less what was revoked; every operation counted. Fen. */
export function wholeOf({ consumption, recharge, revocation }: DayTotals): { count: number; amount: Fen } {
  return {
    count: consumption.count + recharge.count + revocation.count,
    amount: subtractFen(addFen(consumption.amount, recharge.amount), revocation.amount),
  };
}

/** Whether both say the same, item by item. */
export function sameTotals(left: DayTotals, right: DayTotals): boolean {
  return dayItems.every((item) => left[item].count === right[item].count && left[item].amount === right[item].amount);
}

/** Whether the platform agreed in every figure, its own total among them. */
export function agrees({ till, platform, total, unread }: DayRecord): boolean {
  const whole = wholeOf(till);
  return (
    sameTotals(till, platform) && unread.length === 0 && total.count === whole.count && total.amount === whole.amount
  );
}

/** What the platform said of the day last; null where it was not asked, or settles no days. */
export function saidByPlatform(settling: DaySettling): DayEndRecord | null {
  return settling.by === 'platform' ? settling.record : null;
}

/**
 * Whether a day may be sealed for good: nothing is open, and where the platform settles days it settled this one by these very figures.
 * Till then it is sealed as it stands.
 */
export function maySealForGood({ open, settling, totals }: Pick<DayEndView, 'open' | 'settling' | 'totals'>): boolean {
  if (open.count > 0) {
    return false;
  }
  switch (settling.by) {
    case 'platform':
      return settling.record !== null && sameTotals(settling.record.till, totals);
    case 'till':
      return true;
    default:
      return assertNever(settling);
  }
}

/**
 * The one step that a day waits for. `queue`: what is open comes first. `close`: sealed for good, `sealNow`: as it stands, both where the
 * member service settles no days. `done`: such a day is sealed for good.
 */
export type DayStep = 'queue' | 'settle' | 'settleAgain' | 'close' | 'sealNow' | 'done';

/** `online`: the platform answers. Without it nobody ends a day for good: a sale may be on its way. */
export function nextStep(
  { open, seal, settling }: Pick<DayEndView, 'open' | 'seal' | 'settling'>,
  online: boolean,
): DayStep {
  if (open.count > 0) {
    return 'queue';
  }
  switch (settling.by) {
    case 'platform':
      return settling.record === null ? 'settle' : 'settleAgain';
    case 'till':
      return seal?.kind === 'final' ? 'done' : online ? 'close' : 'sealNow';
    default:
      return assertNever(settling);
  }
}
