// The open shift: the drawer and the business on the left; on the right what is still open, the cash moves, and the ways on.
import IconCashBanknote from '@tabler/icons-react/dist/esm/icons/IconCashBanknote.mjs';
import IconReplace from '@tabler/icons-react/dist/esm/icons/IconReplace.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenShift, ShiftView } from '../../../shared/shift.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { CashMoves } from './cash-moves.tsx';
import { CashTable, TurnoverTable } from './cash-table.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { OpenList, WaitingThings } from './open-list.tsx';
import styles from './shift.module.css';
import type { ShiftState } from './use-shift.ts';

type StandingPanelProps = {
  readonly state: ShiftState;
  readonly view: ShiftView;
  readonly open: OpenShift;
  readonly onCount: () => void;
};

export function StandingPanel({ state, view, open, onCount }: StandingPanelProps) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  useKeys(keyLevel.panel, ({ name }) => {
    if (moving || state.asking) {
      return false;
    }
    switch (name) {
      case 'Enter':
        onCount();
        return true;
      case 'm':
        setMoving(true);
        return true;
      default:
        return false;
    }
  });
  const who = open.cashiers.join(' / ');
  return (
    <div className={styles['columns']} data-testid="shift-standing" data-shift={open.shift}>
      <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('shift.number', { shift: open.shift })}>
        <header className={styles['head']}>
          <h2 className={styles['heading']}>{t('shift.number', { shift: open.shift })}</h2>
          <span className={`number ${styles['soft']}`}>
            {t('shift.opened', { time: clockText(open.openedAt, true).slice(5, 16), operator: open.openedBy ?? '—' })}
          </span>
          <span className={styles['soft']}>
            {t(open.floatCounted ? 'shift.openWay.counted' : 'shift.openWay.carried')} · {t('shift.cashiers')} {who}
          </span>
        </header>
        <div className={`${styles['figures']} scroll`}>
          {open.cash === null ? (
            <Note tone="info" testid="shift-blind">
              {t('shift.blind')}
            </Note>
          ) : (
            <CashTable cash={open.cash} />
          )}
          <TurnoverTable turnover={open.turnover} />
        </div>
      </section>
      <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('shift.waiting')}>
        <div className={`${styles['figures']} scroll`}>
          {state.problem === null || moving ? null : <FailureNote failure={state.problem} />}
          <h2 className={styles['subheading']}>{t('shift.waiting')}</h2>
          {view.waiting.operations.length === 0 ? (
            <p className={styles['soft']} data-testid="shift-open-none">
              {t('shift.waitingNone')}
            </p>
          ) : (
            <>
              <OpenList label={t('shift.waiting')} items={view.waiting.operations} testid="shift-open" />
              <p className={styles['soft']}>{t('shift.carriedOn')}</p>
            </>
          )}
          <WaitingThings waiting={view.waiting.waiting} />
          {open.earlier.length === 0 ? null : (
            <>
              <h2 className={styles['subheading']}>{t('shift.earlier')}</h2>
              <OpenList label={t('shift.earlier')} items={open.earlier} testid="shift-earlier" />
            </>
          )}
          <h2 className={styles['subheading']}>{t('shift.moves')}</h2>
          <CashMoves moves={open.moves} />
        </div>
        <div className={`${styles['ends']} ${styles['stacked']}`}>
          <Press
            shortcut="M"
            icon={<IconCashBanknote size={26} aria-hidden="true" />}
            testid="shift-move"
            onClick={() => setMoving(true)}
          >
            {t('shift.move')}
          </Press>
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            icon={<IconReplace size={26} aria-hidden="true" />}
            testid="shift-close"
            onClick={onCount}
          >
            {t('shift.close')}
          </Press>
        </div>
      </section>
      {moving ? <MoveDialog state={state} onClose={() => setMoving(false)} /> : null}
      {state.dialog}
    </div>
  );
}
