// The rows, newest first: what it was, when, whose card, how much, and on which side it stands.
import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../../shared/transactions.ts';
import { shortClockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { nameOfRow } from './row-words.ts';
import styles from './transactions.module.css';
import type { Transactions } from './use-transactions.ts';

type ListProps = {
  readonly list: Transactions;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onClear: () => void;
};

export function TransactionList({ list, chosen, onChoose, onClear }: ListProps) {
  const { t } = useTranslation();
  const { page, problem, text } = list;
  return (
    <>
      {text === null || page === null || page.searched === null ? null : (
        <div className={styles['searched']}>
          <span data-testid="transactions-searched" data-searched={page.searched}>
            {t(`transactions.searched.${page.searched}`, { text })}
          </span>
          <Press size="small" testid="transactions-clear" onClick={onClear}>
            {t('transactions.searchClear')}
          </Press>
        </div>
      )}
      {page === null || page.problem === null ? null : (
        <div data-testid="transactions-problem">
          <Note tone="warn">{t('transactions.problem')}</Note>
          {page.problem.code === 'onlineOnly' ? null : <FailureNote failure={page.problem} />}
        </div>
      )}
      <div className={paper['paper']}>
        {page === null || page.rows.length === 0 ? (
          <ListNone
            known={page !== null}
            empty={t(text === null ? 'transactions.none' : 'transactions.noneFound')}
            problem={problem}
            onAgain={list.again}
            testid="transactions-none"
          />
        ) : (
          <div className={`${styles['rows']} scroll`} data-testid="transactions-rows" aria-busy={list.busy}>
            {page.rows.map((row) => (
              <Row key={row.key} row={row} chosen={row.key === chosen} onChoose={() => onChoose(row.key)} />
            ))}
            {page.more ? (
              <Press
                look="ghost"
                className={styles['more']}
                busy={list.busy}
                testid="transactions-more"
                onClick={list.loadMore}
              >
                {t('transactions.more')}
              </Press>
            ) : null}
          </div>
        )}
      </div>
    </>
  );
}

type RowProps = { readonly row: TransactionRow; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ row, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { place, at, memberName, maskedCard, amount, state, revoked, voucher, serial } = row;
  const hasAmount = amount !== null && (amount !== 0 || row.service === null);
  const settled = state === null || state === 'applied' || state === 'reverted';
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`transaction-${voucher ?? serial ?? row.key}`}
      data={{ 'data-place': place, ...(state === null ? {} : { 'data-state': state }) }}
    >
      <span className={styles['rowMain']}>
        <strong>
          {nameOfRow(row, t)}
          {memberName === null ? null : ` · ${memberName}`}
        </strong>
        <span className={`number ${styles['soft']}`}>
          {[at === null ? null : shortClockText(at), maskedCard].filter((part) => part !== null).join(' · ')}
        </span>
      </span>
      <span className={styles['rowSide']}>
        {hasAmount ? <Money amount={amount} size="row" /> : null}
        <span className={styles['marks']}>
          {revoked ? <span className={styles['revoked']}>{t('transactions.revoked')}</span> : null}
          {settled || state === null ? null : <StateBadge state={state} />}
          <span className={styles['place']} data-place={place}>
            {t(`transactions.place.${place}`)}
          </span>
        </span>
      </span>
    </RowPress>
  );
}
