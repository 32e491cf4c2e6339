// Money is conserved whatever happens: random days of consumptions, recharges, revocations, repetitions and head-office acts,
// checked by the books' own audit and by a second set of books that is kept here from the answers alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultCapabilities } from '../../main/practice/capabilities.ts';
import { revert, spendElsewhere } from '../../main/practice/head-office.ts';
import { type BusinessId, runCall } from '../../main/practice/interfaces.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { issueToken } from '../../main/practice/oauth.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { brandId, checkoutOf, firstMoment, openBench, rechargeOf, revocationOf } from './practice-caller.ts';

const cards = ['6201300100000101', '6201300100000301', '6201300100000601', '6201300100000701', '6201300100000901'];
const card = fc.constantFrom(...cards);
const fen = fc.integer({ min: 1, max: 30_000 });
const pick = fc.nat(100);

const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('checkout', 'consumeCard'),
    card,
    bill: fen,
    store: fc.nat(100),
    points: fc.nat(60),
    coupon: fc.boolean(),
    repeat: fc.boolean(),
  }),
  fc.record({ do: fc.constant('recharge'), card, bill: fen }),
  fc.record({ do: fc.constantFrom('revoke', 'revokeByVoucher', 'revokeCheckout'), pick }),
  fc.record({ do: fc.constant('headOffice'), pick }),
  fc.record({ do: fc.constant('elsewhere'), card, bill: fen }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Booked {
  readonly card: string;
  readonly voucher: string;
  /** What the card's stored value changed by, as the answer says. */
  readonly fen: number;
  undone: boolean;
}

/** The shadow books: balance of each card, from the answers only. */
interface Shadow {
  readonly balances: Map<string, number>;
  readonly booked: Booked[];
}

function openShadow(world: PracticeWorld): Shadow {
  return { balances: new Map(world.cards.map((one) => [one.cardNo, one.storeFen])), booked: [] };
}

function move({ balances }: Shadow, cardNo: string, amount: number): void {
  balances.set(cardNo, (balances.get(cardNo) ?? 0) + amount);
}

function play(world: PracticeWorld, shadow: Shadow, steps: readonly Step[]): void {
  const { accessToken } = issueToken(world, '1001', firstMoment, () => 'ab');
  const call = <Id extends BusinessId>(id: Id, payload: object) => {
    const context = {
      world,
      now: firstMoment,
      repeatSerial: 'chargeAgain',
      capabilities: defaultCapabilities,
      log: { lagMs: 0, ignoresFilter: false, nulls: false },
      hex: () => 'ab',
    } as const;
    const result = runCall(
      id,
      { access_token: accessToken, ciphertext: { brandId, ...payload } },
      context,
      assumedYazuo,
    );
    if (result.kind === 'rejected') throw new Error('token rejected');
    const answer = readAnswerValue(id, JSON.parse(JSON.stringify(result.reply)));
    if (answer.kind === 'malformed') throw new Error(`${id}: ${answer.reason}`);
    return answer;
  };
  steps.forEach((one, index) => {
    const target = 'pick' in one ? shadow.booked[one.pick % Math.max(1, shadow.booked.length)] : undefined;
    if (one.do === 'elsewhere' && 'bill' in one) {
      if (spendElsewhere(world, one.card, one.bill, firstMoment)) move(shadow, one.card, -one.bill);
    } else if (one.do === 'headOffice') {
      if (target !== undefined && revert(world, target.voucher, firstMoment)) undo(shadow, target);
    } else if (target !== undefined) {
      const answer = call(one.do as 'revoke', revocationOf(target.card, target.voucher, `r${index}`));
      if (answer.kind === 'success') undo(shadow, target);
    } else if ('bill' in one) {
      const payload =
        one.do === 'recharge' ? rechargeOf(one.card, one.bill / 100, `s${index}`) : billOf(world, one, `s${index}`);
      const times = 'repeat' in one && one.repeat ? 2 : 1;
      for (let sent = 0; sent < times; sent += 1) {
        const answer = call(one.do as 'checkout', payload);
        if (answer.kind !== 'success') continue;
        const moved = answer.data.totalStore ?? Number.NaN;
        move(shadow, one.card, moved);
        shadow.booked.push({ card: one.card, voucher: answer.data.voucher, fen: moved, undone: false });
        expect(answer.data.details?.storeBalance).toBe(shadow.balances.get(one.card));
      }
    }
  });
}

function undo(shadow: Shadow, target: Booked): void {
  expect(target.undone).toBe(false);
  target.undone = true;
  move(shadow, target.card, -target.fen);
}

function billOf(
  world: PracticeWorld,
  one: { card: string; bill: number; store?: number; points?: number; coupon?: boolean },
  serial: string,
): object {
  const coupon = one.coupon === true ? world.coupons.find((candidate) => candidate.cardNo === one.card) : undefined;
  const face = world.couponTemplates.find((template) => template.batchNo === coupon?.batchNo)?.amountFen ?? 0;
  const points = coupon === undefined ? Math.min(one.points ?? 0, Math.floor(one.bill / 200)) * 100 : 0;
  const rest = Math.max(0, one.bill - face - points);
  const store = Math.floor((rest * (one.store ?? 100)) / 100);
  return checkoutOf(one.card, one.bill / 100, serial, {
    storePay: store / 100,
    integralPay: points / 100,
    couponList: coupon === undefined ? null : [{ id: String(coupon.id), quantity: 1 }],
    mixPayList: rest > store ? [{ id: '3', value: (rest - store) / 100 }] : null,
  });
}

test('random days: the books balance, and the answers alone give the same balances', () => {
  let bookedInAll = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const world = createPracticeWorld(firstMoment);
      const shadow = openShadow(world);
      play(world, shadow, steps);
      bookedInAll += world.transactions.length;
      expect(findLedgerProblems(world)).toEqual([]);
      for (const one of world.cards)
        expect([one.cardNo, one.storeFen]).toEqual([one.cardNo, shadow.balances.get(one.cardNo)]);
    }),
    { numRuns: 300 },
  );
  // A generator whose bills were all refused would prove nothing.
  expect(bookedInAll).toBeGreaterThan(1500);
});

