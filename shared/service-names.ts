// The platform's other money calls by name. Apart from their contents, because people and results know the names only.

export const serviceNames = [
  'activateCard',
  'activateGiftCard',
  'upgradeCard',
  'exchangePoints',
  'awardPoints',
  'buyCouponWithPoints',
  'deductPoints',
  'buyMallGoods',
  'issueCoupon',
  'issueCouponToMember',
  'rechargeAndDineFree',
  'syncThirdPartyPayment',
  'changePaymentMethod',
  'claimCouponByScan',
] as const;
export type ServiceName = (typeof serviceNames)[number];
