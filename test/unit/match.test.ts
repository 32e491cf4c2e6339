// The three-way match: every way that the sides can differ gets its verdict, whatever comes in adds up, and a side that nobody could read
// is never called a difference.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import { matchDay } from '../../main/till/match/match.ts';
import type { MatchBill, MatchInput, MatchOperation } from '../../main/till/match/sides.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { type MatchCause, matchCauses } from '../../shared/match.ts';
import { addFen, type Fen, fen, zeroFen } from '../../shared/money.ts';
import { runs } from '../support/property-runs.ts';

const from = Date.parse('2026-11-18T00:00:00+08:00');
const day = 24 * 3_600_000;
const noon = from + day / 2;
const evening = from + (day * 5) / 6;
const terminal = '11111111';

function sale(serial: string, more: Partial<MatchOperation> = {}): MatchOperation {
  return {
    serial,
    voucher: `v${serial}`,
    kind: 'consumption',
    state: 'applied',
    amount: fen(10_000),
    cardNo: '6201',
    at: noon,
    updatedAt: noon,
    parent: null,
    parentVoucher: null,
    billNo: null,
    shopNo: null,
    gateway: false,
    references: [serial, `v${serial}`],
    traced: true,
    ...more,
  };
}

function row(serial: string | null, more: Partial<PlatformTransaction> = {}): PlatformTransaction {
  return {
    id: serial,
    serial,
    voucher: serial === null ? null : `v${serial}`,
    cardNo: '6201',
    at: noon + 1_000,
    kind: 'consumption',
    name: '消费',
    amount: fen(10_000),
    storeBalance: null,
    revoked: false,
    revokesId: null,
    merchantNo: null,
    terminalNo: terminal,
    operator: null,
    storeName: null,
    remark: null,
    ...more,
  };
}

function bill(billNo: string, more: Partial<MatchBill> = {}): MatchBill {
  return {
    billNo,
    shopNo: '1001',
    due: { kind: 'amount', amount: fen(10_000) },
    closedAt: noon,
    late: false,
    gone: false,
    references: [],
    ...more,
  };
}

function input(more: Partial<MatchInput> = {}): MatchInput {
  return {
    from,
    to: from + day,
    now: evening,
    terminalNo: terminal,
    journal: [],
    log: { state: 'read', rows: [] },
    bills: { state: 'read', rows: [] },
    cardModesKnown: true,
    lacking: new Set(),
    ...more,
  };
}

/** What each group is called, the gravest first, with how many rows of each side are in it. */
function causes(more: Partial<MatchInput>): string[] {
  return matchDay(input(more)).groups.map(
    ({ cause, also, operations, rows, bills }) =>
      `${[cause, ...also].join('+')} ${operations.length}/${rows.length}/${bills.length}`,
  );
}
const log = (...rows: PlatformTransaction[]) => ({ state: 'read' as const, rows });
const bills = (...rows: MatchBill[]) => ({ state: 'read' as const, rows });
const paying = (billNo: string) => ({ billNo, shopNo: '1001' });

test('a sale, its row and its bill are one row that agrees', () => {
  const all = { journal: [sale('A', paying('B1'))], log: log(row('A')), bills: bills(bill('B1')) };
  expect(causes(all)).toEqual(['agreed 1/1/1']);
  expect(matchDay(input(all)).counts).toEqual({ matched: 1, differences: 0, waiting: 0, notCompared: 0 });
});

