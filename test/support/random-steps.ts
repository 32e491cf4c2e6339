// Random calls of every interface that changes anything, for the practice platform: cards, amounts, vouchers and codes as they come,
// sensible often enough that most of them are booked.
import fc from 'fast-check';
import type { PracticeTransaction } from '../../main/practice/booking.ts';
import type { BusinessId } from '../../main/practice/interfaces.ts';
import { paymentsOf } from '../../main/practice/payments.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { passwordMobile, practiceRequest } from './practice-requests.ts';

/** All that moves money or writes, without chapter 2. */
export const changingIds: readonly BusinessId[] = yazuoInterfaceIds.filter((id): id is BusinessId =>
  ['money', 'write'].includes(yazuoCatalogue[id].effect),
);

/** Cards that spend without a trade password come three times, so that more is booked. */
const cards = [
  ...Array.from({ length: 3 }, () => ['6201300100000101', '6201300100000701', '6201300100000801']).flat(),
  '6201300100000201',
  '6201300100000302',
  '6201300100000901',
];

const step = fc.record({
  id: fc.constantFrom(...changingIds),
  card: fc.constantFrom(...cards),
  fen: fc.oneof(
    fc.integer({ min: 1, max: 20_000 }),
    fc.integer({ min: 1, max: 200 }).map((yuan) => yuan * 100),
  ),
  /** Percent of a bill that stored value pays. */
  share: fc.constantFrom(0, 30, 100),
  pick: fc.nat(1000),
  /** Says what the guest should not be able to have: a wrong sum, a second time, another card. */
  wrong: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Sequences of so many calls. */
export function stepsOf(length: number): fc.Arbitrary<Step[]> {
  return fc.array(step, { minLength: length, maxLength: length });
}

/** The payload of a step in this world. `index` makes its serial and its new numbers. */
export function payloadOf(world: PracticeWorld, one: Step, index: number): object {
  const card = world.cards.find((candidate) => candidate.cardNo === one.card);
  const member = world.members.find((candidate) => candidate.id === card?.memberId);
  const row = targetOf(world, one);
  const choice = {
    fresh: String(index).padStart(6, '0'),
    cardNo: one.card,
    mobile: member?.mobile ?? '',
    membershipId: String(member?.id ?? ''),
    voucher: String(row?.voucher ?? ''),
    voucherCash: 0,
    smsCode: world.messages.findLast((message) => !message.used && !message.isPassword)?.code ?? '000000',
  };
  return { ...practiceRequest(one.id, choice), ...varied(world, one, index, row) };
}

/** What a step says beside the sample; undefined of what it leaves as it is. */
function varied(world: PracticeWorld, one: Step, index: number, row: PracticeTransaction | undefined): object {
  const yuan = one.fen / 100;
  const points = [10, 100, 500, one.pick][one.pick % 4] ?? 1;
  const password = '123456';
  switch (one.id) {
    case 'checkout':
    case 'consumeCard':
      return { ...billOf(world, one), password };
    case 'recharge':
    case 'rechargeAndDineFree':
      return { storeNumber: yuan, payWays: [{ id: '1', value: one.wrong ? yuan + 1 : yuan }] };
    case 'revoke':
    case 'revokeByVoucher':
    case 'revokeCheckout':
      return { cardNo: one.wrong ? one.card : row?.cardNo };
    case 'changePaymentMethod':
      return { cardNo: row?.cardNo, mixPayList: otherMethods(world, row, one) };
    case 'syncThirdPartyPayment':
      return { billAmount: yuan, ...(one.wrong ? { orderId: 'W1' } : {}) };
    case 'activateCard':
      return { cardNo: blankCard(world, one, false), mobile: `1380000${String(one.pick).padStart(4, '0')}` };
    case 'activateGiftCard':
      return { cardNo: blankCard(world, one, true), storeValue: yuan };
    case 'activateGiftCards': {
      const cardNos = [one.pick, one.pick + 1].map((pick) => blankCard(world, { ...one, pick }, true));
      const card = { cardtypeId: '120796', storeValue: yuan.toFixed(2), password };
      return { cardList: cardNos.map((cardNo) => ({ cardNo, ...card })) };
    }
    case 'upgradeCard':
      return { oldCardNo: pickOf(world.cards, one.pick)?.cardNo, newCardNo: blankCard(world, one, false) };
    case 'exchangePoints':
    case 'awardPoints':
    case 'deductPoints':
      return { integralValue: points, password };
    case 'buyCouponWithPoints':
      return one.wrong
        ? { batchNo: null, goodsName: '保温杯', integralValue: points, storePay: yuan, password }
        : { batchNo: pickOf(world.couponBatches, one.pick)?.batchNo, integralValue: points, password };
    case 'buyMallGoods': {
      const good = pickOf(world.mallGoods, one.pick);
      return { mallGoodsId: good?.id, totalAmount: one.wrong ? yuan : (good?.priceFen ?? 0) / 100 };
    }
    case 'issueCoupon':
      return { mobile: Number(`1380000${String(index).padStart(4, '0')}`), batchNo: batchNo(world, one) };
    case 'issueCouponToMember':
      return { batchNo: batchNo(world, one) };
    case 'claimCouponByScan':
      return { scanCode: pickOf(world.claimCodes, one.pick)?.code };
    case 'sendSmsCode':
      return { moblie: passwordMobile };
    case 'importExternalCard':
      return { storeValue: yuan, integralValue: points };
    default:
      return {};
  }
}

/** The row that a revocation or a change names: one that it may name, or any. */
function targetOf({ transactions }: PracticeWorld, { id, pick, wrong }: Step): PracticeTransaction | undefined {
  if (wrong) return pickOf(transactions, pick);
  const isBill = ({ kind }: PracticeTransaction) => kind === 'checkout' || kind === 'consumeCard';
  const fit = transactions.filter((row) => {
    if (row.revokedBy !== null || row.revokes !== null) return false;
    if (id === 'revokeCheckout') return row.kind === 'checkout';
    return id !== 'changePaymentMethod' || (isBill(row) && row.payments.some((payment) => payment.id === '1'));
  });
  return pickOf(fit, pick % 3);
}

function pickOf<Element>(list: readonly Element[], pick: number): Element | undefined {
  return list.at(-1 - (pick % Math.max(1, list.length)));
}

function blankCard(world: PracticeWorld, { pick, card, wrong }: Step, isGift: boolean): string {
  const blanks = world.blankCards.filter((blank) => blank.isGift === isGift);
  return wrong ? card : (pickOf(blanks, pick)?.cardNo ?? '6201400100009901');
}

function batchNo(world: PracticeWorld, { pick }: Step): number {
  return pickOf(world.couponBatches, pick)?.batchNo ?? 0;
}

/** Stored value, a coupon sometimes, cash for the rest. */
function billOf(world: PracticeWorld, { card, fen, share, pick, wrong }: Step): object {
  const coupon =
    pick % 3 === 0
      ? pickOf(
          world.coupons.filter((one) => one.cardNo === card),
          pick,
        )
      : undefined;
  const face = world.couponTemplates.find((template) => template.batchNo === coupon?.batchNo)?.amountFen ?? 0;
  const pointsFen = coupon === undefined && pick % 3 === 1 ? Math.min(5, Math.floor(fen / 200)) * 100 : 0;
  const rest = Math.max(0, fen - face - pointsFen);
  const storeFen = Math.floor((rest * share) / 100);
  return {
    billAmount: fen / 100,
    storePay: (storeFen + (wrong ? 1 : 0)) / 100,
    integralPay: pointsFen / 100,
    couponList: coupon === undefined ? null : [{ id: String(coupon.id), quantity: 1 }],
    mixPayList: rest > storeFen ? [{ id: '1', value: (rest - storeFen) / 100 }] : null,
  };
}

/** The money part of a bill, under two other methods. */
function otherMethods(world: PracticeWorld, row: PracticeTransaction | undefined, { pick, wrong }: Step): object[] {
  const money = row === undefined ? [] : paymentsOf(world, row).filter(({ id }) => !['5', '6', '7'].includes(id));
  const sum = money.reduce((total, { fen }) => total + fen, 0) + (wrong ? 1 : 0);
  const part = sum > 1 ? 1 + (pick % (sum - 1)) : sum;
  return [
    { id: '3', value: part / 100 },
    { id: '4', value: (sum - part) / 100 },
  ].filter(({ value }) => value > 0);
}
