// The day-end: one day with its figures and the way to settle it, and the days that were settled.
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { DayPanel } from './day-panel.tsx';
import { PastPanel } from './past-panel.tsx';

export function DayEnd() {
  const { t } = useTranslation();
  return (
    <TabbedScreen
      title={t('dayEnd.title')}
      label={t('dayEnd.tabsLabel')}
      testid="day-tab"
      tabs={[
        { name: 'day', title: t('dayEnd.tabs.day'), show: () => <DayPanel /> },
        { name: 'past', title: t('dayEnd.tabs.past'), show: () => <PastPanel /> },
      ]}
    />
  );
}
