// What going back to a backup means: how whole it is, which operations the journal would lack, and what is asked for again.
import { useTranslation } from 'react-i18next';
import type { BackupProof } from '../../../shared/backups.ts';
import { shortClockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { kindText } from '../../components/kind-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { StateBadge } from '../../components/state-badge.tsx';
import styles from './backups-panel.module.css';
import panel from './panel.module.css';

export function BackupLoss({ proof }: { readonly proof: BackupProof }) {
  const { t } = useTranslation();
  const { events, operations, history, lost, resumed } = proof;
  const hidden = lost.count - lost.rows.length;
  return (
    <div className={`${styles['loss']} scroll`}>
      <Note tone="good" testid="backup-whole">
        {t('backups.whole', { events, operations })}
      </Note>
      {history === 'own' ? null : (
        <Note tone="bad" testid="backup-other">
          {t('backups.other')}
        </Note>
      )}
      {lost.unsent === 0 ? null : (
        <Note tone="bad" testid="backup-unsent">
          {t('backups.unsent', { count: lost.unsent })}
        </Note>
      )}
      {resumed === 0 ? null : <Note tone="info">{t('backups.resumed', { count: resumed })}</Note>}
      <p className={styles['lost']} data-testid="backup-lost" data-count={lost.count} data-fen={lost.amount}>
        {lost.count === 0
          ? t('backups.lostNone')
          : t('backups.lost', { count: lost.count, amount: moneyText(lost.amount) })}
      </p>
      {lost.rows.map((row) => (
        <div key={row.serial} className={styles['lostRow']}>
          <span className={`number ${styles['soft']}`}>{shortClockText(row.createdAt)}</span>
          <span className={styles['lostName']}>
            {kindText(t, row)}
            {row.memberName === null ? '' : ` · ${row.memberName}`}
          </span>
          <StateBadge state={row.state} />
          <Money amount={row.amount} size="row" />
        </div>
      ))}
      {hidden <= 0 ? null : <p className={panel['hint']}>{t('backups.lostMore', { count: hidden })}</p>}
      <p className={panel['hint']}>{t('backups.lostMind')}</p>
    </div>
  );
}
