// Recharges of one day that somebody may be paid for (6.23): one by one with their sum, and by employee.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addFen } from '../../../shared/money.ts';
import type { CommissionView } from '../../../shared/reports.ts';
import { DayStepper } from '../../components/day-stepper.tsx';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { shiftDay } from '../../components/shift-day.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { ReportNone } from './report-none.tsx';
import styles from './reports.module.css';
import { byEmployee } from './share-bars.ts';
import { useReport } from './use-report.ts';

export function CommissionPanel() {
  const bridge = useBridge();
  const [day, setDay] = useState<string | null>(null);
  const read = useCallback(() => bridge.getRechargeCommission({ day }), [bridge, day]);
  const { value, problem, again } = useReport(read);

  function step(days: number): void {
    if (value !== null) {
      const next = shiftDay(value.day, days);
      if (next <= value.today) {
        setDay(next);
      }
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    switch (name) {
      case 'ArrowUp':
        step(-1);
        return true;
      case 'ArrowDown':
        step(1);
        return true;
      case 'Enter':
        again();
        return true;
      default:
        return false;
    }
  });

  if (value === null || problem !== null) {
    return <ReportNone problem={problem} onAgain={again} />;
  }
  return <Commissions view={value} onStep={step} />;
}

type CommissionsProps = { readonly view: CommissionView; readonly onStep: (days: number) => void };

function Commissions({ view: { day, today, rows }, onStep }: CommissionsProps) {
  const { t } = useTranslation();
  const sum = addFen(...rows.map(({ amount }) => amount));
  const named = (employee: string | null) => employee ?? t('reports.employeeNone');
  return (
    <div className={styles['columns']}>
      <section className={paper['paper']} aria-label={t('reports.byOrder')}>
        <DayStepper day={day} today={today} onStep={onStep} />
        {rows.length === 0 ? (
          <p className={styles['none']} data-testid="commission-none">
            {t('reports.commissionNone')}
          </p>
        ) : (
          <div className={`${styles['pad']} ${styles['fill']} scroll`}>
            <table className={figures['table']} data-dense data-testid="commission-rows" data-day={day}>
              <thead>
                <tr>
                  <th scope="col" className={figures['name']}>
                    {t('reports.order')}
                  </th>
                  <th scope="col" className={figures['name']}>
                    {t('reports.employee')}
                  </th>
                  <th scope="col">{t('reports.amount')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ order, employee, amount }) => (
                  <tr key={order}>
                    <th scope="row" className={`number ${figures['name']} ${styles['order']}`}>
                      {order}
                    </th>
                    <td className={`number ${figures['name']}`}>{named(employee)}</td>
                    <td>
                      <Money amount={amount} />
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr data-testid="commission-sum" data-fen={sum} data-count={rows.length}>
                  <th scope="row" className={figures['name']} colSpan={2}>
                    {t('reports.sum')}
                  </th>
                  <td>
                    <Money amount={sum} />
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
        )}
      </section>
      <section className={paper['paper']} aria-label={t('reports.byEmployee')}>
        <div className={`${styles['pad']} ${styles['fill']} scroll`}>
          <h2 className={styles['cardTitle']}>{t('reports.byEmployee')}</h2>
          <table className={figures['table']} data-testid="commission-employees">
            <thead>
              <tr>
                <th scope="col" className={figures['name']}>
                  {t('reports.employee')}
                </th>
                <th scope="col">{t('reports.count')}</th>
                <th scope="col">{t('reports.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {byEmployee(rows).map(({ employee, count, amount }) => (
                <tr key={employee ?? ''}>
                  <th scope="row" className={`number ${figures['name']}`}>
                    {named(employee)}
                  </th>
                  <td className="number">{count}</td>
                  <td>
                    <Money amount={amount} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
