// The day-end on the real till and the practice platform: own figures, refused while anything is open, compared item by item, kept in the journal.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saidByPlatform } from '../../shared/day-totals.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutAfter, drained, settled } from './till-waiting.ts';

const day = '2026-11-18';
const hour = 3_600_000;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

/** The operation as it ended: on a busy machine the fast clock has passed the counter's patience before the answer is here. */
async function ended({ serial }: { readonly serial: string }) {
  const operation = await settled(bench, serial);
  expect(operation.state).toBe('applied');
  return operation;
}

/** What the platform says of the day now. */
async function settle(of = day) {
  return saidByPlatform((await bench.good('settleDay', { day: of, approval: manager })).settling);
}

async function sell(cardNo: string, amount: number) {
  const { cardId } = selectedCard(await serve(bench, cardNo));
  return ended(await bench.good('checkout', bill(cardId, amount)));
}

async function revoke(serial: string) {
  return ended(
    await bench.good('revokeOperation', { intent: newIntent(), serial, reason: '客人退菜', approval: null }),
  );
}

describe('the day-end', () => {
  test('counts what was booked, is settled with a manager’s PIN, and stands in the journal with both sides', async () => {
    await sell(huang, 12_000);
    const undone = await sell(huang, 3_000);
    await revoke(undone.serial);
    const { cardId } = selectedCard(await serve(bench, zhang));
    const amount = bill(cardId, 50_000).billAmount;
    await ended(
      await bench.good('recharge', { intent: newIntent(), cardId, amount, payments: [{ method: '1', amount }] }),
    );

    const before = await bench.good('getDayEnd', { day: null });
    expect(before).toMatchObject({
      day,
      today: day,
      settling: { by: 'platform', record: null },
      open: { count: 0, operations: [] },
    });
    const totals = {
      consumption: { count: 2, amount: 15_000 },
      recharge: { count: 1, amount: 50_000 },
      revocation: { count: 1, amount: 3_000 },
    };
    expect(before.totals).toEqual(totals);

    expect(await bench.bad('settleDay', { day, approval: null })).toBe('approvalNeeded');
    expect(await bench.bad('settleDay', { day, approval: supervisor })).toBe('rightMissing');
    expect(await bench.good('listDayEnds', { before: null, size: 10 })).toEqual({ records: [], nextBefore: null });

    const record = await settle();
    expect(record).toMatchObject({
      day,
      till: totals,
      platform: totals,
      total: { count: 4, amount: 62_000 },
      unread: [],
      causes: [],
      operator: '1001',
      person: '林经理',
    });
    await bench.restart();
    await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
    const past = { by: 'platform', record };
    expect((await bench.good('listDayEnds', { before: null, size: 10 })).records).toEqual([past]);
    expect((await bench.good('getDayEnd', { day })).settling).toEqual(past);
    expect(bench.till().journal.verify()).toBeNull();
  });

  test('names what the platform counts otherwise', async () => {
    const sale = await sell(huang, 12_000);
    const row = bench.server.world.transactions.find(({ cashierSerial }) => cashierSerial === sale.serial);
    Object.assign(row ?? {}, { amountFen: 12_500 });
    const record = await settle();
    expect(record?.till.consumption).toEqual({ count: 1, amount: 12_000 });
    expect(record?.platform.consumption).toEqual({ count: 1, amount: 12_500 });
    expect(record?.causes).toEqual([]);
  });

  test('is refused by name while anything is open, and says what may be sent another day', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = await bench.good('checkout', bill(cardId, 4_000));
    const open = await bench.good('getDayEnd', { day: null });
    expect(open.open).toMatchObject({
      count: 1,
      amount: 4_000,
      operations: [{ serial: sale.serial, memberName: '张雅' }],
    });
    expect(JSON.stringify(open)).not.toContain(zhang);
    expect(open.totals.consumption).toEqual({ count: 0, amount: 0 });
    expect(await bench.bad('settleDay', { day, approval: manager })).toBe('workOpen');

    bench.time.push(13 * hour);
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
    await drained(bench);
    await serve(bench, zhang);

    const first = await settle();
    expect(first?.till.consumption).toEqual({ count: 1, amount: 4_000 });
    expect(first?.platform.consumption).toEqual({ count: 0, amount: 0 });
    expect(first?.causes).toEqual([{ cause: 'bookedLater', count: 1, amount: 4_000 }]);
    const next = await settle('2026-11-19');
    expect(next?.till.consumption).toEqual({ count: 0, amount: 0 });
    expect(next?.platform.consumption).toEqual({ count: 1, amount: 4_000 });
    expect(next?.causes).toEqual([{ cause: 'bookedEarlier', count: 1, amount: 4_000 }]);
    // The seal of a settled day is no second entry among the days that have ended.
    await bench.good('sealDay', { day, final: true, approval: manager });
    const page = await bench.good('listDayEnds', { before: null, size: 1 });
    expect(page.records).toMatchObject([{ by: 'platform', record: { day: '2026-11-19' } }]);
    const rest = await bench.good('listDayEnds', { before: page.nextBefore, size: 5 });
    expect(rest).toMatchObject({ records: [{ by: 'platform', record: { day } }], nextBefore: null });
  });

  test('counts a campaign’s recharge with the recharges, names what another till had sold, and the contract check', async () => {
    const { cardId } = selectedCard(await serve(bench, huang));
    const { billAmount: amount } = bill(cardId, 50_000);
    const free = await bench.good('perform', {
      intent: newIntent(),
      cardId,
      cardNo: null,
      secret: null,
      service: 'rechargeAndDineFree',
      content: { amount, payments: [{ method: '1', amount }], bill: null },
    });
    await ended(free);
    const points = { points: 10, remark: '' };
    const awarded = {
      intent: newIntent(),
      cardId,
      cardNo: null,
      secret: null,
      service: 'awardPoints',
      content: points,
    } as const;
    await ended(await bench.good('perform', awarded));
    const sale = await sell(huang, 2_500);
    const paper = bench.server.world.transactions.find(({ cashierSerial }) => cashierSerial === sale.serial);
    if (paper === undefined) throw new Error('the platform has no such sale');
    const other = { ...paper, voucher: 777_777, cashierSerial: 'X-1', terminalNo: '11111112', amountFen: 1_200 };
    bench.server.world.transactions.push(other);
    const voucher = { intent: newIntent(), voucher: '777777', cardId, reason: '客人退菜', approval: null };
    await ended(await bench.good('revokeVoucher', voucher));
    bench
      .till()
      .journal.audit.append({ kind: 'probeStarted', operator: '1001', personId: null, serial: null, details: null });

    const { services, settling } = await bench.good('settleDay', { day, approval: manager });
    const record = saidByPlatform(settling);
    expect(services).toEqual({ count: 1, amount: 0 });
    expect(record?.till).toEqual({
      consumption: { count: 1, amount: 2_500 },
      recharge: { count: 1, amount: 50_000 },
      revocation: { count: 1, amount: 1_200 },
    });
    expect(record?.platform).toMatchObject({ recharge: record?.till.recharge, revocation: { count: 0, amount: 0 } });
    expect(record?.causes).toEqual([
      { cause: 'otherTill', count: 1, amount: 1_200 },
      { cause: 'probe', count: 1, amount: 0 },
    ]);
  });

  test('needs the platform and a day that has begun; what it refuses is told in its words, and nothing is kept', async () => {
    await serve(bench, huang);
    expect(await bench.bad('settleDay', { day: '2026-11-19', approval: manager })).toBe('dayNotBegun');
    bench.server.faults.set({ kind: 'http500', interfaceId: 'settleDay', times: 1 });
    expect(await bench.bad('settleDay', { day, approval: manager })).toBe('serverFault');
    await cutAfter(bench, huang);
    expect(await bench.bad('settleDay', { day, approval: manager })).toBe('onlineOnly');
    expect((await bench.good('listDayEnds', { before: null, size: 10 })).records).toEqual([]);
  });
});
