// What the person wrote beside what stands in UniPOS: all that differs, side by side.
import { useTranslation } from 'react-i18next';
import { fineMoneyText } from '../bills/bill-words.ts';
import type { UniposContent } from './form-draft.ts';
import { factsOf, kindOf, lineTexts } from './order-words.ts';
import styles from './unipos-orders.module.css';

type ComparisonProps = { readonly mine: UniposContent; readonly there: UniposContent | null };

export function Comparison({ mine, there }: ComparisonProps) {
  const { t } = useTranslation();
  const own = new Map(factsOf(mine, t).map((fact) => [fact.name, fact]));
  const other = new Map((there === null ? [] : factsOf(there, t)).map((fact) => [fact.name, fact]));
  const names = [...new Set([...own.keys(), ...other.keys()])];
  const rows = names
    .map((name) => ({
      name,
      label: (own.get(name) ?? other.get(name))?.label ?? '',
      mine: own.get(name)?.text ?? '',
      there: other.get(name)?.text ?? '',
    }))
    .filter((row) => row.mine !== row.there);
  const lines = { mine: lineTexts(mine).join('\n'), there: there === null ? '' : lineTexts(there).join('\n') };
  const total = { mine: totalOf(mine), there: there === null ? '' : totalOf(there) };
  const shown = [
    ...rows,
    ...(lines.mine === lines.there
      ? []
      : [{ name: 'lines', label: t(`uniposOrders.lines.${kindOf(mine)}`), ...lines }]),
    ...(total.mine === total.there ? [] : [{ name: 'total', label: t('uniposOrders.total'), ...total }]),
  ];
  return (
    <table className={styles['comparison']} data-testid="unipos-comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('uniposOrders.mineSide')}</th>
          <th scope="col">{t('uniposOrders.thereSide')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={row.name} data-testid={`unipos-differs-${row.name}`}>
            <th scope="row">{row.label}</th>
            <td>{row.mine}</td>
            <td>{there === null ? t('uniposOrders.thereGone') : row.there}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function totalOf(content: UniposContent): string {
  return 'total' in content ? fineMoneyText(content.total) : '';
}
