// Rows of the document's sections 5.5, 6.8, 6.10.2, 6.13.2, 6.14, 6.24 to 6.26: coupons that are shown, given and claimed.
import * as answers from '../answers.ts';
import * as requests from '../requests.ts';
import { row } from '../row.ts';
import * as couponAnswers from './coupon-answers.ts';
import * as couponRequests from './coupon-requests.ts';

export const couponsRows = {
  listCoupons: row(
    '5.5.1',
    '查询会员券列表【支持卡号或券码查询】',
    'member',
    'read',
    requests.listCouponsRequest,
    answers.listCouponsAnswer,
  ),
  listCampaignCoupons: row(
    '5.5.2',
    '查询正在进行营销活动的券和自定义券',
    'member',
    'read',
    couponRequests.listCampaignCouponsRequest,
    couponAnswers.listCampaignCouponsAnswer,
  ),
  issueCoupon: row('6.8.1', '注券接口', 'trade', 'money', couponRequests.issueCouponRequest, answers.nothing),
  issueCouponToMember: row(
    '6.8.2',
    '注券接口(无加会员逻辑)',
    'trade',
    'money',
    couponRequests.issueCouponToMemberRequest,
    answers.nothing,
  ),
  createDynamicCouponCode: row(
    '6.10.2',
    '动态券码生成',
    'trade',
    'read',
    couponRequests.createDynamicCouponCodeRequest,
    couponAnswers.createDynamicCouponCodeAnswer,
  ),
  lookupByCouponCode: row(
    '6.13.2',
    '根据动态券码查询会员,默认卡号,券信息',
    'trade',
    'read',
    couponRequests.lookupByCouponCodeRequest,
    couponAnswers.lookupByCouponCodeAnswer,
  ),
  singleCardSingleCoupon: row(
    '6.14',
    '左庭右院单卡单券接口',
    'trade',
    'read',
    couponRequests.singleCardSingleCouponRequest,
    couponAnswers.singleCardSingleCouponAnswer,
  ),
  claimCouponByScan: row(
    '6.24',
    '新扫码领券接口',
    'trade',
    'money',
    couponRequests.claimCouponByScanRequest,
    couponAnswers.claimCouponByScanAnswer,
  ),
  createWechatCouponCode: row(
    '6.25',
    '生成微信商家券券编码',
    'trade',
    'write',
    couponRequests.createWechatCouponCodeRequest,
    couponAnswers.createWechatCouponCodeAnswer,
  ),
  mapWechatCouponBatches: row(
    '6.26',
    '根据雅座券批次号查询商家券的微信批次号',
    'trade',
    'read',
    couponRequests.mapWechatCouponBatchesRequest,
    couponAnswers.mapWechatCouponBatchesAnswer,
  ),
} as const;
