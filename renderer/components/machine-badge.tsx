// In the status bar, only where the computer under the till wants a person: the disk that fills, the clock that is wrong; and a quiet mark
// where a new version waits.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleArrowUp from '@tabler/icons-react/dist/esm/icons/IconCircleArrowUp.mjs';
import { useTranslation } from 'react-i18next';
import { useActions, useTill } from '../store/till-context.tsx';
import { clockOffsetText } from './clock-offset-text.ts';
import { Press } from './press.tsx';
import styles from './status-bar.module.css';

export function MachineBadge() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const marks = useTill((state) => state.status?.machine ?? null);
  const signedIn = useTill((state) => state.session?.state === 'signedIn');
  const busy = useTill((state) => state.money !== 'none');
  /** Where the figures need the room the badge is its picture only. */
  const crowded = useTill(
    ({ status }) => status !== null && status.waiting + status.manual + status.refused + status.ghosts > 0,
  );
  if (marks === null || !signedIn) {
    return null;
  }
  const { disk, clockWrongBy, update } = marks;
  const clock = clockWrongBy === null ? null : clockOffsetText(t, clockWrongBy);
  // The graver one alone: the health desk has both.
  const words = disk !== 'ample' ? t(`machine.diskBadge.${disk}`) : (clock?.badge ?? null);
  return (
    <>
      {words === null ? null : (
        <Press
          look="amber"
          size="small"
          className={styles['printer']}
          aria-label={words}
          title={words}
          data-crowded={crowded || undefined}
          data-disk={disk}
          disabled={busy}
          icon={<IconAlertTriangle size={22} aria-hidden="true" />}
          testid="status-machine"
          onClick={() => goTo('queue')}
        >
          {words}
        </Press>
      )}
      {update === null ? null : (
        <Press
          look="ghost"
          size="small"
          className={styles['tool']}
          aria-label={t('updates.badgeHelp', { version: update })}
          title={t('updates.badgeHelp', { version: update })}
          data-version={update}
          disabled={busy}
          icon={<IconCircleArrowUp size={24} aria-hidden="true" />}
          testid="status-update"
          onClick={() => goTo('settings')}
        />
      )}
    </>
  );
}
