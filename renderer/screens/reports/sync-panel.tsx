// How well till and platform keep together: how soon an operation had its outcome, how often it was sent, what was in doubt.
import { useTranslation } from 'react-i18next';
import type { ReportMeasure } from '../../../shared/report-measures.ts';
import type { SalesReport } from '../../../shared/reports.ts';
import { countText } from '../../components/count-text.ts';
import figures from '../../components/figure-table.module.css';
import paper from '../../components/paper.module.css';
import { BarPicture } from './bar-picture.tsx';
import { Figure } from './figure.tsx';
import { type Chosen, OwnFrame } from './own-frame.tsx';
import { shareText } from './report-names.ts';
import styles from './reports.module.css';

const times = [
  'within2s',
  'within10s',
  'within1m',
  'within10m',
  'within1h',
  'later',
] as const satisfies readonly ReportMeasure[];

export function SyncPanel(chosen: Chosen) {
  return (
    <OwnFrame {...chosen} table="sync">
      {(report) => <Sync report={report} />}
    </OwnFrame>
  );
}

function Sync({ report: { total } }: { readonly report: SalesReport }) {
  const { t } = useTranslation();
  const what = t('salesReport.settleTime');
  const counts = ['settled', 'open', 'refused', 'manuals'] as const;
  return (
    <>
      <dl className={styles['figures4']}>
        <Figure name={t('salesReport.column.operations')} testid="report-operations" value={total.operations}>
          {countText(total.operations)}
        </Figure>
        <Figure name={t('salesReport.quickShare')} testid="report-quick" value={total.within2s + total.within10s}>
          {shareText(total.within2s + total.within10s, total.settled)}
        </Figure>
        <Figure name={t('salesReport.unknownShare')} testid="report-unknown" value={total.unknowns}>
          {shareText(total.unknowns, total.operations)}
        </Figure>
        <Figure name={t('salesReport.perOperation')} testid="report-attempts" value={total.attempts}>
          {total.operations === 0 ? '–' : (total.attempts / total.operations).toFixed(2)}
        </Figure>
      </dl>
      <div className={styles['halves']}>
        <section className={`${paper['paper']} ${styles['chartPaper']}`}>
          <h2 className={styles['cardTitle']}>{what}</h2>
          <BarPicture
            columns={times.map((time) => ({ name: t(`salesReport.column.${time}`), one: total[time] }))}
            series={[t('salesReport.column.operations')]}
            unit={1}
            text={countText}
            label={t('salesReport.chartOf', { what })}
            testid="report-chart"
          />
        </section>
        <section
          className={`${paper['paper']} ${styles['tablePaper']}`}
          aria-label={t('salesReport.tableOf', { what })}
        >
          <div className={`${styles['fill']} scroll`}>
            <table className={`${figures['table']} ${styles['sticky']}`} data-dense data-testid="report-table">
              <thead>
                <tr>
                  <th scope="col" className={figures['name']}>
                    {what}
                  </th>
                  <th scope="col">{t('salesReport.column.count')}</th>
                  <th scope="col">{t('salesReport.share')}</th>
                </tr>
              </thead>
              <tbody>
                {times.map((time) => (
                  <Line key={time} name={time} value={total[time]} whole={total.settled} />
                ))}
                {counts.map((name) => (
                  <Line key={name} name={name} value={total[name]} whole={total.operations} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
    </>
  );
}

type LineProps = { readonly name: ReportMeasure; readonly value: number; readonly whole: number };

function Line({ name, value, whole }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr data-testid={`report-table-${name}`}>
      <th scope="row" className={figures['name']}>
        {t(`salesReport.column.${name}`)}
      </th>
      <td className="number" data-value={value}>
        {countText(value)}
      </td>
      <td className="number">{shareText(value, whole)}</td>
    </tr>
  );
}
