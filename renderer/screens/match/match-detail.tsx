// One row of the match: why it is what it is, the next step with the way there, and the three sides beside each other.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fineText } from '../../../shared/fine-money.ts';
import {
  type MatchBillView,
  type MatchLogView,
  type MatchOperationView,
  type MatchRow,
  type MatchSide,
  type MatchSideName,
  type MatchView,
  matchCauses,
  matchSides,
} from '../../../shared/match.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import styles from './match.module.css';
import { nameOfLogged, nameOfRow } from './match-words.ts';
import { VerdictMark } from './verdict-mark.tsx';

type DetailProps = { readonly row: MatchRow; readonly view: MatchView; readonly onGo: () => void };

const tones = { bad: 'bad', wait: 'warn', none: 'warn', good: 'good' } as const;

export function MatchDetail({ row, view, onGo }: DetailProps) {
  const { t } = useTranslation();
  const { cause, also, amount } = row;
  const { goal, weight } = matchCauses[cause];
  return (
    <>
      <div className={`${styles['told']} scroll`} data-testid="match-detail" data-cause={cause}>
        <div className={styles['head']}>
          <h2 className={styles['what']}>{nameOfRow(row, t)}</h2>
          {amount === null ? null : <Money amount={amount} size="big" />}
        </div>
        <VerdictMark cause={cause} />
        <Note tone={tones[weight]} testid="match-cause">
          <strong>{t(`match.cause.${cause}`)}</strong>
          <div data-testid="match-action">{t(`match.action.${cause}`)}</div>
        </Note>
        {also
          .filter((each) => matchCauses[each].weight !== 'good')
          .map((each) => (
            <p key={each} className={styles['soft']}>
              {t('match.also', { cause: t(`match.cause.${each}`) })}
            </p>
          ))}
        <div className={styles['sides']}>
          {matchSides.map((side) => (
            <section
              key={side}
              className={styles['side']}
              aria-label={t(`match.side.${side}`)}
              data-testid={`match-detail-${side}`}
              data-count={row[side].length}
            >
              <h2 className={styles['subtitle']}>{t(`match.side.${side}`)}</h2>
              <SideOfRow row={row} side={side} state={view.sides[side].state} />
            </section>
          ))}
        </div>
      </div>
      {goal === null ? null : (
        <div className={styles['steps']}>
          <Press look={weight === 'bad' ? 'primary' : 'plain'} shortcut="Enter" testid="match-go" onClick={onGo}>
            {t(`match.goal.${goal}`)}
          </Press>
        </div>
      )}
    </>
  );
}

function SideOfRow({
  row,
  side,
  state,
}: {
  readonly row: MatchRow;
  readonly side: MatchSideName;
  readonly state: MatchSide['state'];
}) {
  const { t } = useTranslation();
  if (row[side].length === 0) {
    const told =
      state === 'unread'
        ? 'match.sideUnread'
        : state === 'absent'
          ? 'match.sideAbsent'
          : side === 'bills' && row.journal.every(({ billNo }) => billNo === null)
            ? 'match.noBill'
            : null;
    return <p className={styles['soft']}>{told === null ? t(`match.sideNone.${side}`) : t(told)}</p>;
  }
  switch (side) {
    case 'journal':
      return row.journal.map((operation) => <OperationFacts key={operation.serial} operation={operation} />);
    case 'log':
      return row.log.map((logged) => <LogFacts key={`${logged.voucher} ${logged.serial} ${logged.at}`} row={logged} />);
    case 'bills':
      return row.bills.map((bill) => <BillFacts key={bill.billNo} bill={bill} />);
  }
}

function OperationFacts({ operation }: { readonly operation: MatchOperationView }) {
  const { t } = useTranslation();
  const { amount, at, billNo, maskedCard, operator, serial, state, terminalNo, voucher } = operation;
  return (
    <Facts>
      <Money amount={amount} size="row" />
      <StateBadge state={state} />
      <Fact label={t('match.fact.at')}>{clockText(at, true)}</Fact>
      <Fact label={t('match.fact.card')}>{maskedCard}</Fact>
      <Fact label={t('match.fact.voucher')}>{voucher}</Fact>
      <Fact label={t('match.fact.serial')}>{serial}</Fact>
      <Fact label={t('match.fact.bill')}>{billNo}</Fact>
      <Fact label={t('match.fact.operator')}>{operator}</Fact>
      <Fact label={t('match.fact.terminal')}>{terminalNo}</Fact>
    </Facts>
  );
}

function LogFacts({ row }: { readonly row: MatchLogView }) {
  const { t } = useTranslation();
  const { amount, at, joinedBy, maskedCard, operator, remark, revoked, serial, terminalNo, voucher } = row;
  return (
    <Facts>
      {amount === null ? null : <Money amount={amount} size="row" />}
      <span>
        {nameOfLogged(row, t)}
        {revoked ? <strong className={styles['revoked']}> {t('match.revoked')}</strong> : null}
      </span>
      <Fact label={t('match.fact.at')}>{at === null ? null : clockText(at, true)}</Fact>
      <Fact label={t('match.fact.card')}>{maskedCard}</Fact>
      <Fact label={t('match.fact.voucher')}>{voucher}</Fact>
      <Fact label={t('match.fact.serial')}>{serial}</Fact>
      <Fact label={t('match.fact.operator')}>{operator}</Fact>
      <Fact label={t('match.fact.terminal')}>{terminalNo}</Fact>
      <Fact label={t('match.fact.remark')}>{remark}</Fact>
      <Fact label={t('match.fact.joinedBy')}>{joinedBy === null ? null : t(`match.joinedBy.${joinedBy}`)}</Fact>
    </Facts>
  );
}

function BillFacts({ bill }: { readonly bill: MatchBillView }) {
  const { t } = useTranslation();
  const { billNo, closedAt, due, gone, joinedBy, late, payments, shopNo, table } = bill;
  return (
    <Facts>
      <span>
        {due.kind === 'amount' ? (
          <Money amount={due.amount} size="row" />
        ) : due.kind === 'none' ? (
          t('match.dueNone')
        ) : (
          t('match.dueNotWhole', { exact: fineText(due.exact) })
        )}
        {late ? ` · ${t('match.late')}` : ''}
        {gone ? ` · ${t('match.gone')}` : ''}
      </span>
      <Fact label={t('match.fact.bill')}>{billNo}</Fact>
      <Fact label={t('match.fact.closedAt')}>{closedAt.slice(0, 19).replace('T', ' ')}</Fact>
      <Fact label={t('match.fact.table')}>{table}</Fact>
      <Fact label={t('match.fact.payments')}>
        {payments.length === 0 ? null : payments.map(({ name, amount }) => `${name} ${amount}`).join('\n')}
      </Fact>
      <Fact label={t('match.fact.shop')}>{shopNo}</Fact>
      <Fact label={t('match.fact.joinedBy')}>{joinedBy === null ? null : t(`match.joinedBy.${joinedBy}`)}</Fact>
    </Facts>
  );
}

function Facts({ children }: { readonly children: ReactNode }) {
  return <div className={styles['facts']}>{children}</div>;
}

/** What nobody tells has no line. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return children === null || children === '' ? null : (
    <div className={styles['fact']}>
      <span className={styles['label']}>{label}</span>
      <span className={`number selectable ${styles['value']}`}>{children}</span>
    </div>
  );
}
