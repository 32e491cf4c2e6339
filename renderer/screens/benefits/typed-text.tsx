// A number that is typed with the pad, in large digits; what belongs there while it is empty.
import styles from './benefits.module.css';

export type TypedTextProps = {
  readonly label: string;
  readonly text: string;
  readonly empty: string;
  readonly testid: string;
};

export function TypedText({ label, text, empty, testid }: TypedTextProps) {
  return (
    <div className={styles['display']}>
      <span className={styles['displayLabel']}>{label}</span>
      <output className={`number ${styles['displayText']}`} data-empty={text === '' || undefined} data-testid={testid}>
        {text === '' ? empty : text}
      </output>
    </div>
  );
}
