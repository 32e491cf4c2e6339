// The diagnostics bundle: what is in it, what is not, and one press that saves it.
import IconFileZip from '@tabler/icons-react/dist/esm/icons/IconFileZip.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosticsWritten } from '../../../shared/diagnostics.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { sizeText } from '../../components/size-text.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './diagnostics-panel.module.css';
import panel from './panel.module.css';

const holds = ['versions', 'profile', 'health', 'queue', 'log'] as const;
const without = ['secrets', 'numbers', 'guests'] as const;

export function DiagnosticsPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [written, setWritten] = useState<DiagnosticsWritten | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    setWritten(null);
    const answer = await approved.run((approval) => bridge.writeDiagnostics({ approval }), {
      right: 'changeSettings',
      what: t('diagnostics.asks'),
    });
    setBusy(false);
    if (answer?.ok === true) {
      setWritten(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && approved.dialog === null) {
      void save();
      return true;
    }
    return false;
  });

  return (
    <section className={`${panel['side']} ${panel['paper']} ${styles['paper']}`} aria-label={t('diagnostics.title')}>
      <h2 className={styles['title']}>{t('diagnostics.title')}</h2>
      <p className={panel['hint']}>{t('diagnostics.what')}</p>
      <div className={styles['lists']}>
        <section>
          <h2 className={styles['heading']}>{t('diagnostics.holds')}</h2>
          <ul className={styles['list']}>
            {holds.map((name) => (
              <li key={name}>{t(`diagnostics.holdsList.${name}`)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className={styles['heading']}>{t('diagnostics.without')}</h2>
          <ul className={styles['list']}>
            {without.map((name) => (
              <li key={name}>{t(`diagnostics.withoutList.${name}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      {problem === null ? null : <FailureNote failure={problem} />}
      {written?.fileName == null ? null : (
        <Note tone="good" testid="diagnostics-saved">
          {t('diagnostics.saved', { file: written.fileName, size: sizeText(written.bytes) })}
        </Note>
      )}
      <Press
        className={styles['save']}
        look="primary"
        size="large"
        shortcut="Enter"
        busy={busy}
        testid="diagnostics-save"
        icon={<IconFileZip size={24} aria-hidden="true" />}
        onClick={() => void save()}
      >
        {t(busy ? 'diagnostics.saving' : 'diagnostics.save')}
      </Press>
      {approved.dialog}
    </section>
  );
}
