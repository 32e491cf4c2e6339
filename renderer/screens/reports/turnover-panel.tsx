// Turnover: what came in, by hour, day, cashier or payment method (1 to 4), as a picture and as a table of the same numbers.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import { columnOf } from '../../../shared/report-tables.ts';
import type { SalesReport } from '../../../shared/reports.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import type { Column } from './bar-chart.tsx';
import { BarPicture } from './bar-picture.tsx';
import { Figure } from './figure.tsx';
import { MethodsTable } from './methods-table.tsx';
import { type Chosen, OwnFrame } from './own-frame.tsx';
import { axisMoney, exactMoney, hourName, methodName, shareText } from './report-names.ts';
import styles from './reports.module.css';
import { type SumRow, SumsTable } from './sums-table.tsx';

const dimensions = ['hours', 'days', 'cashiers', 'methods'] as const;
type Dimension = (typeof dimensions)[number];

export function TurnoverPanel(chosen: Chosen) {
  const [dimension, setDimension] = useState<Dimension>('hours');
  useKeys(keyLevel.panel, ({ name }) => {
    const next = /^[1-4]$/.test(name) ? dimensions[Number(name) - 1] : undefined;
    if (next !== undefined) {
      setDimension(next);
    }
    return next !== undefined;
  });
  return (
    <OwnFrame {...chosen} table={dimension}>
      {(report) => <Turnover report={report} dimension={dimension} onDimension={setDimension} />}
    </OwnFrame>
  );
}

type TurnoverProps = {
  readonly report: SalesReport;
  readonly dimension: Dimension;
  readonly onDimension: (dimension: Dimension) => void;
};

function Turnover({ report, dimension, onDimension }: TurnoverProps) {
  const { t, i18n } = useTranslation();
  const { total } = report;
  const turnover = columnOf(total, 'turnover');
  const rows = dimension === 'methods' ? [] : rowsOf(report, dimension, (hour) => hourName(t, hour));
  const columns: readonly Column[] =
    dimension === 'methods'
      ? report.methods.map((row) => ({ name: methodName(t, i18n.language, row), one: row.amount }))
      : rows.map(({ name, short, sums }) => ({ name: short, whole: name, one: columnOf(sums, 'turnover') }));
  const what = `${t('salesReport.column.turnover')}, ${t(`salesReport.dimensions.${dimension}`)}`;
  return (
    <>
      <dl className={styles['figures4']}>
        <Figure
          name={t('salesReport.column.turnover')}
          testid="report-turnover"
          value={turnover}
          beneath={`${t('salesReport.column.sales')} ${countText(total.sales)}`}
        >
          <Money amount={turnover as Fen} />
        </Figure>
        <Figure
          name={t('salesReport.column.undoneAmount')}
          testid="report-undone"
          value={total.undoneAmount}
          beneath={`${t('salesReport.column.undone')} ${countText(total.undone)}`}
        >
          <Money amount={total.undoneAmount as Fen} />
        </Figure>
        <Figure
          name={t('salesReport.offlineShare')}
          testid="report-offline"
          value={total.offline}
          beneath={`${countText(total.offline)} · ${moneyText(total.offlineAmount as Fen)}`}
        >
          {shareText(total.offline, total.sales)}
        </Figure>
        <Figure
          name={t('salesReport.openNow')}
          testid="report-open"
          value={total.openAmount}
          beneath={`${t('salesReport.column.open')} ${countText(total.open)}`}
        >
          <Money amount={total.openAmount as Fen} />
        </Figure>
      </dl>
      <div role="radiogroup" aria-label={t('salesReport.dimension')} className={styles['tabs']}>
        {dimensions.map((each, index) => (
          <Press
            key={each}
            role="radio"
            size="small"
            aria-checked={each === dimension}
            shortcut={String(index + 1)}
            testid={`report-by-${each}`}
            onClick={() => onDimension(each)}
          >
            {t(`salesReport.dimensions.${each}`)}
          </Press>
        ))}
      </div>
      <div className={styles['halves']}>
        <section className={`${paper['paper']} ${styles['chartPaper']}`}>
          <BarPicture
            columns={columns}
            series={[t('salesReport.column.turnover')]}
            unit={100}
            text={axisMoney}
            exact={exactMoney}
            label={t('salesReport.chartOf', { what })}
            testid="report-chart"
          />
          <p className={styles['soft']}>{t('salesReport.howCounted')}</p>
        </section>
        {dimension === 'methods' ? (
          <MethodsTable methods={report.methods} label={t('salesReport.tableOf', { what })} />
        ) : (
          <SumsTable
            label={t('salesReport.tableOf', { what })}
            heading={t(`salesReport.row.${dimension}`)}
            columns={['turnover', 'sales', 'undoneAmount']}
            rows={rows}
            total={total}
            testid="report-table"
          />
        )}
      </div>
    </>
  );
}

function rowsOf(
  report: SalesReport,
  dimension: Exclude<Dimension, 'methods'>,
  nameOfHour: (hour: number) => string,
): readonly (SumRow & { readonly short: string })[] {
  switch (dimension) {
    case 'hours':
      return report.hours.map((sums) => ({
        key: String(sums.hour),
        name: nameOfHour(sums.hour),
        short: String(sums.hour),
        sums,
      }));
    case 'days':
      return report.days.map((sums) => ({ key: sums.day, name: sums.day, short: sums.day.slice(5), sums }));
    case 'cashiers':
      return report.cashiers.map((sums) => ({
        key: sums.operator,
        name: sums.operator,
        short: sums.operator,
        sums,
      }));
  }
}
