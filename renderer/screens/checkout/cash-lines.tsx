// Cash that was handed over, and what goes back: large, because it is read out.
import { useTranslation } from 'react-i18next';
import { fen } from '../../../shared/money.ts';
import { Money } from '../../components/money.tsx';
import styles from './checkout.module.css';
import type { Totals } from './combination.ts';

export function CashLines({ cash }: { readonly cash: NonNullable<Totals['cash']> }) {
  const { t } = useTranslation();
  return (
    <dl className={styles['cash']} data-testid="pay-cash">
      <div className={styles['sum']}>
        <dt>{t('sale.cash.received')}</dt>
        <dd>
          <Money amount={cash.received} size="row" />
        </dd>
      </div>
      <div className={styles['change']} data-testid="pay-change" data-fen={cash.change}>
        <dt>{t('sale.cash.change')}</dt>
        <dd>
          <Money amount={fen(cash.change)} size="big" />
        </dd>
      </div>
    </dl>
  );
}
