// What the three-way match says of the day, in one box with the way to it; and the question before a day with differences is settled.
import IconScale from '@tabler/icons-react/dist/esm/icons/IconScale.mjs';
import { useTranslation } from 'react-i18next';
import { hasOtherSide } from '../../../shared/match.ts';
import { sentences } from '../../../shared/sentences.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import { DifferingCauses } from '../match/differing-causes.tsx';
import { openMatch } from '../match/match-way.ts';
import styles from './day-end.module.css';
import type { DayMatch } from './use-day-match.ts';

/** Nothing where the journal has no other side. */
export function DayMatchNote({ day, match: { view, busy } }: { readonly day: string; readonly match: DayMatch }) {
  const { t } = useTranslation();
  const actions = useActions();
  const asked = view !== null && isRead(view);
  if (view !== null && !hasOtherSide(view)) {
    return null;
  }
  return (
    <section className={styles['match']} aria-label={t('match.dayEnd.title')}>
      <div
        className={styles['matchTold']}
        data-testid="day-match"
        data-differences={asked ? view.counts.differences : 'unknown'}
      >
        <strong>{t('match.dayEnd.title')}</strong>
        <span className={styles['matchWords']} data-bad={asked && view.counts.differences > 0}>
          {busy ? t('match.reading') : asked ? <Words counts={view.counts} /> : t('match.dayEnd.never')}
        </span>
      </div>
      <Press
        shortcut="M"
        icon={<IconScale size={24} aria-hidden="true" />}
        testid="day-match-look"
        onClick={() => openMatch(actions, day)}
      >
        {t('match.dayEnd.look')}
      </Press>
    </section>
  );
}

/** By the platform's log; where it keeps none, by the bills. */
function isRead({ sides: { log, bills } }: NonNullable<DayMatch['view']>): boolean {
  const { state } = log.state === 'absent' ? bills : log;
  return state === 'read' || state === 'kept';
}

function Words({ counts }: { readonly counts: NonNullable<DayMatch['view']>['counts'] }) {
  const { t } = useTranslation();
  return sentences(
    [
      t(counts.differences > 0 ? 'match.dayEnd.bad' : 'match.dayEnd.good', { ...counts }),
      counts.waiting === 0 ? null : t('match.dayEnd.waiting', { ...counts }),
      counts.notCompared === 0 ? null : t('match.dayEnd.notCompared', { ...counts }),
    ].filter((each) => each !== null),
  );
}

type WarningProps = {
  readonly view: NonNullable<DayMatch['view']>;
  readonly onSettle: () => void;
  readonly onClose: () => void;
};

const causesShown = 6;

/** A warning with the list, and never a bar: Enter looks at the match, and settling anyway is a press of its own. */
export function DifferencesDialog({ view, onSettle, onClose }: WarningProps) {
  const { t } = useTranslation();
  const actions = useActions();
  useKeys(keyLevel.dialog, ({ name }) => {
    switch (name) {
      case 'Escape':
        onClose();
        break;
      case 'Enter':
        openMatch(actions, view.day);
        break;
      case 's':
        onSettle();
        break;
    }
    return true;
  });
  return (
    <Dialog label={t('match.dayEnd.warnTitle')}>
      <div className={styles['warning']} data-testid="day-differences">
        <h2 className={styles['warningTitle']}>{t('match.dayEnd.warnTitle')}</h2>
        <Note tone="warn">{t('match.dayEnd.warn')}</Note>
        <DifferingCauses differing={view.differing} most={causesShown} />
        <div className={styles['warningEnd']}>
          <Press size="large" shortcut="Esc" testid="day-differences-cancel" onClick={onClose}>
            {t('action.cancel')}
          </Press>
          <Press size="large" shortcut="S" testid="day-differences-settle" onClick={onSettle}>
            {t('match.dayEnd.settleAnyway')}
          </Press>
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            testid="day-differences-look"
            onClick={() => openMatch(actions, view.day)}
          >
            {t('match.dayEnd.look')}
          </Press>
        </div>
      </div>
    </Dialog>
  );
}
