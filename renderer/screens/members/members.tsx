// Members beside the counter: profile, cards, passwords, activation, reviews and orders.
import { useTranslation } from 'react-i18next';
import { type Late, LatePart, late, nothing } from '../../components/late.tsx';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './members.module.css';

const profile = late(async () => (await import('./profile-panel.tsx')).ProfilePanel);
const cards = late(async () => (await import('./cards-panel.tsx')).CardsPanel);
const passwords = late(async () => (await import('./passwords-panel.tsx')).PasswordsPanel);
const activation = late(async () => (await import('./activation-panel.tsx')).ActivationPanel);
const orders = late(async () => (await import('./orders-panel.tsx')).OrdersPanel);

export function Members() {
  const { t } = useTranslation();
  /** What is on its way must be seen to its end. */
  const held = useTill((state) => state.money === 'inFlight');
  const tab = (name: 'profile' | 'cards' | 'passwords' | 'activation' | 'orders', part: Late<object>) => ({
    name,
    title: t(`members.tabs.${name}`),
    show: () => (
      <div className={styles['panel']} data-testid={`members-panel-${name}`}>
        <LatePart key={name} of={part} given={nothing} />
      </div>
    ),
  });
  return (
    <TabbedScreen
      title={t('members.title')}
      label={t('members.tabsLabel')}
      testid="members-tab"
      held={held}
      keptAs="members.tab"
      tabs={[
        tab('profile', profile),
        tab('cards', cards),
        tab('passwords', passwords),
        tab('activation', activation),
        tab('orders', orders),
      ]}
    />
  );
}
