// One line of what pays: its name, its cap, its amount; a press on the amount gives it to the pad.
import type { Fen } from '../../../shared/money.ts';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import work from './checkout.module.css';
import styles from './pay-line.module.css';

export type PayLineProps = {
  readonly testid: string;
  readonly label: string;
  readonly hint: string;
  readonly amount: Fen;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onAim: () => void;
  readonly action: { readonly label: string; readonly run: () => void; readonly testid: string };
};

export function PayLine({ testid, label, hint, amount, chosen, disabled, onAim, action }: PayLineProps) {
  return (
    <div className={styles['line']} data-chosen={chosen || undefined} data-disabled={disabled || undefined}>
      <button
        type="button"
        className={styles['lineMain']}
        aria-pressed={chosen}
        disabled={disabled}
        data-testid={testid}
        data-fen={amount}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onAim}
      >
        <span className={styles['lineText']}>
          <span className={styles['lineLabel']}>{label}</span>
          <span className={work['soft']}>{hint}</span>
        </span>
        <Money amount={amount} size="big" />
      </button>
      <Press
        size="small"
        look="quiet"
        className={styles['lineAction']}
        disabled={disabled}
        testid={action.testid}
        onClick={action.run}
      >
        {action.label}
      </Press>
    </div>
  );
}
