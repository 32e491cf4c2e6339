// The days that a report is about: one press for the usual ones (Page Up, Page Down), two fields for others.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { Press } from '../../components/press.tsx';
import { isSpan, type Period, periods, type Span, spanOf } from './period.ts';
import styles from './reports.module.css';

export type PeriodBarProps = {
  readonly period: Period;
  readonly today: string;
  readonly onChange: (period: Period) => void;
  /** Beside the days. */
  readonly children?: ReactNode;
};

export function PeriodBar({ period, today, onChange, children }: PeriodBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <ModeBar
        name="report-period"
        label={t('salesReport.period')}
        modes={periods}
        chosen={period.name}
        text={(name) => t(`salesReport.periods.${name}`)}
        onChoose={(name) => onChange({ name, typed: name === 'span' ? spanOf(period, today) : period.typed })}
      >
        {children}
      </ModeBar>
      {period.name === 'span' ? (
        <SpanForm span={period.typed} today={today} onShow={(typed) => onChange({ name: 'span', typed })} />
      ) : null}
    </>
  );
}

type SpanFormProps = { readonly span: Span; readonly today: string; readonly onShow: (span: Span) => void };

function SpanForm({ span, today, onShow }: SpanFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(span);
  const [wrong, setWrong] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const wanted = { from: typed.from.trim(), to: typed.to.trim() };
    setWrong(!isSpan(wanted, today));
    if (isSpan(wanted, today)) {
      onShow(wanted);
    }
  }

  return (
    <form className={styles['span']} onSubmit={submit}>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className={styles['spanEnd']}>
          <span>{t(`salesReport.${end}`)}</span>
          <input
            className={`number ${styles['day']}`}
            value={typed[end]}
            placeholder={t('salesReport.typeDay')}
            inputMode="numeric"
            maxLength={10}
            autoComplete="off"
            aria-invalid={wrong || undefined}
            data-testid={`report-${end}`}
            onChange={(event) => setTyped({ ...typed, [end]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      <Press size="small" testid="report-show" onClick={(event) => event.currentTarget.form?.requestSubmit()}>
        {t('salesReport.show')}
      </Press>
      {wrong ? (
        <span className={styles['wrong']} role="alert" data-testid="report-span-wrong">
          {t('salesReport.spanWrong')}
        </span>
      ) : null}
    </form>
  );
}
