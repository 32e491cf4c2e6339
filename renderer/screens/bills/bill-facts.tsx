// What a bill says of itself: the sums, the payments, the dishes. The checkout shows the dishes too.

import { useTranslation } from 'react-i18next';
import type { FineMoney } from '../../../shared/fine-money.ts';
import type { UniposBill, UniposBillLine } from '../../../shared/unipos.ts';
import { joined } from '../../components/joined.ts';
import { fineMoneyText } from './bill-words.ts';
import styles from './bills.module.css';

export function BillPayments({ payments }: Pick<UniposBill, 'payments'>) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('bills.payments')} data-testid="bill-payments">
      <h2 className={styles['subtitle']}>{t('bills.payments')}</h2>
      {payments.length === 0 ? <p className={styles['soft']}>{t('bills.paymentsNone')}</p> : null}
      <dl className={styles['facts']}>
        {payments.map(({ modeNo, modeName, money, reference }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one mode may stand twice, and the list never changes its order
          <div key={`${modeNo} ${index}`} className={styles['fact']}>
            <dt>
              <span className="number">{modeNo}</span> {modeName ?? ''}
              {reference === null ? null : <span className={`number ${styles['soft']}`}> {reference}</span>}
            </dt>
            <dd className="number">{fineMoneyText(money)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function BillDishes({ lines }: { readonly lines: readonly UniposBillLine[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('bills.dishes')} data-testid="bill-dishes" data-count={lines.length}>
      <h2 className={styles['subtitle']}>
        {t('bills.dishes')} <span className={`number ${styles['soft']}`}>{lines.length}</span>
      </h2>
      {lines.length === 0 ? <p className={styles['soft']}>{t('bills.dishesNone')}</p> : null}
      <dl className={styles['facts']}>
        {lines.map(({ name, quantity, unit, net, discount, notes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same dish may stand twice, and the list never changes its order
          <div key={`${name} ${index}`} className={styles['fact']}>
            <dt>
              {name}{' '}
              <span className={`number ${styles['soft']}`}>
                {t('bills.quantity', { value: quantity, unit: unit ?? '' })}
              </span>
              <Extra notes={notes} discount={discount} />
            </dt>
            <dd className="number">{fineMoneyText(net)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Extra({ notes, discount }: { readonly notes: string | null; readonly discount: FineMoney }) {
  const { t } = useTranslation();
  const text = joined([notes ?? '', discount === 0 ? '' : t('bills.off', { value: fineMoneyText(discount) })]);
  return text === '' ? null : <div className={styles['soft']}>{text}</div>;
}
