// The UniPOS bill's way from the menu's price to what is due: original, member price, discounts, as the bill has them.
import { useTranslation } from 'react-i18next';
import { billSums } from '../../../shared/bill-sums.ts';
import { fineMoney, fineOfFen } from '../../../shared/fine-money.ts';
import type { Fen } from '../../../shared/money.ts';
import type { BillView } from '../../../shared/unipos-bills.ts';
import { fineMoneyText } from '../bills/bill-words.ts';
import styles from './checkout.module.css';

export function BillLines({ bill, due }: { readonly bill: BillView; readonly due: Fen }) {
  const { t } = useTranslation();
  const sums = billSums(bill, fineOfFen(due));
  return sums.length === 0 ? null : (
    <dl className={styles['billSums']} data-testid="checkout-bill-sums">
      {sums.map(({ name, money }) => (
        <div key={name} className={styles['sum']} data-sum={name} data-money={money}>
          <dt>{t(`sale.bill.${name}`)}</dt>
          <dd className="number">{fineMoneyText(name === 'original' ? money : fineMoney(-money))}</dd>
        </div>
      ))}
      <div className={styles['sum']} data-sum="due">
        <dt>{t('sale.bill.due')}</dt>
        <dd className="number">
          <strong>{fineMoneyText(fineOfFen(due))}</strong>
        </dd>
      </div>
    </dl>
  );
}
