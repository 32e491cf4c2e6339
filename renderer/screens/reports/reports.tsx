// The reports: what the till itself knows (turnover, stored value, approvals, sync; also without the line), and what the platform is asked for.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { useTill } from '../../store/till-context.tsx';
import { barChart } from './bar-picture.tsx';
import { CommissionPanel } from './commission-panel.tsx';
import { DeedsPanel } from './deeds-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import type { Period } from './period.ts';
import { StoredPanel } from './stored-panel.tsx';
import { SyncPanel } from './sync-panel.tsx';
import { TurnoverPanel } from './turnover-panel.tsx';

export function Reports() {
  const { t } = useTranslation();
  const offers = useTill((state) => state.settings?.offers ?? []);
  // The days stay the same from tab to tab.
  const [period, setPeriod] = useState<Period>({ name: 'today', typed: { from: '', to: '' } });
  const chosen = { period, onPeriod: setPeriod };
  useEffect(() => {
    // Beside the question for the numbers, not after its answer.
    barChart.fetch().catch(console.error);
  }, []);
  const asked = offers.includes('reports')
    ? [
        { name: 'members', title: t('reports.tabs.members'), show: () => <MembersPanel /> },
        { name: 'commission', title: t('reports.tabs.commission'), show: () => <CommissionPanel /> },
      ]
    : [];
  return (
    <TabbedScreen
      title={t('reports.title')}
      label={t('reports.tabsLabel')}
      testid="report-tab"
      tabs={[
        { name: 'turnover', title: t('salesReport.tabs.turnover'), show: () => <TurnoverPanel {...chosen} /> },
        { name: 'stored', title: t('salesReport.tabs.stored'), show: () => <StoredPanel {...chosen} /> },
        { name: 'deeds', title: t('salesReport.tabs.deeds'), show: () => <DeedsPanel {...chosen} /> },
        { name: 'sync', title: t('salesReport.tabs.sync'), show: () => <SyncPanel {...chosen} /> },
        ...asked,
      ]}
    />
  );
}
