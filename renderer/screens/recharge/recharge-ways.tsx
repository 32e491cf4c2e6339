// Other ways to recharge: by the guest's own phone, and so that the meal becomes free.
import IconQrcode from '@tabler/icons-react/dist/esm/icons/IconQrcode.mjs';
import IconSoup from '@tabler/icons-react/dist/esm/icons/IconSoup.mjs';
import { useTranslation } from 'react-i18next';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import work from '../checkout/checkout.module.css';
import styles from './recharge.module.css';
import { freeBill, type Recharge } from './use-recharge.ts';

export function RechargeWays({ recharge, onLink }: { readonly recharge: Recharge; readonly onLink: () => void }) {
  const { t } = useTranslation();
  const { dineFree, target } = recharge;
  return (
    <section className={styles['ways']} aria-label={t('rechargeOffers.ways')}>
      <Press
        shortcut="D"
        aria-pressed={dineFree.on}
        icon={<IconSoup size={24} aria-hidden="true" />}
        testid="recharge-dine-free"
        onClick={recharge.toggleDineFree}
      >
        {t('rechargeOffers.dineFree')}
      </Press>
      {dineFree.on ? (
        <>
          <Press
            aria-pressed={target === freeBill}
            testid="recharge-bill"
            onClick={() => recharge.aim(target === freeBill ? null : freeBill)}
          >
            {t('rechargeOffers.bill')}{' '}
            {dineFree.bill === null ? t('rechargeOffers.billEmpty') : <Money amount={dineFree.bill} size="row" />}
          </Press>
          <span className={work['soft']}>{t('rechargeOffers.dineFreeOn')}</span>
        </>
      ) : (
        <Press shortcut="Q" icon={<IconQrcode size={24} aria-hidden="true" />} testid="recharge-link" onClick={onLink}>
          {t('rechargeOffers.link')}
        </Press>
      )}
    </section>
  );
}
