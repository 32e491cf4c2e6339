// Orders: authorise one, look one up, record what was paid elsewhere. The number that was typed goes along from tab to tab.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { AuthorisePanel } from './authorise-panel.tsx';
import { ElsewherePanel } from './elsewhere-panel.tsx';
import { LookPanel } from './look-panel.tsx';

export function Orders() {
  const { t } = useTranslation();
  const [number, onNumber] = useState('');
  const panel = { number, onNumber };
  return (
    <TabbedScreen
      title={t('orders.title')}
      label={t('orders.tabsLabel')}
      testid="orders-tab"
      tabs={[
        { name: 'authorise', title: t('orders.tabs.authorise'), show: () => <AuthorisePanel {...panel} /> },
        { name: 'look', title: t('orders.tabs.look'), show: () => <LookPanel {...panel} /> },
        { name: 'elsewhere', title: t('orders.tabs.elsewhere'), show: () => <ElsewherePanel {...panel} /> },
      ]}
    />
  );
}
