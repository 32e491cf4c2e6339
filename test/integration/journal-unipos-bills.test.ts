// UniPOS's bills on a real file: what a reading brings, what it leaves alone, when a bill came, and which operation pays it.
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposBill } from '../../shared/unipos.ts';
import { afterThis, apply, consumption, draftOf, freshFile, opened, optionsFor } from './journal-stage.ts';

const day = '2026-11-27';

function bill(billNo: string, more: Partial<UniposBill> = {}): UniposBill {
  return {
    billNo,
    shopNo: '1001',
    shopName: null,
    memberNo: null,
    table: '12',
    guests: 2,
    cashier: null,
    total: fineMoney(560_000),
    discount: fineMoney(0),
    floor: fineMoney(0),
    lines: [],
    payments: [],
    closedAt: '2026-11-27T12:00:00',
    notes: null,
    ...more,
  };
}

/** A journal whose wall clock stands where the test puts it. */
function atTimes(file = freshFile()): { readonly journal: Journal; at(wall: number): void } {
  let wall = 1_000;
  const result = openJournal({ ...optionsFor(file), clock: { wall: () => wall, monotonic: () => 0 } });
  if (!result.ok) {
    throw new Error(result.failure.code);
  }
  afterThis(() => result.value.close());
  return {
    journal: result.value,
    at(next) {
      wall = next;
    },
  };
}

const numbers = (journal: Journal) => journal.uniposBills.day('1001', day).map(({ bill: { billNo } }) => billNo);

describe('a reading of a day', () => {
  it('is kept over a restart, the newest closed first', () => {
    const file = freshFile();
    const first = opened(file);
    const bills = [bill('A', { closedAt: '2026-11-27T11:00:00' }), bill('B', { closedAt: '2026-11-27T13:00:00' })];
    expect(first.uniposBills.putDay({ shopNo: '1001', day, bills })).toBe(2);
    expect(first.uniposBills.readAt('1001', day)).toEqual(expect.any(Number));
    first.close();
    const second = opened(file);
    expect(numbers(second)).toEqual(['B', 'A']);
    expect(second.uniposBills.byBillNo('A')?.bill).toEqual(bills[0]);
    expect(second.uniposBills.byBillNo('C')).toBeNull();
    expect(second.uniposBills.day('1002', day)).toEqual([]);
    expect(second.uniposBills.readAt('1001', '2026-11-26')).toBeNull();
    expect(second.uniposBills.lastReadAt('1001')).toBe(second.uniposBills.readAt('1001', day));
    expect(second.uniposBills.lastReadAt('1002')).toBeNull();
    expect(second.verify()).toBeNull();
  });

  it('writes what is new or changed, and says when each came and whether its day had been read before', () => {
    const { journal, at } = atTimes();
    const { putDay, byBillNo } = journal.uniposBills;
    expect(putDay({ shopNo: '1001', day, bills: [bill('A')] })).toBe(1);
    at(2_000);
    expect(putDay({ shopNo: '1001', day, bills: [bill('A')] })).toBe(0);
    expect(byBillNo('A')).toMatchObject({ firstSeenAt: 1_000, seenAt: 1_000, readBefore: null });
    at(3_000);
    expect(putDay({ shopNo: '1001', day, bills: [bill('A', { table: '13' }), bill('B')] })).toBe(2);
    expect(byBillNo('A')).toMatchObject({ bill: { table: '13' }, firstSeenAt: 1_000, seenAt: 3_000, readBefore: null });
    expect(byBillNo('B')).toMatchObject({ firstSeenAt: 3_000, readBefore: 2_000 });
    expect(journal.uniposBills.readAt('1001', day)).toBe(3_000);
  });

  it('marks what it has no more, once, and takes the mark back when it is there again', () => {
    const { journal, at } = atTimes();
    const { putDay, byBillNo } = journal.uniposBills;
    putDay({ shopNo: '1001', day, bills: [bill('A'), bill('B')] });
    at(2_000);
    expect(putDay({ shopNo: '1001', day, bills: [bill('B')] })).toBe(1);
    at(3_000);
    expect(putDay({ shopNo: '1001', day, bills: [bill('B')] })).toBe(0);
    expect(byBillNo('A')?.goneAt).toBe(2_000);
    expect(byBillNo('B')?.goneAt).toBeNull();
    expect(putDay({ shopNo: '1001', day, bills: [bill('A'), bill('B')] })).toBe(1);
    expect(byBillNo('A')).toMatchObject({ goneAt: null, firstSeenAt: 1_000 });
  });

  it('moves a bill that is told under another day', () => {
    const { journal } = atTimes();
    const { putDay } = journal.uniposBills;
    putDay({ shopNo: '1001', day: '2026-11-26', bills: [bill('A')] });
    expect(putDay({ shopNo: '1001', day, bills: [bill('A')] })).toBe(1);
    expect(numbers(journal)).toEqual(['A']);
    expect(journal.uniposBills.day('1001', '2026-11-26')).toEqual([]);
  });

  it('lets bills of more than two months ago go, and nothing for a day without bills', () => {
    const { journal } = atTimes();
    const { putDay, byBillNo, readAt } = journal.uniposBills;
    putDay({ shopNo: '1001', day: '2026-09-25', bills: [bill('old')] });
    putDay({ shopNo: '1001', day: '2026-09-26', bills: [bill('A')] });
    putDay({ shopNo: '1001', day: '2099-01-01', bills: [] });
    expect(byBillNo('old')).not.toBeNull();
    putDay({ shopNo: '1001', day, bills: [bill('B')] });
    expect([byBillNo('old'), readAt('1001', '2026-09-25')]).toEqual([null, null]);
    expect(numbers(journal)).toEqual(['B']);
    expect(byBillNo('A')?.bill.billNo).toBe('A');
    // An old day that somebody looks at is kept.
    putDay({ shopNo: '1001', day: '2026-09-25', bills: [bill('old')] });
    expect(byBillNo('old')).not.toBeNull();
  });

  it('is whole or not there: what the store refuses leaves the day as it was', () => {
    // Read once for the day and once for each bill; a time that is none is no value of its column.
    const times: number[] = [];
    const result = openJournal({
      ...optionsFor(freshFile()),
      clock: { wall: () => times.shift() ?? 1_000, monotonic: () => 0 },
    });
    if (!result.ok) {
      throw new Error(result.failure.code);
    }
    const { uniposBills, close } = result.value;
    afterThis(close);
    uniposBills.putDay({ shopNo: '1001', day, bills: [bill('A')] });
    times.push(2_000, 2_000, Number.NaN);
    expect(() => uniposBills.putDay({ shopNo: '1001', day, bills: [bill('B'), bill('C')] })).toThrow();
    expect(times).toEqual([]);
    expect(numbers(result.value)).toEqual(['A']);
    expect(uniposBills.byBillNo('A')?.goneAt).toBeNull();
  });
});