test.each<[string, Partial<MatchInput>, string[]]>([
  ['no row for long', { journal: [sale('A')] }, ['notInLog 1/0/0']],
  ['no row yet', { journal: [sale('A', { updatedAt: evening - 60_000 })] }, ['logLag 1/0/0']],
  ['found by its voucher alone', { journal: [sale('A')], log: log(row('A', { serial: null })) }, ['agreed 1/1/0']],
  ['found by its serial alone', { journal: [sale('A')], log: log(row('A', { voucher: null })) }, ['agreed 1/1/0']],
  [
    'another amount in the log',
    { journal: [sale('A')], log: log(row('A', { amount: fen(9_999) })) },
    ['logAmount 1/1/0'],
  ],
  [
    'two live rows of one serial',
    { journal: [sale('A')], log: log(row('A'), row('A', { id: 'second', voucher: 'w' })) },
    ['twoLogRows 1/2/0'],
  ],
  [
    'two rows of which one was taken back',
    { journal: [sale('A')], log: log(row('A'), row('A', { id: 'second', voucher: 'w', revoked: true })) },
    ['agreed 1/2/0'],
  ],
  [
    'refused, and charged all the same',
    { journal: [sale('A', { state: 'rejected' })], log: log(row('A')) },
    ['ghost 1/1/0'],
  ],
  ['refused, and nowhere', { journal: [sale('A', { state: 'cancelled' })] }, ['refused 1/0/0']],
  ['a row under our number that is not ours', { log: log(row('X')) }, ['ourTerminal 0/1/0']],
  ['another till', { log: log(row('X', { terminalNo: '2' })) }, ['otherTill 0/1/0']],
  ['the contract check', { log: log(row('0ABCDE11111111P0123456')) }, ['probe 0/1/0']],
  ['waiting', { journal: [sale('A', { state: 'pending' })] }, ['waiting 1/0/0']],
  [
    'unknown, and booked already',
    { journal: [sale('A', { state: 'unknown' })], log: log(row('A')) },
    ['bookedOpen 1/1/0'],
  ],
  ['for a person', { journal: [sale('A', { state: 'manual' })] }, ['manual 1/0/0']],
  ['what no log can show', { journal: [sale('A', { kind: 'service', traced: false })] }, ['untraced 1/0/0']],
  ['accepted before midnight', { journal: [sale('A', { at: from - 60_000 })], log: log(row('A')) }, ['otherDay 1/1/0']],
  [
    'was not there at an earlier match',
    { journal: [sale('A')], log: log(row('A')), lacking: new Set(['A']) },
    ['logLate 1/1/0'],
  ],
])('journal and log: %s', (_name, more, expected) => {
  expect(causes(more)).toEqual(expected);
});

const revocation = (more: Partial<MatchOperation> = {}) =>
  sale('R', { kind: 'revocation', parent: 'A', voucher: 'vR', ...more });
const revocationRow = (more: Partial<PlatformTransaction> = {}) =>
  row('R', { kind: 'revocation', revokesId: 'A', ...more });
const undone = sale('A', { state: 'reverted' });

test.each<[string, Partial<MatchInput>, string[]]>([
  [
    'on both sides',
    { journal: [undone, revocation()], log: log(row('A', { revoked: true }), revocationRow()) },
    ['undoneBoth 1/1/0', 'agreed 1/1/0'],
  ],
  [
    'its row bears the serial of what it undid',
    {
      journal: [undone, revocation({ voucher: null })],
      log: log(row('A', { revoked: true }), revocationRow({ serial: 'A', voucher: null })),
    },
    ['undoneBoth 1/1/0', 'agreed 1/1/0'],
  ],
  [
    'the log tells of it on the row that it undid only',
    { journal: [undone, revocation()], log: log(row('A', { revoked: true })) },
    ['undoneBoth 1/1/0', 'agreed 1/0/0'],
  ],
  [
    'by head office, and nobody here knows',
    { journal: [sale('A')], log: log(row('A', { revoked: true }), revocationRow({ serial: null, voucher: '99' })) },
    ['undoneThere 1/2/0'],
  ],
  [
    'by head office, and the till saw it',
    { journal: [undone], log: log(row('A', { revoked: true }), revocationRow({ serial: null, voucher: '99' })) },
    ['undoneBoth 1/2/0'],
  ],
  ['here only', { journal: [undone, revocation()], log: log(row('A')) }, ['undoneHereOnly 1/1/0', 'notInLog 1/0/0']],
  [
    'on its way',
    { journal: [sale('A'), revocation({ state: 'unknown' })], log: log(row('A', { revoked: true })) },
    ['unknown 1/0/0', 'revocationOpen 1/1/0'],
  ],
])('undone %s', (_name, more, expected) => {
  expect(causes(more)).toEqual(expected);
});

