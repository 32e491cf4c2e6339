// The counter, and a member's coupons.
import { benefitCouponReasons } from './benefits.ts';
import { couponReasons } from './sale.ts';

export const counter = {
  title: 'Counter',
  scanLabel: 'Scan or type',
  scanPlaceholder: 'Card, mobile, code, coupon, voucher',
  read: 'Read',
  reading: 'Reading…',
  emptyTitle: 'Scan a member code',
  emptyText:
    'The scanner works on every screen; there is no need to tap a field first. Or type a card or mobile number and press Enter.',
  tookFor: 'By {{kind}}',
  benefits: 'Benefits: {{list}}',
  listComma: ', ',
  tryThese: 'For practice (press to read)',
  cards: 'Cards',
  coupons: 'Coupons',
  couponsNone: 'No coupons',
  recent: 'Recent transactions',
  recentNone: 'No transactions',
  balance: 'Balance',
  points: 'Points',
  held: '{{value}} held',
  available: '{{value}} to spend',
  heldHelp: 'Held by work of this till that is not settled',
  expires: 'Until {{date}}',
  status: { active: 'Active', frozen: 'Frozen', expired: 'Expired' },
  tradePassword: 'Trade password',
  quantity: '×{{value}}',
  unusable: 'Not usable',
  revoked: 'Revoked',
  couponScanned: 'This coupon was scanned',
  scanIncomplete: 'The scan was incomplete. Scan again. If it keeps happening, set the scanner to end with Enter.',
  scanRefused: 'The last one is still being handled. Wait for its outcome, then scan.',
  age: {
    now: 'Just now',
    minutes: '{{value}} min ago',
    hours: '{{value}} h ago',
    days: '{{value}} d ago',
    cached: 'From this till · {{age}}',
  },
};

export const coupon = {
  expired: 'Expired',
  notStarted: 'Not valid yet',
  onlineOnly: 'Not while offline',
  usedUp: 'Used up',
  alone: 'Only on its own',
  ...benefitCouponReasons,
  ...couponReasons,
};

export const couponRule = {
  amountAbove: 'Bills above {{value}} yuan',
  amountFrom: 'Bills from {{value}} yuan',
  exclusive: 'Not with certain coupons',
};
