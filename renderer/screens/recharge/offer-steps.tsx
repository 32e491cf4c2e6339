// What a recharge brings before cash is taken: the steps, the one that is reached, and what a little more would bring.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import { offerFor } from '../../../shared/recharge-offers.ts';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import work from '../checkout/checkout.module.css';
import { earnsText, whatItBrings } from './offer-text.ts';
import styles from './recharge.module.css';
import type { Offers } from './use-offers.ts';

export type OfferStepsProps = {
  readonly offers: Offers;
  readonly amount: Fen;
  /** Only what this amount earns: the steps give way to what comes after them. */
  readonly brief: boolean;
};

export function OfferSteps({ offers: { offers, failed, again }, amount, brief }: OfferStepsProps) {
  const { t } = useTranslation();
  const reached = offers === null ? null : offerFor(offers, amount);
  return (
    <section className={styles['offers']} aria-label={t('rechargeOffers.title')} data-testid="recharge-offers">
      <h2 className={work['groupTitle']}>{t('rechargeOffers.title')}</h2>
      {offers === null ? (
        <div className={styles['offerWords']}>
          <span className={work['soft']}>{failed ? t('rechargeOffers.failed') : t('rechargeOffers.loading')}</span>
          {failed ? (
            <Press size="small" testid="recharge-offers-again" onClick={again}>
              {t('rechargeOffers.again')}
            </Press>
          ) : null}
        </div>
      ) : offers.length === 0 ? (
        <span className={work['soft']}>{t('rechargeOffers.none')}</span>
      ) : (
        <>
          {brief ? null : (
            <ol className={styles['steps']}>
              {offers.map((offer) => (
                <li
                  key={`${offer.from} ${offer.below}`}
                  className={styles['step']}
                  aria-current={offer === reached ? 'step' : undefined}
                  data-testid={`recharge-offer-${offer.from / 100}`}
                >
                  <strong className="number">{t('rechargeOffers.step', { from: moneyText(offer.from) })}</strong>
                  <span className="number">{t('rechargeOffers.gives', { what: whatItBrings(offer, t) })}</span>
                </li>
              ))}
            </ol>
          )}
          {amount === 0 ? null : (
            <p className={`number ${styles['earns']}`} data-testid="recharge-earns" data-fen={reached?.store ?? 0}>
              {earnsText(offers, amount, t)}
            </p>
          )}
        </>
      )}
    </section>
  );
}
