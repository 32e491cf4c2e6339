// The one button of the till. It does not take the focus from a press, so that Enter on the keyboard still confirms the
// screen and not the key that was pressed last; the keyboard's own Tab reaches it as ever.
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './press.module.css';

export type PressProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  readonly className?: string | undefined;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'amber' | 'danger' | 'key' | 'ghost';
  readonly size?: 'normal' | 'large' | 'small';
  /** The shortcut that does the same, shown in a corner. */
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
  readonly busy?: boolean;
  /** Just appeared: not to be pressed yet, and not to flicker. */
  readonly settling?: boolean;
  readonly testid?: string | undefined;
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
  return (
    <button
      {...rest}
      type="button"
      disabled={disabled === true || busy || settling}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shortcut}
      data-testid={testid}
      data-look={look}
      data-size={size}
      data-settling={(settling && disabled !== true) || undefined}
      className={className === undefined ? styles['press'] : `${styles['press']} ${className}`}
      onMouseDown={(event) => event.preventDefault()}
    >
      {busy ? <span className={styles['spinner']} aria-hidden="true" /> : icon}
      <span className={styles['label']}>{children}</span>
      {shortcut === undefined ? null : (
        <span className={styles['shortcut']} aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
