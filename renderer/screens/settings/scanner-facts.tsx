// What is known of a scanner, one fact a line: speed, prefix, suffix, end, layout.
import { useTranslation } from 'react-i18next';
import type { ScanSettings } from '../../scan/decoder.ts';
import { shownText } from '../../scan/shown-text.ts';
import styles from './scanner-panel.module.css';

type FactsProps = {
  readonly settings: ScanSettings;
  /** Ms a key as it was measured; null where nothing was. */
  readonly measured: number | null;
};

export function ScannerFacts({ settings: { keyTime, prefix, suffix, end, layout }, measured }: FactsProps) {
  const { t } = useTranslation();
  const speed = [
    t('scanner.keyTimeValue', { time: keyTime }),
    ...(measured === null ? [] : [t('scanner.measured', { time: measured })]),
  ];
  return (
    <dl className={styles['facts']} data-testid="scanner-facts" data-prefix={prefix} data-layout={layout}>
      <dt>{t('scanner.keyTime')}</dt>
      <dd>{speed.join(' · ')}</dd>
      <dt>{t('scanner.prefix')}</dt>
      <dd>{prefix === '' ? t('scanner.none') : shownText(prefix)}</dd>
      <dt>{t('scanner.suffix')}</dt>
      <dd>{suffix === '' ? t('scanner.none') : shownText(suffix)}</dd>
      <dt>{t('scanner.end')}</dt>
      <dd>{t(`scanner.ends.${end}`)}</dd>
      <dt>{t('scanner.layout')}</dt>
      <dd>{t(`scanner.layouts.${layout}`)}</dd>
    </dl>
  );
}
