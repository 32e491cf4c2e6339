// A drawer and the people at it, played by chance on a real journal: what they do, and what a person who only watches the drawer would say lies in it.
import type { Journal } from '../../main/journal/types.ts';
import { rowsOfDay } from '../../main/till/day-end/facts.ts';
import { totalsOf } from '../../main/till/day-end/figures.ts';
import { appendSeal, lateSince, newestSeal } from '../../main/till/day-end/seals.ts';
import { closeShift } from '../../main/till/shift/closing.ts';
import { shiftView } from '../../main/till/shift/records.ts';
import { cashNow, newestSteps, operationsOf, stepsOf } from '../../main/till/shift/standing.ts';
import type { StepParts } from '../../main/till/shift/step-parts.ts';
import { countShift, moveCash, openShift } from '../../main/till/shift/steps.ts';
import { coinSum, denominations } from '../../shared/coins.ts';
import { type Fen, fen } from '../../shared/money.ts';
import { success } from '../../shared/result.ts';
import { expectedOf } from '../../shared/shift.ts';
import { type Chance, createShiftTrades } from './shift-trades.ts';

export type Deed = Chance & {
  readonly kind:
    | 'sell'
    | 'recharge'
    | 'settle'
    | 'revoke'
    | 'change'
    | 'ghost'
    | 'in'
    | 'out'
    | 'open'
    | 'close'
    | 'seal'
    | 'restart'
    | 'crash';
};

const rules = { methods: ['1'], moveAlone: fen(5_000), differenceAlone: fen(1_000), blind: false };
const terminalNo = 't-07';

