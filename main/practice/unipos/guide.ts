// UniPOS's part of the practice cast: addresses, credentials, shops, goods, payment numbers. days.ts makes the bills of a day from it.
// It imports nothing of the other cast: guide.ts shows it whole as `practiceWorldGuide.unipos`.
import { type FineMoney, fineMoney } from '../../../shared/fine-money.ts';

export interface GuideGood {
  readonly goodsNo: string;
  readonly name: string;
  readonly sortNo: string;
  readonly sortName: string;
  readonly unit: string;
  readonly price: FineMoney;
}

const sorts = { hot: '热菜', cold: '凉菜', staple: '主食', drink: '酒水' };
const sortNumbers = { hot: '01', cold: '02', staple: '03', drink: '04' };

function good(goodsNo: string, name: string, sort: keyof typeof sorts, unit: string, price: number): GuideGood {
  return { goodsNo, name, sortNo: sortNumbers[sort], sortName: sorts[sort], unit, price: fineMoney(price) };
}

export const uniposGuide = {
  /** Behind the practice server's address: UniPOS's own service, and a member service of its standard. */
  servicePath: '/unipos',
  memberPath: '/member',
  application: { appId: 'yatai-unipos', appSecret: 'yatai-unipos-secret' },
  /** The first is the shop of the practice till (and what a missing `shop_no` means). `merchantNo` is the same place on the member platform. */
  shops: [
    { shopNo: '1001', name: '雅台上地店', merchantNo: '666660000277610' },
    { shopNo: '1002', name: '雅台中关村店', merchantNo: '666660000277611' },
  ],
  /** What a caller of the member service shows, unless told otherwise. */
  memberCredentials: [
    { in: 'header', name: 'X-Member-User', value: 'yatai' },
    { in: 'header', name: 'X-Member-Key', value: 'yatai-member-key' },
  ],
  payModes: [
    { no: '00', name: '现金' },
    { no: '01', name: '银行卡' },
    { no: '02', name: '微信' },
    { no: '03', name: '支付宝' },
    { no: '10', name: '会员卡' },
  ],
  cardPayMode: '10',
  /** On bills, and on no list: for the check of numbers. */
  unknownPayMode: { no: '77', name: '商场券' },
  /**
   * The first four are the member platform's menu. Then, on purpose: a good that stands there under another number (00003), one that it does not
   * know (10001, the document's own), one with every character that breaks something, and one that costs no whole fen.
   */
  goods: [
    good('A00008', '宫保鸡丁', 'hot', '盘', 220_000),
    good('13425', '千张牛肉粉丝汤', 'hot', '碗', 229_000),
    good('A00002', '拍黄瓜', 'cold', '盘', 120_000),
    good('A00003', '米饭', 'staple', '碗', 30_000),
    good('00003', '米饭', 'staple', '碗', 30_000),
    good('10001', '鱼香肉丝', 'hot', '盘', 120_000),
    good('S&001', `𠮷记"老汤"<秘制>牛肉 & '三鲜'`, 'hot', '份', 580_000),
    good('90001', '散装白酒', 'drink', '两', 188_888),
  ],
} as const;

/** The number of a shop's bill of a day: `1001-161110001-98`. `place` counts from 1. */
export function uniposBillNo(shopNo: string, day: string, place: number): string {
  return `${shopNo}-${shortDay(day)}${String(place).padStart(3, '0')}-${((place * 37) % 90) + 10}`;
}

/** The first bill of the day at the practice till's shop: 28.00, all of it by member card and not charged yet. */
export function billPaidByCard(day: string): string {
  return uniposBillNo(uniposGuide.shops[0].shopNo, day, 1);
}

/** Orders and reservations that stand on every day; `place` 1 to 3. */
export function uniposOrderNo(day: string, place: number): string {
  return `WM${shortDay(day)}-${place}`;
}

export function uniposReservationNo(day: string, place: number): string {
  return `YD${shortDay(day)}-${place}`;
}

/** `2016-11-10` → `161110`. */
function shortDay(day: string): string {
  return day.slice(2).replaceAll('-', '');
}
