// A PIN as others may see it: a dot for each digit.
import styles from './approval-dialog.module.css';

export type PinDotsProps = { readonly length: number; readonly label: string; readonly testid: string };

export function PinDots({ length, label, testid }: PinDotsProps) {
  return (
    <output className={styles['dots']} data-testid={testid} data-length={length} aria-label={label}>
      {length === 0 ? <span className={styles['empty']}>{label}</span> : '●'.repeat(length)}
    </output>
  );
}
