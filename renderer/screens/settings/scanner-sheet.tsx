// The sheet itself: three bar codes to scan from the screen or from paper, each ticked when it was read.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useTranslation } from 'react-i18next';
import { scannerKeyTimes } from '../../../shared/preferences/scanner.ts';
import { Code39Bars } from '../../components/code-39-bars.tsx';
import { Note } from '../../components/failure-note.tsx';
import { sheetCodes } from '../../scan/calibrate.ts';
import panel from './panel.module.css';
import styles from './scanner-panel.module.css';
import type { CalibrationRound } from './use-calibration.ts';

export function ScannerSheet({ calibration }: { readonly calibration: CalibrationRound }) {
  const { t } = useTranslation();
  const { done, result, running, strange } = calibration;
  return (
    <div className={styles['sheet']} data-testid="scanner-sheet" data-done={done.length}>
      <h2 className={styles['title']}>{t('scanner.sheetTitle')}</h2>
      <p className={panel['hint']}>
        {running ? t('scanner.sheetRunning', { count: sheetCodes.length - done.length }) : t('scanner.sheetWhat')}
      </p>
      <ol className={styles['codes']}>
        {sheetCodes.map((code, index) => {
          const read = done.some((one) => one.code === code);
          return (
            <li key={code} className={styles['code']} data-testid={`scanner-code-${index + 1}`} data-read={read}>
              <Code39Bars text={code} className={styles['bars']} />
              <span className={styles['name']}>
                {t('scanner.code', { number: index + 1 })} <span className="number">{code}</span>
                {read ? (
                  <span className={styles['tick']}>
                    <IconCircleCheck size={20} aria-hidden="true" /> {t('scanner.codeDone')}
                  </span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
      {strange ? <Note tone="warn">{t('scanner.unknown')}</Note> : null}
      {result?.ok === false ? (
        <Note tone="warn" testid="scanner-problem">
          {result.problem === 'differs'
            ? t('scanner.differs')
            : t('scanner.tooSlow', { time: result.measured, slowest: scannerKeyTimes.slowest })}
        </Note>
      ) : null}
      {running || result !== null ? null : <p className={panel['hint']}>{t('scanner.sheetPaper')}</p>}
    </div>
  );
}
