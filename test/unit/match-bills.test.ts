// The three-way match: every way that a bill of UniPOS can differ from what a card was charged gets its verdict.
import { expect, test } from 'vitest';
import type { MatchInput } from '../../main/till/match/sides.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { fen } from '../../shared/money.ts';
import { bill, bills, causes, evening, log, paying, row, sale } from '../support/match-samples.ts';

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
