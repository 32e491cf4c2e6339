// Coupons, points and the mall for the member on the counter. Page Up and Page Down change what is done in a tab.
import { useTranslation } from 'react-i18next';
import { type Late, LatePart, late, nothing } from '../../components/late.tsx';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './benefits.module.css';

const coupons = late(async () => (await import('./coupons-panel.tsx')).CouponsPanel);
const points = late(async () => (await import('./points-panel.tsx')).PointsPanel);
const mall = late(async () => (await import('./mall-panel.tsx')).MallPanel);

export function Benefits() {
  const { t } = useTranslation();
  const held = useTill((state) => state.money !== 'none');
  const tab = (name: 'coupons' | 'points' | 'mall', part: Late<object>) => ({
    name,
    title: t(`benefits.tabs.${name}`),
    show: () => (
      <div className={styles['panel']} data-testid={`benefits-panel-${name}`}>
        <LatePart key={name} of={part} given={nothing} />
      </div>
    ),
  });
  return (
    <TabbedScreen
      title={t('benefits.title')}
      label={t('benefits.tabsLabel')}
      testid="benefits-tab"
      held={held}
      keptAs="benefits.tab"
      tabs={[tab('coupons', coupons), tab('points', points), tab('mall', mall)]}
    />
  );
}
