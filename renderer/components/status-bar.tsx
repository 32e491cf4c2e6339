// The bar that is always there: where we are, who sells, how the network is, what is open and how much money it holds.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCloudCheck from '@tabler/icons-react/dist/esm/icons/IconCloudCheck.mjs';
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import IconWorldExclamation from '@tabler/icons-react/dist/esm/icons/IconWorldExclamation.mjs';
import { useTranslation } from 'react-i18next';
import { zeroFen } from '../../shared/money.ts';
import type { StatusView } from '../../shared/status.ts';
import { useShownKey } from '../keys/shown-keys.tsx';
import { useActions, useTill } from '../store/till-context.tsx';
import { MachineBadge } from './machine-badge.tsx';
import { moneyText } from './money-text.ts';
import { Press } from './press.tsx';
import { PrinterBadge } from './printer-badge.tsx';
import styles from './status-bar.module.css';
import { useTrainingLabel } from './use-training.ts';

const connectionIcons = {
  online: IconCloudCheck,
  offline: IconCloudOff,
  captivePortal: IconWorldExclamation,
  signInNeeded: IconKey,
  contention: IconUsers,
} as const satisfies Record<StatusView['connection'], unknown>;

export function StatusBar() {
  const { t } = useTranslation();
  const status = useTill((state) => state.status);
  const practice = useTill((state) => state.settings?.practice ?? state.status?.practice ?? false);
  const signedIn = useTill((state) => state.session?.state === 'signedIn');
  const who = useTill((state) => state.session?.displayName ?? state.session?.user ?? state.status?.cashier ?? null);
  const busy = useTill((state) => state.money !== 'none');
  const probeDue = useTill((state) => state.status?.probeDue ?? false);
  /** Where the figures need the room, the badge is its picture only: the watermark says it in words. */
  const crowded = status !== null && status.waiting > 0 && status.manual + status.refused + status.ghosts > 0;
  const { goTo, show, lock } = useActions();
  const shownKey = useShownKey();
  const training = useTrainingLabel(practice);
  return (
    <section className={styles['bar']} aria-label={t('status.label')}>
      <span className={styles['brand']}>{t('app.name')}</span>
      <span className={styles['place']} data-testid="status-place">
        <span className={styles['store']}>{status?.storeName ?? ''}</span>
        <span
          className={`number ${styles['where']}`}
          title={status === null ? undefined : t('status.terminal', { value: status.terminalNo })}
        >
          {status?.terminalNo ?? ''}
          {' · '}
          {who === null ? t('status.notSignedIn') : who}
        </span>
      </span>
      {practice ? (
        <Press
          look="amber"
          size="small"
          className={styles['practice']}
          aria-label={training ?? t('status.practice')}
          data-crowded={crowded || undefined}
          icon={<IconSchool size={22} aria-hidden="true" />}
          testid="practice-menu"
          onClick={() => show('practice')}
        >
          {training ?? t('status.practice')}
        </Press>
      ) : null}
      <span className={styles['space']} />
      <MachineBadge />
      <PrinterBadge className={styles['printer']} />
      {status === null ? null : (
        <StatusFigures status={status} signedIn={signedIn} onOpen={() => (signedIn ? goTo('queue') : undefined)} />
      )}
      <LanguageSwitch />
      {signedIn ? (
        <Press
          look="ghost"
          size="small"
          className={styles['tool']}
          aria-label={probeDue ? `${t('settings.open')} · ${t('probe.dueNow')}` : t('settings.open')}
          title={`${t('settings.open')} (${shownKey('F7')})${probeDue ? ` · ${t('probe.dueNow')}` : ''}`}
          data-due={probeDue || undefined}
          disabled={busy}
          testid="status-settings"
          icon={<IconSettings size={24} aria-hidden="true" />}
          onClick={() => goTo('settings')}
        />
      ) : null}
      {signedIn ? (
        <Press
          look="ghost"
          size="small"
          className={styles['tool']}
          aria-label={t('status.lock')}
          title={`${t('status.lock')} (${shownKey('F12')})`}
          testid="status-lock"
          icon={<IconLock size={24} aria-hidden="true" />}
          onClick={() => void lock()}
        />
      ) : null}
    </section>
  );
}

type FiguresProps = { readonly status: StatusView; readonly signedIn: boolean; readonly onOpen: () => void };

function StatusFigures({ status, signedIn, onOpen }: FiguresProps) {
  const { t } = useTranslation();
  const Icon = connectionIcons[status.connection];
  const open = status.waiting + status.manual;
  // What waits for a person: to be decided, to be settled with a guest, or only to be seen.
  const people = status.manual + status.refused + status.ghosts;
  const told = [
    status.refused === 0 ? '' : t('status.refused', { value: status.refused }),
    status.ghosts === 0 ? '' : t('status.ghosts', { value: status.ghosts }),
    t('status.riskLabel'),
  ];
  // Before anyone has signed in there is nothing to sign in to again.
  const unasked = !signedIn && status.connection === 'signInNeeded';
  return (
    <>
      {unasked ? null : (
        <span
          className={styles['connection']}
          data-connection={status.connection}
          data-testid="status-connection"
          title={t(`status.connectionHelp.${status.connection}`)}
          role="status"
        >
          <Icon size={22} aria-hidden="true" />
          {t(`status.connection.${status.connection}`)}
        </span>
      )}
      <Press
        look="ghost"
        size="small"
        className={styles['figures']}
        data-open={open + people > 0 || undefined}
        title={told.filter((text) => text !== '').join(' · ')}
        icon={
          people > 0 ? (
            <IconAlertTriangle size={22} aria-hidden="true" />
          ) : (
            <IconHourglass size={22} aria-hidden="true" />
          )
        }
        onClick={onOpen}
        testid="status-queue"
      >
        {/* As the queue's own figure: what a person decides is no longer waiting. */}
        <span
          data-testid="status-waiting"
          data-count={status.waiting}
          className="number"
          hidden={status.waiting === 0 && people > 0}
        >
          {status.waiting === 0 ? t('status.waitingNone') : t('status.waiting', { value: status.waiting })}
        </span>
        {people === 0 ? null : (
          <span className="number" data-testid="status-people" data-count={people}>
            {t('status.manual', { value: people })}
          </span>
        )}
        <span
          data-testid="status-risk"
          data-fen={status.atRisk}
          className={`number ${styles['risk']}`}
          hidden={open === 0 && status.atRisk === zeroFen}
        >
          {t('status.risk', { value: moneyText(status.atRisk) })}
        </span>
      </Press>
    </>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const { setLanguage } = useActions();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <Press
      look="ghost"
      size="small"
      className={styles['tool']}
      testid="language-switch"
      lang={other}
      aria-label={`${t('status.language')} · ${t('status.languageLabel')}`}
      onClick={() => void setLanguage(other)}
    >
      {t('status.language')}
    </Press>
  );
}
