// What the drawer's content is made of, down to what should be there; and what was done, item by item.
import { useTranslation } from 'react-i18next';
import { type CashSums, cashLines, expectedOf, type Turnover } from '../../../shared/shift.ts';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';
import { useTill } from '../../store/till-context.tsx';

/** Lines of nothing are left out, but for the float. */
export function CashTable({ cash }: { readonly cash: CashSums }) {
  const { t } = useTranslation();
  const expected = expectedOf(cash);
  return (
    <table className={figures['table']} data-dense data-testid="shift-cash" data-fen={expected}>
      <tbody>
        {cashLines
          .filter((line) => line === 'float' || cash[line] !== 0)
          .map((line) => (
            <tr key={line} data-testid={`cash-${line}`} data-fen={cash[line]}>
              <th scope="row" className={figures['name']}>
                {t(`shift.lines.${line}`)}
              </th>
              <td>
                <Money amount={cash[line]} sign={line === 'float' ? 'plain' : 'change'} />
              </td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={figures['name']}>
            {t('shift.expected')}
          </th>
          <td>
            <Money amount={expected} size="row" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

export function TurnoverTable({ turnover }: { readonly turnover: Turnover }) {
  const { t, i18n } = useTranslation();
  const known = useTill((state) => state.settings?.paymentMethods ?? []);
  const nameOf = (id: string) => {
    const method = known.find((each) => each.id === id);
    return (i18n.language === 'en' ? method?.englishName : method?.name) ?? id;
  };
  const kinds = ['consumption', 'recharge', 'revocation'] as const;
  const rows = [
    ...kinds.map((name) => ({ name, title: t(`kind.${name}`), ...turnover[name] })),
    { name: 'services', title: t('shift.otherServices'), ...turnover.services },
  ].filter(({ name, count }) => name !== 'services' || count > 0);
  const parts = (['storePay', 'pointsPay', 'coupons'] as const).filter((name) => turnover[name] !== 0);
  return (
    <table className={figures['table']} data-dense data-testid="shift-turnover">
      <thead>
        <tr>
          <th className={figures['name']}>{t('shift.turnover')}</th>
          <th>{t('shift.count')}</th>
          <th>{t('shift.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, title, count, amount }) => (
          <tr key={name} data-testid={`shift-${name}`} data-count={count} data-fen={amount}>
            <th scope="row" className={figures['name']}>
              {title}
            </th>
            <td className="number">{count}</td>
            <td>
              <Money amount={amount} />
            </td>
          </tr>
        ))}
        {turnover.methods.map(({ method, count, amount }) => (
          <tr key={method} data-testid={`shift-method-${method}`} data-fen={amount}>
            <th scope="row" className={figures['name']}>
              · {nameOf(method)}
            </th>
            <td className="number">{count}</td>
            <td>
              <Money amount={amount} />
            </td>
          </tr>
        ))}
        {parts.map((name) => (
          <tr key={name} data-testid={`shift-${name}`} data-fen={turnover[name]}>
            <th scope="row" className={figures['name']}>
              · {t(`shift.${name}`)}
            </th>
            <td />
            <td>
              <Money amount={turnover[name]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
