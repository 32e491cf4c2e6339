// One bill: what it comes to, what paid it, its dishes, where it stands, and the button that pays it by card.
import IconCreditCardPay from '@tabler/icons-react/dist/esm/icons/IconCreditCardPay.mjs';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fineText } from '../../../shared/fine-money.ts';
import type { BillRow } from '../../../shared/unipos-bills.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { canPay } from '../../store/bill-actions.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { BillBadge } from './bill-badge.tsx';
import { BillDishes, BillPayments } from './bill-facts.tsx';
import { fineMoneyText, payableAmount, shortNumber } from './bill-words.ts';
import styles from './bills.module.css';
import { useBill } from './use-bill.ts';

export function BillDetail({ row, onPay }: { readonly row: BillRow; readonly onPay: () => void }) {
  const { t } = useTranslation();
  const { bill, problem } = useBill(row.billNo, `${row.firstSeenAt} ${row.total} ${row.payments.length}`);
  const ready = useTill(canPay);
  const title = useId();
  const amount = payableAmount(row);
  const { billNo, table, guests, cashier, closedAt, memberNo, notes, total, discount, floor } = row;
  return (
    <>
      <section
        className={`${styles['told']} scroll`}
        aria-labelledby={title}
        data-testid="bill-detail"
        data-bill={billNo}
        data-paid={row.paid.state}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <div className={styles['head']}>
          <div>
            <h2 className={styles['what']} id={title}>
              {table ?? t('bills.bill')}
            </h2>
            <span className="number selectable">{billNo}</span>
          </div>
          <div className={styles['headSide']}>
            {row.due.kind === 'amount' ? (
              <Money amount={row.due.amount} size="big" />
            ) : (
              <span className={`number ${styles['what']}`}>
                {fineMoneyText(row.due.kind === 'notWholeFen' ? row.due.exact : total)}
              </span>
            )}
            <BillBadge bill={row} />
          </div>
        </div>
        <Standing row={row} />
        <dl className={styles['facts']}>
          <Fact label={t('bills.closed')}>{closedAt.replace('T', ' ').slice(0, 19)}</Fact>
          {guests === null || guests === 0 ? null : <Fact label={t('bills.guests')}>{guests}</Fact>}
          {cashier === null ? null : <Fact label={t('bills.cashier')}>{cashier}</Fact>}
          {memberNo === null ? null : <Fact label={t('bills.member')}>{shortNumber(memberNo)}</Fact>}
          {notes === null ? null : <Fact label={t('bills.notes')}>{notes}</Fact>}
          <Fact label={t('bills.total')}>{fineMoneyText(total)}</Fact>
          {discount === 0 ? null : <Fact label={t('bills.discount')}>−{fineMoneyText(discount)}</Fact>}
          {floor === 0 ? null : <Fact label={t('bills.floor')}>−{fineMoneyText(floor)}</Fact>}
        </dl>
        <BillPayments payments={row.payments} />
        {problem === null ? null : <FailureNote failure={problem} />}
        {bill === null ? null : <BillDishes lines={bill.lines} />}
      </section>
      {amount === null ? null : (
        <div className={styles['steps']}>
          {ready ? null : <p className={styles['soft']}>{t('bills.payHint')}</p>}
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            icon={<IconCreditCardPay size={28} aria-hidden="true" />}
            testid="bill-pay"
            onClick={onPay}
          >
            {t('bills.pay', { amount: moneyText(amount) })}
          </Press>
        </div>
      )}
    </>
  );
}

/** Why it may not be paid, or what is odd about it. */
function Standing({ row }: { readonly row: BillRow }) {
  const { t } = useTranslation();
  const { showOperation } = useActions();
  const { billNo, due, paid } = row;
  return (
    <>
      {paid.state === 'paid' || paid.state === 'paying' ? (
        <Note tone={paid.state === 'paid' ? 'good' : 'warn'} testid="bill-standing">
          <div>{t(`bills.stateHelp.${paid.state}`, { serial: paid.serial })}</div>
          <Press
            size="small"
            testid="bill-to-serial"
            className={styles['toSerial']}
            onClick={() => showOperation(paid.serial)}
          >
            {t('bills.toSerial')}
          </Press>
        </Note>
      ) : null}
      {paid.state === 'otherwise' ? <p className={styles['soft']}>{t('bills.stateHelp.otherwise')}</p> : null}
      {due.kind === 'notWholeFen' ? (
        <Note tone="bad" testid="bill-not-whole">
          {t('failure.billNotWholeFen', { billNo, amount: fineText(due.exact) })}
        </Note>
      ) : null}
      {row.gone ? <Note tone="warn">{t('bills.gone')}</Note> : null}
      {row.gateway ? <Note tone="info">{t('bills.gateway')}</Note> : null}
      {row.late ? <Note tone="info">{t('bills.lateHelp')}</Note> : null}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
