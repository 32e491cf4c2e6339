// What a member platform may offer beside cards and sales by stored value: the screens show no more than is there.

export const platformFeatures = [
  /** Money on a card. */
  'recharge',
  /** Points as cash in a sale. */
  'points',
  /** Coupons in a sale, and the mall. */
  'benefits',
  /** A sale that takes no stored value from the card. */
  'otherSales',
  /** Profiles, cards, passwords, activation. */
  'members',
  /** The platform's own log. */
  'transactions',
  'orders',
  /** A settlement of its own (6.22); elsewhere a day is closed by the till's seal alone. */
  'dayEnd',
  'menu',
  'reports',
  'sms',
  /** A call that undoes a sale; elsewhere a person gives a credit. */
  'revocation',
  /** Users of its own, who sign in; elsewhere cashiers are the till's own people. */
  'cashiers',
  /** The contract check, the set-up assistant and linking a store. */
  'setUp',
  /** 6.21. */
  'billDetails',
] as const;
export type PlatformFeature = (typeof platformFeatures)[number];
