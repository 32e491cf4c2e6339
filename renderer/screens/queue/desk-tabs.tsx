// The parts of the queue with their counts: what wants a person is told by its colour and its number.
import { useTranslation } from 'react-i18next';
import type { StatusView } from '../../../shared/status.ts';
import { Press } from '../../components/press.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './desk.module.css';
import { type DeskName, deskNames } from './desk-name.ts';

export type DeskTabsProps = { readonly name: DeskName; readonly onName: (name: DeskName) => void };

export function DeskTabs({ name, onName }: DeskTabsProps) {
  const { t } = useTranslation();
  const status = useTill((state) => state.status);
  return (
    <div role="tablist" aria-label={t('desk.tabs.label')} className={styles['tabs']}>
      {deskNames.map((each) => {
        const count = status === null ? null : countOf(each, status);
        return (
          <Press
            key={each}
            role="tab"
            size="small"
            aria-selected={name === each}
            className={styles['tab']}
            testid={`queue-filter-${each}`}
            onClick={() => onName(each)}
          >
            {t(`desk.tabs.${each}`)}
            {count === null || count === 0 ? null : (
              <span
                className={`number ${styles['count']}`}
                data-alarm={wantsPerson(each) || undefined}
                data-testid={`queue-count-${each}`}
              >
                {count}
              </span>
            )}
          </Press>
        );
      })}
      <TabKeys />
    </div>
  );
}

/** Null where there is nothing to count. */
function countOf(name: DeskName, { waiting, manual, refused, ghosts }: StatusView): number | null {
  switch (name) {
    case 'open':
      return waiting + manual;
    case 'manual':
      return manual;
    case 'refused':
      return refused;
    case 'ghosts':
      return ghosts;
    default:
      return null;
  }
}

function wantsPerson(name: DeskName): boolean {
  return name === 'manual' || name === 'refused' || name === 'ghosts';
}
