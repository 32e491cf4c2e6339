// A screen behind More with tabs: ← and → change the tab, Esc goes back to More, or to where the screen was opened from. What a panel uses of these keys never gets here.
// While it is `held`, what is under way stays in sight.
import { type ReactNode, useState } from 'react';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useActions } from '../store/till-context.tsx';
import type { ScreenName } from '../store/till-state.ts';
import { useKept } from '../store/use-kept.ts';
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
  readonly held?: boolean;
  /** Under this name the tab is still chosen when the cashier comes back, and others may choose it (`useKept`). */
  readonly keptAs?: string;
  readonly backTo?: ScreenName;
};

export function TabbedScreen({ title, label, testid, tabs, held = false, keptAs, backTo = 'more' }: TabbedScreenProps) {
  const { goTo } = useActions();
  const names = tabs.map((tab) => tab.name);
  const forNow = useState(tabs[0].name);
  const forLater = useKept(keptAs ?? '', names, tabs[0].name);
  const [name, setName] = keptAs === undefined ? forNow : forLater;
  const at = tabs.findIndex((tab) => tab.name === name);
  const chosen = tabs[at] ?? tabs[0];

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      back();
      return true;
    }
    const next = key.name === 'ArrowRight' ? at + 1 : key.name === 'ArrowLeft' ? at - 1 : null;
    if (next !== null) {
      open(tabs[next]);
    }
    return next !== null;
  });

  function back(): void {
    if (!held) {
      goTo(backTo);
    }
  }

  function open(tab: ScreenTab | undefined): void {
    if (tab !== undefined && !held) {
      setName(tab.name);
    }
  }

  return (
    <ScreenFrame
      title={title}
      onBack={back}
      side={
        <div role="tablist" aria-label={label} className={styles['tabs']}>
          {tabs.map((tab) => (
            <Press
              key={tab.name}
              role="tab"
              size="small"
              aria-selected={tab === chosen}
              testid={`${testid}-${tab.name}`}
              onClick={() => open(tab)}
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
