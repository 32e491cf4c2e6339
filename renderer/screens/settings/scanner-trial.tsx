// Trying a scanner: what the last scan was read as, how many keys it had and how fast they came. Nobody is looked up.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScannerSettings } from '../../../shared/preferences/scanner.ts';
import { readCode } from '../../scan/read-code.ts';
import { type HeardScan, useScanReading } from '../../scan/scan-tap.ts';
import { shownText } from '../../scan/shown-text.ts';
import panel from './panel.module.css';
import { ScannerFacts } from './scanner-facts.tsx';
import styles from './scanner-panel.module.css';

export function ScannerTrial({ settings }: { readonly settings: ScannerSettings }) {
  const { t } = useTranslation();
  const [last, setLast] = useState<HeardScan | null>(null);
  useScanReading(setLast);
  return (
    <section className={`${panel['paper']} ${styles['side']}`} aria-label={t('scanner.tryTitle')}>
      <h2 className={styles['title']}>{t('scanner.tryTitle')}</h2>
      {last === null ? (
        <>
          <p className={panel['hint']}>{t('scanner.tryWhat')}</p>
          <ScannerFacts settings={settings} measured={null} />
        </>
      ) : (
        <Read scan={last} />
      )}
    </section>
  );
}

function Read({ scan }: { readonly scan: HeardScan }) {
  const { t } = useTranslation();
  const { text, symbology, elements } = readCode(scan.text);
  const kind = elements.length > 0 ? 'gs1' : kindOf(text);
  const keys = {
    keyboard: t('scanner.tryKeysValue', { keys: scan.keys, time: scan.keyTime }),
    serial: t('scanner.tryBySerial'),
    camera: t('scanner.tryByCamera'),
  }[scan.source];
  return (
    <dl className={styles['facts']} data-testid="scanner-read" data-text={text} data-source={scan.source}>
      <dt>{t('scanner.tryText')}</dt>
      <dd className="number selectable">{shownText(text)}</dd>
      <dt>{t('scanner.tryKind')}</dt>
      <dd>
        {t(`scanner.kinds.${kind}`)}
        {symbology === null ? '' : ` · ]${symbology}`}
      </dd>
      <dt>{t('scanner.tryKeys')}</dt>
      <dd>{keys}</dd>
    </dl>
  );
}

function kindOf(text: string): 'mobile' | 'number' | 'address' | 'letters' | 'other' {
  if (/^1[3-9]\d{9}$/.test(text)) {
    return 'mobile';
  }
  if (/^\d+$/.test(text)) {
    return 'number';
  }
  if (/^https?:\/\//i.test(text)) {
    return 'address';
  }
  return /^[\x21-\x7e]+$/.test(text) ? 'letters' : 'other';
}
