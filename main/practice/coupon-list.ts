// 5.5.1 and 5.5.2: the coupons of a member, and those that may be given.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { wantCoupon } from './coupon-bill.ts';
import { isOpenHere } from './coupon-rules.ts';
import { couponOfCode, findBatch, type IssuableBatch } from './coupon-stock.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellCoupon, yuanDecimal } from './spelling.ts';
import { couponsOf, findCard } from './world.ts';

const allChannels = 999;
const dineIn = 1000;

/** 5.5.1: by code, one coupon whatever its state; by card, what is left of its channel (none given: dine-in) and, with a store, of that store. */
export function listCoupons(request: RequestOf<'listCoupons'>, { world, now }: CallContext): Reply {
  if (request.couponCode) {
    const scanned = couponOfCode(world, request.couponCode, now);
    if (scanned === 'expired') return refuse('notFound', '动态券码已过期,请会员刷新');
    if (scanned === undefined) return refuse('notFound', '券不存在');
    return done({ list: [spellCoupon(world, scanned, now)], total: '1' }, '查询券成功');
  }
  const card = request.cardNo ? findCard(world, request.cardNo) : undefined;
  if (card === undefined) return refuse('notFound', '卡号不存在');
  const channel = request.channel ?? dineIn;
  const store = world.stores.find((one) => one.merchantNo === request.merchantNo);
  const coupons = couponsOf(world, card)
    .filter((coupon) => coupon.availableQuantity > 0)
    .map((coupon) => wantCoupon(world, coupon, 1))
    .filter(({ template }) => [channel, allChannels].includes(template.channel) || channel === allChannels)
    .filter((wanted) => store === undefined || isOpenHere(wanted, store.merchantId));
  const list = coupons.map(({ coupon }) => spellCoupon(world, coupon, now));
  return done({ list, total: String(list.length) }, '查询券成功');
}

/** 5.5.2: what is left of the campaigns that run today, and the merchant's own batches, of one channel. */
export function listCampaignCoupons(request: RequestOf<'listCampaignCoupons'>, { world, now }: CallContext): Reply {
  const today = dayOfMoment(now);
  const channel = request.channel ?? allChannels;
  const fits = ({ batch, template }: IssuableBatch) =>
    batch.left !== 0 && (channel === allChannels || [channel, allChannels].includes(template.channel));
  const running = world.campaigns.filter(({ startDate, endDate }) => startDate <= today && today <= endDate);
  const inCampaign = new Set(world.campaigns.flatMap((campaign) => campaign.batchNos));
  const batchesOf = (batchNos: readonly number[]) =>
    batchNos.flatMap((batchNo) => findBatch(world, batchNo) ?? []).filter(fits);
  return done(
    {
      activeCouponTemplates: running.flatMap((campaign) =>
        batchesOf(campaign.batchNos).map((found) => ({
          activeId: campaign.id,
          activeName: campaign.name,
          startDate: campaign.startDate,
          endDate: campaign.endDate,
          ...spellBatch(found),
        })),
      ),
      customizeCouponTemplates: batchesOf(
        world.couponBatches.map((batch) => batch.batchNo).filter((batchNo) => !inCampaign.has(batchNo)),
      ).map(spellBatch),
    },
    '查询成功',
  );
}

function spellBatch({ batch, template }: IssuableBatch) {
  return {
    couponTemplateId: batch.templateId,
    batchNo: batch.batchNo,
    name: template.name,
    amount: yuanDecimal(template.amountFen),
    availableQuantity: batch.left,
    description: null,
    tags: batch.tags.map((name, index) => ({ id: index + 1, name })),
  };
}
