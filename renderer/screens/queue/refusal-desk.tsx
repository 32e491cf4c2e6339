// The refusal desk: which guest owes what, why the platform refused it, and how it was settled.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalPage, RefusalView } from '../../../shared/desks.ts';
import { zeroFen } from '../../../shared/money.ts';
import { success } from '../../../shared/result.ts';
import { clockText, shortClockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './desk.module.css';
import { DeskFrame, type DeskProps } from './desk-frame.tsx';
import { OperationDetailPanel } from './operation-detail.tsx';
import { RefusalFacts } from './refusal-facts.tsx';
import rowStyles from './row-list.module.css';
import { RowList } from './row-list.tsx';
import { emptySettlement, SettleDialog, type SettlementDraft } from './settle-dialog.tsx';
import { type PageOf, type ReadPage, usePages } from './use-pages.ts';

type Page = PageOf<RefusalView> & Pick<RefusalPage, 'count' | 'owed'>;

export function RefusalDesk({ chosen, onChoose }: DeskProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [settled, setSettled] = useState(false);
  const [settling, setSettling] = useState(false);
  /** What was typed and not recorded, by operation. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, SettlementDraft>>>({});
  const [done, setDone] = useState<RefusalView | null>(null);
  const read = useCallback<ReadPage<RefusalView, Page>>(
    async (before, size) => {
      const answer = await bridge.listRefusals({ settled, before, size });
      if (!answer.ok) {
        return answer;
      }
      const { refusals, nextBefore, count, owed } = answer.value;
      return success({ rows: refusals, nextBefore, count, owed });
    },
    [bridge, settled],
  );
  const list = usePages<RefusalView, Page>(read);
  const listed = list.rows?.find(({ operation }) => operation.serial === chosen) ?? null;
  const open = listed ?? (done?.operation.serial === chosen ? done : null);
  const maySettle = open !== null && open.settlement === null;
  useRowKeys(list.rows?.map(serialOf) ?? [], chosen, onChoose, () => {
    setSettling(maySettle);
    return maySettle;
  });
  return (
    <>
      <div className={styles['crumb']}>
        {[false, true].map((each) => (
          <Press
            key={String(each)}
            size="small"
            aria-pressed={settled === each}
            testid={each ? 'refusals-settled' : 'refusals-open'}
            onClick={() => {
              setSettled(each);
              setDone(null);
            }}
          >
            {t(each ? 'desk.refusal.settled' : 'desk.refusal.open')}
          </Press>
        ))}
        <span className={styles['space']} />
        <span className={styles['sum']} data-testid="refusals-owed" data-fen={list.first?.owed ?? 0}>
          {t('desk.refusal.owed')} <Money amount={list.first?.owed ?? zeroFen} size="row" /> ·{' '}
          {t('desk.refusal.count', { value: list.first?.count ?? 0 })}
        </span>
      </div>
      <DeskFrame
        label={t('desk.tabs.refused')}
        list={list}
        empty={t(settled ? 'desk.refusal.noneSettled' : 'desk.refusal.none')}
        emptyTestid="refusals-empty"
        showRows={(rows) => (
          <RowList rows={rows} keyOf={serialOf} rowHeight={104} chosen={chosen} more={list.more} onMore={list.loadMore}>
            {(refusal) => (
              <RefusalRow
                refusal={refusal}
                chosen={serialOf(refusal) === chosen}
                onChoose={() => onChoose(serialOf(refusal))}
              />
            )}
          </RowList>
        )}
        hint={t('desk.refusal.choose')}
      >
        {open === null ? null : (
          <OperationDetailPanel
            key={open.operation.serial}
            serial={open.operation.serial}
            actions={
              open.settlement === null ? (
                <Press look="primary" shortcut="Enter" testid="refusal-settle" onClick={() => setSettling(true)}>
                  {t('desk.refusal.press')}
                </Press>
              ) : null
            }
          >
            {done === null || done.settlement === null ? null : (
              <Note tone="good" testid="refusal-done">
                {t('desk.refusal.done', { how: t(`desk.refusal.how.${done.settlement.how}`) })}
              </Note>
            )}
            <RefusalFacts refusal={open} />
          </OperationDetailPanel>
        )}
      </DeskFrame>
      {settling && open !== null ? (
        <SettleDialog
          refusal={open}
          draft={drafts[serialOf(open)] ?? emptySettlement}
          onDraft={(draft) => setDrafts({ ...drafts, [serialOf(open)]: draft })}
          onClose={() => setSettling(false)}
          onSettled={(refusal) => {
            setSettling(false);
            setDone(refusal);
            list.again();
          }}
        />
      ) : null}
    </>
  );
}

function serialOf({ operation }: RefusalView): string {
  return operation.serial;
}

type RowProps = { readonly refusal: RefusalView; readonly chosen: boolean; readonly onChoose: () => void };

function RefusalRow({ refusal, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { operation, owed, settlement, cause } = refusal;
  return (
    <RowPress
      className={rowStyles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`refusal-row-${operation.serial}`}
    >
      <span className={rowStyles['rowMain']}>
        <span className={rowStyles['rowTitle']}>
          {operation.memberName ?? t('desk.refusal.noName')}
          <span className={`number ${rowStyles['soft']}`}>{operation.maskedCard}</span>
        </span>
        <span className={`number ${rowStyles['soft']}`}>
          {clockText(operation.createdAt, true)} · {operation.operator}
        </span>
        <span className={rowStyles['soft']}>
          {settlement === null
            ? (operation.platformMessage ?? t(`desk.refusal.cause.${cause}`))
            : `${t(`desk.refusal.how.${settlement.how}`)} · ${settlement.person} · ${shortClockText(settlement.at)}`}
        </span>
      </span>
      <span className={rowStyles['rowSide']}>
        <Money amount={owed} size="row" />
      </span>
    </RowPress>
  );
}
