// A text of an exchange to be read: its name, a line about it, and the text itself, which scrolls inside.
import { useMemo } from 'react';
import { laidOut } from './interface-text.ts';
import styles from './interfaces-panel.module.css';

export type InterfacePaneProps = {
  readonly name: string;
  readonly side: string;
  /** Null or empty: there is none, and `none` says so. */
  readonly text: string | null;
  /** As it came, not laid out. */
  readonly raw: boolean;
  readonly none: string;
  readonly note?: string | undefined;
  readonly testid: string;
};

export function InterfacePane({ name, side, text, raw, none, note, testid }: InterfacePaneProps) {
  const isEmpty = text === null || text === '';
  // An answer may be a megabyte, and every key in the request paints this again.
  const shown = useMemo(() => (raw || text === null ? text : laidOut(text)), [raw, text]);
  return (
    <section className={styles['pane']} aria-label={name}>
      <div className={styles['paneName']}>
        {name}
        {side === '' ? null : <span className={`${styles['side']} selectable`}>{side}</span>}
      </div>
      {note === undefined ? null : <p className={styles['note']}>{note}</p>}
      <pre
        className={`${styles['text']} selectable scroll`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        data-empty={isEmpty || undefined}
        data-testid={testid}
      >
        {isEmpty ? none : shown}
      </pre>
    </section>
  );
}
