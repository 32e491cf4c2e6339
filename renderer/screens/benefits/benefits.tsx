// Coupons, points and the mall for the member on the counter. ← and → change the tab, Page Up and Page Down what is done in it, Esc goes back.
import { useTranslation } from 'react-i18next';
import { type Late, LatePart, late, nothing } from '../../components/late.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { useKept } from '../members/mode-bar.tsx';
import styles from './benefits.module.css';

const tabs = ['coupons', 'points', 'mall'] as const;
type Tab = (typeof tabs)[number];

const parts: Readonly<Record<Tab, Late<object>>> = {
  coupons: late(async () => (await import('./coupons-panel.tsx')).CouponsPanel),
  points: late(async () => (await import('./points-panel.tsx')).PointsPanel),
  mall: late(async () => (await import('./mall-panel.tsx')).MallPanel),
};

export function Benefits() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const money = useTill((state) => state.money);
  const [tab, setTab] = useKept('benefits', tabs, 'coupons');

  /** What is under way stays in sight. */
  function open(next: Tab | undefined): void {
    if (next !== undefined && money === 'none') {
      setTab(next);
    }
  }

  function back(): void {
    if (money === 'none') {
      goTo('more');
    }
  }

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      back();
      return true;
    }
    const by = name === 'ArrowRight' ? 1 : name === 'ArrowLeft' ? -1 : 0;
    if (by !== 0) {
      open(tabs[tabs.indexOf(tab) + by]);
    }
    return by !== 0;
  });

  return (
    <ScreenFrame
      title={t('benefits.title')}
      onBack={back}
      side={
        <div role="tablist" aria-label={t('benefits.tabsLabel')} className={styles['tabs']}>
          {tabs.map((each) => (
            <Press
              key={each}
              role="tab"
              size="small"
              aria-selected={tab === each}
              testid={`benefits-tab-${each}`}
              onClick={() => open(each)}
            >
              {t(`benefits.tabs.${each}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      <div className={styles['panel']} data-testid={`benefits-panel-${tab}`}>
        <LatePart key={tab} of={parts[tab]} given={nothing} />
      </div>
    </ScreenFrame>
  );
}
