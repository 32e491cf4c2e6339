// The right side while the bill is typed: the amount, the pad, and the way on.
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import styles from './checkout.module.css';
import type { Checkout } from './checkout-model.ts';
import { NextPress } from './next-press.tsx';

export function AmountSide({ checkout, consulting }: { readonly checkout: Checkout; readonly consulting: boolean }) {
  const { t } = useTranslation();
  return (
    <aside className={styles['right']}>
      <AmountDisplay label={t('checkout.amountTitle')} text={checkout.amountText} kept={checkout.kept} />
      <Pad onKey={checkout.padKey} disabled={consulting} />
      <NextPress checkout={checkout} consulting={consulting} />
    </aside>
  );
}

type DisplayProps = { readonly label: string; readonly text: string; readonly kept: boolean };

/** `kept`: marked as a whole, because the next digit takes its place. */
export function AmountDisplay({ label, text, kept }: DisplayProps) {
  return (
    <div className={styles['display']}>
      <span className={styles['displayLabel']}>{label}</span>
      <output
        className={`number ${styles['displayText']}`}
        data-testid="amount-display"
        data-empty={text === '' || undefined}
      >
        <span className={styles['yen']}>¥</span>
        <span data-kept={(kept && text !== '') || undefined}>{text === '' ? '0.00' : text}</span>
      </output>
    </div>
  );
}
