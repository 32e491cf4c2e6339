// What one coupon is worth, whether it can be used now and why not, and its conditions.
import { useTranslation } from 'react-i18next';
import type { JudgedCoupon } from '../../../shared/benefits.ts';
import { useCouponTexts } from '../../components/coupon-texts.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './benefits.module.css';
import { termLines } from './term-lines.ts';

export function CouponFacts({ coupon }: { readonly coupon: JudgedCoupon }) {
  const { t, i18n } = useTranslation();
  const { reason } = useCouponTexts();
  const methods = useTill((state) => state.settings?.paymentMethods ?? []);
  const lines = termLines(coupon, t, {
    payment: (id) => {
      const method = methods.find((each) => each.id === id);
      return method === undefined ? id : i18n.language === 'en' ? method.englishName : method.name;
    },
  });
  return (
    <>
      <div className={styles['head']}>
        <strong className={styles['name']}>{coupon.name}</strong>
        <Money amount={coupon.amount} size="big" />
      </div>
      <Note tone={coupon.reason === null ? 'good' : 'warn'} testid="coupon-standing">
        {coupon.reason === null
          ? t('benefits.coupons.usable')
          : t('benefits.coupons.notNow', { reason: reason(coupon.reason) })}
      </Note>
      <section>
        <h2 className={styles['subtitle']}>{t('benefits.coupons.conditions')}</h2>
        <ul className={styles['lines']} data-testid="coupon-conditions">
          {lines.length === 0 ? <li>{t('benefits.coupons.noConditions')}</li> : null}
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
