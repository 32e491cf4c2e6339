// The menu: a file that is kept in step with the platform, and the categories that the platform has. ← and → change the tab.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import { CategoriesPanel } from './categories-panel.tsx';
import styles from './menu.module.css';
import { SyncPanel } from './sync-panel.tsx';

const tabs = ['sync', 'categories'] as const;

export function Menu() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const [tab, setTab] = useState<(typeof tabs)[number]>('sync');

  useKeys(keyLevel.screen, ({ name }) => {
    switch (name) {
      case 'Escape':
        goTo('more');
        return true;
      case 'ArrowLeft':
        setTab('sync');
        return true;
      case 'ArrowRight':
        setTab('categories');
        return true;
      default:
        return false;
    }
  });

  return (
    <ScreenFrame
      title={t('menu.title')}
      onBack={() => goTo('more')}
      side={
        <div role="tablist" aria-label={t('menu.tabsLabel')} className={styles['tabs']}>
          {tabs.map((each) => (
            <Press
              key={each}
              role="tab"
              size="small"
              aria-selected={tab === each}
              testid={`menu-tab-${each}`}
              onClick={() => setTab(each)}
            >
              {t(`menu.tabs.${each}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      {tab === 'sync' ? <SyncPanel /> : <CategoriesPanel />}
    </ScreenFrame>
  );
}
