// The cast of the practice world: what a person in training types, and what the demo and the tests rely on.
// world-seed.ts builds the world from this list, so the guide can never be wrong about it.

import { uniposGuide } from './unipos/guide.ts';

export interface GuideCard {
  readonly cardNo: string;
  readonly storeFen: number;
  readonly points: number;
  readonly password?: string;
  readonly frozen?: true;
  /** Days from the world's first day; negative: expired already. */
  readonly expiresInDays?: number;
}

export interface GuideCoupon {
  readonly code: string;
  readonly batchNo: number;
  readonly cardNo: string;
  readonly expiresInDays: number;
  readonly quantity?: number;
}

export interface GuideMember {
  readonly name: string;
  readonly mobile: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly cards: readonly GuideCard[];
}

export const practiceWorldGuide = {
  brand: { id: 15, name: '雅台练习餐饮' },
  application: {
    clientId: 'yatai-practice',
    clientSecret: 'yatai-practice-secret',
    /** Where 2.2.1 may send a browser: this host with any port, and paths that begin so. */
    redirects: ['http://127.0.0.1/yatai/'],
  },
  stores: [
    {
      merchantId: 16456,
      merchantNo: '666660000277610',
      merchantName: '雅台上地店',
      thirdpartyMerchantNo: 'MD000000001',
    },
    {
      merchantId: 16457,
      merchantNo: '666660000277611',
      merchantName: '雅台中关村店',
      thirdpartyMerchantNo: 'MD000000002',
    },
  ],
  cashiers: [
    { userName: '1001', password: 'yatai-1001', merchantNo: '666660000277610', terminalNo: '11111111' },
    { userName: '1002', password: 'yatai-1002', merchantNo: '666660000277610', terminalNo: '11111112' },
    { userName: '2001', password: 'yatai-2001', merchantNo: '666660000277611', terminalNo: '22222221' },
  ],
  members: [
    {
      name: '张雅',
      mobile: '13800000001',
      level: '金卡会员',
      tags: ['老顾客', '爱喝汤'],
      cards: [{ cardNo: '6201300100000101', storeFen: 50_000, points: 1200 }],
    },
    {
      name: '李台',
      mobile: '13800000002',
      level: '银卡会员',
      tags: ['周末常客'],
      cards: [{ cardNo: '6201300100000201', storeFen: 20_000, points: 300, password: '123456' }],
    },
    {
      name: '王小明',
      mobile: '13800000003',
      level: '普通会员',
      tags: [],
      cards: [
        { cardNo: '6201300100000301', storeFen: 5000, points: 80 },
        { cardNo: '6201300100000302', storeFen: 30_000, points: 0, frozen: true },
      ],
    },
    {
      name: '赵敏',
      mobile: '13800000004',
      level: '普通会员',
      tags: ['生日月'],
      cards: [
        { cardNo: '6201300100000401', storeFen: 10_000, points: 50, expiresInDays: -30 },
        { cardNo: '6201300100000402', storeFen: 8880, points: 0, expiresInDays: 365 },
      ],
    },
    {
      name: '陈晨',
      mobile: '13800000005',
      level: '金卡会员',
      tags: ['三张卡'],
      cards: [
        { cardNo: '6201300100000501', storeFen: 10_000, points: 100 },
        { cardNo: '6201300100000502', storeFen: 20_000, points: 200 },
        { cardNo: '6201300100000503', storeFen: 30_000, points: 300, password: '123456' },
      ],
    },
    {
      name: '刘洋',
      mobile: '13800000006',
      level: '普通会员',
      tags: ['只攒积分'],
      cards: [{ cardNo: '6201300100000601', storeFen: 0, points: 5000 }],
    },
    {
      name: '杨柳',
      mobile: '13800000007',
      level: '银卡会员',
      tags: ['券多'],
      cards: [{ cardNo: '6201300100000701', storeFen: 15_000, points: 600 }],
    },
    {
      name: '黄河',
      mobile: '13800000008',
      level: '钻石会员',
      tags: ['商务宴请'],
      cards: [{ cardNo: '6201300100000801', storeFen: 500_000, points: 20_000 }],
    },
    {
      name: '周舟',
      mobile: '13800000009',
      level: '普通会员',
      tags: ['新会员'],
      cards: [{ cardNo: '6201300100000901', storeFen: 0, points: 0 }],
    },
    {
      name: '对接测试',
      mobile: '13800000010',
      level: '测试',
      tags: ['契约探测'],
      cards: [{ cardNo: '6201300100001001', storeFen: 100, points: 0 }],
    },
    {
      name: '欧阳𠮷娜·阿依古丽',
      mobile: '13800000011',
      level: '金卡会员',
      tags: ['名字长'],
      cards: [{ cardNo: '6201300100001101', storeFen: 66_666, points: 666 }],
    },
    {
      name: '孙淼',
      mobile: '13800000012',
      level: '银卡会员',
      tags: [],
      cards: [{ cardNo: '6201300100001201', storeFen: 12_345, points: 67, expiresInDays: 7 }],
    },
  ] satisfies readonly GuideMember[],
  /** Batches: 793141 20 yuan over 100 yuan, not with 793128; 793128 10 yuan, Monday to Friday; 793140 50 yuan over 200, used alone; 793150 5 yuan without conditions. */
  coupons: [
    { code: '770000000101', batchNo: 793141, cardNo: '6201300100000101', expiresInDays: 30 },
    { code: '770000000102', batchNo: 793150, cardNo: '6201300100000101', expiresInDays: 30, quantity: 3 },
    { code: '770000000701', batchNo: 793128, cardNo: '6201300100000701', expiresInDays: 30 },
    { code: '770000000702', batchNo: 793141, cardNo: '6201300100000701', expiresInDays: -1 },
    { code: '770000000703', batchNo: 793140, cardNo: '6201300100000701', expiresInDays: 30 },
    { code: '770000000704', batchNo: 793141, cardNo: '6201300100000701', expiresInDays: 60 },
    { code: '770000000801', batchNo: 793140, cardNo: '6201300100000801', expiresInDays: 30 },
  ] satisfies readonly GuideCoupon[],
  /** The first lives as long as the world (for training); the second has expired. Codes of a real life come from `mintDynamicCode`. */
  dynamicCodes: [
    { code: '280000000000000101', cardNo: '6201300100000101', expired: false },
    { code: '280000000000000201', cardNo: '6201300100000201', expired: true },
  ],
  /** Recharge: from this principal on, this bonus; the highest one counts. */
  bonusRules: [
    { fromFen: 10_000, bonusFen: 1000, points: 10, couponBatchNo: null },
    { fromFen: 50_000, bonusFen: 8000, points: 50, couponBatchNo: 793141 },
  ],
  unipos: uniposGuide,
} as const;
