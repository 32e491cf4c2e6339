// What an operation is and where it stands, in words and figures.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../../shared/operation.ts';
import { ageText, clockText } from '../../components/age-text.ts';
import { joined } from '../../components/joined.ts';
import { kindText } from '../../components/kind-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { paidText } from '../../components/paid-text.ts';
import { StateBadge } from '../../components/state-badge.tsx';
import { useNow } from '../../components/use-now.ts';
import { useNextTry } from './next-try.ts';
import styles from './operation-detail.module.css';

export type OperationFactsProps = {
  readonly operation: OperationView;
  /** A person said so, and no proof of the platform. */
  readonly isDecided: boolean;
};

export function OperationFacts({ operation, isDecided }: OperationFactsProps) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const { kind, state } = operation;
  const next = useNextTry()(operation, now);
  const attempts = operation.attempt === 0 ? '' : t('queue.attempts', { value: operation.attempt });
  const paid = paidText(t, operation);
  const tries = joined([attempts, next]);
  return (
    <>
      <div className={styles['head']}>
        <div>
          <h2 className={styles['title']}>
            {kindText(t, operation)} <Money amount={operation.amount} />
          </h2>
          <span className="number selectable">{operation.serial}</span>
        </div>
        <StateBadge state={state} />
      </div>
      <p className={styles['help']}>{help()}</p>
      <dl className={styles['facts']}>
        {operation.memberName === null ? null : <Fact label={t('outcome.member')}>{operation.memberName}</Fact>}
        {operation.billNo === null ? null : <Fact label={t('bills.bill')}>{operation.billNo}</Fact>}
        <Fact label={t('queue.card')}>{operation.maskedCard}</Fact>
        <Fact label={t('queue.operator')}>{operation.operator}</Fact>
        <Fact label={t('queue.created')}>
          <span className={styles['unbroken']}>{clockText(operation.createdAt, true)}</span>{' '}
          <span className={styles['age']}>{ageText(t, 'queue.age', now - operation.createdAt)}</span>
        </Fact>
        {kind === 'consumption' ? (
          <Fact label={paid === null ? t('queue.store') : t('outcome.paidBy')}>
            {paid ?? <Money amount={operation.storePay} />}
          </Fact>
        ) : null}
        {operation.serviceFacts.map(({ name, value }) => (
          <Fact key={name} label={t(`serviceFact.${name}`)}>
            {value}
          </Fact>
        ))}
        {tries === '' ? null : <Fact label={t('queue.tries')}>{tries}</Fact>}
        {operation.voucher === null ? null : <Fact label={t('queue.voucher')}>{operation.voucher}</Fact>}
        {operation.parent === null ? null : <Fact label={t('queue.parent')}>{operation.parent}</Fact>}
        {operation.revocationReason === null ? null : (
          <Fact label={t('queue.why')}>
            {operation.revocationReason === 'ghost' ? t('reason.ghostRevocation') : operation.revocationReason}
          </Fact>
        )}
        {operation.revokedBy === null ? null : <Fact label={t('queue.revokedBy')}>{operation.revokedBy}</Fact>}
      </dl>
      {operation.platformMessage === null ? null : (
        <p className={styles['help']}>{t('failureDetail.platform', { value: operation.platformMessage })}</p>
      )}
    </>
  );

  function help(): string {
    if (isDecided) {
      return t('desk.decide.help');
    }
    return state === 'manual' && operation.byHand === true
      ? t('memberService.credit.text', { amount: moneyText(operation.amount) })
      : t(`stateHelp.${state}`);
  }
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="number selectable">{children}</dd>
    </div>
  );
}
