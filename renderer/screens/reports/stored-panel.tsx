// Stored value, points and coupons day by day: what came onto the cards and what was spent from them.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import { columnOf } from '../../../shared/report-tables.ts';
import type { SalesReport } from '../../../shared/reports.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import paper from '../../components/paper.module.css';
import { BarPicture } from './bar-picture.tsx';
import { Figure } from './figure.tsx';
import { type Chosen, OwnFrame } from './own-frame.tsx';
import { axisMoney, exactMoney } from './report-names.ts';
import styles from './reports.module.css';
import { SumsTable } from './sums-table.tsx';

export function StoredPanel(chosen: Chosen) {
  return (
    <OwnFrame {...chosen} table="stored">
      {(report) => <Stored report={report} />}
    </OwnFrame>
  );
}

function Stored({ report: { days, total } }: { readonly report: SalesReport }) {
  const { t } = useTranslation();
  const what = t('salesReport.tabs.stored');
  return (
    <>
      <dl className={styles['figures4']}>
        <Figure
          name={t('salesReport.column.storedIn')}
          testid="report-stored-in"
          value={total.storedIn}
          beneath={`${t('salesReport.column.bonus')} ${moneyText(total.bonus as Fen)}`}
        >
          <Money amount={total.storedIn as Fen} />
        </Figure>
        <Figure
          name={t('salesReport.column.storedOut')}
          testid="report-stored-out"
          value={total.storedOut}
          beneath={`${t('salesReport.column.storedChange')} ${moneyText(columnOf(total, 'storedChange') as Fen)}`}
        >
          <Money amount={total.storedOut as Fen} />
        </Figure>
        <Figure
          name={t('salesReport.column.pointsIn')}
          testid="report-points-in"
          value={total.pointsIn}
          beneath={`${t('salesReport.column.pointsOut')} ${countText(total.pointsOut)}`}
        >
          {countText(total.pointsIn)}
        </Figure>
        <Figure
          name={t('salesReport.column.couponsUsed')}
          testid="report-coupons-used"
          value={total.couponsUsed}
          beneath={`${t('salesReport.column.couponsGiven')} ${countText(total.couponsGiven)}`}
        >
          {countText(total.couponsUsed)}
        </Figure>
      </dl>
      <section className={`${paper['paper']} ${styles['chartPaper']}`}>
        <BarPicture
          columns={days.map(({ day, ...sums }) => ({
            name: day.slice(5),
            whole: day,
            one: sums.storedIn + sums.bonus,
            two: sums.storedOut,
          }))}
          series={[
            `${t('salesReport.column.storedIn')} + ${t('salesReport.column.bonus')}`,
            t('salesReport.column.storedOut'),
          ]}
          unit={100}
          text={axisMoney}
          exact={exactMoney}
          label={t('salesReport.chartOf', { what })}
          testid="report-chart"
        />
        <p className={styles['soft']}>{t('salesReport.storedCounted')}</p>
      </section>
      <SumsTable
        label={t('salesReport.tableOf', { what })}
        heading={t('salesReport.row.stored')}
        columns={['storedIn', 'bonus', 'storedOut', 'pointsIn', 'pointsOut', 'couponsUsed', 'couponsGiven']}
        rows={days.map((sums) => ({ key: sums.day, name: sums.day, sums }))}
        total={total}
        testid="report-table"
      />
    </>
  );
}
