// The cast of the practice world by short names, for tests and the demo.
import { practiceWorldGuide } from '../../main/practice/guide.ts';

function member(name: string) {
  const found = practiceWorldGuide.members.find((candidate) => candidate.name === name);
  const card = found?.cards[0];
  if (found === undefined || card === undefined) throw new Error(`the practice world has no ${name}`);
  return { name: found.name, mobile: found.mobile, cardNo: card.cardNo, storeFen: card.storeFen, points: card.points };
}

export const guests = {
  /** 500.00, 1,200 points, coupons 770000000101 (20 yuan over 100) and 770000000102 (5 yuan, three times). */
  zhang: member('张雅'),
  /** 200.00, trade password 123456. */
  li: member('李台'),
  /** 150.00, 600 points, several coupons. */
  yang: member('杨柳'),
  /** 5,000.00, 20,000 points. */
  huang: member('黄河'),
  /** Nothing yet. */
  zhou: member('周舟'),
  /** 666.66 and a long name. */
  ouyang: member('欧阳𠮷娜·阿依古丽'),
  /** 123.45. */
  sun: member('孙淼'),
} as const;

/** Lives as long as the practice world and means 张雅's card. */
export const dynamicCode = practiceWorldGuide.dynamicCodes[0].code;
