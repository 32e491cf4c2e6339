// The figures of a day: the till's alone, or item by item beside the platform's with what differs.
import { useTranslation } from 'react-i18next';
import { type DayItem, type DaySum, type DayTotals, dayItems } from '../../../shared/day-end.ts';
import { wholeOf } from '../../../shared/day-totals.ts';
import { subtractFen } from '../../../shared/money.ts';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';

export type DayTableProps = {
  readonly till: DayTotals;
  /** Null: nobody else has counted yet. */
  readonly platform: { readonly totals: DayTotals; readonly total: DaySum } | null;
};

export function DayTable({ till, platform }: DayTableProps) {
  const { t } = useTranslation();
  const lines: readonly Line[] = dayItems.map((item) => ({ item, own: till[item], their: platform?.totals[item] }));
  const whole: Line = { item: 'total', own: wholeOf(till), their: platform?.total };
  return (
    <table className={figures['table']} data-dense={platform !== null || undefined} data-testid="day-table">
      <thead>
        {platform === null ? (
          <tr>
            <th scope="col" className={figures['name']}>
              {t('dayEnd.item')}
            </th>
            <th scope="col">{t('dayEnd.count')}</th>
            <th scope="col">{t('dayEnd.amount')}</th>
          </tr>
        ) : (
          <>
            <tr>
              <th scope="col" rowSpan={2} className={figures['name']}>
                {t('dayEnd.item')}
              </th>
              <th scope="colgroup" colSpan={3} className={figures['group']}>
                {t('dayEnd.count')}
              </th>
              <th scope="colgroup" colSpan={3} className={figures['group']}>
                {t('dayEnd.amount')}
              </th>
            </tr>
            <tr>
              {['count', 'amount'].flatMap((half) =>
                (['till', 'platform', 'difference'] as const).map((side) => (
                  <th key={`${half} ${side}`} scope="col">
                    {t(`dayEnd.${side}`)}
                  </th>
                )),
              )}
            </tr>
          </>
        )}
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.item} line={line} />
        ))}
      </tbody>
      <tfoot>
        <Row line={whole} />
      </tfoot>
    </table>
  );
}

type Line = { readonly item: DayItem | 'total'; readonly own: DaySum; readonly their: DaySum | undefined };

function Row({ line: { item, own, their } }: { readonly line: Line }) {
  const { t } = useTranslation();
  const name = item === 'total' ? t('dayEnd.total') : t(`dayEnd.items.${item}`);
  if (their === undefined) {
    return (
      <tr data-testid={`day-${item}`} data-count={own.count} data-fen={own.amount}>
        <th scope="row" className={figures['name']}>
          {name}
        </th>
        <td className="number">{own.count}</td>
        <td>
          <Money amount={own.amount} />
        </td>
      </tr>
    );
  }
  const count = their.count - own.count;
  const amount = subtractFen(their.amount, own.amount);
  const differs = count !== 0 || amount !== 0;
  return (
    <tr data-testid={`day-${item}`} data-count={own.count} data-fen={own.amount} data-differs={differs || undefined}>
      <th scope="row" className={figures['name']}>
        {name}
      </th>
      <td className="number">{own.count}</td>
      <td className="number">{their.count}</td>
      <td className="number">{count === 0 ? '0' : `${count > 0 ? '+' : '−'}${Math.abs(count)}`}</td>
      <td>
        <Money amount={own.amount} />
      </td>
      <td>
        <Money amount={their.amount} />
      </td>
      <td>
        <Money amount={amount} sign="change" />
      </td>
    </tr>
  );
}
