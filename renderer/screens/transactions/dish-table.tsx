// The dishes of a bill as the platform has them (6.12.3).
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../../shared/transactions.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import styles from './transactions.module.css';

export function DishTable({ detail: { dishes, dishesProblem } }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  if (dishes === null && dishesProblem === null) {
    return null;
  }
  return (
    <section aria-label={t('transactions.dishes')} data-testid="transaction-dishes" data-count={dishes?.length ?? 0}>
      <h2 className={styles['subtitle']}>{t('transactions.dishes')}</h2>
      {dishesProblem === null ? null : dishesProblem.code === 'onlineOnly' ? (
        <p className={styles['soft']}>{t('transactions.dishesProblem')}</p>
      ) : (
        <FailureNote failure={dishesProblem} />
      )}
      {dishes?.length === 0 ? <p className={styles['soft']}>{t('transactions.dishesNone')}</p> : null}
      <dl className={styles['facts']}>
        {(dishes ?? []).map(({ code, name, price, count }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same dish may stand twice, and the list never changes its order
          <div key={`${code} ${index}`} className={styles['fact']}>
            <dt>
              {name ?? code}{' '}
              {count === null ? null : (
                <span className="number">{t('transactions.dishCount', { count: count / 100 })}</span>
              )}
            </dt>
            <dd>
              <Money amount={price} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