test('what the platform undid by itself moves nothing on either side', () => {
  const { sums } = matchDay(
    input({ journal: [undone], log: log(row('A', { revoked: true }), revocationRow({ serial: null, voucher: '99' })) }),
  );
  expect([sums.journal, sums.log]).toEqual([
    { count: 1, amount: zeroFen },
    { count: 2, amount: zeroFen },
  ]);
});

test.each<[string, Partial<MatchInput>, string[]]>([
  ['the card was never charged', { bills: bills(bill('B')) }, ['notCharged 0/0/1']],
  ['closed just now', { bills: bills(bill('B', { closedAt: evening - 60_000 })) }, ['billFresh 0/0/1']],
  ['nobody set which payment is the card', { bills: bills(bill('B')), cardModesKnown: false }, ['cardUnknown 0/0/1']],
  ['paid in cash', { bills: bills(bill('B', { due: { kind: 'none' } })) }, ['otherPayments 0/0/1']],
  ['taken out of UniPOS', { bills: bills(bill('B', { gone: true })) }, ['billGone 0/0/1']],
  [
    'not whole fen',
    { bills: bills(bill('B', { due: { kind: 'notWholeFen', exact: fineMoney(1_234_567) } })) },
    ['notWholeFen 0/0/1'],
  ],
  [
    'paid in cash, and the card charged',
    { journal: [sale('A', paying('B'))], log: log(row('A')), bills: bills(bill('B', { due: { kind: 'none' } })) },
    ['billOtherPayment+agreed 1/1/1'],
  ],
  [
    'another amount',
    {
      journal: [sale('A', paying('B'))],
      log: log(row('A')),
      bills: bills(bill('B', { due: { kind: 'amount', amount: fen(9_900) } })),
    },
    ['billAmount+agreed 1/1/1'],
  ],
  [
    'a bill that UniPOS does not have',
    { journal: [sale('A', paying('B'))], log: log(row('A')) },
    ['billMissing+agreed 1/1/0'],
  ],
  [
    'late',
    { journal: [sale('A', paying('B'))], log: log(row('A')), bills: bills(bill('B', { late: true })) },
    ['billLate+agreed 1/1/1'],
  ],
  [
    'paid twice here',
    {
      journal: [sale('A', paying('B')), sale('C', paying('B'))],
      log: log(row('A'), row('C')),
      bills: bills(bill('B')),
    },
    ['twoPayments+agreed 2/2/1'],
  ],
  [
    'paid here, taken back and paid again',
    {
      journal: [sale('A', { ...paying('B'), state: 'reverted' }), sale('C', paying('B'))],
      log: log(row('A', { revoked: true }), row('C')),
      bills: bills(bill('B')),
    },
    ['undoneBoth+agreed 2/2/1'],
  ],
  [
    'paid here and taken back',
    {
      journal: [sale('A', { ...paying('B'), state: 'reverted' })],
      log: log(row('A', { revoked: true })),
      bills: bills(bill('B')),
    },
    ['undoneNotPaid+undoneBoth 1/1/1'],
  ],
  [
    'paid at another till too',
    {
      journal: [sale('A', paying('B'))],
      log: log(row('A'), row('X', { terminalNo: '2', remark: 'UniPOS B' })),
      bills: bills(bill('B')),
    },
    ['paidElsewhereToo+paidAtOther+agreed 1/2/1'],
  ],
  [
    'paid at another till',
    { log: log(row('X', { terminalNo: '2', remark: 'UniPOS B 少辣' })), bills: bills(bill('B')) },
    ['paidAtOther+agreed 0/1/1'],
  ],
  [
    'two cards at a terminal',
    {
      journal: [
        sale('A', { ...paying('B'), gateway: true, amount: fen(4_000) }),
        sale('C', { ...paying('B'), gateway: true, amount: fen(6_000) }),
      ],
      log: log(row('A', { amount: fen(4_000) }), row('C', { amount: fen(6_000) })),
      bills: bills(bill('B')),
    },
    ['agreed 2/2/1'],
  ],
  [
    'still being paid',
    { journal: [sale('A', { ...paying('B'), state: 'unknown' })], bills: bills(bill('B')) },
    ['unknown 1/0/1'],
  ],
  [
    'another shop has the same number',
    { journal: [sale('A', paying('B'))], log: log(row('A')), bills: bills(bill('B', { shopNo: '1002' })) },
    ['billMissing+agreed 1/1/0', 'notCharged 0/0/1'],
  ],
  [
    'joined by the voucher that UniPOS wrote down',
    { journal: [sale('A')], log: log(row('A')), bills: bills(bill('B', { references: ['vA'] })) },
    ['agreed 1/1/1'],
  ],
])('bills: %s', (_name, more, expected) => {
  expect(causes(more)).toEqual(expected);
});

