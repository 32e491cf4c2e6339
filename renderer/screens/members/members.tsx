// Members beside the counter: profile, cards, passwords, activation, reviews and orders. ← and → change the tab, Esc goes back.
import { useTranslation } from 'react-i18next';
import type { Late } from '../../components/late.tsx';
import { LatePart, late, nothing } from '../../components/late.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './members.module.css';
import { useKept } from './mode-bar.tsx';

const tabs = ['profile', 'cards', 'passwords', 'activation', 'orders'] as const;
type Tab = (typeof tabs)[number];

const parts: Readonly<Record<Tab, Late<object>>> = {
  profile: late(async () => (await import('./profile-panel.tsx')).ProfilePanel),
  cards: late(async () => (await import('./cards-panel.tsx')).CardsPanel),
  passwords: late(async () => (await import('./passwords-panel.tsx')).PasswordsPanel),
  activation: late(async () => (await import('./activation-panel.tsx')).ActivationPanel),
  orders: late(async () => (await import('./orders-panel.tsx')).OrdersPanel),
};

export function Members() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const [tab, setTab] = useKept('tab', tabs, 'profile');
  /** What is on its way must be seen to its end. */
  const held = useTill((state) => state.money === 'inFlight');

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      goTo('more');
      return true;
    }
    const by = name === 'ArrowRight' ? 1 : name === 'ArrowLeft' ? -1 : 0;
    const next = by === 0 ? undefined : tabs[tabs.indexOf(tab) + by];
    if (next !== undefined) {
      setTab(next);
    }
    return by !== 0;
  });

  return (
    <ScreenFrame
      title={t('members.title')}
      onBack={() => {
        if (!held) {
          goTo('more');
        }
      }}
      side={
        <div role="tablist" aria-label={t('members.tabsLabel')} className={styles['tabs']}>
          {tabs.map((each) => (
            <Press
              key={each}
              role="tab"
              size="small"
              aria-selected={tab === each}
              disabled={held}
              testid={`members-tab-${each}`}
              onClick={() => setTab(each)}
            >
              {t(`members.tabs.${each}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      <div className={styles['panel']} data-testid={`members-panel-${tab}`}>
        <LatePart key={tab} of={parts[tab]} given={nothing} />
      </div>
    </ScreenFrame>
  );
}
