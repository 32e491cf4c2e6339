// The one button of the till. It does not take the focus from a press, so that Enter on the keyboard still confirms the
// screen and not the key that was pressed last; the keyboard's own Tab reaches it as ever.
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useShownKey } from '../keys/shown-keys.tsx';
import styles from './press.module.css';

export type PressProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  readonly className?: string | undefined;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'amber' | 'danger' | 'key' | 'ghost';
  readonly size?: 'normal' | 'large' | 'small';
  /** The shortcut that does the same, shown in a corner: a name of shared/keys.ts is shown as this till has it. */
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
  readonly busy?: boolean;
  /** Just appeared: not to be pressed yet, and not to flicker. */
  readonly settling?: boolean;
  readonly testid?: string | undefined;
};

/** Keys as assistive technology names them, where a button writes them shorter. */
const spoken: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
};

export function Press({
  look = 'plain',
  size = 'normal',
  shortcut,
  icon,
  busy = false,
  settling = false,
  testid,
  children,
  className,
  disabled,
  ...rest
}: PressProps) {
  const shownKey = useShownKey();
  const shown = shortcut === undefined ? undefined : shownKey(shortcut);
  return (
    <button
      {...rest}
      type="button"
      disabled={disabled === true || busy || settling}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shown === undefined ? undefined : (spoken[shown] ?? shown)}
      data-testid={testid}
      data-look={look}
      data-size={size}
      data-settling={(settling && disabled !== true) || undefined}
      className={className === undefined ? styles['press'] : `${styles['press']} ${className}`}
      onMouseDown={(event) => event.preventDefault()}
    >
      {busy ? <span className={styles['spinner']} aria-hidden="true" /> : icon}
      <span className={styles['label']}>{children}</span>
      {shown === undefined ? null : (
        <span className={styles['shortcut']} aria-hidden="true">
          {shown}
        </span>
      )}
    </button>
  );
}
