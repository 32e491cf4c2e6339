// The computer under the till on the health desk: room on the disk, the clock, what died.
import { useTranslation } from 'react-i18next';
import type { HealthView } from '../../../shared/desks.ts';
import { clockText } from '../../components/age-text.ts';
import { clockOffsetText } from '../../components/clock-offset-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { roomText } from '../../components/size-text.ts';
import styles from './desk.module.css';
import { HealthCard } from './health-card.tsx';

type MachineProps = Pick<HealthView, 'machine'>;

/** What wants a person, in a sentence with its next step. */
export function MachineNotes({ machine: { disk, clock } }: MachineProps) {
  const { t } = useTranslation();
  return (
    <>
      {disk === null || disk.level === 'ample' ? null : (
        <Note tone={disk.level === 'short' ? 'bad' : 'warn'} testid="health-disk-note">
          {t(`machine.diskHelp.${disk.level}`, { size: roomText(disk.free) })}
        </Note>
      )}
      {clock?.wrong === true ? (
        <Note tone="warn" testid="health-clock-note">
          {t('machine.clockHelp', { how: clockOffsetText(t, clock.offset).how })}
        </Note>
      ) : null}
    </>
  );
}

export function MachineCard({ machine: { disk, clock, crashes } }: MachineProps) {
  const { t } = useTranslation();
  const [last] = crashes;
  return (
    <HealthCard title={t('machine.title')}>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('machine.disk')}</dt>
          <dd className="number" data-testid="health-disk" data-level={disk?.level}>
            {disk === null ? t('machine.unknown') : roomText(disk.free)}
          </dd>
        </div>
        <div>
          <dt>{t('machine.clock')}</dt>
          <dd className="number" data-testid="health-clock" data-wrong={clock?.wrong}>
            {clock === null
              ? t('machine.unknown')
              : clock.wrong
                ? clockOffsetText(t, clock.offset).how
                : t('machine.clockFits')}
          </dd>
        </div>
        <div>
          <dt>{t('machine.crashes')}</dt>
          <dd className="number" data-testid="health-crashes" data-count={crashes.length}>
            {crashes.length}
          </dd>
        </div>
      </dl>
      {last === undefined ? null : (
        <span className="number">{t('machine.crashLast', { time: clockText(last.at, true) })}</span>
      )}
    </HealthCard>
  );
}
