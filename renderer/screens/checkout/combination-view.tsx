// The left side of the combination: coupons with the reason why one may not be used, points, stored value, other payments.
import { useTranslation } from 'react-i18next';
import { fen } from '../../../shared/money.ts';
import { Money, moneyText } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './checkout.module.css';
import type { CombineStage } from './checkout-stage.ts';
import { mostPoints, toggleMethod } from './combination.ts';
import { CouponChoice } from './coupon-choice.tsx';
import { PayLine } from './pay-line.tsx';
import type { Checkout } from './use-checkout.ts';

type ViewProps = { readonly checkout: Checkout; readonly stage: CombineStage };

export function CombinationView({ checkout, stage }: ViewProps) {
  const { t, i18n } = useTranslation();
  const methods = useTill((state) => state.settings?.paymentMethods ?? []);
  const { totals, target, aim, change } = checkout;
  const { consult } = stage.terms;
  if (totals === null) {
    return null;
  }
  const most = mostPoints(fen(stage.combination.bill - totals.couponPay), stage.terms);
  const barred = totals.couponLines.length > 0 && !consult.pointsWithCoupons;
  const pointsHint =
    consult.pointsPayLimit <= 0 || most === 0
      ? t('checkout.pointsNone')
      : [
          t('checkout.pointsCap', { value: moneyText(consult.pointsPayLimit), points: consult.pointsPerYuan }),
          ...(consult.pointsDivisible ? [] : [t('checkout.pointsWhole')]),
          ...(consult.pointsWithCoupons ? [] : [t('checkout.pointsNoCoupons')]),
        ].join(' · ');
  return (
    <>
      <CouponChoice checkout={checkout} stage={stage} />
      <PayLine
        testid="pay-points"
        label={t('checkout.points')}
        hint={
          totals.points === 0 ? pointsHint : `${t('checkout.pointsUse', { points: totals.points })} · ${pointsHint}`
        }
        amount={totals.pointsPay}
        chosen={target?.name === 'points'}
        disabled={most === 0 || barred}
        onAim={() => aim({ name: 'points' })}
        action={
          totals.points === 0
            ? {
                label: t('checkout.use'),
                run: () => change({ ...stage.combination, points: most }),
                testid: 'points-use',
              }
            : {
                label: t('checkout.remove'),
                run: () => change({ ...stage.combination, points: 0 }),
                testid: 'points-none',
              }
        }
      />
      <PayLine
        testid="pay-store"
        label={t('checkout.store')}
        hint={t(consult.online ? 'checkout.storeCap' : 'checkout.storeCapOffline', {
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
        <h3 className={styles['groupTitle']}>{t('checkout.others')}</h3>
        <div className={styles['methods']}>
          {methods.map((method) => {
            const line = totals.otherLines.find((other) => other.method === method.id);
            return (
              <Press
                key={method.id}
                className={styles['method']}
                aria-pressed={line !== undefined}
                testid={`pay-method-${method.id}`}
                onClick={() => {
                  change(toggleMethod(stage.combination, method.id));
                  aim(line === undefined ? { name: 'method', id: method.id } : null);
                }}
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
