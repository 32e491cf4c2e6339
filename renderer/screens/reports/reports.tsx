// The reports that the platform makes: figures of the members, and recharges that earn a commission. ← and → change the tab.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import { CommissionPanel } from './commission-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import styles from './reports.module.css';

const tabs = ['members', 'commission'] as const;

export function Reports() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const [tab, setTab] = useState<(typeof tabs)[number]>('members');

  useKeys(keyLevel.screen, ({ name }) => {
    switch (name) {
      case 'Escape':
        goTo('more');
        return true;
      case 'ArrowLeft':
        setTab('members');
        return true;
      case 'ArrowRight':
        setTab('commission');
        return true;
      default:
        return false;
    }
  });

  return (
    <ScreenFrame
      title={t('reports.title')}
      onBack={() => goTo('more')}
      side={
        <div role="tablist" aria-label={t('reports.tabsLabel')} className={styles['tabs']}>
          {tabs.map((each) => (
            <Press
              key={each}
              role="tab"
              size="small"
              aria-selected={tab === each}
              testid={`report-tab-${each}`}
              onClick={() => setTab(each)}
            >
              {t(`reports.tabs.${each}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      {tab === 'members' ? <MembersPanel /> : <CommissionPanel />}
    </ScreenFrame>
  );
}
