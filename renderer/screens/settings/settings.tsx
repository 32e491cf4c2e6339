// The settings: one tab for each thing that is set up rather than sold. ← and → change the tab, Esc goes back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformFeatures } from '../../../shared/features.ts';
import { LatePart, nothing } from '../../components/late.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './settings.module.css';
import { type SettingsTab, settingsTabs } from './tabs.ts';

export function Settings() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const [name, setName] = useState<SettingsTab>('people');
  const offers = useTill((state) => state.settings?.offers ?? platformFeatures);
  const tabs = settingsTabs.filter((tab) => !('feature' in tab) || offers.includes(tab.feature));
  const at = tabs.findIndex((tab) => tab.name === name);
  const chosen = tabs[at] ?? settingsTabs[0];

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      goTo('counter');
      return true;
    }
    const next = key.name === 'ArrowRight' ? at + 1 : key.name === 'ArrowLeft' ? at - 1 : null;
    const tab = next === null ? undefined : tabs[next];
    if (tab !== undefined) {
      setName(tab.name);
    }
    return next !== null;
  });

  return (
    <ScreenFrame title={t('settings.title')} onBack={() => goTo('counter')} side={tabList()}>
      <div
        className={styles['panel']}
        role="tabpanel"
        id="settings-panel"
        aria-label={t(`settings.tabs.${chosen.name}`)}
        data-testid={`settings-panel-${chosen.name}`}
      >
        <LatePart key={chosen.name} of={chosen.part} given={nothing} />
      </div>
    </ScreenFrame>
  );

  function tabList() {
    return (
      <div role="tablist" aria-label={t('settings.tabsLabel')} className={styles['tabs']}>
        {tabs.map((tab) => (
          <Press
            key={tab.name}
            role="tab"
            size="small"
            aria-selected={tab.name === name}
            aria-controls="settings-panel"
            testid={`settings-tab-${tab.name}`}
            onClick={() => setName(tab.name)}
          >
            {t(`settings.tabs.${tab.name}`)}
          </Press>
        ))}
        <TabKeys />
      </div>
    );
  }
}
