// The store's rules of points as cash (4.3.4), in one line of plain words.
import { useTranslation } from 'react-i18next';
import type { PointRulesView } from '../../../shared/benefits.ts';
import { countText } from '../../components/count-text.ts';
import styles from './benefits.module.css';

export function PointRules({ rules }: { readonly rules: PointRulesView | null }) {
  const { t } = useTranslation();
  if (rules === null) {
    return null;
  }
  const { asCash, pointsPerYuan, percentLimit, upperLimit, divisible, withCoupons } = rules;
  const lines = asCash
    ? [
        t('benefits.points.perYuan', { value: pointsPerYuan }),
        ...(percentLimit === null ? [] : [t('benefits.points.percent', { value: percentLimit })]),
        ...(upperLimit === null ? [] : [t('benefits.points.upper', { value: countText(upperLimit) })]),
        ...(divisible ? [] : [t('benefits.points.whole')]),
        ...(withCoupons ? [] : [t('benefits.points.notWithCoupons')]),
      ]
    : [t('benefits.points.notAsCash')];
  return (
    <ul className={styles['rules']} aria-label={t('benefits.points.rules')} data-testid="point-rules">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
