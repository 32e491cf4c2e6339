// 收银页和会员的券。
import { benefitCouponReasons } from './benefits.ts';
import { couponReasons } from './sale.ts';

export const counter = {
  title: '收银',
  scanLabel: '扫码或输入',
  scanPlaceholder: '卡号 / 手机号 / 动态码 / 券码 / 小票凭证',
  read: '读取',
  reading: '正在读取…',
  emptyTitle: '请扫描会员码',
  emptyText: '扫码枪在任何画面都可以直接扫，不用先点输入框。也可以输入卡号或手机号后按 Enter。',
  tookFor: '按{{kind}}识别',
  benefits: '会员权益：{{list}}',
  listComma: '、',
  tryThese: '练习可用（点一下读取）',
  cards: '会员卡',
  coupons: '优惠券',
  couponsNone: '没有可用的券',
  recent: '最近交易',
  recentNone: '没有交易记录',
  balance: '储值余额',
  points: '积分',
  held: '占用 {{value}}',
  available: '可用 {{value}}',
  heldHelp: '本机还没有结清的业务占用的金额',
  expires: '有效期至 {{date}}',
  status: { active: '正常', frozen: '已冻结', expired: '已过期' },
  tradePassword: '需交易密码',
  quantity: '×{{value}}',
  unusable: '不可用',
  revoked: '已撤销',
  couponScanned: '已扫到这张券',
  scanIncomplete: '这次扫码不完整，请再扫一次。若总是如此，请把扫码枪的结束符设为回车。',
  scanRefused: '正在处理上一笔，请等结果出来再扫码。',
  age: {
    now: '刚刚',
    minutes: '{{value}} 分钟前',
    hours: '{{value}} 小时前',
    days: '{{value}} 天前',
    cached: '本机缓存 · {{age}}',
  },
};

export const coupon = {
  expired: '已过期',
  notStarted: '还没到使用日期',
  onlineOnly: '离线时不能用券',
  usedUp: '已用完',
  alone: '只能单独使用',
  ...benefitCouponReasons,
  ...couponReasons,
};

export const couponRule = {
  amountAbove: '超 {{value}} 元可用',
  amountFrom: '满 {{value}} 元可用',
  exclusive: '不能与指定的券同用',
};
