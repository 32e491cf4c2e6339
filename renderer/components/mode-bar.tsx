// What is done in a tab: one press each; Page Up and Page Down go through them, as ← and → go through the tabs.
import type { ReactNode } from 'react';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import styles from './mode-bar.module.css';
import press from './press.module.css';
import { Press } from './press.tsx';

export type ModeBarProps<Mode extends string> = {
  readonly name: string;
  readonly label: string;
  readonly modes: readonly Mode[];
  readonly chosen: Mode;
  readonly text: (mode: Mode) => string;
  readonly onChoose: (mode: Mode) => void;
  /** Beside them. */
  readonly children?: ReactNode;
};

export function ModeBar<Mode extends string>({
  name,
  label,
  modes,
  chosen,
  text,
  onChoose,
  children,
}: ModeBarProps<Mode>) {
  useKeys(keyLevel.screen, ({ name: key }) => {
    const by = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
    const next = by === 0 ? undefined : modes[modes.indexOf(chosen) + by];
    if (next !== undefined) {
      onChoose(next);
    }
    return by !== 0;
  });
  return (
    <div className={styles['top']}>
      <div className={styles['modes']} role="radiogroup" aria-label={label}>
        {modes.map((mode) => (
          <Press
            key={mode}
            role="radio"
            size="small"
            aria-checked={mode === chosen}
            testid={`${name}-${mode}`}
            onClick={() => onChoose(mode)}
          >
            {text(mode)}
          </Press>
        ))}
        {modes.length < 2 ? null : (
          <span className={press['tabKeys']} aria-hidden="true">
            <span className={press['shortcut']}>PgUp</span>
            <span className={press['shortcut']}>PgDn</span>
          </span>
        )}
      </div>
      {children}
    </div>
  );
}
