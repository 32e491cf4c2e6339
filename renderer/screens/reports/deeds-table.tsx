// The list of deeds: when, what, who stood there, whose PIN it was, and what it was about.
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/messages/zh-CN/roles.ts';
import { salesReport } from '../../../shared/messages/zh-CN/sales-report.ts';
import type { Fen } from '../../../shared/money.ts';
import type { Deed } from '../../../shared/reports.ts';
import { shortClockText } from '../../components/age-text.ts';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';
import styles from './reports.module.css';

const { deed, deedReason } = salesReport;
const texts = { deed, deedReason, right: roles.right };
type Named = keyof typeof texts;

export function DeedsTable({ rows, children }: { readonly rows: readonly Deed[]; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const heads = ['at', 'what', 'operator', 'person', 'about', 'amount'] as const;
  return (
    <div className={`${styles['fill']} scroll`}>
      <table className={`${figures['table']} ${styles['sticky']}`} data-dense data-testid="deeds">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'amount' ? undefined : figures['name']}>
                {t(`salesReport.deedColumn.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((deed) => (
            <tr key={deed.sequence} data-testid={`deed-${deed.sequence}`} data-kind={deed.kind}>
              <td className={`number ${figures['name']} ${styles['nowrap']}`}>{shortClockText(deed.at)}</td>
              <th scope="row" className={figures['name']}>
                <span className={styles['mark']} data-filter={deed.filter} aria-hidden="true">
                  {marks[deed.filter]}
                </span>
                {wordOf(t, 'deed', deed.kind) ?? t('salesReport.deedOther', { kind: deed.kind })}
              </th>
              <td className={figures['name']}>{deed.operator ?? '–'}</td>
              <td className={figures['name']}>{deed.person ?? '–'}</td>
              <td className={`${figures['name']} ${styles['about']}`}>{aboutOf(t, deed)}</td>
              <td className="number">{deed.amount === null ? '' : <Money amount={deed.amount as Fen} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}

const marks = { approvals: '✓', refusals: '✕', decisions: '◆', changes: '✎', others: '·' } as const;

function aboutOf(t: TFunction, { right, reason, serial }: Deed): string {
  return [
    right === null ? null : (wordOf(t, 'right', right) ?? right),
    reason === null ? null : (wordOf(t, 'deedReason', reason) ?? reason),
    serial,
  ]
    .filter((word) => word !== null)
    .join(' · ');
}

/** Null where the catalogue has no word for it: an entry that a newer till wrote. */
function wordOf(t: TFunction, group: Named, key: string): string | null {
  const room = group === 'right' ? 'roles' : 'salesReport';
  return Object.hasOwn(texts[group], key) ? t(`${room}.${group}.${key}` as 'salesReport.sum') : null;
}
