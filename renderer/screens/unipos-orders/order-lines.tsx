// The lines of an order or a reservation, as a table.
import { useTranslation } from 'react-i18next';
import { fineMoney } from '../../../shared/fine-money.ts';
import { lineAmount } from '../../../shared/unipos-amounts.ts';
import { fineMoneyText } from '../bills/bill-words.ts';
import type { UniposContent } from './form-draft.ts';
import { kindOf } from './order-words.ts';
import styles from './unipos-orders.module.css';

export function OrderLines({ content }: { readonly content: UniposContent }) {
  const { t } = useTranslation();
  const title = t(`uniposOrders.lines.${kindOf(content)}`);
  return (
    <section aria-label={title} data-testid="unipos-lines" data-count={content.lines.length}>
      <h2 className={styles['subtitle']}>{title}</h2>
      <ul className={styles['lines']}>
        {'orderNo' in content
          ? content.lines.map(({ goodsNo, name, quantity, unit, price, notes }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same dish may stand twice, and the list never changes its order
              <li key={`${goodsNo} ${index}`} className={styles['line']}>
                <span className={styles['lineName']}>
                  {name} <span className={`number ${styles['soft']}`}>{goodsNo}</span>
                  {notes === null ? null : <span className={styles['lineNotes']}>{notes}</span>}
                </span>
                <span className="number">
                  {fineMoneyText(price)} × {quantity}
                  {unit}
                </span>
                <strong className="number">{fineMoneyText(lineAmount(quantity, price) ?? fineMoney(0))}</strong>
              </li>
            ))
          : content.lines.map(({ area, type, quantity, notes }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may stand twice, and the list never changes its order
              <li key={`${type} ${index}`} className={styles['line']}>
                <span className={styles['lineName']}>
                  {area} {type}
                  {notes === null ? null : <span className={styles['lineNotes']}>{notes}</span>}
                </span>
                <span />
                <strong className="number">× {quantity}</strong>
              </li>
            ))}
      </ul>
    </section>
  );
}
