// A screen behind More with tabs: ← and → change the tab, Esc goes back to More. What a panel uses of these keys never gets here.
import { type ReactNode, useState } from 'react';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useActions } from '../store/till-context.tsx';
import { Press } from './press.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { TabKeys } from './tab-keys.tsx';
import styles from './tabbed-screen.module.css';

export type ScreenTab = { readonly name: string; readonly title: string; readonly show: () => ReactNode };

export type TabbedScreenProps = {
  readonly title: string;
  /** The accessible name of the row of tabs. */
  readonly label: string;
  /** Each tab is found by the tests as `<testid>-<name>`. */
  readonly testid: string;
  readonly tabs: readonly [ScreenTab, ...ScreenTab[]];
};

export function TabbedScreen({ title, label, testid, tabs }: TabbedScreenProps) {
  const { goTo } = useActions();
  const [name, setName] = useState(tabs[0].name);
  const at = tabs.findIndex((tab) => tab.name === name);
  const chosen = tabs[at] ?? tabs[0];

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      goTo('more');
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
    <ScreenFrame
      title={title}
      onBack={() => goTo('more')}
      side={
        <div role="tablist" aria-label={label} className={styles['tabs']}>
          {tabs.map((tab) => (
            <Press
              key={tab.name}
              role="tab"
              size="small"
              aria-selected={tab === chosen}
              testid={`${testid}-${tab.name}`}
              onClick={() => setName(tab.name)}
            >
              {tab.title}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      {chosen.show()}
    </ScreenFrame>
  );
}
