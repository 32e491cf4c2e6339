// The day that is shown: yesterday, today, tomorrow, or one that is typed.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTypedDay } from '../../../shared/typed-moment.ts';
import press from '../../components/press.module.css';
import { Press } from '../../components/press.tsx';
import { shiftDay } from '../../components/shift-day.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import styles from './unipos-orders.module.css';

type DayBarProps = {
  /** Null until the first answer. */
  readonly day: string | null;
  readonly today: string | null;
  readonly onDay: (day: string) => void;
  readonly children: ReactNode;
};

const near = [
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
] as const;

export function DayBar({ day, today, onDay, children }: DayBarProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed !== '' && readTypedDay(typed) === null;

  function take(): void {
    const read = typed === null ? null : readTypedDay(typed);
    if (read !== null) {
      setTyped(null);
      onDay(read);
    }
  }

  return (
    <div className={styles['bar']}>
      <div className={styles['days']} role="radiogroup" aria-label={t('uniposOrders.daysLabel')}>
        {near.map(([name, by]) => (
          <Press
            key={name}
            role="radio"
            size="small"
            aria-checked={today !== null && day === shiftDay(today, by)}
            disabled={today === null}
            testid={`unipos-day-${name}`}
            onClick={() => today !== null && onDay(shiftDay(today, by))}
          >
            {t(`uniposOrders.days.${name}`)}
          </Press>
        ))}
        <input
          className={`number ${styles['day']}`}
          aria-label={t('uniposOrders.typedDay')}
          placeholder={t('uniposOrders.typedDayHint')}
          value={typed ?? day ?? ''}
          maxLength={20}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={wrong || undefined}
          data-testid="unipos-day"
          data-day={day ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={leaveOnEnter()}
        />
        <span className={press['tabKeys']} aria-hidden="true">
          <span className={press['shortcut']}>PgUp</span>
          <span className={press['shortcut']}>PgDn</span>
        </span>
      </div>
      {children}
    </div>
  );
}
