// One business day, and the ways to the day before and the day after; a day to come cannot be chosen. The keys are the screen's.
import { useTranslation } from 'react-i18next';
import styles from './day-stepper.module.css';
import { Press } from './press.tsx';

export type DayStepperProps = {
  readonly day: string;
  readonly today: string;
  /** For the day before and the day after: ↑ and ↓ where not told. */
  readonly keys?: readonly [string, string];
  readonly onStep: (days: number) => void;
};

export function DayStepper({ day, today, keys = ['↑', '↓'], onStep }: DayStepperProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['stepper']}>
      <Press size="small" shortcut={keys[0]} testid="day-earlier" onClick={() => onStep(-1)}>
        {t('dayEnd.earlier')}
      </Press>
      <strong className={`number ${styles['day']}`} data-testid="day-shown" data-day={day}>
        {day}
        {day === today ? <span> · {t('dayEnd.today')}</span> : null}
      </strong>
      <Press size="small" shortcut={keys[1]} disabled={day >= today} testid="day-later" onClick={() => onStep(1)}>
        {t('dayEnd.later')}
      </Press>
    </div>
  );
}
