// The day-end without a platform: what counts on which day, why two sides may differ, and what 6.22 carries there and back.
import { describe, expect, test } from 'vitest';
import { readDaySettlement, settleDayRequest } from '../../main/backends/yazuo/map-day.ts';
import type { DayRow } from '../../main/journal/day-reads.ts';
import { businessDay, spanOfDay } from '../../main/till/business-day.ts';
import { causesOf, type SentRow, servicesOf, takenOverOf, totalsOf } from '../../main/till/day-end/figures.ts';
import { shiftDay } from '../../renderer/components/shift-day.ts';
import type { DayRecord, DayTotals } from '../../shared/day-end.ts';
import { agrees, maySealForGood, sameTotals, wholeOf } from '../../shared/day-totals.ts';
import { type Fen, fen, zeroFen } from '../../shared/money.ts';

const own = '11111111';
const noon = Date.parse('2026-11-18T12:00:00+08:00');

function row(more: Partial<DayRow>): DayRow {
  return {
    serial: 'A',
    kind: 'consumption',
    service: null,
    state: 'applied',
    amount: fen(100),
    terminalNo: own,
    createdAt: noon,
    updatedAt: noon,
    parentTerminalNo: null,
    ...more,
  };
}

const none = { count: 0, amount: zeroFen };
const totals: DayTotals = {
  consumption: { count: 3, amount: fen(12_345) },
  recharge: { count: 1, amount: fen(50_000) },
  revocation: { count: 1, amount: fen(100) },
};

describe('the business day', () => {
  test('has 24 hours in the store, with a cut-off too', () => {
    const { from, to } = spanOfDay('2026-11-18');
    expect([businessDay(from), businessDay(to - 1), businessDay(to)]).toEqual([
      '2026-11-18',
      '2026-11-18',
      '2026-11-19',
    ]);
    const late = spanOfDay('2026-11-18', 4);
    expect(businessDay(late.from, 4)).toBe('2026-11-18');
    expect(businessDay(late.from - 1, 4)).toBe('2026-11-17');
  });

  test('is stepped over the ends of months and years', () => {
    expect([shiftDay('2026-03-01', -1), shiftDay('2024-02-28', 1), shiftDay('2026-12-31', 1)]).toEqual([
      '2026-02-28',
      '2024-02-29',
      '2027-01-01',
    ]);
  });
});

describe('the till’s own figures', () => {
  test('hold what was booked, also what was undone later, and nothing that never was', () => {
    const rows = [
      row({ amount: fen(100) }),
      row({ amount: fen(200), state: 'reverted' }),
      row({ amount: fen(400), state: 'rejected' }),
      row({ amount: fen(800), state: 'cancelled' }),
      row({ amount: fen(1_600), state: 'unknown' }),
      row({ amount: fen(3_200), kind: 'recharge' }),
      row({ amount: fen(6_400), kind: 'revocation' }),
      row({ amount: fen(12_800), kind: 'revocation', state: 'cancelled' }),
    ];
    expect(totalsOf(rows, own)).toEqual({
      consumption: { count: 2, amount: 300 },
      recharge: { count: 1, amount: 3_200 },
      revocation: { count: 1, amount: 6_400 },
    });
  });

  test('count a campaign’s recharge and a bill paid elsewhere, and leave the other services apart', () => {
    const service = (name: DayRow['service'], amount: number) =>
      row({ kind: 'service', service: name, amount: fen(amount) });
    const rows = [
      service('rechargeAndDineFree', 10_000),
      service('syncThirdPartyPayment', 3_000),
      service('activateGiftCard', 500),
      service('awardPoints', 0),
    ];
    const { consumption, recharge } = totalsOf(rows, own);
    expect([consumption, recharge]).toEqual([
      { count: 1, amount: 3_000 },
      { count: 1, amount: 10_000 },
    ]);
    expect(servicesOf(rows, own)).toEqual({ count: 2, amount: 500 });
  });

  test('leave out what was taken over from another till', () => {
    const rows = [row({}), row({ terminalNo: '22222222', amount: fen(7) })];
    expect(totalsOf(rows, own).consumption).toEqual({ count: 1, amount: 100 });
    expect(takenOverOf(rows, own)).toEqual({ count: 1, amount: 7 });
  });

  test('are the same only where every figure is', () => {
    expect(sameTotals(totals, structuredClone(totals))).toBe(true);
    expect(sameTotals(totals, { ...totals, recharge: { count: 1, amount: fen(50_001) } })).toBe(false);
    expect(sameTotals(totals, { ...totals, revocation: { ...totals.revocation, count: 0 } })).toBe(false);
  });
});

