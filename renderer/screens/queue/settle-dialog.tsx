// How the money of a refused sale was settled with the guest: one of four ways, a note, a PIN. Written once, never changed.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RefusalView, type SettlementWay, settlementWays } from '../../../shared/desks.ts';
import type { Failure } from '../../../shared/result.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useBridge } from '../../store/till-context.tsx';
import { chosenByKey } from './choice-keys.ts';
import styles from './desk-dialog.module.css';
import { QuickText } from './quick-text.tsx';

export type SettlementDraft = { readonly how: SettlementWay | null; readonly note: string };

export const emptySettlement: SettlementDraft = { how: null, note: '' };

export type SettleDialogProps = {
  readonly refusal: RefusalView;
  /** Kept by whoever shows the dialog: a look at the facts loses nothing. */
  readonly draft: SettlementDraft;
  readonly onDraft: (draft: SettlementDraft) => void;
  readonly onClose: () => void;
  readonly onSettled: (refusal: RefusalView) => void;
};

const noteNames = ['cash', 'called', 'comesAgain', 'manager'] as const;

export function SettleDialog({ refusal, draft, onDraft, onClose, onSettled }: SettleDialogProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const fresh = useFreshness('settle');
  const { how, note } = draft;
  const [problem, setProblem] = useState<Failure | null>(null);
  const { operation, owed } = refusal;
  const complete = how !== null && note.trim() !== '';

  function setHow(next: SettlementWay | null): void {
    onDraft({ ...draft, how: next });
  }

  async function confirm(): Promise<void> {
    if (how === null || !complete) {
      return;
    }
    setProblem(null);
    const what = t('desk.refusal.what', { amount: moneyText(owed), how: t(`desk.refusal.how.${how}`) });
    const answer = await approved.run(
      (approval) => bridge.settleRefusal({ serial: operation.serial, how, note: note.trim(), approval }),
      { right: 'settleRefusal', what },
    );
    if (answer?.ok === true) {
      onSettled(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    const next = chosenByKey(key.name, settlementWays, how);
    if (key.name === 'Escape') {
      onClose();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      void confirm();
    } else if (next !== undefined) {
      setHow(next);
    }
    return true;
  });

  return (
    <Dialog label={t('desk.refusal.title')} width={860}>
      <div className={styles['head']} data-testid="settle-dialog">
        <h2 className={styles['title']}>{t('desk.refusal.title')}</h2>
        <span>
          {operation.memberName ?? t('desk.refusal.noName')} <Money amount={owed} size="big" />
        </span>
      </div>
      <div className={styles['pair']} role="radiogroup" aria-label={t('desk.refusal.title')}>
        {settlementWays.map((way, index) => (
          <Press key={way} role="radio" aria-checked={how === way} testid={`settle-${way}`} onClick={() => setHow(way)}>
            {index + 1}. {t(`desk.refusal.how.${way}`)}
          </Press>
        ))}
      </div>
      {how === null ? null : (
        <Note tone="info" testid="settle-help">
          {t(`desk.refusal.howHelp.${how}`)}
        </Note>
      )}
      <QuickText
        label={t('desk.refusal.note')}
        placeholder={t('desk.refusal.notePlaceholder')}
        quick={noteNames.map((name) => t(`desk.refusal.notes.${name}`))}
        value={note}
        onValue={(text) => onDraft({ ...draft, note: text })}
        testid="settle-note"
      />
      {problem === null ? <Note tone="info">{t('desk.refusal.once')}</Note> : <FailureNote failure={problem} />}
      <DialogEnd
        name="settle"
        act={t('desk.refusal.confirm')}
        complete={complete}
        onCancel={onClose}
        onConfirm={() => void confirm()}
      />
      {approved.dialog}
    </Dialog>
  );
}
