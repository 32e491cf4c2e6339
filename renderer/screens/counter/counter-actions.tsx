// The big actions of the counter, each with its key. What needs a member waits for one.
import IconCash from '@tabler/icons-react/dist/esm/icons/IconCash.mjs';
import IconFileInvoice from '@tabler/icons-react/dist/esm/icons/IconFileInvoice.mjs';
import IconLayoutGrid from '@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs';
import IconListDetails from '@tabler/icons-react/dist/esm/icons/IconListDetails.mjs';
import IconMessage from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs';
import IconReceiptRefund from '@tabler/icons-react/dist/esm/icons/IconReceiptRefund.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import IconTicket from '@tabler/icons-react/dist/esm/icons/IconTicket.mjs';
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { selectedCard } from '../../store/chosen-card.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './counter-actions.module.css';

type CounterActionsProps = {
  /** The guest before is still to be seen for a moment: nothing changes its look, and nothing is done for that guest. */
  readonly lingers: boolean;
  readonly onSearch: () => void;
};

export function CounterActions({ lingers, onSearch }: CounterActionsProps) {
  const { t } = useTranslation();
  const { goTo, wantCoupons, readAgain } = useActions();
  const card = useTill(selectedCard);
  const again = useTill((state) => state.lastLookup !== null);
  const open = useTill((state) => (state.status?.waiting ?? 0) + (state.status?.manual ?? 0));
  const hasBills = useTill((state) => state.settings?.unipos ?? false);
  const recharges = useTill((state) => state.settings?.offers.includes('recharge') ?? true);
  const hasCoupons = useTill((state) => state.settings?.offers.includes('benefits') ?? true);
  const hasSms = useTill((state) => state.settings?.offers.includes('sms') ?? true);
  const usable = card !== null && card.status === 'active';
  const withCard = (work: () => void) => () => (usable ? work() : undefined);
  const icon = { size: 30, 'aria-hidden': true } as const;
  const stacked = styles['action'] ?? '';
  return (
    <nav className={styles['actions']} data-bills={hasBills || undefined} aria-label={t('actions.label')}>
      <Press
        look="primary"
        size="large"
        className={styles['first']}
        shortcut="F2"
        disabled={!usable && !lingers}
        testid="action-consume"
        icon={<IconCash size={40} aria-hidden="true" />}
        onClick={withCard(() => goTo('checkout'))}
      >
        {t('actions.consume')}
      </Press>
      {hasBills ? (
        <Press
          size="large"
          className={styles['wide']}
          shortcut="F11"
          testid="action-bills"
          icon={<IconFileInvoice {...icon} />}
          onClick={() => goTo('bills')}
        >
          {t('actions.bills')}
        </Press>
      ) : null}
      {recharges ? (
        <Press
          className={stacked}
          shortcut="F3"
          disabled={!usable && !lingers}
          testid="action-recharge"
          icon={<IconWallet {...icon} />}
          onClick={withCard(() => goTo('recharge'))}
        >
          {t('actions.recharge')}
        </Press>
      ) : null}
      {hasCoupons ? (
        <Press
          className={stacked}
          shortcut="F4"
          disabled={!usable && !lingers}
          testid="action-coupons"
          icon={<IconTicket {...icon} />}
          onClick={withCard(wantCoupons)}
        >
          {t('actions.coupons')}
        </Press>
      ) : null}
      {hasSms ? (
        <Press className={stacked} testid="action-sms" icon={<IconMessage {...icon} />} onClick={() => goTo('sms')}>
          {t('actions.sms')}
        </Press>
      ) : null}
      <Press
        className={stacked}
        shortcut="F5"
        disabled={!again}
        testid="action-again"
        icon={<IconRefresh {...icon} />}
        onClick={() => void readAgain()}
      >
        {t('actions.again')}
      </Press>
      <Press
        className={stacked}
        shortcut="F8"
        testid="action-revoke"
        icon={<IconReceiptRefund {...icon} />}
        onClick={() => goTo('revoke')}
      >
        {t('actions.revoke')}
      </Press>
      <Press
        className={stacked}
        shortcut="F9"
        testid="action-search"
        icon={<IconSearch {...icon} />}
        onClick={onSearch}
      >
        {t('actions.search')}
      </Press>
      <Press
        className={stacked}
        shortcut="F10"
        testid="action-queue"
        icon={<IconListDetails {...icon} />}
        onClick={() => goTo('queue')}
      >
        {t('actions.queue')}
        {open === 0 ? null : <span className={`number ${styles['count']}`}>{open}</span>}
      </Press>
      <Press
        className={stacked}
        shortcut="F6"
        testid="action-more"
        icon={<IconLayoutGrid {...icon} />}
        onClick={() => goTo('more')}
      >
        {t('actions.more')}
      </Press>
    </nav>
  );
}
