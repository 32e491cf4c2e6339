// The left side of the combination: coupons with the reason why one may not be used, points, stored value, other payments.
import { useTranslation } from 'react-i18next';
import { platformFeatures } from '../../../shared/features.ts';
import { fen } from '../../../shared/money.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './checkout.module.css';
import type { Checkout } from './checkout-model.ts';
import type { CombineStage } from './checkout-stage.ts';
import { CouponChoice } from './coupon-choice.tsx';
import { PayLine } from './pay-line.tsx';
import { PointsLine } from './points-line.tsx';
import { ProofLine } from './proof-line.tsx';
import { RecommendLine } from './recommend-line.tsx';

type ViewProps = { readonly checkout: Checkout; readonly stage: CombineStage };

export function CombinationView({ checkout, stage }: ViewProps) {
  const { t, i18n } = useTranslation();
  const methods = useTill((state) => state.settings?.paymentMethods ?? []);
  const offers = useTill((state) => state.settings?.offers ?? platformFeatures);
  const { totals, target, aim, change } = checkout;
  const { consult } = stage.terms;
  if (totals === null) {
    return null;
  }
  const offlineCap =
    !consult.online && consult.storeLimit < Math.min(stage.combination.bill, stage.terms.card.storeBalance);
  return (
    <>
      <ProofLine verification={checkout.verification} totals={totals} onPassword={checkout.askPassword} />
      {stage.best === null || !(offers.includes('benefits') || offers.includes('points')) ? null : (
        <RecommendLine checkout={checkout} stage={stage} best={stage.best} />
      )}
      {offers.includes('benefits') ? <CouponChoice checkout={checkout} stage={stage} /> : null}
      {offers.includes('points') ? <PointsLine checkout={checkout} stage={stage} totals={totals} /> : null}
      <PayLine
        testid="pay-store"
        label={t('checkout.store')}
        hint={t(offlineCap ? 'checkout.storeCapOffline' : 'checkout.storeCap', {
          value: moneyText(consult.storeLimit),
        })}
        amount={totals.storePay}
        chosen={target?.name === 'store'}
        disabled={consult.storeLimit <= 0}
        onAim={() => aim({ name: 'store' })}
        action={
          totals.storePay === 0
            ? {
                label: t('checkout.use'),
                run: () => change({ ...stage.combination, store: 'rest' }),
                testid: 'store-use',
              }
            : {
                label: t('checkout.remove'),
                run: () => change({ ...stage.combination, store: fen(0) }),
                testid: 'store-none',
              }
        }
      />
      <section className={styles['others']} aria-label={t('checkout.others')}>
        <h2 className={styles['groupTitle']}>{t('checkout.others')}</h2>
        <div className={styles['methods']}>
          {methods.map((method) => {
            const line = totals.otherLines.find((other) => other.method === method.id);
            return (
              <Press
                key={method.id}
                className={styles['method']}
                aria-pressed={line !== undefined}
                testid={`pay-method-${method.id}`}
                data-chosen={(target?.name === 'method' && target.id === method.id) || undefined}
                onClick={() => checkout.pickMethod(method.id)}
              >
                <span>{i18n.language === 'en' ? method.englishName : method.name}</span>
                {line === undefined ? null : <Money amount={line.amount} />}
              </Press>
            );
          })}
        </div>
      </section>
    </>
  );
}
