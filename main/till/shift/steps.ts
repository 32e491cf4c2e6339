// The steps of a shift as they are written: each judged and appended in one transaction, so that nothing comes between.
import { coinSum } from '../../../shared/coins.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { type Fen, fen, formatFen, subtractFen } from '../../../shared/money.ts';
import type { ApprovalInput, Right } from '../../../shared/people.ts';
import type { CashRules } from '../../../shared/preferences/cash.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ShiftStep } from '../../journal/shift-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { Approvals } from '../people/approvals.ts';
import { trackedNow } from './families.ts';
import { type OpenJournal, openOperations, openThings } from './open-now.ts';
import { carriedFrom, cashiersOf, cashNow, expectedOf, newestSteps, type ShiftSteps, turnoverNow } from './standing.ts';

export type StepParts = {
  readonly journal: OpenJournal & Pick<Journal, 'people'>;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly rules: () => CashRules;
};

type Opening = { readonly float: Fen; readonly coins: readonly number[] | null; readonly carried: Fen | null };

/** The shift that is open, or `shiftNotOpen`. */
function openSteps({ journal }: StepParts): Result<ShiftSteps> {
  const steps = newestSteps(journal.shifts);
  return steps === null || steps.closed !== null ? failure('shiftNotOpen') : success(steps);
}

/** The same intent is the same step: it is not written twice. `intentUsed` where it was another one. */
function known(intent: string, step: ShiftStep['step'], { journal }: StepParts): Result<ShiftStep | null> {
  const found = journal.shifts.byIntent(intent);
  return found === null || found.step === step ? success(found) : failure('intentUsed');
}

function appendOpening(
  { float, coins, carried }: Opening,
  { intent, operator, from }: { readonly intent: string; readonly operator: string; readonly from: string | null },
  { journal, rules }: StepParts,
): void {
  const { methods } = rules();
  const { shifts } = journal;
  const open = openOperations(journal);
  const said = {
    methods,
    coins,
    carried,
    from,
    open: open.map(({ operation }) => operation.serial),
    tracked: trackedNow(open, shifts, methods),
  };
  shifts.append(shifts.newest() + 1, { step: 'opened', intent, amount: float, said, operator, personId: null });
}

/** Fails with `shiftOpen`, and with `shiftFloatMissing` where nothing was ever left in the drawer and nobody counted. */
export function openShift(
  { intent, coins }: ChannelArgument<'openShift'>,
  operator: string,
  parts: StepParts,
): Result<true> {
  const { shifts, store } = parts.journal;
  return store.transaction(() => {
    const same = known(intent, 'opened', parts);
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
    const same = known(intent, 'moved', parts);
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
    const same = known(intent, 'counted', parts);
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
 * Fails with `shiftNotOpen`, `shiftNotCounted`, `shiftCountStale`, `shiftLeftTooMuch`, and `reasonMissing` for such a difference without a
 * word. The next shift, where one is handed over to, opens in the same transaction. Resolves with the number of the closed one.
 */
export async function closeShift(asked: Closing, operator: string, parts: StepParts): Promise<Result<number>> {
  const { shifts, store } = parts.journal;
  const { intent, approval, note } = asked;
  const same = known(intent, 'closed', parts);
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
    const twice = known(intent, 'closed', parts);
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
  const said = {
    cash,
    turnover: turnoverNow(steps, shifts),
    cashiers: [...new Set([...cashiersOf(steps, shifts), operator])].sort(),
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

type Lifted = ReturnType<typeof failure>['failure'] & { readonly approvable: Right };

/** The person whose PIN lifts it; the refusal itself where nobody was asked. */
async function allowed(
  approval: ApprovalInput | null | undefined,
  lifted: Lifted,
  { operator, details }: { readonly operator: string; readonly details: unknown },
  { approvals }: StepParts,
): Promise<Result<string>> {
  if (approval === null || approval === undefined) {
    return { ok: false, failure: lifted };
  }
  const approved = await approvals.require(approval, lifted.approvable, { operator, serial: null, details });
  return approved.ok ? success(approved.value.personId) : approved;
}
