// A text that is needed, with a few that are usual: one press writes it, and it can be gone on with.
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import styles from './desk-dialog.module.css';

export type QuickTextProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly quick: readonly string[];
  readonly value: string;
  readonly onValue: (text: string) => void;
  readonly testid: string;
};

export function QuickText({ label, placeholder, quick, value, onValue, testid }: QuickTextProps) {
  return (
    <div className={styles['field']}>
      <label className={styles['field']}>
        <span>{label}</span>
        <input
          className={styles['input']}
          value={value}
          maxLength={200}
          placeholder={placeholder}
          data-testid={testid}
          onChange={(event) => onValue(event.currentTarget.value)}
          onKeyDown={leaveOnEnter()}
        />
      </label>
      <div className={styles['quick']}>
        {quick.map((text, index) => (
          <Press
            key={text}
            size="small"
            look="quiet"
            testid={`${testid}-${index + 1}`}
            onClick={() => onValue(value.trim() === '' ? text : `${value.trim()} ${text}`.slice(0, 200))}
          >
            {text}
          </Press>
        ))}
      </div>
    </div>
  );
}