/** The world as the watcher knows it; `journal` is opened anew by `reopen`. */
export function createShiftWorld(reopen: () => Journal) {
  let journal = reopen();
  let parts = partsOf(journal);
  let number = 0;
  /** What lies in the drawer, in fen; null before anybody counted. */
  let drawer: number | null = null;
  /** Serials by the shift that told them. */
  const told = new Map<string, number>();
  let firstOpenedAt: number | null = null;
  const name = () => {
    number += 1;
    return `intent-${String(number).padStart(8, '0')}`;
  };
  const moved = (fenMoved: number) => {
    drawer = drawer === null ? null : drawer + fenMoved;
  };
  const good = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value;
  };

  const trades = createShiftTrades({ journal: () => journal, name, moved });

  function isOpen(): boolean {
    const steps = newestSteps(journal.shifts);
    return steps !== null && steps.closed === null;
  }

  /** The pieces nearest to an amount that lie in a drawer. */
  function pieces(amount: number): number[] {
    let rest = Math.max(0, amount);
    return denominations.map((value) => {
      const count = Math.min(9_999, Math.floor(rest / value));
      rest -= count * value;
      return count;
    });
  }

  function open(deed: Deed): void {
    const coins = drawer === null || deed.pick % 2 === 0 ? pieces(deed.amount) : null;
    if (isOpen()) return;
    good(openShift({ intent: name(), coins }, 'ya', parts));
    firstOpenedAt ??= newestSteps(journal.shifts)?.opened.step.operation ?? null;
    drawer = coins === null ? drawer : coinSum(coins);
  }

  async function close(deed: Deed): Promise<void> {
    if (!isOpen()) return;
    const coins = pieces((drawer ?? 0) + (deed.pick % 3 === 0 ? deed.amount : 0));
    const counted = coinSum(coins);
    good(countShift({ intent: name(), coins }, 'ya', parts));
    const steps = newestSteps(journal.shifts);
    const done = steps === null ? [] : operationsOf(steps, journal.shifts);
    const left = fen(Math.floor(counted / 2));
    const handOver = deed.pick % 2 === 0 ? 'jing' : null;
    const approval = { personId: 'p', pin: '1234' };
    const shift = good(await closeShift({ intent: name(), left, note: 'x', handOver, approval }, 'ya', parts));
    for (const { operation } of done) {
      if (operation.state === 'applied' || operation.state === 'reverted') {
        if (told.has(operation.serial)) throw new Error(`${operation.serial} was told twice`);
        told.set(operation.serial, shift);
      }
    }
    drawer = left;
  }

  async function move(deed: Deed, direction: 'in' | 'out'): Promise<void> {
    if (!isOpen()) return;
    const amount = fen(deed.amount);
    const asked = { intent: name(), direction, amount, reason: 'x', approval: { personId: 'p', pin: '1234' } };
    good(await moveCash(asked, 'ya', parts));
    // The same key pressed twice is one step.
    good(await moveCash(asked, 'ya', parts));
    moved(direction === 'in' ? amount : -amount);
  }

  const day = () => new Date(1_700_000_000_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const facts = () => ({ day: day(), terminalNo, agreed: null, match: null, methods: rules.methods });

  async function act(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'sell':
      case 'recharge':
        return trades.trade(deed, deed.kind);
      case 'settle':
        return trades.settle(deed);
      case 'revoke':
        return trades.revoke(deed);
      case 'change':
        return trades.change(deed);
      case 'ghost':
        return trades.ghost(deed);
      case 'in':
      case 'out':
        return move(deed, deed.kind);
      case 'open':
        return open(deed);
      case 'close':
        return close(deed);
      case 'seal':
        return appendSeal('provisional', facts(), { operator: 'ya', personId: 'p' }, journal);
      case 'restart':
      case 'crash':
        return;
    }
  }

  function again(): void {
    journal.close();
    journal = reopen();
    parts = partsOf(journal);
  }

  /** What is wrong, in words. */
  function check(): string[] {
    const problems: string[] = [];
    const steps = newestSteps(journal.shifts);
    if (steps !== null) {
      const expected = steps.closed === null ? expectedOf(cashNow(steps, journal.shifts)) : shiftView(parts).carried;
      if (expected !== drawer) problems.push(`the till says ${expected}, in the drawer are ${drawer}`);
    }
    const seal = newestSeal(day(), journal);
    if (seal !== null) {
      const now = totalsOf(rowsOfDay(journal, day()), terminalNo);
      const late = lateSince(seal, journal);
      for (const item of ['consumption', 'recharge', 'revocation'] as const) {
        const more = late.filter(({ kind }) => kind === item);
        const amount = seal.totals[item].amount + more.reduce((sum, each) => sum + each.amount, 0);
        if (amount !== now[item].amount || seal.totals[item].count + more.length !== now[item].count) {
          problems.push(`${item}: the seal and what came later are not what the journal holds`);
        }
      }
    }
    return problems;
  }

  /** At the end: every operation that was booked since the first opening, or was open then, is told in one shift. */
  function tellAll(): string[] {
    if (firstOpenedAt === null) return [];
    // What no shift has told yet is told by the next one.
    open({ kind: 'open', amount: 1, pick: 1 });
    const steps = newestSteps(journal.shifts);
    for (const { operation } of steps === null ? [] : operationsOf(steps, journal.shifts)) {
      const { serial, state } = operation;
      if (told.has(serial) && (state === 'applied' || state === 'reverted')) return [`${serial} is told a second time`];
      told.set(serial, journal.shifts.newest());
    }
    const before = new Set(stepsOf(journal.shifts, 1)?.opened.said.open ?? []);
    return journal.shifts.operationsAfter(0).flatMap(({ number: place, operation: { serial, state } }) => {
      const wanted = place > (firstOpenedAt ?? 0) || before.has(serial);
      const booked = state === 'applied' || state === 'reverted';
      return wanted && booked && !told.has(serial) ? [`${serial} (${state}) is told nowhere`] : [];
    });
  }

  return {
    act,
    again,
    check,
    tellAll,
    verify: () => journal.verify(),
    close: () => journal.close(),
    drawer: () => drawer as Fen | null,
  };
}

function partsOf(journal: Journal): StepParts {
  return { journal, approvals: { require: async () => success({ personId: 'p' }) }, rules: () => rules };
}
