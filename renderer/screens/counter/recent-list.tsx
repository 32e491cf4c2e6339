// The member's last transactions as the platform told them.
import { useTranslation } from 'react-i18next';
import type { RecentTransaction } from '../../../shared/member.ts';
import { Money } from '../../components/money.tsx';
import styles from './member-lists.module.css';

export function RecentList({ recent }: { readonly recent: readonly RecentTransaction[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles['list']} aria-label={t('counter.recent')}>
      <h2 className={styles['listTitle']}>{t('counter.recent')}</h2>
      {recent.length === 0 ? <p className={styles['none']}>{t('counter.recentNone')}</p> : null}
      <ul className={`${styles['rows']} scroll`}>
        {recent.map((row, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the platform may leave out voucher and time, and the list is replaced whole
            key={`${row.voucher}${row.at}${index}`}
            className={styles['couponRow']}
            data-unusable={row.revoked || undefined}
          >
            <span className={styles['couponText']}>
              <span className={styles['couponName']}>
                {row.name}
                {row.revoked ? <span className={styles['revoked']}> {t('counter.revoked')}</span> : null}
              </span>
              <span className={`number ${styles['soft']}`}>{row.at ?? ''}</span>
            </span>
            <Money amount={row.amount} size="row" />
          </li>
        ))}
      </ul>
    </section>
  );
}