describe('why the platform may count otherwise', () => {
  const day = '2026-11-18';
  const sent = (more: Partial<SentRow>, of: Partial<DayRow> = {}): SentRow => ({
    row: row(of),
    day,
    sentOn: day,
    ...more,
  });
  const facts = { day, terminalNo: own, probes: 0, changed: false };

  test('nothing is named where nothing is known', () => {
    expect(causesOf({ ...facts, rows: [sent({})] })).toEqual([]);
  });

  test('an offline sale that left after midnight belongs to the next day there, and the other way round', () => {
    const rows = [
      sent({ sentOn: '2026-11-19' }, { amount: fen(500) }),
      sent({ day: '2026-11-17', sentOn: day }, { amount: fen(700) }),
      sent({ day: '2026-11-17', sentOn: '2026-11-17' }),
      sent({ sentOn: '2026-11-19' }, { state: 'rejected' }),
    ];
    expect(causesOf({ ...facts, rows })).toEqual([
      { cause: 'bookedLater', count: 1, amount: 500 },
      { cause: 'bookedEarlier', count: 1, amount: 700 },
    ]);
  });

  test('what is open, another till’s sale that was undone here, a contract check, and work meanwhile', () => {
    const rows = [
      sent({}, { state: 'unknown', amount: fen(11) }),
      sent({}, { kind: 'revocation', amount: fen(13) }),
      sent({}, { kind: 'revocation', amount: fen(17), parentTerminalNo: own }),
    ];
    expect(causesOf({ ...facts, rows, probes: 2, changed: true })).toEqual([
      { cause: 'stillOpen', count: 1, amount: 11 },
      { cause: 'otherTill', count: 1, amount: 13 },
      { cause: 'probe', count: 2, amount: 0 },
      { cause: 'meanwhile', count: 1, amount: 0 },
    ]);
  });
});

describe('6.22', () => {
  const store = { brandId: '15', merchantNo: '666', terminalNo: '9' };
  const answer = (differences: { item: string; till: string | null; platform: string | null }[]) =>
    readDaySettlement({ count: 5, amount: fen(62_245), differences }, totals);

  test('names the day without dashes, this terminal and every figure', () => {
    expect(settleDayRequest(store, { day: '2026-11-18', terminalNo: own, totals })).toEqual({
      brandId: '15',
      merchantNo: '666',
      date: '20261118',
      terminalNo: own,
      totals: {
        consumeCount: 3,
        consumeAmount: 12_345,
        rechargeCount: 1,
        rechargeAmount: 50_000,
        revokeCount: 1,
        revokeAmount: 100,
      },
    });
  });

  test('tells only what differs, and the rest is the till’s own', () => {
    const settled = answer([
      { item: 'consumeCount', till: '3', platform: '4' },
      { item: 'revokeAmount', till: '1', platform: '0.5' },
    ]);
    expect(settled.unread).toEqual([]);
    expect(settled.platform).toEqual({
      consumption: { count: 4, amount: 12_345 },
      recharge: totals.recharge,
      revocation: { count: 1, amount: 50 },
    });
    expect(totals.consumption.count).toBe(3);
  });

  test.each([
    { item: 'tips', till: null, platform: '3' },
    { item: 'consumeCount', till: '3', platform: 'many' },
    { item: 'consumeAmount', till: '3', platform: '1.234' },
    { item: 'rechargeCount', till: '1', platform: null },
  ])('keeps in the platform’s words what is no figure of ours: $item $platform', (difference) => {
    const settled = answer([difference]);
    expect(settled.unread).toEqual([difference]);
    expect(settled.platform).toEqual(totals);
  });
});

describe('the verdict on screen', () => {
  const record = (more: Partial<DayRecord>): DayRecord => ({
    day: '2026-11-18',
    till: totals,
    platform: totals,
    total: wholeOf(totals),
    unread: [],
    causes: [],
    match: null,
    ...more,
  });

  test('agrees only where figures, total and words agree', () => {
    expect(wholeOf(totals)).toEqual({ count: 5, amount: 62_245 });
    expect(agrees(record({}))).toBe(true);
    expect(agrees(record({ platform: { ...totals, recharge: none } }))).toBe(false);
    expect(agrees(record({ total: { count: 5, amount: 1 as Fen } }))).toBe(false);
    expect(agrees(record({ total: { count: 6, amount: wholeOf(totals).amount } }))).toBe(false);
    expect(agrees(record({ unread: [{ item: 'tips', till: null, platform: '1' }] }))).toBe(false);
  });

  test('allows a seal for good only where the day was settled by these very figures, and nothing is open', () => {
    const open = { count: 0, amount: zeroFen, operations: [] };
    const settled = { ...record({}), sequence: 1, at: 0, operator: null, person: null };
    const view = { open, totals, settling: { by: 'platform', record: settled } } as const;
    expect(maySealForGood(view)).toBe(true);
    expect(maySealForGood({ ...view, settling: { by: 'platform', record: null } })).toBe(false);
    expect(maySealForGood({ ...view, open: { ...open, count: 1 } })).toBe(false);
    // Sold since: it is sealed as it stands, without the platform too.
    expect(maySealForGood({ ...view, totals: { ...totals, recharge: none } })).toBe(false);
  });
});
