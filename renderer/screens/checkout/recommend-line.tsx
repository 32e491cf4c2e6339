// The best combination as one press: what it is made of, what it saves, and whether it is chosen already. Beside it, to use nothing at all.
import IconSparkles from '@tabler/icons-react/dist/esm/icons/IconSparkles.mjs';
import { useTranslation } from 'react-i18next';
import { fen } from '../../../shared/money.ts';
import { countText } from '../../components/count-text.ts';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { type Best, savedBy } from './best.ts';
import type { Checkout } from './checkout-model.ts';
import type { CombineStage } from './checkout-stage.ts';
import { pointsValue } from './combination.ts';
import styles from './recommend-line.module.css';

type LineProps = { readonly checkout: Checkout; readonly stage: CombineStage; readonly best: Best };

export function RecommendLine({ checkout, stage, best }: LineProps) {
  const { t } = useTranslation();
  const { combination, terms } = stage;
  if (best.saves === 0) {
    return (
      <p className={styles['nothing']} data-testid="recommend-none">
        {t('sale.recommendNone')}
      </p>
    );
  }
  const saved = savedBy(combination, terms);
  const chosen = saved === best.saves && isSame(combination, best);
  const usesSome = combination.coupons.length > 0 || combination.points > 0;
  const value = moneyText(best.saves);
  return (
    <div className={styles['line']} data-chosen={chosen || undefined}>
      <Press
        look={saved < best.saves ? 'amber' : 'quiet'}
        className={styles['press']}
        shortcut="0"
        aria-pressed={chosen}
        testid="recommend"
        data-fen={best.saves}
        icon={<IconSparkles size={22} aria-hidden="true" />}
        onClick={checkout.recommend}
      >
        {t('sale.recommend')} · {t('sale.recommendSaves', { value })}
      </Press>
      <span className={styles['why']} data-testid="recommend-why">
        <strong>{standing()}</strong>
        <span>{madeOf()}</span>
      </span>
      {usesSome ? (
        <Press
          size="small"
          look="quiet"
          testid="recommend-without"
          onClick={() => checkout.change({ ...combination, coupons: [], points: 0 })}
        >
          {t('sale.without')}
        </Press>
      ) : null}
    </div>
  );

  function standing(): string {
    if (chosen) {
      return t('sale.recommendUsed');
    }
    // More than any allowed choice saves: what is chosen does not go together, and the coupons say why.
    if (saved > best.saves) {
      return t('sale.recommendClash');
    }
    return saved === best.saves
      ? t('sale.recommendSame')
      : t('sale.recommendOther', { more: moneyText(fen(best.saves - saved)) });
  }

  function madeOf(): string {
    const coupons = best.coupons.map(({ id, quantity }) =>
      t('sale.recommendCoupon', {
        name: terms.coupons.find((coupon) => coupon.id === id)?.name ?? id,
        count: quantity,
      }),
    );
    const points =
      best.points === 0
        ? []
        : [
            t('sale.recommendPoints', {
              points: countText(best.points),
              value: moneyText(pointsValue(best.points, terms.consult)),
            }),
          ];
    const beyond = best.beyond === 0 ? [] : [t('sale.recommendMore', { value: moneyText(best.beyond) })];
    return [[...coupons, ...points].join(t('sale.listMark')), ...beyond].join(t('sale.sentenceMark'));
  }
}

function isSame(chosen: Pick<Best, 'coupons' | 'points'>, best: Best): boolean {
  const spelt = ({ coupons }: Pick<Best, 'coupons'>) =>
    coupons
      .map(({ id, quantity }) => `${id} ${quantity}`)
      .toSorted()
      .join();
  return chosen.points === best.points && spelt(chosen) === spelt(best);
}
