// The sheet itself: three bar codes to scan from the screen or from paper, each ticked when it was read.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useTranslation } from 'react-i18next';
import { scannerKeyTimes } from '../../../shared/preferences/scanner.ts';
import { code39 } from '../../components/code-39.ts';
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
              <Bars text={code} />
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

/** Always dark on white, whatever the theme: a scanner reads it. */
function Bars({ text }: { readonly text: string }) {
  const { bars, width } = code39(text);
  return (
    <svg
      className={styles['bars']}
      viewBox={`-10 0 ${width + 20} 40`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      {bars.map((bar) => (
        <rect key={bar.at} x={bar.at} y={0} width={bar.width} height={40} />
      ))}
    </svg>
  );
}
