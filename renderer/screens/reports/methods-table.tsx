// What was paid how: number, amount and share of each payment method.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import type { MethodRow } from '../../../shared/reports.ts';
import { countText } from '../../components/count-text.ts';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { methodName, shareText } from './report-names.ts';
import styles from './reports.module.css';

export type MethodsTableProps = { readonly methods: readonly MethodRow[]; readonly label: string };

export function MethodsTable({ methods, label }: MethodsTableProps) {
  const { t, i18n } = useTranslation();
  const all = methods.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <section className={`${paper['paper']} ${styles['tablePaper']}`} aria-label={label}>
      <div className={`${styles['fill']} scroll`}>
        <table className={`${figures['table']} ${styles['sticky']}`} data-dense data-testid="report-table">
          <thead>
            <tr>
              <th scope="col" className={figures['name']}>
                {t('salesReport.row.methods')}
              </th>
              <th scope="col">{t('salesReport.column.count')}</th>
              <th scope="col">{t('salesReport.column.amount')}</th>
              <th scope="col">{t('salesReport.share')}</th>
            </tr>
          </thead>
          <tbody>
            {methods.map((row) => (
              <tr key={row.method} data-testid={`report-table-${row.method}`}>
                <th scope="row" className={figures['name']}>
                  {methodName(t, i18n.language, row)}
                </th>
                <td className="number">{countText(row.count)}</td>
                <td data-column="amount" data-value={row.amount}>
                  <Money amount={row.amount as Fen} />
                </td>
                <td className="number">{shareText(row.amount, all)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="report-table-total">
              <th scope="row" className={figures['name']}>
                {t('salesReport.sum')}
              </th>
              <td />
              <td data-column="amount" data-value={all}>
                <Money amount={all as Fen} />
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
