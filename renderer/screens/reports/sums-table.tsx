// Sums as a table: a name and some columns a row, and their total at the end. Its head stays while the rows scroll.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import type { ReportSums } from '../../../shared/report-measures.ts';
import { columnOf, moneyColumns, type ReportColumn } from '../../../shared/report-tables.ts';
import { countText } from '../../components/count-text.ts';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import styles from './reports.module.css';

export type SumRow = { readonly key: string; readonly name: string; readonly sums: ReportSums };

export type SumsTableProps = {
  readonly label: string;
  /** The heading of the names. */
  readonly heading: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly SumRow[];
  readonly total: ReportSums;
  readonly testid: string;
};

export function SumsTable({ label, heading, columns, rows, total, testid }: SumsTableProps) {
  const { t } = useTranslation();
  const cells = (sums: ReportSums) =>
    columns.map((column) => (
      <td key={column} className="number" data-column={column} data-value={columnOf(sums, column)}>
        <Value column={column} value={columnOf(sums, column)} />
      </td>
    ));
  return (
    <section className={`${paper['paper']} ${styles['tablePaper']}`} aria-label={label}>
      <div className={`${styles['fill']} scroll`}>
        <table className={`${figures['table']} ${styles['sticky']}`} data-dense data-testid={testid}>
          <thead>
            <tr>
              <th scope="col" className={figures['name']}>
                {heading}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`salesReport.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, sums }) => (
              <tr key={key} data-testid={`${testid}-${key}`}>
                <th scope="row" className={`number ${figures['name']}`}>
                  {name}
                </th>
                {cells(sums)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid={`${testid}-total`}>
              <th scope="row" className={figures['name']}>
                {t('salesReport.sum')}
              </th>
              {cells(total)}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Value({ column, value }: { readonly column: ReportColumn; readonly value: number }) {
  return moneyColumns.has(column) ? <Money amount={value as Fen} /> : countText(value);
}
