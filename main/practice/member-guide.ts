// The cast beside guide.ts: cards that wait in the drawer, and what is told of the first guests. The README's second table names them.

/** Card types of the cards in the drawer; both ask for a trade password. */
export const drawerCardTypes = [
  { id: 143, name: '实体会员卡', isTradePassword: true },
  { id: 120_796, name: '礼品卡', isTradePassword: true },
] as const;

interface DrawerCard {
  readonly cardNo: string;
  readonly cardTypeId: number;
  readonly isGift: boolean;
  /** The six digits on the card's back. */
  readonly securityCode: string;
}

function drawer(prefix: string, cardTypeId: number, isGift: boolean, firstCode: number): DrawerCard[] {
  return Array.from({ length: 8 }, (_, index) => ({
    cardNo: `${prefix}0000${String(index + 1).padStart(2, '0')}01`,
    cardTypeId,
    isGift,
    securityCode: String(firstCode + index * 101),
  }));
}

/** Eight membership cards (62014001…) and eight gift cards (62015001…), nobody's yet. */
export const drawerCards: readonly DrawerCard[] = [
  ...drawer('62014001', drawerCardTypes[0].id, false, 400_101),
  ...drawer('62015001', drawerCardTypes[1].id, true, 500_101),
];

/** What reviews, wallets, open ids and orders tell, by the mobile number of a guest of guide.ts. */
export const memberGuide = {
  wallets: [
    { mobile: '13800000001', weixinCode: '188000000101', aliPassId: 'ali-pass-101' },
    { mobile: '13800000002', weixinCode: '188000000201', aliPassId: null },
  ],
  openIds: [
    { wid: '90000001', openIds: ['xxddgcv47Xhhnrq0_02-yatai01', 'oyiiqv17XLTnrq0_06-yatai02'] },
    { wid: '90000002', openIds: ['xxddgcv47Xhhnrq0_02-yatai03'] },
  ],
  orders: [
    {
      orderNo: '2026000000000101',
      cardNo: '6201300100000101',
      status: 2,
      dishes: [
        { dishNo: 'C001', name: '宫保鸡丁', count: 1, priceFen: 4800 },
        { dishNo: 'C002', name: '米饭', count: 2, priceFen: 300 },
      ],
    },
    {
      orderNo: '2026000000000201',
      cardNo: '6201300100000201',
      status: 1,
      dishes: [{ dishNo: 'C003', name: '酸菜鱼', count: 1, priceFen: 8800 }],
    },
  ],
  reviews: [
    {
      mobile: '13800000001',
      daysAgo: 20,
      content: '汤很好喝，上菜有点慢',
      marks: { score: 4, tasteMark: 5, environmentMark: 4, serviceMark: 3 },
      impressions: [
        { tagName: '口味', texts: '汤鲜' },
        { tagName: '服务', texts: '上菜慢' },
      ],
    },
    {
      mobile: '13800000001',
      daysAgo: 3,
      content: '这次很快，赞',
      marks: { score: 5, tasteMark: 5, environmentMark: 5, serviceMark: 5 },
      impressions: [{ tagName: '服务', texts: '热情周到' }],
    },
    {
      mobile: '13800000002',
      daysAgo: 40,
      content: '偏淡',
      marks: { score: 3, tasteMark: 2, environmentMark: 4, serviceMark: 4 },
      impressions: [{ tagName: '口味', texts: '口味偏淡' }],
    },
  ],
} as const;
