// The three-way match: every way that journal and log can differ gets its verdict, and a side that nobody could read
// is never called a difference.
import { expect, test } from 'vitest';
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import { matchDay } from '../../main/till/match/match.ts';
import type { MatchInput, MatchOperation } from '../../main/till/match/sides.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { bill, bills, causes, day, evening, from, input, log, paying, row, sale } from '../support/match-samples.ts';

const noon = from + day / 2;

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
