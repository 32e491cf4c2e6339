// A text of an exchange to be read: its name, a line about it, and the text itself, which scrolls inside.
import styles from './interfaces-panel.module.css';

export type InterfacePaneProps = {
  readonly name: string;
  readonly side: string;
  /** Null or empty: there is none, and `none` says so. */
  readonly text: string | null;
  readonly none: string;
  readonly note?: string | undefined;
  readonly testid: string;
};

export function InterfacePane({ name, side, text, none, note, testid }: InterfacePaneProps) {
  const isEmpty = text === null || text === '';
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
        {isEmpty ? none : text}
      </pre>
    </section>
  );
}
