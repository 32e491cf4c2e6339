// The reports that the platform makes: figures of the members, and recharges that earn a commission.
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { CommissionPanel } from './commission-panel.tsx';
import { MembersPanel } from './members-panel.tsx';

export function Reports() {
  const { t } = useTranslation();
  return (
    <TabbedScreen
      title={t('reports.title')}
      label={t('reports.tabsLabel')}
      testid="report-tab"
      tabs={[
        { name: 'members', title: t('reports.tabs.members'), show: () => <MembersPanel /> },
        { name: 'commission', title: t('reports.tabs.commission'), show: () => <CommissionPanel /> },
      ]}
    />
  );
}
