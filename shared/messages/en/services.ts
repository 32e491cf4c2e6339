// Names and contents of the other money calls: cards, points, coupons, bills.
import type { servicesTexts as chinese } from '../zh-CN/services.ts';

export const servicesTexts: typeof chinese = {
  service: {
    activateCard: 'Card activation',
    activateGiftCard: 'Gift card activation',
    upgradeCard: 'Card upgrade',
    exchangePoints: 'Points exchanged',
    awardPoints: 'Points given',
    buyCouponWithPoints: 'Bought with points',
    deductPoints: 'Points taken',
    buyMallGoods: 'Bought in the mall',
    issueCoupon: 'Coupon issued',
    issueCouponToMember: 'Coupon issued to a member',
    rechargeAndDineFree: 'Recharge and dine free',
    syncThirdPartyPayment: 'Paid elsewhere',
    changePaymentMethod: 'Payment method changed',
    claimCouponByScan: 'Coupon claimed by scan',
  },
  serviceFact: {
    points: 'Points',
    mobile: 'Mobile number',
    cardType: 'Card type',
    newCard: 'New card',
    batch: 'Coupon batch',
    goods: 'Goods',
    order: 'Order',
    bill: 'Free bill',
    voucher: 'Voucher of the bill',
    payments: 'Paid by',
    remark: 'Remark',
  },
};
