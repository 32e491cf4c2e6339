// Why a coupon of a card cannot be used now, whatever the bill: one reason, the one that the guest can do least about first. Pure.
import type { CardCoupon, CouponTerms } from '../../../shared/benefits.ts';
import type { ListedCoupon } from '../../backends/ports/benefits.ts';
import { businessDay } from '../business-day.ts';

const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;

/** A key `coupon.<…>` of the catalogue, or null. `wall`: ms UTC. */
export function couponReason(coupon: ListedCoupon, wall: number): string | null {
  return termsReason(coupon, wall) ?? channelReason(coupon.channels);
}

/** The same for a coupon whose channel nobody told. */
export function termsReason(terms: CouponTerms, wall: number): string | null {
  const today = businessDay(wall);
  if (terms.quantity < 1) {
    return 'coupon.usedUp';
  }
  if (terms.expiresOn !== null && terms.expiresOn < today) {
    return 'coupon.expired';
  }
  if (terms.isTakenHere === false) {
    return 'coupon.otherStore';
  }
  if (terms.startsOn !== null && terms.startsOn > today) {
    return 'coupon.notStarted';
  }
  if (!isOnItsDay(terms, wall)) {
    return 'coupon.otherDay';
  }
  return isInItsHours(terms, wall) ? null : 'coupon.otherHour';
}

function channelReason(channels: CardCoupon['channels']): string | null {
  if (channels.includes('dineIn')) {
    return null;
  }
  return channels.includes('takeAway') ? 'coupon.takeAwayOnly' : 'coupon.otherChannel';
}

/** After midnight a night still belongs to the day on which it began. */
function isOnItsDay({ weekdays, hours }: CouponTerms, wall: number): boolean {
  if (weekdays === null) {
    return true;
  }
  const overMidnight = hours !== null && hours.from > hours.to;
  const began = overMidnight && clockOf(wall) <= hours.to ? wall - dayMs : wall;
  // 0 is Sunday.
  const weekday = new Date(began + chinaOffsetMs).getUTCDay() || 7;
  const { from, to } = weekdays;
  return from <= to ? weekday >= from && weekday <= to : weekday >= from || weekday <= to;
}

function isInItsHours({ hours }: CouponTerms, wall: number): boolean {
  if (hours === null) {
    return true;
  }
  const now = clockOf(wall);
  const { from, to } = hours;
  return from < to ? now >= from && now <= to : now >= from || now <= to;
}

/** `HH:mm` in China. */
function clockOf(wall: number): string {
  return new Date(wall + chinaOffsetMs).toISOString().slice(11, 16);
}
