// On the sync desk: how many bill details wait, and the newest that the platform refused, each with its words and a way to send it again.
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import styles from './desk.module.css';
import type { BillDetailsState } from './use-bill-details.ts';

export function BillDetailsCard({ state: { view } }: { readonly state: BillDetailsState }) {
  const { t } = useTranslation();
  const { waiting = 0, refused = 0 } = view ?? {};
  return (
    <div className={styles['card']} data-testid="bill-details" data-waiting={waiting} data-refused={refused}>
      <h2 className={styles['columnTitle']}>{t('billDetails.title')}</h2>
      {waiting === 0 && refused === 0 ? (
        <strong>{t('billDetails.none')}</strong>
      ) : (
        <dl className={styles['figures']}>
          <div>
            <dt>{t('billDetails.waiting')}</dt>
            <dd className="number">{waiting}</dd>
          </div>
          <div>
            <dt>{t('billDetails.refused')}</dt>
            <dd className="number">{refused}</dd>
          </div>
        </dl>
      )}
      <span className={styles['soft']}>{t('billDetails.explain')}</span>
    </div>
  );
}

export function RefusedBillDetails({ state: { view, busy, again } }: { readonly state: BillDetailsState }) {
  const { t } = useTranslation();
  if (view === null || view.refused === 0) {
    return null;
  }
  return (
    <section aria-label={t('billDetails.refusedTitle')}>
      <Note tone="warn" testid="bill-details-refused">
        <strong>{t('billDetails.refusedTitle')}</strong>
        <div>{t('billDetails.refusedExplain')}</div>
        {view.refused > view.newest.length ? <div>{t('billDetails.more', { shown: view.newest.length })}</div> : null}
      </Note>
      <ul className={styles['refusedDetails']}>
        {view.newest.map(({ operation, words }) => (
          <li key={operation.serial} data-testid={`bill-detail-${operation.serial}`}>
            <span className={styles['lineMain']}>
              <strong className="number">
                {t('billDetails.line', {
                  amount: moneyText(operation.amount),
                  member: operation.memberName ?? operation.maskedCard,
                  serial: operation.serial,
                })}
              </strong>
              <span className={styles['soft']}>
                {t('failureDetail.platform', { value: words === '' ? t('billDetails.noWords') : words })}
              </span>
            </span>
            <Press
              size="small"
              busy={busy === operation.serial}
              disabled={busy !== null}
              testid={`bill-detail-again-${operation.serial}`}
              onClick={() => again(operation.serial)}
            >
              {t('billDetails.again')}
            </Press>
          </li>
        ))}
      </ul>
    </section>
  );
}
