// The three-way match: whatever comes in adds up, and neither an unread side nor what is open is called a difference.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import { matchDay } from '../../main/till/match/match.ts';
import type { MatchBill, MatchInput, MatchOperation } from '../../main/till/match/sides.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { type MatchCause, matchCauses } from '../../shared/match.ts';
import { addFen, type Fen, fen } from '../../shared/money.ts';
import { day, from, input, row, terminal } from '../support/match-samples.ts';
import { runs } from '../support/property-runs.ts';

const few = (letter: string) => fc.constantFrom(...['1', '2', '3', '4', '5'].map((digit) => letter + digit));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const amounts = fc.constantFrom(1, 100, 10_000, 10_001).map(fen);
const moments = fc.integer({ min: from - day, max: from + 2 * day });
const kinds = fc.constantFrom('consumption' as const, 'recharge' as const, 'revocation' as const, 'service' as const);
const anyOperation: fc.Arbitrary<MatchOperation> = fc.record({
  serial: fc.string({ minLength: 6, maxLength: 12 }),
  voucher: maybe(few('v')),
  kind: kinds,
  state: fc.constantFrom(
    'pending',
    'sending',
    'unknown',
    'applied',
    'rejected',
    'cancelled',
    'reverted',
    'blocked',
    'manual',
  ),
  amount: amounts,
  cardNo: few('c'),
  at: moments,
  updatedAt: moments,
  parent: maybe(few('s')),
  parentVoucher: maybe(few('v')),
  billNo: maybe(few('b')),
  shopNo: maybe(fc.constantFrom('1001', '1002')),
  gateway: fc.boolean(),
  references: fc.array(fc.oneof(few('v'), few('s')), { maxLength: 2 }),
  traced: fc.boolean(),
});
const anyRow: fc.Arbitrary<PlatformTransaction> = fc
  .record({
    id: maybe(few('i')),
    serial: maybe(few('s')),
    voucher: maybe(few('v')),
    cardNo: maybe(few('c')),
    at: maybe(moments),
    kind: maybe(fc.constantFrom('consumption' as const, 'recharge' as const, 'revocation' as const, 'other' as const)),
    amount: maybe(amounts),
    revoked: fc.boolean(),
    revokesId: maybe(few('i')),
    terminalNo: maybe(fc.constantFrom(terminal, '2')),
    remark: maybe(few('b').map((number) => `UniPOS ${number}`)),
  })
  .map((told) => row(null, told));
const anyBill: fc.Arbitrary<MatchBill> = fc.record({
  billNo: few('b'),
  shopNo: fc.constantFrom('1001', '1002'),
  due: fc.oneof(
    amounts.map((amount) => ({ kind: 'amount' as const, amount })),
    fc.constant({ kind: 'none' as const }),
    fc.constant({ kind: 'notWholeFen' as const, exact: fineMoney(1_001) }),
  ),
  closedAt: maybe(moments),
  late: fc.boolean(),
  gone: fc.boolean(),
  references: fc.array(fc.oneof(few('v'), few('s')), { maxLength: 2 }),
});
const states = fc.constantFrom('read' as const, 'unread' as const, 'absent' as const);
const anyInput: fc.Arbitrary<MatchInput> = fc
  .record({
    journal: fc.uniqueArray(anyOperation, { maxLength: 30, selector: ({ serial }) => serial }),
    // Some serials are those that the log bears.
    named: fc.uniqueArray(few('s'), { maxLength: 5 }),
    rows: fc.array(anyRow, { maxLength: 30 }),
    logState: states,
    bills: fc.uniqueArray(anyBill, { maxLength: 20, selector: ({ billNo }) => billNo }),
    billState: states,
    now: moments,
    cardModesKnown: fc.boolean(),
    lacking: fc.uniqueArray(few('s')),
  })
  .map(({ journal, named, rows, logState, bills: told, billState, now, cardModesKnown, lacking }) =>
    input({
      journal: journal.map((operation, index) => ({ ...operation, serial: named[index] ?? operation.serial })),
      log: { state: logState, rows: logState === 'read' ? rows : [] },
      bills: { state: billState, rows: billState === 'absent' ? [] : told },
      now,
      cardModesKnown,
      lacking: new Set(lacking),
    }),
  );

