// A bill that waits for its card: which, how much, and the way out.
import IconCreditCardPay from '@tabler/icons-react/dist/esm/icons/IconCreditCardPay.mjs';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { useActions } from '../../store/till-context.tsx';
import type { PayableBill } from '../../store/till-state.ts';
import styles from './waiting-bill.module.css';

export function WaitingBill({ bill: { billNo, table, due } }: { readonly bill: PayableBill }) {
  const { t } = useTranslation();
  const { giveUpBill } = useActions();
  const words = { billNo, amount: moneyText(due) };
  return (
    <div className={styles['line']} data-testid="bill-waits" data-bill={billNo}>
      <Note tone="warn" icon={IconCreditCardPay}>
        {table === null ? t('bills.asksCardNoTable', words) : t('bills.asksCard', { ...words, table })}
      </Note>
      <Press size="small" shortcut="Esc" testid="bill-give-up" onClick={giveUpBill}>
        {t('bills.giveUp')}
      </Press>
    </div>
  );
}
