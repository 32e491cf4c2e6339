// Shifts as the screen and the paper know them: the open one as it stands, closed ones as the journal keeps them.
import { type Fen, subtractFen } from '../../../shared/money.ts';
import {
  type CashMove,
  expectedOf,
  type OpenShift,
  type ShiftPage,
  type ShiftRecord,
  type ShiftView,
} from '../../../shared/shift.ts';
import { itemsNow, openThings } from './open-now.ts';
import {
  carriedFrom,
  cashiersOf,
  cashNow,
  heldFor,
  newestSteps,
  type ShiftSteps,
  stepsOf,
  turnoverNow,
} from './standing.ts';
import type { StepParts } from './step-parts.ts';

type RecordParts = Pick<StepParts, 'journal' | 'rules'>;

/** How things stand at the drawer. */
export function shiftView({ journal, rules }: RecordParts): ShiftView {
  const newest = newestSteps(journal.shifts);
  const closed = newest?.closed ?? null;
  const open = newest === null || closed !== null ? null : openView(newest, { journal, rules });
  return {
    open,
    carried: closed === null ? null : carriedFrom(closed, journal.shifts),
    rules: rules(),
    waiting: openThings(journal, newest?.opened.said.methods ?? rules().methods),
  };
}

function openView(steps: ShiftSteps, { journal, rules }: RecordParts): OpenShift {
  const { opened, counted } = steps;
  const { shifts } = journal;
  const held = heldFor(steps, shifts);
  const cash = cashNow(steps, held);
  const turnover = turnoverNow(steps, held);
  const count = counted.at(-1);
  const expected = expectedOf(cash);
  const isBlind = rules().blind && count === undefined;
  const before = stepsOf(shifts, opened.step.shift - 1)?.closed;
  return {
    shift: opened.step.shift,
    openedAt: opened.step.entry.wall,
    openedBy: opened.step.entry.operator,
    floatCounted: opened.said.coins !== null,
    carried: opened.said.carried,
    float: opened.step.amount,
    cashiers: cashiersOf(steps, held),
    // Not even the parts of it: whoever knows the float could add them up.
    turnover: isBlind ? { ...turnover, methods: [] } : turnover,
    cash: isBlind ? null : cash,
    moves: movesOf(steps, journal),
    counted:
      count === undefined
        ? null
        : {
            coins: count.said.coins,
            amount: count.step.amount,
            at: count.step.entry.wall,
            difference: subtractFen(count.step.amount, count.said.expected),
            stale: expected !== count.said.expected,
          },
    counts: counted.length,
    earlier:
      before === undefined || before === null ? [] : itemsNow(before.said.open.operations, shifts, opened.said.methods),
  };
}

function movesOf({ moved }: ShiftSteps, { people }: RecordParts['journal']): readonly CashMove[] {
  return moved.map(({ step, said }) => ({
    direction: said.direction,
    amount: Math.abs(step.amount) as Fen,
    reason: said.reason,
    at: step.entry.wall,
    operator: step.entry.operator,
    person: nameOf(step.entry.personId, people),
  }));
}

function nameOf(personId: string | null, people: RecordParts['journal']['people']): string | null {
  return personId === null ? null : (people.get(personId)?.name ?? personId);
}

/** A closed shift; null where it is open or unknown. */
export function recordOf(shift: number, { journal }: Pick<RecordParts, 'journal'>): ShiftRecord | null {
  const steps = stepsOf(journal.shifts, shift);
  if (steps === null || steps.closed === null) {
    return null;
  }
  const { opened, counted, closed } = steps;
  const { cash, turnover, cashiers, coins, expected, left, note, handOver, open } = closed.said;
  return {
    shift,
    openedAt: opened.step.entry.wall,
    openedBy: opened.step.entry.operator,
    closedAt: closed.step.entry.wall,
    closedBy: closed.step.entry.operator,
    person: nameOf(closed.step.entry.personId, journal.people),
    ...{ cash, turnover, cashiers, coins, expected, left, note, handOver, open },
    counted: closed.step.amount,
    counts: counted.length,
    difference: subtractFen(closed.step.amount, expected),
    moves: movesOf(steps, journal),
    fingerprint: closed.step.entry.hash.slice(0, 16),
  };
}

/** A page of closed shifts, newest first. */
export function recordPage(before: number | null, size: number, parts: Pick<RecordParts, 'journal'>): ShiftPage {
  const numbers = parts.journal.shifts.closed(before, size);
  const records = numbers.flatMap((shift) => recordOf(shift, parts) ?? []);
  return { records, nextBefore: numbers.length < size ? null : (numbers.at(-1) ?? null) };
}
