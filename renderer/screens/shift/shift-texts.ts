// A difference of the drawer in words: more, less, exact. A sign alone is misread.
import type { TFunction } from 'i18next';
import type { Fen } from '../../../shared/money.ts';
import { moneyText } from '../../components/money-text.ts';

/** `缺少 ¥3.00` */
export function differenceText(t: TFunction, difference: Fen): string {
  if (difference === 0) {
    return t('shift.even');
  }
  const amount = moneyText(Math.abs(difference) as Fen);
  return difference > 0 ? t('shift.over', { amount }) : t('shift.short', { amount });
}
