// How the open shift stands: read from the journal each time, so that nothing is kept beside it that could differ.
import { type Fen, fen } from '../../../shared/money.ts';
import { type CashSums, shiftStepDetails, type Turnover } from '../../../shared/shift.ts';
import type { ShiftOperation, ShiftShelf, ShiftStep, ShiftStepName } from '../../journal/shift-types.ts';
import { ghostIntent } from '../../queue/relatives.ts';
import { changeSince, effectOf, familyOf } from './families.ts';
import { hold, type ShiftReads } from './hold.ts';
import { turnoverOf } from './turnover.ts';

export type StepOf<Name extends ShiftStepName> = {
  readonly step: ShiftStep;
  readonly said: ReturnType<(typeof shiftStepDetails)[Name]['parse']>;
};

/** The steps of one shift, read. Throws where an entry does not read as it was written: that is damage. */
export type ShiftSteps = {
  readonly opened: StepOf<'opened'>;
  readonly moved: readonly StepOf<'moved'>[];
  readonly counted: readonly StepOf<'counted'>[];
  readonly closed: StepOf<'closed'> | null;
};

/** Null where there is no such shift. */
export function stepsOf(shelf: Pick<ShiftShelf, 'steps'>, shift: number): ShiftSteps | null {
  const steps = shelf.steps(shift);
  const all = <Name extends ShiftStepName>(name: Name): StepOf<Name>[] =>
    steps
      .filter(({ step }) => step === name)
      .map((step) => ({ step, said: shiftStepDetails[name].parse(step.said) as StepOf<Name>['said'] }));
  const [opened] = all('opened');
  return opened === undefined
    ? null
    : { opened, moved: all('moved'), counted: all('counted'), closed: all('closed')[0] ?? null };
}

/** The newest shift, open or closed; null where there was none. */
export function newestSteps(shelf: ShiftShelf): ShiftSteps | null {
  return stepsOf(shelf, shelf.newest());
}

/** What should lie in the drawer as the open shift stands, line by line. */
export function cashNow({ opened, moved }: ShiftSteps, reads: ShiftReads): CashSums {
  const shelf = hold(reads, opened.step.operation);
  const { methods, tracked } = opened.said;
  const cash = { sales: 0, recharges: 0, corrections: 0, revocations: 0 };
  for (const each of shelf.operationsAfter(opened.step.operation)) {
    const { line, amount } = effectOf(each, shelf, methods);
    cash[line] += amount;
  }
  const moves = (wanted: 'in' | 'out') =>
    fen(moved.reduce((sum, { step, said }) => sum + (said.direction === wanted ? step.amount : 0), 0));
  return {
    float: opened.step.amount,
    sales: fen(cash.sales),
    recharges: fen(cash.recharges),
    corrections: fen(cash.corrections),
    revocations: fen(cash.revocations),
    earlier: changeSince(tracked, shelf, methods),
    in: moves('in'),
    out: moves('out'),
  };
}

/** What should lie in the drawer after a closed shift: what it left, and what came since. Fen. */
export function carriedFrom(closed: StepOf<'closed'>, reads: ShiftReads): Fen {
  const shelf = hold(reads, closed.step.operation);
  const { left, methods, tracked } = closed.said;
  const since = shelf
    .operationsAfter(closed.step.operation)
    .reduce((sum, each) => sum + effectOf(each, shelf, methods).amount, 0);
  return fen(left + since + changeSince(tracked, shelf, methods));
}

function closedBefore({ opened }: ShiftSteps, shelf: ShiftReads): StepOf<'closed'> | null {
  return stepsOf(shelf, opened.step.shift - 1)?.closed ?? null;
}

/** All that this shift tells, read once for every question about it. */
export function heldFor(steps: ShiftSteps, reads: ShiftReads): ShiftReads {
  return hold(reads, closedBefore(steps, reads)?.step.operation ?? steps.opened.step.operation);
}

/**
 * The operations that this shift tells: accepted behind the shift before, or left open by it, or a charge of old that landed after all. In
 * order; each is in one shift only, for what was open at a closing is told where its end is known.
 */
export function operationsOf(steps: ShiftSteps, shelf: ShiftReads): readonly ShiftOperation[] {
  const before = closedBefore(steps, shelf);
  const from = before?.step.operation ?? steps.opened.step.operation;
  const own = shelf.operationsAfter(from);
  // Before the first shift nothing was told anywhere: what was open then is told here.
  const left = before?.said.open.operations.map(({ serial }) => serial) ?? steps.opened.said.open;
  const older = new Map<number, ShiftOperation>();
  for (const each of [...left.map(shelf.bySerial), ...own.map((each) => ghostUndoneBy(each, shelf))]) {
    if (each !== null && each.number <= from) {
      older.set(each.number, each);
    }
  }
  return [...[...older.values()].sort((one, other) => one.number - other.number), ...own];
}

/** A charge that landed late is told where the till's own revocation of it is. */
function ghostUndoneBy({ operation }: ShiftOperation, shelf: ShiftReads): ShiftOperation | null {
  const { intent, parent } = operation;
  return parent !== null && intent === ghostIntent(parent) ? shelf.bySerial(parent) : null;
}

/** What the open shift has done. */
export function turnoverNow(steps: ShiftSteps, reads: ShiftReads): Turnover {
  const shelf = heldFor(steps, reads);
  return turnoverOf(
    operationsOf(steps, shelf).map((each) => ({
      each,
      family: each.operation.kind === 'service' ? familyOf(each, shelf) : null,
    })),
  );
}

/** Everybody who had a hand in it, by name as they signed in. */
export function cashiersOf({ opened, moved, counted }: ShiftSteps, shelf: ShiftReads): readonly string[] {
  const names = [
    ...[opened, ...moved, ...counted].map(({ step }) => step.entry.operator),
    ...shelf.operationsAfter(opened.step.operation).map(({ operation }) => operation.operator),
  ];
  return [...new Set(names.filter((name) => name !== null))].sort();
}
