// Receipts: what waits for the printer, what may be out already and wants a look, what was printed. ↑ and ↓ choose, Enter prints, Esc goes back.
import IconCashRegister from '@tabler/icons-react/dist/esm/icons/IconCashRegister.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJobView } from '../../../shared/printing.ts';
import type { Failure } from '../../../shared/result.ts';
import { shortClockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { JobBadge } from './job-badge.tsx';
import { ReceiptPane } from './receipt-pane.tsx';
import styles from './receipts.module.css';
import { useReceipts } from './use-receipts.ts';

export function Receipts() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const bridge = useBridge();
  const approved = useApproved();
  const { printer, drawer } = useTill((state) => state.printing);
  const { jobs, problem, again, conclude } = useReceipts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const rows = jobs ?? [];
  const job = rows.find((row) => String(row.job) === chosen) ?? null;

  async function openDrawer(): Promise<void> {
    setRefused(null);
    setOpened(false);
    const how = { right: 'openDrawer', what: t('printing.drawerWhat') } as const;
    const answer = await approved.run((approval) => bridge.openDrawer({ approval }), how);
    setOpened(answer?.ok === true);
    setRefused(answer?.ok === false ? answer.failure : null);
  }

  function back(): void {
    if (chosen === null) {
      goTo('more');
    } else {
      setChosen(null);
    }
  }

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      back();
    }
    return name === 'Escape';
  });
  useRowKeys(
    rows.map((row) => String(row.job)),
    chosen,
    setChosen,
    () => {
      if (job === null || job.state === 'printing' || !printer) {
        return false;
      }
      void conclude(job.job, 'again');
      return true;
    },
  );

  return (
    <ScreenFrame
      title={t('printing.title')}
      onBack={back}
      side={
        drawer ? (
          <Press
            size="small"
            icon={<IconCashRegister size={24} aria-hidden="true" />}
            testid="drawer-open"
            onClick={() => void openDrawer()}
          >
            {t('printing.openDrawer')}
          </Press>
        ) : null
      }
    >
      {printer ? null : <Note tone="info">{t('printing.noPrinter')}</Note>}
      {refused === null ? null : <FailureNote failure={refused} />}
      {opened ? (
        <Note tone="good" testid="drawer-opened">
          {t('printing.drawerOpened')}
        </Note>
      ) : null}
      <div className={styles['columns']}>
        <section className={styles['left']} aria-label={t('printing.list')}>
          <div className={paper['paper']}>
            {rows.length === 0 ? (
              <ListNone
                known={jobs !== null}
                empty={t(printer ? 'printing.none' : 'printing.noneWithoutPrinter')}
                problem={problem}
                onAgain={again}
                testid="receipts-none"
              />
            ) : (
              <div className={`${styles['rows']} scroll`} data-testid="receipts-rows">
                {rows.map((row) => (
                  <Row
                    key={row.job}
                    job={row}
                    chosen={String(row.job) === chosen}
                    onChoose={() => setChosen(String(row.job))}
                  />
                ))}
              </div>
            )}
          </div>
        </section>
        <section className={paper['paper']} aria-label={t('printing.preview')}>
          {job === null ? (
            <ListHint of={rows.length}>{t('printing.choose')}</ListHint>
          ) : (
            <ReceiptPane key={job.job} job={job} onConclude={(how) => void conclude(job.job, how)} />
          )}
        </section>
      </div>
      {approved.dialog}
    </ScreenFrame>
  );
}

type RowProps = { readonly job: PrintJobView; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ job, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`receipt-job-${job.job}`}
      data={{ 'data-state': job.state, 'data-kind': job.kind, 'data-copy': job.copy }}
    >
      <span className={styles['what']}>
        <strong>
          {t(`printing.kind.${job.kind}`)}
          {job.copy === 0 ? null : ` · ${t('printing.copy', { number: job.copy })}`}
        </strong>
        <span className={`number ${styles['soft']}`}>
          <span>{shortClockText(job.createdAt)}</span>
          <span>{job.serial}</span>
        </span>
      </span>
      <JobBadge state={job.state} />
    </RowPress>
  );
}
