// The channels of coupons, points and the mall that move nothing: what is given, taken or bought goes by `perform`.
import type { BenefitResults, FoundCoupon } from '../../../shared/benefits.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { Emit, TillDependencies, TillHandlers, WithCard, WithCashier } from '../dependencies.ts';
import { maskCard, maskMobile } from '../masks.ts';
import { type MemberDesk, selecting } from '../member-desk.ts';
import { change } from '../members/asking.ts';
import { heard } from '../reach.ts';
import { tidyScan } from '../recognise-scan.ts';
import { couponReason, termsReason } from './coupon-reason.ts';

export type BenefitParts = Pick<TillDependencies, 'backend' | 'clock' | 'queue'> & {
  readonly directory: Pick<CardDirectory, 'mobileOf' | 'nameOf'>;
  readonly desk: Pick<MemberDesk, 'read' | 'show'>;
  readonly emit: Emit;
  readonly withCashier: WithCashier;
  readonly withCard: WithCard;
};

export function createBenefits(parts: BenefitParts): Pick<TillHandlers, keyof BenefitResults> {
  const { backend, clock, queue, withCashier, withCard } = parts;
  const { benefits } = backend;
  return {
    listCardCoupons: ({ cardId }) =>
      withCard(cardId, async (cardNo) => {
        const answer = heard(queue, await benefits.cardCoupons(cardNo));
        return answer.ok
          ? success(answer.value.map((coupon) => ({ ...coupon, reason: couponReason(coupon, clock.wall()) })))
          : answer;
      }),
    listCouponTemplates: () => withCashier(async () => heard(queue, await benefits.templates())),
    findCouponCode: ({ code }) => withCashier(() => findCouponCode(code, parts)),
    createCouponCode: ({ couponId }) =>
      withCashier(async () => {
        const asked = clock.wall();
        const answer = heard(queue, await benefits.couponCode(couponId));
        if (!answer.ok) {
          return answer;
        }
        const { code, seconds } = answer.value;
        // Counted from the question: the code is never said to be good for longer than it is.
        return success({ code, expiresAt: seconds === null ? null : asked + seconds * 1000 });
      }),
    createWechatCode: ({ templateId }) =>
      withCashier(async () => {
        const answer = await change(() => benefits.wechatCode(templateId), parts);
        return answer.ok ? success({ code: answer.value }) : answer;
      }),
    getPointRules: () => withCashier(async () => heard(queue, await benefits.pointRules())),
    listMallGoods: ({ memberId, page }) =>
      withCashier(async () => heard(queue, await benefits.mallGoods(memberId, page))),
    getMallPayer: ({ memberId, cardId }) => withCard(cardId, async (cardNo) => mallPayer(memberId, cardNo, parts)),
    refreshMember: ({ cardId }) => withCard(cardId, (cardNo) => refreshMember(cardNo, parts)),
  };
}

/** 6.13.2: whose coupon a code stands for, with the numbers masked. */
async function findCouponCode(code: string, { backend, clock, queue }: BenefitParts): Promise<Result<FoundCoupon>> {
  const found = heard(queue, await backend.benefits.couponOfCode(tidyScan(code)));
  if (!found.ok) {
    return found;
  }
  const { name, mobile, cardNo, coupon } = found.value;
  return success({
    name,
    maskedMobile: mobile === null ? '' : maskMobile(mobile),
    maskedCard: maskCard(cardNo),
    coupon: { ...coupon, reason: termsReason(coupon, clock.wall()) },
  });
}

/** 6.7.2 names no card and charges the default one: the card that a lookup by mobile number brings. */
async function mallPayer(
  memberId: string,
  cardNo: string,
  { directory, desk, queue }: BenefitParts,
): Promise<Result<{ readonly cardId: string }>> {
  const mobile = directory.mobileOf(memberId);
  if (mobile === null) {
    return success({ cardId: directory.nameOf(cardNo) });
  }
  const seen = await desk.read(mobile);
  if (!seen.ok) {
    return heard(queue, seen);
  }
  const payer = seen.value.member.memberId === memberId ? seen.value.member.selectedCardNo : null;
  return payer === null ? failure('memberNotFound') : success({ cardId: directory.nameOf(payer) });
}

/** Reads the member of a card again, so that the screen shows what was given or bought just now. */
async function refreshMember(cardNo: string, { desk, emit, queue }: BenefitParts): Promise<Result<null>> {
  const seen = await desk.read(cardNo);
  if (!seen.ok) {
    return heard(queue, seen);
  }
  emit('member', desk.show(selecting(seen.value, cardNo), false));
  return success(null);
}