describe("a bill of a terminal's payment", () => {
  it('is kept until the list tells it, whose word then counts', () => {
    const { journal, at } = atTimes();
    const { putDay, putOne, byBillNo } = journal.uniposBills;
    putOne(bill('A', { table: null }), day);
    putOne(bill('A', { table: null }), '2026-11-28');
    expect(byBillNo('A')).toMatchObject({ source: 'gateway', day, firstSeenAt: 1_000 });
    // A day's list that has it not yet takes nothing away.
    expect(putDay({ shopNo: '1001', day, bills: [] })).toBe(0);
    expect(byBillNo('A')?.goneAt).toBeNull();
    at(2_000);
    putDay({ shopNo: '1001', day, bills: [bill('A')] });
    putOne(bill('A', { table: '99' }), day);
    expect(byBillNo('A')).toMatchObject({
      source: 'service',
      bill: { table: '12' },
      firstSeenAt: 1_000,
      seenAt: 2_000,
    });
  });
});

it("a terminal's first bill of a day lets old ones go as well", () => {
  const { putOne, byBillNo } = atTimes().journal.uniposBills;
  putOne(bill('old'), '2026-09-25');
  putOne(bill('A'), day);
  expect([byBillNo('old'), byBillNo('A')?.day]).toEqual([null, day]);
});

describe('which operation pays a bill', () => {
  const paying = (billNo: string, cardNo = 'A') =>
    draftOf({ ...consumption(cardNo), bill: { billNo, shopNo: '1001' } } as ReturnType<typeof consumption>);

  it('is the newest live one, over a restart too', () => {
    const file = freshFile();
    const first = opened(file);
    const { store } = first;
    const refused = store.insert(paying('B1'), 'pending', 'accepted');
    store.move({
      serial: refused.serial,
      from: 'pending',
      fromAttempt: 0,
      to: 'rejected',
      reason: 'x',
      evidence: null,
    });
    expect(store.paysBill('B1')).toBeNull();
    const paid = store.insert(paying('B1'), 'pending', 'accepted');
    apply(first, paid.serial, 'V1');
    store.insert(paying('B2'), 'pending', 'accepted');
    store.insert(draftOf(consumption()), 'pending', 'accepted');
    first.close();
    const second = opened(file).store;
    expect(second.paysBill('B1')?.serial).toBe(paid.serial);
    expect(second.paysBill('B3')).toBeNull();
    const revert = { serial: paid.serial, from: 'applied', fromAttempt: 1, to: 'reverted' } as const;
    second.move({ ...revert, reason: 'revoked', evidence: null });
    expect(second.paysBill('B1')).toBeNull();
  });
});