test('the audit can fail: money out of nowhere, a forged row and a vanished revocation are found', () => {
  const book = () => {
    const world = createPracticeWorld(firstMoment);
    play(world, openShadow(world), [
      { do: 'recharge', card: cards[0] ?? '', bill: 10_000 },
      { do: 'revoke', pick: 0 },
      { do: 'elsewhere', card: cards[0] ?? '', bill: 500 },
    ]);
    expect(world.transactions).toHaveLength(3);
    expect(findLedgerProblems(world)).toEqual([]);
    return world;
  };
  const richer = book();
  for (const one of richer.cards.slice(0, 1)) one.storeFen += 1;
  expect(findLedgerProblems(richer)).toHaveLength(1);
  const forged = book();
  forged.transactions.push({
    ...structuredClone(forged.transactions[2] as (typeof forged.transactions)[0]),
    voucher: 1,
    storeFen: 0,
  });
  expect(findLedgerProblems(forged)).not.toEqual([]);
  const vanished = book();
  vanished.transactions.splice(1, 1);
  expect(findLedgerProblems(vanished)).not.toEqual([]);
});

test('the same over real HTTP, with lost answers and double deliveries in between', async () => {
  const bench = await openBench();
  try {
    const { faults } = bench.server;
    for (let round = 0; round < 30; round += 1) {
      if (round % 5 === 1) faults.set({ kind: 'lostResponse', times: 1 });
      if (round % 5 === 3) faults.set({ kind: 'duplicateDelivery', times: 1 });
      const target = cards[round % cards.length] ?? '';
      const payload =
        round % 2 === 0
          ? rechargeOf(target, 100 + round, bench.serial())
          : checkoutOf(target, 1 + round / 4, bench.serial());
      const answer = await bench.call(round % 2 === 0 ? 'recharge' : 'checkout', payload).catch(() => undefined);
      if (round % 7 === 0 && answer?.code === 0)
        await bench.call('revoke', revocationOf(target, answer.data.voucher, bench.serial()));
    }
    expect(bench.server.ledger.transactions().length).toBeGreaterThan(20);
    expect(bench.server.ledger.verify()).toEqual([]);
  } finally {
    await bench.close();
  }
});
