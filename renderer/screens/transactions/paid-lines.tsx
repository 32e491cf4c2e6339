// What paid a bill, line by line; where it was changed since, what stood there before.
import { useTranslation } from 'react-i18next';
import type { OtherPayment } from '../../../shared/operation.ts';
import type { PaidBy } from '../../../shared/transactions.ts';
import { Money } from '../../components/money.tsx';
import styles from './transactions.module.css';
import { useMethodNames } from './use-method-names.ts';

export function PaidLines({ paid }: { readonly paid: PaidBy | null }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('transactions.paid')} data-testid="transaction-paid">
      <h2 className={styles['subtitle']}>{t('transactions.paid')}</h2>
      {paid === null ? <p className={styles['soft']}>{t('transactions.paidUnknown')}</p> : <Lines paid={paid} />}
    </section>
  );
}

function Lines({ paid: { storePay, points, pointsPay, coupons, others, othersBefore } }: { readonly paid: PaidBy }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={styles['facts']}>
        {coupons.map(({ name, quantity, value }) => (
          <div key={name} className={styles['fact']}>
            <dt>{t('transactions.coupon', { name, quantity })}</dt>
            <dd>
              <Money amount={value} />
            </dd>
          </div>
        ))}
        {pointsPay === 0 ? null : (
          <div className={styles['fact']}>
            <dt>{t('transactions.pointsPay', { points })}</dt>
            <dd>
              <Money amount={pointsPay} />
            </dd>
          </div>
        )}
        {storePay === 0 ? null : (
          <div className={styles['fact']}>
            <dt>{t('transactions.storePay')}</dt>
            <dd>
              <Money amount={storePay} />
            </dd>
          </div>
        )}
      </dl>
      <MethodLines payments={others} testid="transaction-others" />
      {othersBefore === null ? null : (
        <div className={styles['before']} data-testid="transaction-changed">
          <p className={styles['soft']}>
            {t('transactions.changed')} · {t('transactions.before')}
          </p>
          <MethodLines payments={othersBefore} testid="transaction-others-before" />
        </div>
      )}
    </>
  );
}

/** Payments by their methods' names. */
export function MethodLines({
  payments,
  testid,
}: {
  readonly payments: readonly OtherPayment[];
  readonly testid: string;
}) {
  const nameOf = useMethodNames();
  return (
    <dl className={styles['facts']} data-testid={testid}>
      {payments.map(({ method, amount }) => (
        <div key={method} className={styles['fact']} data-method={method} data-fen={amount}>
          <dt>{nameOf(method)}</dt>
          <dd>
            <Money amount={amount} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
