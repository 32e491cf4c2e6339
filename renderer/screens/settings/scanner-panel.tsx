// The scanner: the calibration sheet on the left, what is set and what a scan looks like on the right, a serial port below.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultScanner, type ScannerSettings } from '../../../shared/preferences/scanner.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import type { ScanSettings } from '../../scan/decoder.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import panel from './panel.module.css';
import { ScannerFacts } from './scanner-facts.tsx';
import styles from './scanner-panel.module.css';
import { ScannerSerial } from './scanner-serial.tsx';
import { ScannerSheet } from './scanner-sheet.tsx';
import { ScannerTrial } from './scanner-trial.tsx';
import { useCalibration } from './use-calibration.ts';

export function ScannerPanel() {
  const { t } = useTranslation();
  const { changePreference } = useActions();
  const approved = useApproved();
  const settings = useTill((state) => state.preferences.scanner);
  const calibration = useCalibration();
  const [problem, setProblem] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const { result, running } = calibration;
  // What is scanned here is for looking at.
  useScannedText(() => undefined);
  const found = result?.ok === true ? result : null;

  useEffect(() => {
    if (running) {
      setSaved(false);
      setProblem(null);
    }
  }, [running]);

  async function save(change: Partial<ScannerSettings>): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const value = { ...settings, ...change };
    const answer = await approved.run((approval) => changePreference({ section: 'scanner', value, approval }), {
      right: 'changeSettings',
      what: t('scanner.approve'),
    });
    setBusy(false);
    if (answer?.ok === true) {
      setSaved(true);
      calibration.clear();
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && approved.dialog === null) {
      if (found === null) {
        calibration.start();
      } else {
        void save(found.settings);
      }
      return true;
    }
    return false;
  });

  const { keyTime, prefix, suffix, end, layout } = defaultScanner;
  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense>
      <section className={`${panel['side']} ${panel['paper']} ${styles['side']}`} aria-label={t('scanner.sheetTitle')}>
        <ScannerSheet calibration={calibration} />
        {problem === null ? null : <FailureNote failure={problem} />}
        {saved ? (
          <Note tone="good" testid="scanner-saved">
            {t('scanner.saved')}
          </Note>
        ) : null}
        <div className={styles['presses']}>
          {found === null ? (
            <Press
              look={running ? 'plain' : 'primary'}
              size="large"
              shortcut={running ? 'Esc' : 'Enter'}
              testid={running ? 'scanner-stop' : 'scanner-start'}
              onClick={running ? calibration.clear : calibration.start}
            >
              {t(running ? 'scanner.stop' : 'scanner.start')}
            </Press>
          ) : (
            <Press
              look="primary"
              size="large"
              shortcut="Enter"
              busy={busy}
              testid="scanner-save"
              onClick={() => void save(found.settings)}
            >
              {t('scanner.save')}
            </Press>
          )}
          <Press size="large" testid="scanner-print" onClick={() => globalThis.print()}>
            {t('scanner.print')}
          </Press>
        </div>
      </section>
      <div className={styles['right']}>
        {found === null ? (
          <ScannerTrial settings={settings} />
        ) : (
          <Found settings={found.settings} measured={found.measured} />
        )}
        <ScannerSerial settings={settings} onSave={(change) => void save(change)} />
        <Press
          look="quiet"
          size="small"
          testid="scanner-reset"
          disabled={busy}
          onClick={() => void save({ keyTime, prefix, suffix, end, layout })}
        >
          {t('scanner.reset')}
        </Press>
      </div>
      {approved.dialog}
    </div>
  );
}

function Found({ settings, measured }: { readonly settings: ScanSettings; readonly measured: number }) {
  const { t } = useTranslation();
  return (
    <section
      className={`${panel['paper']} ${styles['side']}`}
      aria-label={t('scanner.found')}
      data-testid="scanner-found"
    >
      <h2 className={styles['title']}>{t('scanner.found')}</h2>
      <ScannerFacts settings={settings} measured={measured} />
      {settings.keyTime > defaultScanner.keyTime && settings.prefix === '' ? (
        <Note tone="warn" testid="scanner-slow">
          {t('scanner.slow')}
        </Note>
      ) : null}
    </section>
  );
}
