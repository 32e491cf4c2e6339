// The shift: what is in the drawer and how it is handed over, and the shifts that were closed.
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { NowPanel } from './now-panel.tsx';
import { PastPanel } from './past-panel.tsx';

export function Shift() {
  const { t } = useTranslation();
  return (
    <TabbedScreen
      title={t('shift.title')}
      label={t('shift.tabsLabel')}
      testid="shift-tab"
      tabs={[
        { name: 'now', title: t('shift.tabs.now'), show: () => <NowPanel /> },
        { name: 'past', title: t('shift.tabs.past'), show: () => <PastPanel /> },
      ]}
    />
  );
}
