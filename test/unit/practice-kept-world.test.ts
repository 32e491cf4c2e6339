// A till that was updated meets the practice world that it left: its balances and bookings stay, and the interfaces that came since work in it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spendElsewhere } from '../../main/practice/head-office.ts';
import { completeWorld } from '../../main/practice/kept-world.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { completeDays } from '../../main/practice/unipos/days.ts';
import { billPaidByCard } from '../../main/practice/unipos/guide.ts';
import { currentWorldVersion } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { readKeptPractice } from '../../main/till/practice-desk.ts';

const now = Date.parse('2026-11-18T12:00:00+08:00');
const card = '6201300100000101';
/** All that a world of version 1 had. */
const firstParts = [
  'brand',
  'application',
  'stores',
  'cardTypes',
  'cashiers',
  'members',
  'cards',
  'couponTemplates',
  'coupons',
  'dynamicCodes',
  'pointRules',
  'bonusRules',
  'transactions',
  'messages',
  'token',
  'refreshTokens',
  'nextVoucher',
  'nextCouponId',
];

/** A world as version 1 kept it, with something booked, one card type and three coupon batches that it did not know yet. */
function keptByVersionOne(): Record<string, unknown> {
  const world = createPracticeWorld(now - 86_400_000);
  expect(spendElsewhere(world, card, 1234, now)).toBe(true);
  const kept = Object.fromEntries(firstParts.map((part) => [part, Reflect.get(world, part)]));
  return JSON.parse(
    JSON.stringify({
      ...kept,
      version: 1,
      cardTypes: world.cardTypes.slice(0, 1),
      couponTemplates: world.couponTemplates.slice(0, 4),
    }),
  );
}

test('a world of version 1 is completed: what it had stays, what is new comes from a fresh one', () => {
  const kept = keptByVersionOne();
  const world = completeWorld(kept, now);
  if (world === null) throw new Error('refused');
  const fresh = createPracticeWorld(now);
  expect(Object.keys(world).sort()).toEqual(Object.keys(fresh).sort());
  expect(world.version).toBe(currentWorldVersion);
  expect(world.cards.find((one) => one.cardNo === card)?.storeFen).toBe(48_766);
  expect(world.transactions).toEqual(kept['transactions']);
  expect(world.cardTypes).toEqual(fresh.cardTypes);
  expect(world.couponTemplates).toEqual(fresh.couponTemplates);
  expect(findLedgerProblems(world)).toEqual([]);
});

test('a world of version 2 gets its UniPOS: today has bills, and what was kept stays', () => {
  const { unipos: _, ...older } = createPracticeWorld(now - 86_400_000 * 9);
  const world = completeWorld(JSON.parse(JSON.stringify({ ...older, version: 2, nextVoucher: 77 })), now);
  if (world === null) throw new Error('refused');
  expect(world.nextVoucher).toBe(77);
  completeDays(world.unipos, now);
  expect(world.unipos.bills.some((bill) => bill.billNo === billPaidByCard('2026-11-18'))).toBe(true);
});

test('a world of this version is left as it is, and one of a later version is not touched', () => {
  const world = createPracticeWorld(now);
  expect(completeWorld(world, now)).toBe(world);
  expect(completeWorld({ ...world, version: currentWorldVersion + 1 }, now)).toBeNull();
  expect(completeWorld({ ...world, version: '1' }, now)).toBeNull();
  expect(completeWorld(null, now)).toBeNull();
});

test('the training menu goes on with the file of an older version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-kept-'));
  try {
    const file = join(folder, 'world.json');
    writeFileSync(file, JSON.stringify({ fault: 'slow', world: keptByVersionOne() }));
    const kept = readKeptPractice(file, now);
    expect(kept).toMatchObject({ fault: 'slow', world: { version: currentWorldVersion, billDetails: [] } });
    writeFileSync(file, '{"fault":"slow","world":{}}');
    expect(readKeptPractice(file, now)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
