// The member's coupons as the counter lists them: what each is worth, until when, and why one may not be used.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CouponView } from '../../../shared/member.ts';
import { useCouponTexts } from '../../components/coupon-texts.ts';
import { joined } from '../../components/joined.ts';
import { Money } from '../../components/money.tsx';
import styles from './member-lists.module.css';

/** What stands above and below the list at least, the least that a row takes (member-lists.module.css), and the least that is painted. Px, px, rows. */
const around = 360;
const leastRow = 60;
const leastRows = 7;
/** What a row takes, so that the bar beside the list says how long it is. Px. */
const rowHeight = 65;

/** To be given a `key` of the member, so that no guest is ever shown the coupons of the one before. */
type CouponListProps = { readonly coupons: readonly CouponView[]; readonly scannedId: string | null };

export function CouponList({ coupons, scannedId }: CouponListProps) {
  const { t } = useTranslation();
  const texts = useCouponTexts();
  const [all, setAll] = useState(false);
  // More than this window shows at once: these are painted with the member, the others when somebody scrolls to them.
  const inSight = Math.max(leastRows, Math.ceil((innerHeight - around) / leastRow));
  const shown = all ? scannedFirst() : scannedFirst().slice(0, inSight);
  const rest = coupons.length - shown.length;
  return (
    <section className={styles['list']} aria-label={t('counter.coupons')}>
      <h2 className={styles['listTitle']}>
        {t('counter.coupons')} <span className={styles['listCount']}>{coupons.length}</span>
      </h2>
      {coupons.length === 0 ? <p className={styles['none']}>{t('counter.couponsNone')}</p> : null}
      <ul className={`${styles['rows']} scroll`} onScroll={() => setAll(true)}>
        {shown.map((coupon) => (
          <li
            key={coupon.id}
            className={styles['couponRow']}
            data-scanned={coupon.id === scannedId || undefined}
            data-unusable={coupon.unusableReason !== null || undefined}
          >
            <span className={styles['couponText']}>
              <span className={styles['couponName']}>
                {coupon.name} <span className="number">{t('counter.quantity', { value: coupon.quantity })}</span>
              </span>
              <span className={styles['soft']}>{lineOf(coupon)}</span>
            </span>
            <Money amount={coupon.amount} size="row" />
          </li>
        ))}
        {rest === 0 ? null : <li aria-hidden="true" style={{ height: rest * rowHeight }} />}
      </ul>
    </section>
  );

  /** What was scanned is looked for first. */
  function scannedFirst(): readonly CouponView[] {
    const scanned = coupons.find(({ id }) => id === scannedId);
    return scanned === undefined ? coupons : [scanned, ...coupons.filter((coupon) => coupon !== scanned)];
  }

  function lineOf(coupon: CouponView): ReactNode {
    if (coupon.unusableReason !== null) {
      return joined([t('counter.unusable'), texts.reason(coupon.unusableReason)]);
    }
    const parts = [...(coupon.id === scannedId ? [t('counter.couponScanned')] : []), ...texts.rules(coupon.rules)];
    const words = joined(parts);
    if (coupon.expiresOn === null) {
      return words;
    }
    const day = <span className={styles['day']}>{t('counter.expires', { date: coupon.expiresOn })}</span>;
    return words === '' ? (
      day
    ) : (
      <>
        {words}
        {'\u00a0· '}
        {day}
      </>
    );
  }
}
