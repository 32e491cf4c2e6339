// The menu: a file that is kept in step with the platform, and the categories that the platform has.
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { CategoriesPanel } from './categories-panel.tsx';
import { SyncPanel } from './sync-panel.tsx';

export function Menu() {
  const { t } = useTranslation();
  return (
    <TabbedScreen
      title={t('menu.title')}
      label={t('menu.tabsLabel')}
      testid="menu-tab"
      tabs={[
        { name: 'sync', title: t('menu.tabs.sync'), show: () => <SyncPanel /> },
        { name: 'categories', title: t('menu.tabs.categories'), show: () => <CategoriesPanel /> },
      ]}
    />
  );
}
