// The member's coupons as tiles to press: what each pays, how many, or why it may not be used on this bill.
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useTranslation } from 'react-i18next';
import type { ReasonWords } from '../../../shared/coupon-reasons.ts';
import type { CouponView } from '../../../shared/member.ts';
import { useCouponTexts } from '../../components/coupon-texts.ts';
import { joined } from '../../components/joined.ts';
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
      <h2 className={work['groupTitle']}>{t('checkout.coupons')}</h2>
      {coupons.length === 0 ? <p className={work['soft']}>{t('checkout.couponsNone')}</p> : null}
      <div className={`${styles['tiles']} scroll`}>
        {sorted.map((coupon) => (
          <Tile key={coupon.id} coupon={coupon} bar={barOf(coupon)} checkout={checkout} stage={stage} />
        ))}
      </div>
    </section>
  );

  function usable(coupon: CouponView): boolean {
    return barOf(coupon) === null;
  }

  /** Null: usable. The platform's own word on this bill comes first: it names days, stores and amounts. */
  function barOf({ id, unusableReason }: CouponView): Bar | null {
    if (!consult.online) {
      return { reason: 'coupon.onlineOnly' };
    }
    const state = states.get(id);
    if (state?.usable === false) {
      return { reason: state.reason ?? unusableReason ?? 'coupon.unsaid', words: state.words };
    }
    return unusableReason === null ? null : { reason: unusableReason };
  }
}

type Bar = { readonly reason: string; readonly words?: ReasonWords | undefined };

type TileProps = ChoiceProps & { readonly coupon: CouponView; readonly bar: Bar | null };

function Tile({ coupon, bar, checkout, stage }: TileProps) {
  const { t } = useTranslation();
  const texts = useCouponTexts();
  const line = checkout.totals?.couponLines.find((other) => other.id === coupon.id);
  const rules = texts.rules(coupon.rules);
  const quantity = line?.quantity ?? 0;
  const once = stage.terms.consult.limits.pairs.some(([first, second]) => first === second && first === coupon.id);
  const clash = clashOf(coupon.id, stage.combination.coupons, stage.terms);
  const change = (next: number) => checkout.change(setCouponQuantity(stage.combination, coupon.id, next));
  return (
    <div
      className={styles['tile']}
      data-used={line !== undefined || undefined}
      data-unusable={bar !== null || undefined}
      data-clash={clash?.kind}
    >
      <button
        type="button"
        className={styles['tileMain']}
        aria-pressed={line !== undefined}
        disabled={bar !== null}
        data-testid={`pay-coupon-${coupon.id}`}
        data-fen={line?.value ?? 0}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => checkout.change(toggleCoupon(stage.combination, coupon.id, false))}
      >
        <span className={styles['tileName']}>{coupon.name}</span>
        <Money amount={coupon.amount} size="row" />
        <span className={styles['tileNote']}>
          {bar === null
            ? clash !== null
              ? t(`checkout.limits.${clash.kind}`, clash.words)
              : joined([t('counter.quantity', { value: coupon.quantity }), ...rules])
            : joined([t('counter.unusable'), texts.reason(bar.reason, bar.words)])}
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
            disabled={quantity >= coupon.quantity || once}
            icon={<IconPlus size={20} aria-hidden="true" />}
            onClick={() => change(quantity + 1)}
          />
        </span>
      )}
    </div>
  );
}
