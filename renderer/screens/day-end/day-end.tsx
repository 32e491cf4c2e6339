// The day-end: one day with its figures and the way to settle it, and the days that were settled. ← and → change the tab.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import styles from './day-end.module.css';
import { DayPanel } from './day-panel.tsx';
import { PastPanel } from './past-panel.tsx';

const tabs = ['day', 'past'] as const;

export function DayEnd() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const [tab, setTab] = useState<(typeof tabs)[number]>('day');

  useKeys(keyLevel.screen, ({ name }) => {
    switch (name) {
      case 'Escape':
        goTo('more');
        return true;
      case 'ArrowLeft':
        setTab('day');
        return true;
      case 'ArrowRight':
        setTab('past');
        return true;
      default:
        return false;
    }
  });

  return (
    <ScreenFrame
      title={t('dayEnd.title')}
      onBack={() => goTo('more')}
      side={
        <div role="tablist" aria-label={t('dayEnd.tabsLabel')} className={styles['tabs']}>
          {tabs.map((each) => (
            <Press
              key={each}
              role="tab"
              size="small"
              aria-selected={tab === each}
              testid={`day-tab-${each}`}
              onClick={() => setTab(each)}
            >
              {t(`dayEnd.tabs.${each}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      {tab === 'day' ? <DayPanel /> : <PastPanel />}
    </ScreenFrame>
  );
}
