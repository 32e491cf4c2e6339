// Ends the till and starts it again: on the store that was saved, or for a trial sale in practice. Where it cannot, it says what to do.
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useBridge, useTill } from '../../store/till-context.tsx';
import styles from './assistant.module.css';

type RestartProps = {
  readonly into: 'practice' | 'store';
  readonly label: string;
  readonly look?: 'primary' | 'plain';
};

export function RestartPress({ into, label, look = 'primary' }: RestartProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const restarts = useTill((state) => state.assistant?.restarts ?? false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);

  async function restart(): Promise<void> {
    setProblem(null);
    const answer = await approved.run((approval) => bridge.restartTill({ into, approval }), {
      what: t('assistant.profile.restartAsks'),
    });
    setBusy(answer?.ok === true);
    setProblem(answer?.ok === false ? answer.failure : null);
  }

  if (!restarts) {
    return <Note tone="info">{t('assistant.profile.restartByHand')}</Note>;
  }
  return (
    <div className={styles['restart']}>
      {problem === null ? null : <FailureNote failure={problem} />}
      <Press
        look={look}
        size="large"
        busy={busy}
        testid={`assistant-restart-${into}`}
        icon={<IconRefresh size={24} aria-hidden="true" />}
        onClick={() => void restart()}
      >
        {busy ? t('assistant.profile.restarting') : label}
      </Press>
      {approved.dialog}
    </div>
  );
}
