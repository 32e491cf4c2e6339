// The member's coupons as tiles to press: what each pays, how many, or why it may not be used on this bill.
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useTranslation } from 'react-i18next';
import type { CouponView } from '../../../shared/member.ts';
import { useCouponTexts } from '../../components/coupon-texts.ts';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import work from './checkout.module.css';
import type { Checkout } from './checkout-model.ts';
import type { CombineStage } from './checkout-stage.ts';
import { clashOf } from './clash.ts';
import { setCouponQuantity, toggleCoupon } from './combination.ts';
import styles from './coupon-choice.module.css';

type ChoiceProps = { readonly checkout: Checkout; readonly stage: CombineStage };

export function CouponChoice({ checkout, stage }: ChoiceProps) {
  const { t } = useTranslation();
  const { coupons, consult } = stage.terms;
  const states = new Map(consult.couponStates.map((state) => [state.id, state]));
  const sorted = coupons.toSorted((left, right) => Number(usable(right)) - Number(usable(left)));
  return (
    <section className={styles['coupons']} aria-label={t('checkout.coupons')}>
      <h3 className={work['groupTitle']}>
        {t('checkout.coupons')}
        {consult.coupons.length === 0 ? null : <span className={work['soft']}> · {t('checkout.suggestion')}</span>}
      </h3>
      {coupons.length === 0 ? <p className={work['soft']}>{t('checkout.couponsNone')}</p> : null}
      <div className={`${styles['tiles']} scroll`}>
        {sorted.map((coupon) => (
          <Tile key={coupon.id} coupon={coupon} reason={reasonOf(coupon)} checkout={checkout} stage={stage} />
        ))}
      </div>
    </section>
  );

  function usable(coupon: CouponView): boolean {
    return reasonOf(coupon) === null;
  }

  /** Null: usable. What the lookup knew is in the person's language; the platform's own words are the second choice. */
  function reasonOf(coupon: CouponView): string | null {
    if (!consult.online) {
      return 'coupon.onlineOnly';
    }
    const state = states.get(coupon.id);
    return coupon.unusableReason ?? (state?.usable === false ? (state.reason ?? '') : null);
  }
}

type TileProps = ChoiceProps & { readonly coupon: CouponView; readonly reason: string | null };

function Tile({ coupon, reason, checkout, stage }: TileProps) {
  const { t } = useTranslation();
  const texts = useCouponTexts();
  const line = checkout.totals?.couponLines.find((other) => other.id === coupon.id);
  const rules = texts.rules(coupon.rules);
  const quantity = line?.quantity ?? 0;
  const clash = clashOf(coupon.id, stage.combination.coupons, stage.terms);
  const change = (next: number) => checkout.change(setCouponQuantity(stage.combination, coupon.id, next));
  return (
    <div
      className={styles['tile']}
      data-used={line !== undefined || undefined}
      data-unusable={reason !== null || undefined}
      data-clash={clash?.kind}
    >
      <button
        type="button"
        className={styles['tileMain']}
        aria-pressed={line !== undefined}
        disabled={reason !== null}
        data-testid={`pay-coupon-${coupon.id}`}
        data-fen={line?.value ?? 0}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => checkout.change(toggleCoupon(stage.combination, coupon.id, false))}
      >
        <span className={styles['tileName']}>{coupon.name}</span>
        <Money amount={coupon.amount} size="row" />
        <span className={styles['tileNote']}>
          {reason === null
            ? clash !== null
              ? t(`checkout.limits.${clash.kind}`, clash.words)
              : [t('counter.quantity', { value: coupon.quantity }), ...rules].join(' · ')
            : `${t('counter.unusable')} · ${texts.reason(reason)}`}
        </span>
      </button>
      {line === undefined || coupon.quantity < 2 ? null : (
        <span className={styles['tileQuantity']}>
          <Press
            size="small"
            aria-label={`− ${coupon.name}`}
            disabled={quantity <= 1}
            icon={<IconMinus size={20} aria-hidden="true" />}
            onClick={() => change(quantity - 1)}
          />
          <span className="number">{quantity}</span>
          <Press
            size="small"
            aria-label={`+ ${coupon.name}`}
            disabled={quantity >= coupon.quantity}
            icon={<IconPlus size={20} aria-hidden="true" />}
            onClick={() => change(quantity + 1)}
          />
        </span>
      )}
    </div>
  );
}
