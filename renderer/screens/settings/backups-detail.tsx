// One backup: proven line by line, what going back to it would lose, and the way back itself, which a manager's PIN opens.
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconRosetteDiscountCheck from '@tabler/icons-react/dist/esm/icons/IconRosetteDiscountCheck.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupName, BackupProof, BackupView } from '../../../shared/backups.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { BackupLoss } from './backups-loss.tsx';
import styles from './backups-panel.module.css';

type DetailProps = {
  readonly backup: BackupView;
  readonly onBack: () => void;
  /** Its proof was made: the list knows it too. */
  readonly onProven: () => void;
  readonly onRestore: (backup: BackupName, time: string) => Promise<Result<{ readonly restarts: boolean }> | null>;
};

export function BackupDetail({ backup, onBack, onProven, onRestore }: DetailProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [proof, setProof] = useState<BackupProof | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ readonly restarts: boolean } | null>(null);
  const time = clockText(backup.at, true);
  const mayRestore = proof !== null && proof.lost.unsent === 0 && !busy && done === null;

  async function prove(): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.proveBackup({ place: backup.place, name: backup.name }));
    setBusy(false);
    setProof(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.failure);
    onProven();
  }

  async function restore(): Promise<void> {
    setAsking(false);
    setBusy(true);
    const answer = await onRestore(backup, time);
    setBusy(false);
    if (answer?.ok === true) {
      setDone(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Escape' && !asking) {
      onBack();
      return true;
    }
    if (name === 'Enter' && !asking && proof === null) {
      void prove();
      return true;
    }
    return false;
  });

  return (
    <div className={styles['detail']} data-testid="backup-detail">
      <h2 className={`number ${styles['title']}`}>{time}</h2>
      {problem === null ? null : <FailureNote failure={problem} />}
      {done === null ? null : (
        <Note tone="good" testid="backup-restarting">
          {t(done.restarts ? 'backups.restarting' : 'backups.restartByHand')}
        </Note>
      )}
      {proof === null ? null : <BackupLoss proof={proof} />}
      <div className={styles['presses']}>
        <Press
          look={proof === null ? 'primary' : 'plain'}
          size={proof === null ? 'large' : 'normal'}
          shortcut={proof === null ? 'Enter' : undefined}
          busy={busy && proof === null}
          disabled={done !== null}
          testid="backup-prove"
          icon={<IconRosetteDiscountCheck size={24} aria-hidden="true" />}
          onClick={() => void prove()}
        >
          {t(busy && proof === null ? 'backups.proving' : proof === null ? 'backups.prove' : 'backups.proveAgain')}
        </Press>
        {proof === null ? null : (
          <Press
            look="danger"
            size="large"
            disabled={!mayRestore}
            testid="backup-restore"
            icon={<IconArrowBackUp size={24} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('backups.restore')}
          </Press>
        )}
      </div>
      {asking ? <Ask time={time} onCancel={() => setAsking(false)} onConfirm={() => void restore()} /> : null}
    </div>
  );
}

type AskProps = { readonly time: string; readonly onCancel: () => void; readonly onConfirm: () => void };

function Ask({ time, onCancel, onConfirm }: AskProps) {
  const { t } = useTranslation();
  useKeys(keyLevel.dialog, ({ name }) => {
    if (name === 'Escape') {
      onCancel();
    } else if (name === 'Enter') {
      onConfirm();
    }
    return true;
  });
  return (
    <Dialog label={t('backups.restoreTitle', { time })}>
      <h2 className={styles['title']}>{t('backups.restoreTitle', { time })}</h2>
      <p>{t('backups.restoreText')}</p>
      <DialogEnd
        name="backup-restore-ask"
        act={t('backups.restoreConfirm')}
        complete={true}
        onCancel={onCancel}
        onConfirm={onConfirm}
      />
    </Dialog>
  );
}
