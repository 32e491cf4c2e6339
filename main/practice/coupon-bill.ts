// From a request and the world to what the coupon rules look at.
import type { CouponBill, WantedCoupon } from './coupon-use.ts';
import { findCard, findTemplate, type PracticeCard, type PracticeCoupon, type PracticeWorld } from './world.ts';

/** What a bill's request says of it. Amounts in fen. */
export interface BillFacts {
  readonly merchantNo: string;
  readonly billAmount: number;
  readonly billDish?: readonly { readonly dishNo: string }[] | null | undefined;
}

const dineIn = 1000;

/** A bill of a till is a bill at a table: the channel of dine-in. `now` is ms UTC; `payWays` what pays beside coupons. */
export function couponBillOf(
  world: PracticeWorld,
  card: PracticeCard,
  facts: BillFacts,
  payWays: readonly string[],
  now: number,
): CouponBill {
  return {
    amountFen: facts.billAmount,
    at: now,
    channel: dineIn,
    store: world.stores.find((store) => store.merchantNo === facts.merchantNo),
    stores: world.stores,
    cardTypeId: card.cardTypeId,
    level: world.members.find((member) => member.id === card.memberId)?.level ?? null,
    payWays,
    dishNos: facts.billDish?.map((dish) => dish.dishNo) ?? null,
  };
}

/** A coupon with what the rules want to know of it. */
export function wantCoupon(world: PracticeWorld, coupon: PracticeCoupon, quantity: number): WantedCoupon {
  return {
    coupon,
    template: findTemplate(world, coupon),
    quantity,
    issuingMerchantId: findCard(world, coupon.cardNo)?.merchantId ?? null,
  };
}
