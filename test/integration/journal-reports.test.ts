// The reports' sums equal a full recount whatever happened, in whatever order it was counted, also when the machine died in between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openJournalFromBytes, serialiseJournal } from '../../main/journal/memory-journal.ts';
import { fen } from '../../shared/money.ts';
import {
  always,
  book,
  draft,
  earned,
  moveOne,
  never,
  noon,
  options,
  read,
  recounted,
  revokeOne,
  sale,
  send,
  step,
  time,
} from './journal-reports-stage.ts';
import { accept, apply, freshFile, opened } from './journal-stage.ts';

const hour = 3_600_000;

describe('sums for the reports', () => {
  it('equal a full recount after any day, however often they were counted and cut off', () => {
    const empty = opened(freshFile());
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (steps) => {
        time.now = noon;
        let journal = openJournalFromBytes(serialiseJournal(empty), options);
        for (const each of steps) {
          switch (each.do) {
            case 'sell': {
              const half = Math.floor(each.amount / 2);
              const payload = sale(each.amount, {
                storePay: fen(each.amount - half),
                otherPayments: half === 0 ? [] : [{ method: '1', amount: fen(half) }],
              });
              journal.store.insert(draft(payload, each.who, each.offline), 'pending', 'accepted');
              break;
            }
            case 'recharge': {
              const amount = fen(each.amount);
              const payload = {
                kind: 'recharge',
                cardNo: '8801',
                amount,
                payments: [{ method: '1', amount }],
              } as const;
              journal.store.insert(draft(payload, '甲'), 'pending', 'accepted');
              break;
            }
            case 'move':
              moveOne(journal, each.which, each.how);
              break;
            case 'revoke':
              revokeOne(journal, each.which);
              break;
            case 'wait':
              time.now += each.hours * hour;
              break;
            case 'count':
              journal.reports.count(never);
              break;
            case 'dieCounting':
              // Counted, and never committed: nothing of it may stay.
              expect(() =>
                journal.store.transaction(() => {
                  journal.reports.count(never);
                  throw new Error('cut');
                }),
              ).toThrow('cut');
              break;
            case 'restart':
              // What the disk held is all that there is.
              journal = openJournalFromBytes(serialiseJournal(journal), options);
          }
        }
        expect(journal.reports.count(never)).toBe(true);
        expect(read(journal.reports)).toEqual(read(recounted(journal)));
        // And the plainest sums by hand.
        const all = journal.page('all', null, 500);
        const sales = all.filter(
          ({ kind, state }) => kind === 'consumption' && (state === 'applied' || state === 'reverted'),
        );
        const hours = journal.reports.byHour(always);
        expect(hours.reduce((sum, { operations }) => sum + operations, 0)).toBe(all.length);
        expect(hours.reduce((sum, { salesAmount }) => sum + salesAmount, 0)).toBe(
          sales.reduce((sum, { amount }) => sum + amount, 0),
        );
        const net = hours.reduce((sum, { salesAmount, undoneAmount }) => sum + salesAmount - undoneAmount, 0);
        expect(journal.reports.byMethod(always).reduce((sum, { amount }) => sum + amount, 0)).toBe(net);
        const standing = sales.filter(({ state }) => state === 'applied');
        const undoneOpen = sales.filter(
          ({ state, serial }) =>
            state === 'applied' && all.some((one) => one.parent === serial && one.state === 'applied'),
        );
        expect(undoneOpen).toEqual([]);
        expect(net).toBe(standing.reduce((sum, { amount }) => sum + amount, 0));
      }),
      { numRuns: 30 },
    );
  });

  it('stand in the hour and under the cashier of each, and a revocation in its own hour', () => {
    time.now = noon;
    const journal = openJournalFromBytes(serialiseJournal(opened(freshFile())), options);
    const coupons = [{ id: 'c', name: '券', quantity: 2, value: fen(500) }];
    const payload = sale(10_000, {
      storePay: fen(6_000),
      points: 30,
      pointsPay: fen(1_500),
      coupons,
      otherPayments: [{ method: '1', amount: fen(2_000) }],
    });
    const sold = journal.store.insert(draft(payload, '甲', true), 'pending', 'accepted');
    send(journal, sold.serial);
    time.now += 5_000;
    book(journal, sold.serial, earned);
    time.now += 2 * hour;
    const back = journal.store.insert(
      draft(
        { kind: 'revocation', cardNo: '8801', target: sold.serial, voucher: null, amount: fen(10_000), reason: '错' },
        '乙',
      ),
      'pending',
      'accepted',
    );
    journal.reports.count(never);
    expect(journal.reports.byMethod(always)).toEqual([
      { method: 'stored', count: 1, amount: 6_000 },
      { method: 'other:1', count: 1, amount: 2_000 },
      { method: 'points', count: 1, amount: 1_500 },
      { method: 'coupons', count: 1, amount: 500 },
    ]);
    send(journal, back.serial);
    book(journal, back.serial);
    const { attempt } = journal.store.get(sold.serial) ?? { attempt: 0 };
    journal.store.move({
      serial: sold.serial,
      from: 'applied',
      fromAttempt: attempt,
      to: 'reverted',
      reason: 'revoked',
      evidence: null,
    });
    journal.reports.count(never);
    const first = 12;
    expect(journal.reports.byHour(always)).toMatchObject([
      {
        hour: first,
        sales: 1,
        salesAmount: 10_000,
        undone: 0,
        offline: 1,
        storedOut: 6_000,
        pointsOut: 30,
        bonus: 70,
        pointsIn: 5,
        couponsUsed: 2,
        within10s: 1,
      },
      {
        hour: first + 2,
        sales: 0,
        undone: 1,
        undoneAmount: 10_000,
        revocations: 1,
        storedOut: -6_000,
        pointsOut: -30,
        bonus: -70,
        couponsGiven: -1,
      },
    ]);
    expect(journal.reports.byOperator(always)).toMatchObject([
      { operator: '乙', undoneAmount: 10_000 },
      { operator: '甲', salesAmount: 10_000 },
    ]);
    expect(journal.reports.byMethod(always).every(({ count, amount }) => count === 0 && amount === 0)).toBe(true);
    const day = Math.floor((noon + 8 * hour) / (24 * hour));
    expect(journal.reports.byDay(always)).toMatchObject([{ day, sales: 1, undone: 1 }]);
    expect(journal.reports.byDay({ from: day, to: day + 1 })).toHaveLength(1);
    expect(journal.reports.byHour({ from: day + 1, to: day + 2 })).toEqual([]);
  });

  it('are counted a slice at a time, and go on where they stopped', () => {
    const journal = opened(freshFile());
    journal.store.transaction(() => {
      for (let index = 0; index < 900; index += 1) {
        apply(journal, accept(journal).serial, `V${index}`);
      }
    });
    expect(journal.reports.progress()).toEqual({ done: 0, of: 2_700 });
    expect(journal.reports.count(() => true)).toBe(false);
    expect(journal.reports.progress()).toEqual({ done: 1_000, of: 2_700 });
    expect(journal.reports.count(() => false)).toBe(true);
    expect(journal.reports.byOperator(always)).toMatchObject([
      { operations: 900, sales: 900, salesAmount: 900 * 1_500 },
    ]);
    expect(journal.verify()).toBeNull();
  });
});
