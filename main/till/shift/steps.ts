// The steps of a shift as they are written: each judged and appended in one transaction, so that nothing comes between.
import { coinSum } from '../../../shared/coins.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { fen, formatFen } from '../../../shared/money.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { expectedOf } from '../../../shared/shift.ts';
import { carriedFrom, cashNow, newestSteps } from './standing.ts';
import { allowed, appendOpening, known, openSteps, type StepParts } from './step-parts.ts';

/** Fails with `shiftOpen`, and with `shiftFloatMissing` where nothing was ever left in the drawer and nobody counted. */
export function openShift(
  { intent, coins }: ChannelArgument<'openShift'>,
  operator: string,
  parts: StepParts,
): Result<true> {
  const { shifts, store } = parts.journal;
  return store.transaction(() => {
    const same = known(intent, 'opened', { coins }, parts);
    if (!same.ok || same.value !== null) {
      return same.ok ? success(true) : same;
    }
    const before = newestSteps(shifts);
    if (before !== null && before.closed === null) {
      return failure('shiftOpen');
    }
    const carried = before?.closed == null ? null : carriedFrom(before.closed, shifts);
    const float = coins === null ? carried : coinSum(coins);
    if (float === null) {
      return failure('shiftFloatMissing');
    }
    appendOpening({ float, coins, carried }, { intent, operator, from: null }, parts);
    return success(true);
  });
}

/** With a PIN of right `moveCash` above the limit: fails with `cashAboveLimit`, which an approval lifts; and with `shiftNotOpen`, `intentUsed`. */
export async function moveCash(
  { intent, direction, amount, reason, approval }: ChannelArgument<'moveCash'>,
  operator: string,
  parts: StepParts,
): Promise<Result<true>> {
  const { moveAlone } = parts.rules();
  const { shifts, store } = parts.journal;
  const signed = fen(direction === 'in' ? amount : -amount);
  function judge(): Result<'done' | 'new'> {
    const same = known(intent, 'moved', {}, parts);
    if (!same.ok) {
      return same;
    }
    if (same.value !== null) {
      return same.value.amount === signed ? success('done') : failure('intentUsed');
    }
    const steps = openSteps(parts);
    return steps.ok ? success('new') : steps;
  }
  const first = judge();
  if (!first.ok || first.value === 'done') {
    return first.ok ? success(true) : first;
  }
  const lifted = {
    ...failure('cashAboveLimit', { amount: formatFen(amount), limit: formatFen(moveAlone) }).failure,
    approvable: 'moveCash' as const,
  };
  const about = { operator, details: { direction, amount, reason } };
  const person = amount > moveAlone ? await allowed(approval, lifted, about, parts) : success(null);
  if (!person.ok) {
    return person;
  }
  return store.transaction(() => {
    // While the PIN was looked at, the same may have been written, or the shift closed.
    const again = judge();
    if (again.ok && again.value === 'new') {
      const note = { step: 'moved', intent, amount: signed, said: { direction, reason }, operator } as const;
      shifts.append(shifts.newest(), { ...note, personId: person.value });
    }
    return again.ok ? success(true) : again;
  });
}

/** What was counted is in the journal before anybody is told what should have been there. Fails with `shiftNotOpen`. */
export function countShift(
  { intent, coins }: ChannelArgument<'countShift'>,
  operator: string,
  parts: StepParts,
): Result<true> {
  const { shifts, store } = parts.journal;
  return store.transaction(() => {
    const same = known(intent, 'counted', { coins }, parts);
    if (!same.ok || same.value !== null) {
      return same.ok ? success(true) : same;
    }
    const steps = openSteps(parts);
    if (!steps.ok) {
      return steps;
    }
    const expected = expectedOf(cashNow(steps.value, shifts));
    const note = { step: 'counted', intent, amount: coinSum(coins), said: { coins, expected }, operator } as const;
    shifts.append(shifts.newest(), { ...note, personId: null });
    return success(true);
  });
}
