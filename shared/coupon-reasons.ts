// Why a coupon may not be used on a bill: the names of the reasons, each of which has a sentence in both languages, and how a reason travels.

/** The catalogue key of each is `coupon.<name>`. Amounts in its words are yuan, days `YYYY-MM-DD`, weekdays 1 Monday … 7 Sunday. */
export const couponReasonNames = [
  'usedUp',
  /** {number} */
  'fewLeft',
  'expired',
  'notStarted',
  /** {date} */
  'notBefore',
  /** {from} {to}, weekdays */
  'weekdays',
  'otherDay',
  /** {from} {to}, `HH:mm` */
  'hours',
  'otherHour',
  'dineInOnly',
  'takeAwayOnly',
  'mallOnly',
  'unknownChannel',
  /** {stores} */
  'otherStores',
  /** {stores} */
  'issuingStore',
  'unknownScope',
  /** {number} */
  'most',
  'alone',
  /** {value} */
  'amountAbove',
  /** {value} */
  'amountFrom',
  'exclusive',
  /** {methods} */
  'payWayOnly',
  /** {methods} */
  'payWayNot',
  'cardType',
  /** {levels} */
  'levelOnly',
  /** {levels} */
  'levelNot',
  'dishesUnknown',
  /** {dishes} */
  'dishWanted',
  /** {dishes} */
  'dishBars',
  'unknownRule',
  'notWithPoints',
  'notTheirs',
  'onlineOnly',
  /** The platform says that it may not be used, and not why. */
  'unsaid',
] as const;
export type CouponReasonName = (typeof couponReasonNames)[number];

/** What a reason's sentence names. */
export type ReasonWords = Readonly<Record<string, string | number>>;

/**
 * What the platform says of one coupon on one bill. `reason`: a key `coupon.<name>`, or the platform's own words where the till has no
 * sentence for them; null only where it may be used.
 */
export type CouponState = {
  readonly id: string;
  readonly usable: boolean;
  readonly reason: string | null;
  readonly words?: ReasonWords | undefined;
};
