// What paid a sale, part by part, in one line. Pure.
import type { TFunction } from 'i18next';
import type { OperationView } from '../../shared/operation.ts';
import { countText } from './count-text.ts';
import { joined } from './joined.ts';
import { moneyText } from './money-text.ts';

/** Null where it is no sale, or stored value alone paid it: the amount says it all. */
export function paidText(t: TFunction, { amount, storePay, parts }: OperationView): string | null {
  if (parts === undefined || storePay === amount) {
    return null;
  }
  const { points, pointsPay, couponPay, otherPay } = parts;
  return joined([
    storePay > 0 ? t('outcome.part.store', { value: moneyText(storePay) }) : '',
    points > 0 ? t('outcome.part.points', { points: countText(points), value: moneyText(pointsPay) }) : '',
    couponPay > 0 ? t('outcome.part.coupons', { value: moneyText(couponPay) }) : '',
    otherPay > 0 ? t('outcome.part.others', { value: moneyText(otherPay) }) : '',
  ]);
}
