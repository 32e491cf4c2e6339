// The settings: a tile for each thing that is set up rather than sold, by group. Esc goes back to the tiles, and from there to the counter.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformFeatures } from '../../../shared/features.ts';
import { LatePart, nothing } from '../../components/late.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { Tiles } from '../../components/tiles.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { settingsGroups } from './entry.ts';
import styles from './settings.module.css';
import { type SettingsTab, settingsTabs } from './tabs.ts';

export function Settings() {
  const { t } = useTranslation();
  const { goTo, wantScan } = useActions();
  const [name, setName] = useState<SettingsTab | null>(null);
  const offers = useTill((state) => state.settings?.offers ?? platformFeatures);
  const tabs = settingsTabs.filter((tab) => !('feature' in tab) || offers.includes(tab.feature));
  const chosen = tabs.find((tab) => tab.name === name) ?? null;
  const open = chosen !== null;
  const back = () => (chosen === null ? goTo('counter') : setName(null));

  // In a part of the settings what is scanned is no guest: another till's code, or a test card.
  useEffect(() => {
    wantScan(open);
    return () => wantScan(false);
  }, [open, wantScan]);

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      back();
    }
    return key.name === 'Escape';
  });

  if (chosen === null) {
    const groups = settingsGroups.map((group) => ({
      heading: t(`settings.groups.${group}`),
      tiles: tabs
        .filter((tab) => tab.group === group)
        .map((tab) => ({
          name: tab.name,
          title: t(`settings.tabs.${tab.name}.name`),
          about: t(`settings.tabs.${tab.name}.about`),
          icon: tab.icon,
          testid: `settings-tab-${tab.name}`,
        })),
    }));
    return (
      <ScreenFrame title={t('settings.title')} onBack={back}>
        <Tiles
          groups={groups.filter(({ tiles }) => tiles.length > 0)}
          label={t('settings.tabsLabel')}
          size="small"
          onChoose={(tile) => setName(tabs.find((tab) => tab.name === tile)?.name ?? null)}
        />
      </ScreenFrame>
    );
  }
  return (
    <ScreenFrame title={t(`settings.tabs.${chosen.name}.name`)} onBack={back}>
      <div className={styles['panel']} data-testid={`settings-panel-${chosen.name}`}>
        <LatePart key={chosen.name} of={chosen.part} given={nothing} />
      </div>
    </ScreenFrame>
  );
}
