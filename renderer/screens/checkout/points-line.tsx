// Points as cash: how many pay what, and why no more, or why none.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/result.ts';
import { countText } from '../../components/count-text.ts';
import { joined } from '../../components/joined.ts';
import { moneyText } from '../../components/money-text.ts';
import type { Checkout } from './checkout-model.ts';
import type { CombineStage } from './checkout-stage.ts';
import type { Totals } from './combination.ts';
import { PayLine } from './pay-line.tsx';
import { type Cap, type PointsBar, type PointsCap, pointsCap } from './points-cap.ts';

type LineProps = { readonly checkout: Checkout; readonly stage: CombineStage; readonly totals: Totals };

export function PointsLine({ checkout, stage, totals }: LineProps) {
  const { t } = useTranslation();
  const { combination, terms } = stage;
  const { aim, change, target } = checkout;
  const cap = pointsCap(totals, combination.bill, terms);
  const used = totals.points > 0;
  const most = cap.kind === 'upTo' ? cap.points : 0;
  return (
    <PayLine
      testid="pay-points"
      label={t('checkout.points')}
      hint={joined([
        ...(used && totals.points !== most ? [t('sale.points.using', { points: countText(totals.points) })] : []),
        capText(cap, t),
      ])}
      amount={totals.pointsPay}
      chosen={target?.name === 'points'}
      disabled={most === 0}
      onAim={() => aim({ name: 'points' })}
      action={
        used
          ? { label: t('checkout.remove'), run: () => change({ ...combination, points: 0 }), testid: 'points-none' }
          : { label: t('checkout.use'), run: () => change({ ...combination, points: most }), testid: 'points-use' }
      }
    />
  );
}

function capText(cap: PointsCap, t: TFunction): string {
  if (cap.kind === 'none') {
    return cap.bar.kind === 'offline'
      ? t('checkout.pointsOffline')
      : t('sale.points.none', { why: barText(cap.bar, t) });
  }
  const why = [...cap.caps.map((one) => oneCap(one, t)), ...(cap.whole ? [t('sale.points.whole')] : [])].join(
    t('sale.listMark'),
  );
  return t('sale.points.upTo', { points: countText(cap.points), value: moneyText(cap.pays), why });
}

function oneCap(cap: Cap, t: TFunction): string {
  switch (cap.kind) {
    case 'percent':
      return t('sale.points.percent', { percent: cap.percent });
    case 'upper':
      return t('sale.points.upper', { points: countText(cap.points) });
    case 'card':
      return t('sale.points.card', { points: countText(cap.points) });
    case 'rest':
      return t('sale.points.rest', { value: moneyText(cap.pays) });
    case 'platform':
      return t('sale.points.platform', { value: moneyText(cap.pays) });
    default:
      return assertNever(cap);
  }
}

function barText(bar: PointsBar, t: TFunction): string {
  switch (bar.kind) {
    case 'few':
      return t('sale.points.few', { points: countText(bar.points) });
    case 'percent':
      return t('sale.points.percentOfNothing', { percent: bar.percent });
    case 'platform':
      return t('checkout.pointsNone');
    case 'offline':
      return t('checkout.pointsOffline');
    case 'notHere':
    case 'coupons':
    case 'empty':
    case 'nothingLeft':
      return t(`sale.points.${bar.kind}`);
    default:
      return assertNever(bar);
  }
}
