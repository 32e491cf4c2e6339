// The one big step of a day, as a press: to what is open, to the platform, or to the seal.
import IconCalendarCheck from '@tabler/icons-react/dist/esm/icons/IconCalendarCheck.mjs';
import IconListCheck from '@tabler/icons-react/dist/esm/icons/IconListCheck.mjs';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { useTranslation } from 'react-i18next';
import type { DayStep } from '../../../shared/day-totals.ts';
import { Press } from '../../components/press.tsx';
import styles from './day-end.module.css';

const steps = {
  queue: { text: 'dayEnd.toQueue', busy: 'dayEnd.toQueue', icon: IconListCheck, testid: 'day-to-queue' },
  settle: { text: 'dayEnd.settle', busy: 'dayEnd.settling', icon: IconCalendarCheck, testid: 'day-settle' },
  settleAgain: { text: 'dayEnd.settleAgain', busy: 'dayEnd.settling', icon: IconCalendarCheck, testid: 'day-settle' },
  close: { text: 'dayEnd.alone.close', busy: 'dayEnd.sealBusy', icon: IconCalendarCheck, testid: 'day-close' },
  sealNow: { text: 'dayEnd.alone.sealNow', busy: 'dayEnd.sealBusy', icon: IconLock, testid: 'day-seal-now' },
} as const satisfies Readonly<Record<Exclude<DayStep, 'done'>, unknown>>;

type DayGoProps = { readonly step: DayStep; readonly busy: boolean; readonly onGo: () => void };

/** Nothing where there is nothing left to do. */
export function DayGo({ step, busy, onGo }: DayGoProps) {
  const { t } = useTranslation();
  if (step === 'done') {
    return null;
  }
  const { text, busy: busyText, icon: Icon, testid } = steps[step];
  return (
    <Press
      look={step === 'settleAgain' ? 'plain' : 'primary'}
      size="large"
      shortcut="Enter"
      className={styles['go']}
      busy={busy}
      icon={<Icon size={26} aria-hidden="true" />}
      testid={testid}
      onClick={onGo}
    >
      {t(busy ? busyText : text)}
    </Press>
  );
}
