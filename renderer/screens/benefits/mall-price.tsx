// What a good of the mall costs: money, points, or both.
import { useTranslation } from 'react-i18next';
import type { MallGoods } from '../../../shared/benefits.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import styles from './benefits.module.css';

export type MallPriceProps = { readonly goods: MallGoods; readonly size: 'row' | 'big' };

export function MallPrice({ goods: { price, points }, size }: MallPriceProps) {
  const { t } = useTranslation();
  return (
    <span className={styles['arrow']}>
      {price === null ? null : <Money amount={price} size={size} />}
      {points === null ? null : (
        <strong className="number">{t('benefits.mall.points', { value: countText(points) })}</strong>
      )}
      {price === null && points === null ? <strong>{t('benefits.mall.free')}</strong> : null}
    </span>
  );
}
