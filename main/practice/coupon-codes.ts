// Codes that stand for coupons: dynamic ones (6.10.2), what a code means (6.13.2, 6.14), and WeChat's merchant coupons (6.25, 6.26).
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { couponOfCode } from './coupon-stock.ts';
import { defaultCardOf } from './default-card.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { dateTime, spellCard, spellCoupon, spellMember } from './spelling.ts';
import { couponsOf, findCard } from './world.ts';

const lifeSeconds = 300;

/** 6.10.2: 18 digits that start with 29, good for five minutes. */
export function createDynamicCouponCode(request: RequestOf<'createDynamicCouponCode'>, context: CallContext): Reply {
  const { world, now, hex } = context;
  const coupon = world.coupons.find((one) => String(one.id) === request.couponId);
  if (coupon === undefined) return refuse('notFound', '券不存在');
  if (coupon.availableQuantity <= 0) return refuse('couponUnusable', '券已使用');
  const code = `29${String(BigInt(`0x${hex(8)}`) % 10n ** 16n).padStart(16, '0')}`;
  world.dynamicCouponCodes.push({ code, couponId: coupon.id, expiresAt: now + lifeSeconds * 1000 });
  return done({ dynamicCode: code, expireSeconds: String(lifeSeconds) }, '生成成功');
}

/** 6.13.2: the member, the default card and the coupon of a code. */
export function lookupByCouponCode(request: RequestOf<'lookupByCouponCode'>, { world, now }: CallContext): Reply {
  const coupon = couponOfCode(world, request.couponCode.trim(), now);
  if (coupon === 'expired') return refuse('notFound', '动态券码已过期,请会员刷新');
  const owner = coupon === undefined ? undefined : findCard(world, coupon.cardNo);
  const member = world.members.find((one) => one.id === owner?.memberId);
  const card = member === undefined ? undefined : defaultCardOf(world, member);
  if (coupon === undefined || member === undefined || card === undefined) return refuse('notFound', '券不存在');
  return done(
    {
      membership: spellMember(world, member),
      card: spellCard(world, card, true),
      coupon: spellCoupon(world, coupon, now),
    },
    '查询成功',
  );
}

/** 6.14: a coupon's code brings the coupon and its card; a card's brings the card, and its coupon where it has just one. */
export function singleCardSingleCoupon(request: RequestOf<'singleCardSingleCoupon'>, context: CallContext): Reply {
  const { world, now } = context;
  const query = request.queryNo.trim();
  const scanned = couponOfCode(world, query, now);
  if (scanned === 'expired') return refuse('notFound', '动态券码已过期,请会员刷新');
  const dynamic = world.dynamicCodes.find((one) => one.code === query);
  if (dynamic !== undefined && dynamic.expiresAt <= now) return refuse('notFound', '动态码已过期,请会员刷新');
  const card = findCard(world, scanned?.cardNo ?? dynamic?.cardNo ?? query);
  if (card === undefined) return refuse('notFound', '未找到卡或券');
  const own = couponsOf(world, card).filter((coupon) => coupon.availableQuantity > 0);
  const coupon = scanned ?? (own.length === 1 ? own[0] : undefined);
  return done(
    { card: spellCard(world, card, true), coupon: coupon === undefined ? null : spellCoupon(world, coupon, now) },
    '查询卡成功',
  );
}

/** 6.25: WCPMC, the template in seven digits, the second in China, a running number; as the sample, and never the same twice. */
export function createWechatCouponCode(request: RequestOf<'createWechatCouponCode'>, context: CallContext): Reply {
  const { world, now } = context;
  const batch = world.couponBatches.find((one) => String(one.templateId) === request.couponTemplateId);
  if (batch === undefined) return refuse('notFound', '券模板不存在');
  if (!world.stores.some((store) => String(store.merchantId) === request.merchantId))
    return refuse('unknownMerchant', '商户不存在');
  if (batch.wechatBatchNo === null) return refuse('couponUnusable', '该券不是微信商家券');
  const second = dateTime(now).replace(/\D/g, '');
  const running = String(world.wechatCouponCodes.length + 1).padStart(6, '0');
  const code = `WCPMC${String(batch.templateId).padStart(7, '0')}${second}${running}`;
  world.wechatCouponCodes.push(code);
  return done(code);
}

/** 6.26: one row for each batch that was asked, in its order; a batch that WeChat does not know is null. */
export function mapWechatCouponBatches(request: RequestOf<'mapWechatCouponBatches'>, { world }: CallContext): Reply {
  const wechatBatchNos = request.yazuoBatchNos.map((yazuoBatchNo) => ({
    yazuoBatchNo: Number(yazuoBatchNo),
    wechatBatchNo: world.couponBatches.find((one) => String(one.batchNo) === yazuoBatchNo)?.wechatBatchNo ?? null,
  }));
  return done({ wechatBatchNos }, '雅座券批次号查询商家券的微信批次号成功');
}
