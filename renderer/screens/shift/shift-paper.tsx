// One closed shift as the journal keeps it: drawer, count, business, what it left open; printed and exported from here.
import IconFileSpreadsheet from '@tabler/icons-react/dist/esm/icons/IconFileSpreadsheet.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { useTranslation } from 'react-i18next';
import { subtractFen } from '../../../shared/money.ts';
import type { ShiftRecord } from '../../../shared/shift.ts';
import { dayClockText, shortClockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { CashMoves } from './cash-moves.tsx';
import { CashTable, TurnoverTable } from './cash-table.tsx';
import { CoinTable } from './coin-table.tsx';
import { OpenList, WaitingThings } from './open-list.tsx';
import styles from './shift.module.css';
import { differenceText } from './shift-texts.ts';
import { usePaper } from './use-paper.ts';

export function ShiftPaper({ record }: { readonly record: ShiftRecord }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { shift } = record;
  const paper = usePaper({
    print: () => bridge.printShift({ shift }),
    save: (format) => bridge.exportShift({ shift, format }),
  });
  const facts = [
    { name: 'counted', value: <Money amount={record.counted} size="row" /> },
    { name: 'difference', value: differenceText(t, record.difference) },
    { name: 'left', value: <Money amount={record.left} size="row" /> },
    { name: 'removed', value: <Money amount={subtractFen(record.counted, record.left)} size="row" /> },
  ] as const;
  return (
    <div className={`${styles['record']} scroll`} data-testid="shift-paper" data-shift={shift}>
      <header className={styles['head']}>
        <h2 className={styles['heading']}>{t('shift.number', { shift })}</h2>
        <span className={`number ${styles['soft']}`}>
          {t('shift.period', { from: dayClockText(record.openedAt), to: shortClockText(record.closedAt) })}
        </span>
        <span className={styles['soft']}>
          {t('shift.cashiers')} {record.cashiers.join(' / ')}
          {record.handOver === null ? '' : ` · ${t('shift.handedTo', { who: record.handOver })}`}
        </span>
      </header>
      <div className={styles['papers']}>
        <Press
          size="small"
          icon={<IconPrinter size={22} aria-hidden="true" />}
          testid="shift-print"
          onClick={paper.print}
        >
          {t('shift.print')}
        </Press>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Press
            key={format}
            size="small"
            icon={<IconFileSpreadsheet size={22} aria-hidden="true" />}
            testid={`shift-export-${format}`}
            onClick={() => paper.save(format)}
          >
            {t('shift.export')} {format === 'xlsx' ? 'Excel' : 'CSV'}
          </Press>
        ))}
      </div>
      {paper.problem === null ? null : <FailureNote failure={paper.problem} />}
      {paper.printed ? <Note tone="good">{t('shift.printed')}</Note> : null}
      {paper.written === null ? null : <Note tone="good">{t('shift.written', { name: paper.written })}</Note>}
      <CashTable cash={record.cash} />
      <dl className={styles['facts']}>
        {facts.map(({ name, value }) => (
          <div key={name} data-differs={(name === 'difference' && record.difference !== 0) || undefined}>
            <dt>{t(`shift.facts.${name}`)}</dt>
            <dd data-testid={`paper-${name}`}>{value}</dd>
          </div>
        ))}
      </dl>
      {record.person === null ? null : (
        <p className={styles['soft']}>{t('shift.allowedBy', { person: record.person })}</p>
      )}
      {record.note === '' ? null : (
        <p className={styles['soft']}>
          {t('shift.note')} {record.note}
        </p>
      )}
      <TurnoverTable turnover={record.turnover} />
      <h2 className={styles['subheading']}>{t('shift.moves')}</h2>
      <CashMoves moves={record.moves} />
      <h2 className={styles['subheading']}>{t('shift.openAtClose')}</h2>
      {record.open.operations.length === 0 ? (
        <p className={styles['soft']}>{t('shift.openAtCloseNone')}</p>
      ) : (
        <OpenList label={t('shift.openAtClose')} items={record.open.operations} testid="paper-open" />
      )}
      <WaitingThings waiting={record.open.waiting} />
      <h2 className={styles['subheading']}>{t('shift.countTitle')}</h2>
      <CoinTable counting={{ coins: record.coins, at: -1, fresh: true }} />
    </div>
  );
}
