// Cash that was handed over, and what goes back: large, because it is read out.
import { useTranslation } from 'react-i18next';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import styles from './checkout.module.css';
import type { Totals } from './combination.ts';

export function CashLines({ cash }: { readonly cash: NonNullable<Totals['cash']> }) {
  const { t } = useTranslation();
  return (
    <div className={styles['change']} data-testid="pay-change" data-fen={cash.change}>
      <span>
        {t('sale.cash.change')}
        <span className={styles['soft']}> · {t('sale.cash.of', { value: moneyText(cash.received) })}</span>
      </span>
      <Money amount={cash.change} size="big" />
    </div>
  );
}
