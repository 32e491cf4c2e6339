// One refused sale: whose it is, what is owed, why the platform refused it, and how it was settled.
import { useTranslation } from 'react-i18next';
import type { RefusalView } from '../../../shared/desks.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import styles from './operation-detail.module.css';
import { Fact } from './operation-facts.tsx';

export function RefusalFacts({ refusal }: { readonly refusal: RefusalView }) {
  const { t } = useTranslation();
  const { operation, owed, cause, maskedMobile, settlement } = refusal;
  return (
    <>
      <Note tone={settlement === null ? 'bad' : 'info'} testid="refusal-why">
        <strong>{t(`desk.refusal.cause.${cause}`)}</strong>
        <div>
          {operation.platformMessage === null
            ? t('desk.refusal.noWords')
            : t('failureDetail.platform', { value: operation.platformMessage })}
        </div>
        {settlement === null ? <div>{t('desk.refusal.advice')}</div> : null}
      </Note>
      <dl className={styles['facts']} data-testid="refusal-facts">
        <Fact label={t('desk.refusal.guest')}>{operation.memberName ?? t('desk.refusal.noName')}</Fact>
        <Fact label={t('desk.refusal.mobile')}>{maskedMobile ?? '–'}</Fact>
        <Fact label={t('desk.refusal.owes')}>
          <Money amount={owed} />
        </Fact>
        <Fact label={t('desk.refusal.bill')}>
          <Money amount={operation.amount} />
        </Fact>
        <Fact label={t('desk.refusal.billAt')}>{clockText(operation.createdAt, true)}</Fact>
        <Fact label={t('desk.refusal.cashier')}>{operation.operator}</Fact>
      </dl>
      {settlement === null ? null : (
        <Note tone="good" testid="refusal-settlement">
          <strong>
            {t(`desk.refusal.how.${settlement.how}`)} <Money amount={settlement.amount} />
          </strong>
          <div>{settlement.note}</div>
          <div>
            {t('desk.refusal.by', { person: settlement.person, operator: settlement.operator })} ·{' '}
            <span className="number">{clockText(settlement.at, true)}</span>
          </div>
        </Note>
      )}
      <hr className={styles['rule']} />
    </>
  );
}
