// Closing a shift: judged against the last count, written in one transaction with the next shift where it is handed over.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { formatFen, subtractFen } from '../../../shared/money.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { expectedOf } from '../../../shared/shift.ts';
import { trackedNow } from './families.ts';
import { openOperations, openThings } from './open-now.ts';
import { cashiersOf, cashNow, heldFor, turnoverNow } from './standing.ts';
import { allowed, appendOpening, known, openSteps, type StepParts } from './step-parts.ts';

type Closing = ChannelArgument<'closeShift'>;

/** What stands in the way of a closing, or what is closed with. */
function judgeClosing({ left, note }: Closing, parts: StepParts) {
  const steps = openSteps(parts);
  if (!steps.ok) {
    return steps;
  }
  const count = steps.value.counted.at(-1);
  if (count === undefined) {
    return failure('shiftNotCounted');
  }
  const cash = cashNow(steps.value, parts.journal.shifts);
  const expected = expectedOf(cash);
  if (expected !== count.said.expected) {
    return failure('shiftCountStale');
  }
  if (left > count.step.amount) {
    return failure('shiftLeftTooMuch');
  }
  const difference = subtractFen(count.step.amount, expected);
  const isLarge = Math.abs(difference) > parts.rules().differenceAlone;
  return isLarge && note === ''
    ? failure('reasonMissing')
    : success({ steps: steps.value, count, cash, expected, difference, isLarge });
}

/**
 * With a PIN of right `acceptDifference` where the cash differs by more than the limit: fails with `cashDifference`, which an approval lifts.
 * Fails with `shiftNotOpen`, `shiftNotCounted`, `shiftCountStale`, `shiftLeftTooMuch`, `intentUsed`, and `reasonMissing` for such a difference without a
 * word. The next shift, where one is handed over to, opens in the same transaction. Resolves with the number of the closed one.
 */
export async function closeShift(asked: Closing, operator: string, parts: StepParts): Promise<Result<number>> {
  const { shifts, store } = parts.journal;
  const { intent, approval, note, left, handOver } = asked;
  const same = known(intent, 'closed', { note, left, handOver }, parts);
  if (!same.ok || same.value !== null) {
    return same.ok ? success(same.value?.shift ?? 0) : same;
  }
  const first = judgeClosing(asked, parts);
  if (!first.ok) {
    return first;
  }
  const { difference, expected, count, isLarge } = first.value;
  const sums = { amount: formatFen(difference), limit: formatFen(parts.rules().differenceAlone) };
  const lifted = { ...failure('cashDifference', sums).failure, approvable: 'acceptDifference' as const };
  const about = { operator, details: { difference, expected, counted: count.step.amount, note } };
  const person = isLarge ? await allowed(approval, lifted, about, parts) : success(null);
  if (!person.ok) {
    return person;
  }
  return store.transaction(() => {
    const twice = known(intent, 'closed', { note, left, handOver }, parts);
    if (!twice.ok || twice.value !== null) {
      return twice.ok ? success(twice.value?.shift ?? 0) : twice;
    }
    const now = judgeClosing(asked, parts);
    if (!now.ok) {
      return now;
    }
    if (now.value.difference !== difference) {
      return failure('shiftCountStale');
    }
    const shift = shifts.newest();
    appendClosing(asked, now.value, operator, person.value, parts);
    return success(shift);
  });
}

function appendClosing(
  { intent, left, note, handOver }: Closing,
  { steps, count, cash, expected }: Extract<ReturnType<typeof judgeClosing>, { readonly ok: true }>['value'],
  operator: string,
  personId: string | null,
  parts: StepParts,
): void {
  const { journal } = parts;
  const { shifts } = journal;
  const { methods } = steps.opened.said;
  const held = heldFor(steps, shifts);
  const said = {
    cash,
    turnover: turnoverNow(steps, held),
    cashiers: [...new Set([...cashiersOf(steps, held), operator])].sort(),
    coins: count.said.coins,
    expected,
    left,
    note,
    handOver,
    open: openThings(journal, methods),
    methods,
    tracked: trackedNow(openOperations(journal), shifts, methods),
  };
  shifts.append(steps.opened.step.shift, {
    step: 'closed',
    intent,
    amount: count.step.amount,
    said,
    operator,
    personId,
  });
  if (handOver !== null) {
    const opening = { float: left, coins: null, carried: left };
    appendOpening(opening, { intent: `${intent}-next`, operator: handOver, from: operator }, parts);
  }
}
