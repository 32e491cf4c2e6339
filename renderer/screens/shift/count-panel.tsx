// Counting the drawer: notes and coins on the left, the sum and the pad on the right. What was typed is still there after Esc.
import { useTranslation } from 'react-i18next';
import { coinSum, denominations } from '../../../shared/coins.ts';
import { type Fen, subtractFen } from '../../../shared/money.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Pad } from '../../components/pad.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { CoinTable } from './coin-table.tsx';
import { keptText, pressCount, readKept } from './coin-typing.ts';
import styles from './shift.module.css';
import type { ShiftState } from './use-shift.ts';

type CountPanelProps = {
  readonly state: ShiftState;
  /** The count is kept under this name until it is done. */
  readonly keptAs: string;
  /** What should be there, where it may be told before the count. */
  readonly expected: Fen | null;
  readonly onCounted: (coins: readonly number[]) => Promise<void>;
};

export function CountPanel({ state, keptAs, expected, onCounted }: CountPanelProps) {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const kept = useTill((till) => till.drafts[keptAs]);
  const fresh = useTill((till) => till.drafts[`${keptAs}.fresh`]) !== 'no';
  const counting = { ...readKept(kept), fresh };
  const sum = coinSum(counting.coins);
  const { busy, problem } = state;

  function press(name: string): boolean {
    const next = pressCount(counting, name);
    if (next !== null) {
      keepDraft(keptAs, keptText(next));
      keepDraft(`${keptAs}.fresh`, next.fresh ? 'yes' : 'no');
    }
    return next !== null;
  }

  function done(): void {
    if (!busy) {
      // Whoever counts again begins at the first line, with what was typed.
      keepDraft(keptAs, keptText({ ...counting, at: 0 }));
      keepDraft(`${keptAs}.fresh`, 'yes');
      void onCounted(counting.coins);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (state.asking) {
      return false;
    }
    if (press(name)) {
      return true;
    }
    if (name === 'Enter') {
      done();
    }
    return name === 'Enter';
  });

  const isLast = counting.at === denominations.length - 1;
  return (
    <div className={styles['counting']} data-testid="shift-count">
      <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('shift.countTitle')}>
        <p className={styles['hint']}>{t('shift.countHint')}</p>
        <CoinTable
          counting={counting}
          onChoose={(at) => {
            keepDraft(keptAs, keptText({ ...counting, at }));
            keepDraft(`${keptAs}.fresh`, 'yes');
          }}
        />
      </section>
      <aside className={styles['side']}>
        {problem === null ? null : <FailureNote failure={problem} />}
        <div className={styles['sum']} data-testid="count-sum" data-fen={sum}>
          <span>{t('shift.counted')}</span>
          <Money amount={sum} size="huge" />
        </div>
        {expected === null || sum === expected || sum === 0 ? null : (
          <Note tone="warn" testid="count-differs">
            {t('shift.openDiffers', { amount: moneyText(subtractFen(sum, expected)) })}
          </Note>
        )}
        <Pad decimals={false} onKey={press} disabled={busy} />
        <Press
          look="primary"
          size="large"
          shortcut={isLast ? 'Enter' : undefined}
          busy={busy}
          className={styles['go']}
          testid="count-done"
          onClick={done}
        >
          {t('shift.countDone')}
        </Press>
      </aside>
    </div>
  );
}
