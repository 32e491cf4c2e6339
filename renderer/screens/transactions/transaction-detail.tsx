// One transaction: where it stands, what paid it, its dishes, and what can be done about it.
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconCash from '@tabler/icons-react/dist/esm/icons/IconCash.mjs';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import type { TransactionDetail, TransactionRow } from '../../../shared/transactions.ts';
import { askWhileShown } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { ReceiptPress } from '../../components/receipt-press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { DishTable } from './dish-table.tsx';
import { PaidLines } from './paid-lines.tsx';
import { isRevocable, nameOfRow, placeWords } from './row-words.ts';
import styles from './transactions.module.css';

type DetailProps = { readonly row: TransactionRow; readonly onChange: (detail: TransactionDetail) => void };

export function TransactionDetailPanel({ row, onChange }: DetailProps) {
  const { t } = useTranslation();
  const { revokeThis } = useActions();
  const offline = useTill((state) => state.status !== null && state.status.connection !== 'online');
  const { detail, problem } = useDetail(row);
  const { amount, platformAmount, voucher } = row;
  const isBill = row.kind === 'consumption' || row.service === 'syncThirdPartyPayment';
  return (
    <>
      <div
        className={`${styles['told']} scroll`}
        data-testid="transaction-detail"
        data-voucher={voucher ?? ''}
        data-place={row.place}
      >
        <div className={styles['head']}>
          <h2 className={styles['what']}>{nameOfRow(row, t)}</h2>
          {amount === null || (amount === 0 && row.service !== null) ? null : <Money amount={amount} size="big" />}
        </div>
        <div className={styles['marks']}>
          {row.state === null ? null : <StateBadge state={row.state} />}
          {row.revoked ? <span className={styles['revoked']}>{t('transactions.revoked')}</span> : null}
          <span className={styles['place']} data-place={row.place}>
            {t(`transactions.place.${row.place}`)}
          </span>
        </div>
        {row.differs && amount !== null && platformAmount !== null ? (
          <Note tone="bad" testid="transaction-differs">
            {t('transactions.differs', { own: moneyText(amount), platform: moneyText(platformAmount) })}
          </Note>
        ) : null}
        <p className={styles['soft']}>{placeWords(row, t)}</p>
        {problem === null ? null : <FailureNote failure={problem} />}
        {detail === null || !isBill ? null : <PaidLines paid={detail.paid} />}
        {detail === null || row.kind !== 'consumption' ? null : <DishTable detail={detail} />}
        <Facts row={row} />
      </div>
      <div className={styles['steps']}>
        {detail === null || !isBill || detail.fixed === null || detail.fixed === 'notABill' ? null : (
          <p className={styles['soft']} data-testid="transaction-fixed" data-fixed={detail.fixed}>
            {t(`transactions.fixed.${detail.fixed}`)}
          </p>
        )}
        {offline && detail?.fixed === null ? <p className={styles['soft']}>{t('transactions.changeOffline')}</p> : null}
        <div className={styles['presses']}>
          {row.serial === null ? null : <ReceiptPress serial={row.serial} />}
          {detail?.fixed === null ? (
            <Press
              disabled={offline}
              icon={<IconCash size={24} aria-hidden="true" />}
              testid="transaction-change"
              onClick={() => onChange(detail)}
            >
              {t('transactions.change')}
            </Press>
          ) : null}
          {isRevocable(row) && voucher !== null ? (
            <Press
              icon={<IconArrowBackUp size={24} aria-hidden="true" />}
              testid="transaction-revoke"
              onClick={() => revokeThis(voucher)}
            >
              {t('transactions.revoke')}
            </Press>
          ) : null}
        </div>
      </div>
    </>
  );
}

function useDetail({ serial, voucher }: TransactionRow) {
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const [detail, setDetail] = useState<TransactionDetail | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed operation may have changed what paid
  useEffect(
    () =>
      askWhileShown(bridge.getTransaction({ serial, voucher }), (answer) => {
        setDetail((old) => (answer.ok ? answer.value : old));
        setProblem(answer.ok ? null : answer.failure);
      }),
    [bridge, serial, voucher, tick],
  );
  return { detail, problem };
}

function Facts({ row }: { readonly row: TransactionRow }) {
  const { t } = useTranslation();
  const { at, voucher, serial, maskedCard, memberName, storeBalance, terminalNo, operator, storeName, remark } = row;
  return (
    <dl className={styles['facts']}>
      <Fact label={t('transactions.fact.at')}>{at === null ? null : clockText(at, true)}</Fact>
      <Fact label={t('transactions.fact.voucher')}>{voucher}</Fact>
      <Fact label={t('transactions.fact.serial')}>{serial}</Fact>
      <Fact label={t('transactions.fact.card')}>{maskedCard}</Fact>
      <Fact label={t('transactions.fact.member')}>{memberName}</Fact>
      <Fact label={t('transactions.fact.balance')}>
        {storeBalance === null ? null : <Money amount={storeBalance} size="row" />}
      </Fact>
      <Fact label={t('transactions.fact.terminal')}>{terminalNo}</Fact>
      <Fact label={t('transactions.fact.operator')}>{operator}</Fact>
      <Fact label={t('transactions.fact.store')}>{storeName}</Fact>
      <Fact label={t('transactions.fact.remark')}>{remark === '' ? null : remark}</Fact>
    </dl>
  );
}

/** What nobody tells has no line. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return children === null ? null : (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd className="number selectable">{children}</dd>
    </div>
  );
}
