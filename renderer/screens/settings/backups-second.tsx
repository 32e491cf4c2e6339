// The second place for backups: what it is for, where it is, and whether it can be reached.
import IconUsb from '@tabler/icons-react/dist/esm/icons/IconUsb.mjs';
import { useTranslation } from 'react-i18next';
import type { BackupsView } from '../../../shared/backups.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import styles from './backups-panel.module.css';
import panel from './panel.module.css';

type SecondProps = {
  readonly second: BackupsView['second'];
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onForget: () => void;
};

export function SecondPlace({ second, busy, onChoose, onForget }: SecondProps) {
  const { t } = useTranslation();
  const state = second === null ? 'none' : second.reachable ? 'ok' : 'away';
  const tones = { none: 'warn', ok: 'good', away: 'warn' } as const;
  const sentences = { none: 'backups.secondNone', ok: 'backups.secondOk', away: 'backups.secondAway' } as const;
  return (
    <section className={styles['second']} aria-label={t('backups.second')}>
      <h2 className={styles['title']}>{t('backups.second')}</h2>
      <Note tone={tones[state]} testid="backups-second">
        {t(sentences[state], { label: second?.label ?? '' })}
      </Note>
      <div className={styles['presses']}>
        <Press
          look={second === null ? 'primary' : 'plain'}
          disabled={busy}
          testid="backups-choose"
          icon={<IconUsb size={24} aria-hidden="true" />}
          onClick={onChoose}
        >
          {t(second === null ? 'backups.choose' : 'backups.change')}
        </Press>
        {second === null ? null : (
          <Press look="quiet" disabled={busy} testid="backups-forget" onClick={onForget}>
            {t('backups.forget')}
          </Press>
        )}
      </div>
      <p className={panel['hint']}>{t('backups.secondMind')}</p>
    </section>
  );
}
