// One field of the form: its label, what is typed, what is wrong with it. A finger on a field of digits opens the pad.
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UniposFinding } from '../../../shared/unipos-orders.ts';
import styles from './unipos-orders.module.css';

type FieldProps = {
  readonly label: string;
  readonly text: string;
  readonly testid: string;
  readonly longest: number;
  readonly finding: UniposFinding | null;
  readonly hint?: string;
  readonly digits?: boolean;
  readonly disabled?: boolean;
  /** The number of its line. */
  readonly line?: number;
  readonly className?: string | undefined;
  /** The label is for a screen reader only. */
  readonly bare?: boolean;
  readonly onType: (text: string) => void;
  readonly onPad?: (() => void) | undefined;
  readonly onKeyDown?: React.KeyboardEventHandler<HTMLInputElement>;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly children?: ReactNode;
};

export function FormField(props: FieldProps) {
  const { t } = useTranslation();
  const { label, text, testid, longest, finding, hint, digits = false, disabled = false, bare = false } = props;
  const problem = useId();
  return (
    <div className={props.className ?? styles['field']}>
      <label className={styles['label']}>
        <span className={bare ? styles['unseen'] : undefined}>{label}</span>
        <input
          className={digits ? `number ${styles['input']}` : styles['input']}
          value={text}
          maxLength={longest}
          inputMode={digits ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          disabled={disabled}
          aria-invalid={(finding !== null && !finding.warning) || undefined}
          aria-describedby={finding === null ? undefined : problem}
          data-warned={finding?.warning || undefined}
          data-line={props.line}
          data-testid={testid}
          onChange={(event) => props.onType(event.currentTarget.value)}
          onFocus={props.onFocus}
          onBlur={props.onBlur}
          onKeyDown={props.onKeyDown}
          onPointerDown={(event) => {
            if (event.pointerType === 'touch') {
              props.onPad?.();
            }
          }}
        />
      </label>
      {finding === null ? null : (
        <span
          id={problem}
          className={styles['wrong']}
          role="alert"
          data-tone={finding.warning ? 'warn' : 'bad'}
          data-testid={`${testid}-problem`}
        >
          {t(`uniposOrders.problems.${finding.problem}`)}
        </span>
      )}
      {props.children}
    </div>
  );
}
