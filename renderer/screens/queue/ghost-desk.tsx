// Ghosts: charges that landed after the guest was told "not charged", and what the till has done about each.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GhostView } from '../../../shared/desks.ts';
import { success } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText, shortClockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { kindText } from '../../components/kind-text.ts';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { DeskFrame, type DeskProps } from './desk-frame.tsx';
import { ghostTone, useGhostWords } from './ghost-words.ts';
import { OperationDetailPanel } from './operation-detail.tsx';
import rowStyles from './row-list.module.css';
import { RowList } from './row-list.tsx';
import { type PageOf, type ReadPage, usePages } from './use-pages.ts';

export function GhostDesk({ chosen, onChoose }: DeskProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const words = useGhostWords();
  const read = useCallback<ReadPage<GhostView, PageOf<GhostView>>>(
    async (before, size) => {
      const answer = await bridge.listGhosts({ before, size });
      return answer.ok ? success({ rows: answer.value.ghosts, nextBefore: answer.value.nextBefore }) : answer;
    },
    [bridge],
  );
  const list = usePages(read);
  const open = list.rows?.find((ghost) => serialOf(ghost) === chosen) ?? null;

  function confirm(): boolean {
    if (open === null || open.seen !== null) {
      return false;
    }
    void ask(bridge.acknowledgeGhosts({ serials: [serialOf(open)] })).then(list.again);
    return true;
  }

  useRowKeys(list.rows?.map(serialOf) ?? [], chosen, onChoose, confirm);
  return (
    <DeskFrame
      label={t('desk.tabs.ghosts')}
      list={list}
      empty={t('desk.ghost.none')}
      emptyTestid="ghosts-empty"
      showRows={(rows) => (
        <RowList rows={rows} keyOf={serialOf} rowHeight={104} chosen={chosen} more={list.more} onMore={list.loadMore}>
          {(ghost) => (
            <GhostRow ghost={ghost} chosen={serialOf(ghost) === chosen} onChoose={() => onChoose(serialOf(ghost))} />
          )}
        </RowList>
      )}
      hint={t('desk.ghost.choose')}
    >
      {open === null ? null : (
        <OperationDetailPanel
          key={serialOf(open)}
          serial={serialOf(open)}
          actions={
            open.seen === null ? (
              <Press look="primary" shortcut="Enter" testid="ghost-confirm" onClick={() => confirm()}>
                {t('desk.ghost.confirm')}
              </Press>
            ) : null
          }
        >
          <Note tone={ghostTone(open)} testid="ghost-words">
            <strong>{t('desk.ghost.what')}</strong>
            <div>{words(open)}</div>
            <div>
              {open.seen === null
                ? t('desk.ghost.unseen')
                : t('desk.ghost.seen', { operator: open.seen.operator, time: clockText(open.seen.at, true) })}
            </div>
          </Note>
        </OperationDetailPanel>
      )}
    </DeskFrame>
  );
}

function serialOf({ operation }: GhostView): string {
  return operation.serial;
}

type RowProps = { readonly ghost: GhostView; readonly chosen: boolean; readonly onChoose: () => void };

function GhostRow({ ghost, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { operation, foundAt, seen } = ghost;
  return (
    <RowPress className={rowStyles['row']} chosen={chosen} onChoose={onChoose} testid={`ghost-row-${operation.serial}`}>
      <span className={rowStyles['rowMain']}>
        <span className={rowStyles['rowTitle']}>
          {kindText(t, operation)}
          {operation.memberName === null ? '' : ` · ${operation.memberName}`}
        </span>
        <span className={`number ${rowStyles['soft']}`}>
          {operation.maskedCard} · {t('desk.ghost.found', { time: shortClockText(foundAt) })}
        </span>
        <span className={rowStyles['soft']}>
          {seen === null
            ? t('desk.ghost.unseen')
            : t('desk.ghost.seen', { operator: seen.operator, time: shortClockText(seen.at) })}
        </span>
      </span>
      <span className={rowStyles['rowSide']}>
        <Money amount={operation.amount} size="row" />
        <StateBadge state={operation.state} />
      </span>
    </RowPress>
  );
}
