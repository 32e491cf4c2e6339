// A scanner at a serial port: which port, how fast, and whether it is connected.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScannerSettings, scannerBauds, serialDevicePattern } from '../../../shared/preferences/scanner.ts';
import type { SerialScannerView } from '../../../shared/scanner.ts';
import { ask } from '../../bridge.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useBridge } from '../../store/till-context.tsx';
import panel from './panel.module.css';
import styles from './scanner-panel.module.css';

type SerialProps = {
  readonly settings: ScannerSettings;
  readonly onSave: (change: Partial<ScannerSettings>) => void;
};

export function ScannerSerial({ settings, onSave }: SerialProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [device, setDevice] = useState(settings.serialDevice);
  const [baud, setBaud] = useState(settings.serialBaud);
  const [view, setView] = useState<SerialScannerView | null>(null);

  useEffect(() => {
    const stop = bridge.on('scanner', setView);
    void ask(bridge.getScanner(null)).then((answer) => {
      if (answer.ok) {
        setView((now) => now ?? answer.value);
      }
    });
    return stop;
  }, [bridge]);

  const wrong = !serialDevicePattern.test(device.trim());
  const save = () => {
    if (!wrong) {
      onSave({ serialDevice: device.trim(), serialBaud: baud });
    }
  };
  return (
    <section
      className={`${panel['paper']} ${styles['side']}`}
      data-dense=""
      aria-label={t('scanner.serialTitle')}
      data-testid="scanner-serial"
      data-state={view?.state}
    >
      <h2 className={styles['title']}>{t('scanner.serialTitle')}</h2>
      <p className={panel['hint']}>{t('scanner.serialWhat')}</p>
      <div className={styles['port']}>
        <label className={panel['label']}>
          {t('scanner.device')}
          <input
            className={panel['input']}
            value={device}
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            placeholder="COM3"
            data-testid="scanner-device"
            onChange={(event) => setDevice(event.currentTarget.value)}
            onKeyDown={leaveOnEnter(save)}
          />
        </label>
        <label className={panel['label']}>
          {t('scanner.baud')}
          <select
            className={panel['input']}
            value={baud}
            data-testid="scanner-baud"
            onChange={(event) => setBaud(scannerBauds.find((one) => String(one) === event.currentTarget.value) ?? baud)}
          >
            {scannerBauds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <Press size="small" testid="scanner-connect" disabled={wrong} onClick={save}>
          {t('scanner.connect')}
        </Press>
      </div>
      <p className={panel['hint']}>{t('scanner.deviceHint')}</p>
      {wrong ? <Note tone="warn">{t('scanner.deviceWrong')}</Note> : null}
      {view === null || view.state === 'off' ? null : (
        <Note tone={view.state === 'open' ? 'good' : 'warn'} testid="scanner-state">
          {t(`scanner.states.${view.state}`, { device: view.device })}
        </Note>
      )}
    </section>
  );
}
