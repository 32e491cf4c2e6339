// No shift is open: open one with what the last one left, or count first. Selling does not wait for it.
import IconCoinYuan from '@tabler/icons-react/dist/esm/icons/IconCoinYuan.mjs';
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './shift.module.css';
import type { ShiftState } from './use-shift.ts';

type OpeningPanelProps = {
  readonly state: ShiftState;
  /** Null: nothing was ever left here, so it must be counted. */
  readonly carried: Fen | null;
  readonly onCount: () => void;
};

export function OpeningPanel({ state, carried, onCount }: OpeningPanelProps) {
  const { t } = useTranslation();
  const { busy, problem } = state;
  useKeys(keyLevel.panel, ({ name }) => {
    switch (name) {
      case 'Enter':
        if (carried === null) {
          onCount();
        } else {
          void state.open(null);
        }
        return true;
      case 'c':
        onCount();
        return true;
      default:
        return false;
    }
  });
  return (
    <section
      className={`${paper['paper']} ${styles['opening']}`}
      aria-label={t('shift.openTitle')}
      data-testid="shift-opening"
    >
      <IconCoinYuan size={72} stroke={1.3} aria-hidden="true" className={styles['emblem']} />
      <h2 className={styles['heading']}>{t('shift.openTitle')}</h2>
      <p className={styles['soft']}>{t(carried === null ? 'shift.openExplainFirst' : 'shift.openExplain')}</p>
      {problem === null ? null : <FailureNote failure={problem} />}
      {carried === null ? (
        <Note tone="info">{t('shift.openFirst')}</Note>
      ) : (
        <p className={styles['carried']} data-testid="shift-carried" data-fen={carried}>
          <span>{t('shift.openCarried')}</span>
          <Money amount={carried} size="big" />
        </p>
      )}
      <div className={styles['ways']}>
        <Press
          look={carried === null ? 'primary' : 'plain'}
          size="large"
          shortcut={carried === null ? 'Enter' : 'C'}
          testid="shift-open-count"
          onClick={onCount}
        >
          {t('shift.openCount')}
        </Press>
        {carried === null ? null : (
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            busy={busy}
            testid="shift-open-carry"
            onClick={() => void state.open(null)}
          >
            {t('shift.openCarry')}
          </Press>
        )}
      </div>
    </section>
  );
}
