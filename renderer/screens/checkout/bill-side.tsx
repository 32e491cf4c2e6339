// The right side of a sale that pays a UniPOS bill: the bill sets the amount, its dishes can be seen, and the way on.
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import type { PayableBill } from '../../store/till-state.ts';
import { BillDishes } from '../bills/bill-facts.tsx';
import { useBill } from '../bills/use-bill.ts';
import { BillLines } from './bill-lines.tsx';
import styles from './checkout.module.css';
import type { Checkout } from './checkout-model.ts';
import { NextPress } from './next-press.tsx';

export type BillSideProps = {
  readonly checkout: Checkout;
  readonly bill: PayableBill;
  readonly consulting: boolean;
};

export function BillSide({ checkout, bill: { billNo, table, due }, consulting }: BillSideProps) {
  const { t } = useTranslation();
  const { bill, problem } = useBill(billNo, '');
  return (
    <aside className={styles['right']}>
      <div className={styles['display']} data-testid="checkout-bill" data-bill={billNo}>
        <span className={styles['displayLabel']}>
          {table ?? t('bills.bill')} <span className="number">{billNo}</span>
        </span>
        <output className={styles['displayText']} data-testid="amount-display">
          <Money amount={due} size="huge" />
        </output>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={`${styles['dishes']} scroll`} aria-label={t('bills.dishes')} tabIndex={0}>
        {problem === null ? null : <FailureNote failure={problem} />}
        {bill === null ? null : <BillLines bill={bill} due={due} />}
        {bill === null ? null : <BillDishes lines={bill.lines} />}
      </section>
      <NextPress checkout={checkout} consulting={consulting} />
    </aside>
  );
}