test('amount and time join only where exactly one pair fits', () => {
  const nameless = row(null, { id: '1' });
  expect(causes({ journal: [sale('A')], log: log(nameless) })).toEqual(['byAmount 1/1/0']);
  expect(causes({ journal: [sale('A'), sale('C')], log: log(nameless) })).toEqual([
    'ourTerminal 0/1/0',
    'notInLog 1/0/0',
    'notInLog 1/0/0',
  ]);
  expect(causes({ journal: [sale('A', { cardNo: '7' })], log: log(nameless) })).toEqual([
    'ourTerminal 0/1/0',
    'notInLog 1/0/0',
  ]);
  expect(causes({ journal: [sale('A')], log: log({ ...nameless, at: noon + 700_000 }) })).toEqual([
    'ourTerminal 0/1/0',
    'notInLog 1/0/0',
  ]);
  expect(causes({ journal: [sale('A')], log: log(row('A')), bills: bills(bill('B')) })).toEqual(['agreed 1/1/1']);
  expect(causes({ journal: [sale('A')], log: log(row('A')), bills: bills(bill('B'), bill('C')) })).toEqual([
    'notCharged 0/0/1',
    'notCharged 0/0/1',
    'agreed 1/1/0',
  ]);
});

test('a row with another serial or voucher is never ours for its amount', () => {
  expect(causes({ journal: [sale('A')], log: log(row('X')) })).toEqual(['ourTerminal 0/1/0', 'notInLog 1/0/0']);
});

test('a side that could not be read is not compared, and never a difference', () => {
  const journal = [sale('A', paying('B')), sale('C', { state: 'rejected' }), sale('D', { state: 'unknown' })];
  const unread = { state: 'unread' as const, rows: [] };
  expect(causes({ journal, log: unread, bills: unread })).toEqual([
    'unknown 1/0/0',
    'logUnread 1/0/0',
    'logUnread 1/0/0',
  ]);
  const kept = { state: 'unread' as const, rows: [bill('B'), bill('E')] };
  expect(causes({ journal, log: log(row('A')), bills: kept })).toEqual([
    'unknown 1/0/0',
    'billsUnread+agreed 1/1/1',
    'billsUnread 0/0/1',
    'refused 1/0/0',
  ]);
  expect(causes({ journal, log: { state: 'absent', rows: [] }, bills: bills(bill('B')) })).toEqual([
    'unknown 1/0/0',
    'logAbsent+agreed 1/0/1',
    'logAbsent 1/0/0',
  ]);
});

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
