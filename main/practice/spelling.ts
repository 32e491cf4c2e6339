// How the platform spells things, quirks included: money as numbers here and text there, three forms of a date, "true" as text, nulls.
// Written by hand from the samples on purpose, not with the client's schemas: a shared writer would share its mistakes.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import type { PracticeTransaction } from './booking.ts';
import { isWithinHours } from './coupon-times.ts';
import type { PracticeCard, PracticeCoupon, PracticeMember, PracticeStore, PracticeWorld } from './world.ts';
import { cardTypeOf, findTemplate } from './world.ts';

const chinaOffsetMs = 8 * 3_600_000;

/** `"110.00"` */
export function yuanDecimal(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `110` or `110.5`, as a JSON number. */
export function yuanNumber(fen: number): number {
  return Number(yuanDecimal(fen));
}

/** `"110"` or `"110.5"`, as 6.3 writes balances. */
function yuanShort(fen: number): string {
  return String(yuanNumber(fen));
}

/** `2016-10-18 00:00:00` in China. */
export function dateTime(moment: number): string {
  return new Date(moment + chinaOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `11:00:00` in China. */
function clockTime(moment: number): string {
  return dateTime(moment).slice(11);
}

function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** 5.4. `epochDates`: 5.4.1 writes epoch milliseconds where 5.4.2 writes days. */
export function spellCard(world: PracticeWorld, card: PracticeCard, epochDates: boolean) {
  const store = world.stores.find((candidate) => candidate.merchantId === card.merchantId);
  const type = cardTypeOf(world, card);
  const day = (value: string | null) => (value === null ? null : epochDates ? midnight(value) : value);
  return {
    cardNo: card.cardNo,
    cardtype: type.name,
    merchantNo: store?.merchantNo ?? null,
    activeDate: day(card.activeDate),
    expiredDate: day(card.expiredDate),
    storeBalance: yuanNumber(card.storeFen),
    integralBalance: card.points,
    integralAvailable: epochDates ? String(Math.max(0, card.points)) : Math.max(0, card.points),
    merchantId: card.merchantId,
    cardtypeId: epochDates ? String(card.cardTypeId) : card.cardTypeId,
    membershipId: card.memberId,
    brandId: world.brand.id,
    storeAvailable: null,
    status: card.frozen || card.upgradedTo !== undefined ? 2 : 1,
    isTradePassword: epochDates ? String(type.isTradePassword) : type.isTradePassword,
  };
}

/** 5.2's fields. */
export function spellMember(world: PracticeWorld, member: PracticeMember) {
  const { details } = member;
  return {
    id: member.id,
    gender: member.gender,
    birthType: details?.birthType ?? 1,
    name: member.name,
    mobile: member.mobile === '' ? null : member.mobile,
    birthday: member.birthday,
    merchantId: details?.merchantId ?? String(world.stores[0]?.merchantId ?? ''),
    email: details?.email ?? null,
    joinDate: `${member.joinDate} 00:00:00`,
    status: details?.status ?? 1,
    description: details?.description ?? null,
    address: details?.address ?? null,
    idNumber: details?.idNumber ?? null,
    postcode: details?.postcode ?? null,
    phone: details?.phone ?? null,
    typeId: details?.typeId ?? null,
    memberLevelName: member.level,
    constellation: details?.constellation ?? null,
    brandId: world.brand.id,
    thirtyType: member.thirdParty?.type ?? null,
    thirtyMemberId: member.thirdParty?.memberId ?? null,
  };
}

/** 6.14's coupon, with the code that is scanned. */
export function spellCoupon(world: PracticeWorld, coupon: PracticeCoupon, now: number) {
  const template = findTemplate(world, coupon);
  const today = dayOfMoment(now);
  const card = world.cards.find((candidate) => candidate.cardNo === coupon.cardNo);
  return {
    id: coupon.id,
    name: template.name,
    amount: coupon.id % 2 === 0 ? yuanNumber(template.amountFen) : yuanDecimal(template.amountFen),
    batchNo: template.batchNo,
    couponCode: coupon.code,
    cardNo: coupon.cardNo,
    startDate: coupon.startDate,
    expiredDate: coupon.expiredDate,
    beginTime: spellHour(template.beginTime),
    endTime: spellHour(template.endTime),
    source: 'sop',
    merchantId: card?.merchantId ?? null,
    scope: template.scope ?? 2,
    status: 1,
    sendTime: coupon.startDate,
    sendQuantity: coupon.sendQuantity,
    availableQuantity: coupon.availableQuantity,
    couponCategoryId: 1,
    startWeek: template.startWeek,
    endWeek: template.endWeek,
    membershipId: card?.memberId ?? null,
    brandId: world.brand.id,
    couponBeginUse: coupon.startDate <= today,
    couponExpired: coupon.expiredDate < today,
    useTime: isWithinHours(template, now),
    isAloneUse: template.isAloneUse,
    usageRules: template.usageRules.map((rule) => ({ ...rule })),
    goodsList: template.goodsList?.map((good) => ({ ...good })) ?? null,
    applyMerchants: template.applyMerchants?.map((id) => spellApplyMerchant(world, id)) ?? null,
  };
}

/** As the sample prints the hours of a coupon without any: a day, not an hour. */
function spellHour(time: string | undefined): string {
  return time === undefined ? '1970-01-01' : `${time}:00`;
}

function spellApplyMerchant(world: PracticeWorld, merchantId: number) {
  const store = world.stores.find((candidate) => candidate.merchantId === merchantId);
  return { merchantId, merchantNo: store?.merchantNo ?? null, merchantName: store?.merchantName ?? null };
}

/** 4.1 */
export function spellStore(world: PracticeWorld, store: PracticeStore) {
  return {
    merchantId: store.merchantId,
    merchantName: store.merchantName,
    brand: world.brand.name,
    merchantNo: store.merchantNo,
    status: 1,
    brandId: world.brand.id,
    type: 3,
    parent: world.brand.id,
    thirdpartyMerchantNo: store.thirdpartyMerchantNo,
  };
}

/** 6.3's answer. The coupons that were given are `couponBonus`. */
export function spellTrade(world: PracticeWorld, transaction: PracticeTransaction, pointsEarned: number) {
  const given = transaction.couponsGiven.flatMap((id) => world.coupons.filter((coupon) => coupon.id === id));
  return {
    voucher: transaction.voucher,
    totalStore: yuanNumber(transaction.storeFen),
    details: {
      transTime: clockTime(transaction.at),
      cardNo: transaction.cardNo,
      storeBalance: yuanShort(transaction.storeAfterFen),
      integralBalance: String(transaction.pointsAfter),
      storeBonus: yuanShort(transaction.bonusFen),
      integralBonus: String(pointsEarned),
      couponBonus: given.map((coupon) => {
        const template = findTemplate(world, coupon);
        return {
          id: String(coupon.id),
          couponName: template.name,
          amount: yuanDecimal(template.amountFen),
          startDate: coupon.startDate,
          endDate: coupon.expiredDate,
        };
      }),
    },
  };
}
