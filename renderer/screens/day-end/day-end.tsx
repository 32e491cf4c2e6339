// The day-end: one day with its figures and the way to end it, and the days that have ended.
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { DayPanel } from './day-panel.tsx';
import { PastPanel } from './past-panel.tsx';
import { useSettles } from './use-settles.ts';

export function DayEnd() {
  const { t } = useTranslation();
  const tabs = useSettles() ? 'dayEnd.tabs' : 'dayEnd.alone.tabs';
  return (
    <TabbedScreen
      title={t('dayEnd.title')}
      label={t('dayEnd.tabsLabel')}
      testid="day-tab"
      tabs={[
        { name: 'day', title: t(`${tabs}.day`), show: () => <DayPanel /> },
        { name: 'past', title: t(`${tabs}.past`), show: () => <PastPanel /> },
      ]}
    />
  );
}