test('whatever comes in, every row of each side is in exactly one group, and the sums add up to the inputs', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const { groups, sums, verdicts } = matchDay(given);
      const all = <Value>(pick: (group: (typeof groups)[number]) => readonly Value[]) => groups.flatMap(pick);
      const [operations, rows, told] = [
        all((group) => group.operations),
        all((group) => group.rows.map((joined) => joined.row)),
        all((group) => group.bills.map((joined) => joined.bill)),
      ];
      expect([operations.length, rows.length, told.length]).toEqual([
        given.journal.length,
        given.log.rows.length,
        given.bills.rows.length,
      ]);
      expect(new Set(operations)).toEqual(new Set(given.journal));
      expect(new Set(rows)).toEqual(new Set(given.log.rows));
      expect(new Set(told)).toEqual(new Set(given.bills.rows));
      expect(sums.log.amount).toBe(
        sumOf(given.log.rows, ({ kind, amount }) =>
          kind === 'consumption' || kind === 'recharge' ? (amount ?? 0) : kind === 'revocation' ? -(amount ?? 0) : 0,
        ),
      );
      const undone = new Set(
        given.journal
          .filter(({ kind, state }) => kind === 'revocation' && state === 'applied')
          .flatMap(({ parent, parentVoucher }) => [parent, parentVoucher]),
      );
      expect(sums.journal.amount).toBe(
        sumOf(given.journal, ({ kind, state, amount, serial, voucher }) => {
          const byHeadOffice =
            state === 'reverted' && !undone.has(serial) && !(voucher !== null && undone.has(voucher));
          const moves = kind !== 'service' && state !== 'rejected' && state !== 'cancelled' && !byHeadOffice;
          return !moves ? 0 : kind === 'revocation' ? -amount : amount;
        }),
      );
      expect(sums.bills.amount).toBe(sumOf(given.bills.rows, ({ due }) => (due.kind === 'amount' ? due.amount : 0)));
      for (const side of ['journal', 'log', 'bills'] as const) {
        expect(addFen(...verdicts.map((each) => each.sums[side].amount))).toBe(sums[side].amount);
        expect(verdicts.reduce((count, each) => count + each.sums[side].count, 0)).toBe(sums[side].count);
      }
      expect(verdicts.reduce((count, each) => count + each.rows, 0)).toBe(groups.length);
    }),
    { numRuns: runs(400) },
  );
});

function sumOf<Value>(rows: readonly Value[], pick: (row: Value) => number): Fen {
  return fen(rows.reduce((sum, each) => sum + pick(each), 0));
}

const ofTheLog: readonly MatchCause[] = [
  'twoLogRows',
  'undoneThere',
  'undoneHereOnly',
  'ghost',
  'ourTerminal',
  'logAmount',
  'notInLog',
];
const ofTheBills: readonly MatchCause[] = [
  'billAmount',
  'billMissing',
  'notCharged',
  'undoneNotPaid',
  'notWholeFen',
  'billOtherPayment',
];

test('whatever comes in, an unread side is no cause of a difference, and what is open is open', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      for (const { cause, also, operations } of matchDay(given).groups) {
        const said = [cause, ...also];
        if (given.log.state !== 'read') expect(said.filter((each) => ofTheLog.includes(each))).toEqual([]);
        if (given.bills.state !== 'read') expect(said.filter((each) => ofTheBills.includes(each))).toEqual([]);
        const open = operations.some(({ state }) =>
          ['pending', 'sending', 'unknown', 'blocked', 'manual'].includes(state),
        );
        expect(!open || said.some((each) => matchCauses[each].verdict === 'open')).toBe(true);
      }
    }),
    { numRuns: runs(400) },
  );
});
