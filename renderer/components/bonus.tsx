// What a recharge gave on top, line by line.
import { useTranslation } from 'react-i18next';
import type { OperationAnswer } from '../../shared/operation.ts';
import { countText } from './count-text.ts';
import { Money } from './money.tsx';
import styles from './outcome.module.css';

export function Bonus({ answer }: { readonly answer: OperationAnswer | null }) {
  const { t } = useTranslation();
  const store = answer?.storeBonus ?? 0;
  const points = answer?.pointsBonus ?? 0;
  const coupons = answer?.couponBonus ?? [];
  if (answer === null || (store === 0 && points === 0 && coupons.length === 0)) {
    return <div className={styles['bonus']}>{t('outcome.bonusNone')}</div>;
  }
  return (
    <section className={styles['bonus']} data-testid="outcome-bonus">
      <h2 className={styles['bonusTitle']}>{t('outcome.bonus')}</h2>
      {answer.storeBonus === null || store === 0 ? null : (
        <div className={styles['bonusLine']}>
          <span>{t('outcome.bonusStore')}</span>
          <Money amount={answer.storeBonus} sign="change" />
        </div>
      )}
      {points === 0 ? null : (
        <div className={styles['bonusLine']}>
          <span>{t('outcome.bonusPoints')}</span>
          <span className="number">+{countText(points)}</span>
        </div>
      )}
      {coupons.map((coupon) => (
        <div className={styles['bonusLine']} key={coupon.id}>
          <span>
            {t('outcome.bonusCoupon')} · {coupon.name}
          </span>
          {coupon.amount === null ? null : <Money amount={coupon.amount} />}
        </div>
      ))}
    </section>
  );
}
