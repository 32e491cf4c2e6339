// The alarm of a late charge: above every screen as soon as no money is in the cashier's hands, until somebody says that it was
// seen. A stray Enter does not close it: it must have been on screen for a moment.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GhostView } from '../../../shared/desks.ts';
import { ask, askWhileShown } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import styles from './desk-dialog.module.css';
import { useGhostWords } from './ghost-words.ts';

/** What does not fit is on the desk. */
const mostShown = 3;
/** How long (ms) the alarm is on screen before a key closes it. */
const readingTime = 1_200;

export function GhostAlarm() {
  const count = useTill((state) => state.status?.ghosts ?? 0);
  const idle = useTill((state) => state.money === 'none' && state.session?.state === 'signedIn');
  return count > 0 && idle ? <Alarm key={count} /> : null;
}

function Alarm() {
  const bridge = useBridge();
  /** What the till does about them goes on while the alarm is read. */
  const tick = useTill((state) => state.operationTick);
  const [ghosts, setGhosts] = useState<readonly GhostView[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of an operation is what it waits for
  useEffect(
    () =>
      askWhileShown(bridge.listGhosts({ before: null, size: 50 }), (answer) => {
        if (answer.ok) {
          setGhosts(answer.value.ghosts.filter(({ seen }) => seen === null));
        }
      }),
    [bridge, tick],
  );
  return ghosts.length === 0 ? null : <AlarmDialog ghosts={ghosts} />;
}

function AlarmDialog({ ghosts }: { readonly ghosts: readonly GhostView[] }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const words = useGhostWords();
  const fresh = useFreshness('alarm', readingTime);
  const settled = useSettled('alarm');

  function confirm(): void {
    void ask(bridge.acknowledgeGhosts({ serials: ghosts.map(({ operation }) => operation.serial) }));
  }

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Enter' && fresh(key.timeMs)) {
      confirm();
    }
    return key.name !== 'F12';
  });

  return (
    <Dialog label={t('desk.ghost.alarmTitle')} width={760}>
      <div role="alertdialog" aria-label={t('desk.ghost.alarmTitle')} data-testid="ghost-alarm">
        <h2 className={styles['title']}>{t('desk.ghost.alarmTitle')}</h2>
      </div>
      <Note tone="bad">
        <strong>{t('desk.ghost.what')}</strong>
        <div>{t('desk.ghost.alarmText')}</div>
        <div>{t('desk.ghost.toDesk')}</div>
      </Note>
      <ul className={styles['list']}>
        {ghosts.slice(0, mostShown).map((ghost) => (
          <li key={ghost.operation.serial} className={styles['item']}>
            <strong>
              {ghost.operation.memberName ?? ''} <span className="number">{ghost.operation.maskedCard}</span>
            </strong>
            <Money amount={ghost.operation.amount} size="row" />
            <span className="number">{clockText(ghost.operation.createdAt, true)}</span>
            <span />
            <span>{words(ghost)}</span>
          </li>
        ))}
      </ul>
      {ghosts.length > mostShown ? (
        <p className={styles['soft']}>{t('desk.ghost.more', { value: ghosts.length - mostShown })}</p>
      ) : null}
      <Press
        look="danger"
        size="large"
        shortcut="Enter"
        settling={!settled}
        testid="ghost-alarm-confirm"
        onClick={confirm}
      >
        {t('desk.ghost.confirm')}
      </Press>
    </Dialog>
  );
}
