// A person decides what the machine refuses to guess: what happened, what that does to the guest's money, why one is sure, and the
// PIN of who decides; above the limit a second person's PIN. Nothing is recorded before the platform was asked once more.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationDetail } from '../../../shared/desk-channels.ts';
import type { DecisionOutcome } from '../../../shared/desks.ts';
import type { Fen } from '../../../shared/money.ts';
import type { OperationEventView, OperationView } from '../../../shared/operation.ts';
import { sentences } from '../../../shared/sentences.ts';
import { askWhileShown } from '../../bridge.ts';
import { ApprovalDialog } from '../../components/approval-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { kindText } from '../../components/kind-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { chosenByKey } from './choice-keys.ts';
import { type DecisionDraft, needsTwo, outcomesOf } from './decision.ts';
import styles from './desk-dialog.module.css';
import { voucherIn } from './evidence.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { QuickText } from './quick-text.tsx';
import { useDeciders } from './use-deciders.ts';

export type DecideDialogProps = {
  readonly operation: OperationView;
  readonly events: readonly OperationEventView[];
  /** Kept by whoever shows the dialog: a look at the evidence loses nothing. */
  readonly draft: DecisionDraft;
  readonly onDraft: (draft: DecisionDraft) => void;
  readonly onClose: () => void;
  readonly onDecided: (outcome: DecisionOutcome, detail: OperationDetail) => void;
};

const reasonNames = ['backOffice', 'phone', 'guest', 'statement'] as const;

export function DecideDialog({ operation, events, draft, onDraft, onClose, onDecided }: DecideDialogProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { outcome, reason } = draft;
  // Where the platform has no log the till's own number, which was sent along, stands for the voucher.
  const hasLog = useTill((state) => state.settings?.offers.includes('transactions') ?? true);
  const isCredit = operation.byHand === true;
  const shown = voucherIn(events.map(({ evidence }) => evidence)) ?? (hasLog || isCredit ? '' : operation.serial);
  const voucher = draft.voucher ?? shown;
  const [limit, setLimit] = useState<Fen | null>(null);
  const fresh = useFreshness('decide');
  const { kind, amount, serial } = operation;
  const outcomes = outcomesOf(kind);
  const asksVoucher = isCredit
    ? outcome === 'applied'
    : kind !== 'revocation' && (outcome === 'applied' || outcome === 'reverted');
  // Some services bear no voucher: of those that do, the till says that it is missing.
  const needsVoucher = outcome === 'applied' && asksVoucher && kind !== 'service';
  const complete = outcome !== null && reason.trim() !== '' && (!needsVoucher || voucher.trim() !== '');
  const two = limit !== null && needsTwo(operation, limit);
  const deciders = useDeciders({
    two,
    send: (approval, secondApproval) =>
      bridge.decideManual({
        serial,
        outcome: outcome ?? 'notApplied',
        voucher: asksVoucher && voucher.trim() !== '' ? voucher.trim() : null,
        reason: reason.trim(),
        approval,
        secondApproval,
      }),
    done: (detail) => onDecided(outcome ?? 'notApplied', detail),
  });

  useEffect(
    () =>
      askWhileShown(bridge.listManual({ before: null, size: 1 }), (answer) => {
        if (answer.ok) {
          setLimit(answer.value.decisionAlone);
        }
      }),
    [bridge],
  );

  function setOutcome(next: DecisionOutcome | null): void {
    onDraft({ ...draft, outcome: next });
  }

  useKeys(keyLevel.dialog, (key) => {
    if (deciders.stage !== null) {
      return true;
    }
    const next = chosenByKey(key.name, outcomes, outcome);
    if (key.name === 'Escape') {
      onClose();
    } else if (key.name === 'Enter' && fresh(key.timeMs) && complete) {
      deciders.begin();
    } else if (next !== undefined) {
      setOutcome(next);
    }
    return true;
  });

  const what =
    outcome === null
      ? ''
      : t('desk.decide.what', {
          kind: kindText(t, operation),
          amount: moneyText(amount),
          member: operation.memberName === null ? '' : t('desk.decide.ofMember', { name: operation.memberName }),
          outcome: t(`desk.decide.outcome.${kind}.${outcome}`),
        });
  const title = t(isCredit ? 'memberService.decide.title' : 'desk.decide.title');
  return (
    <Dialog label={title} width={860}>
      <div className={styles['head']} data-testid="decide-dialog">
        <h2 className={styles['title']}>{title}</h2>
        <span>
          {kindText(t, operation)} {operation.memberName ?? ''} <Money amount={amount} size="big" />
        </span>
      </div>
      <EvidenceLine texts={events.map(({ evidence }) => evidence)} />
      {isCredit ? (
        <Note tone="warn" testid="decide-credit">
          {t('desk.decide.credit.first', { amount: moneyText(amount) })}
        </Note>
      ) : null}
      <div className={styles['abreast']} role="radiogroup" aria-label={title}>
        {outcomes.map((each, index) => (
          <Press
            key={each}
            role="radio"
            aria-checked={outcome === each}
            testid={`decide-${each}`}
            onClick={() => setOutcome(each)}
          >
            {index + 1}. {t(`desk.decide.outcome.${kind}.${each}`)}
          </Press>
        ))}
      </div>
      {outcome === null && isCredit ? null : (
        <Note tone={outcome === null ? 'warn' : 'info'} testid="decide-effect">
          {effect()}
        </Note>
      )}
      {asksVoucher ? (
        <label className={styles['field']}>
          <span>{t(isCredit ? 'desk.decide.credit.reference' : 'desk.decide.voucher')}</span>
          <input
            className={`${styles['input']} number`}
            value={voucher}
            maxLength={64}
            placeholder={t(isCredit ? 'desk.decide.credit.referenceHelp' : 'desk.decide.voucherHelp')}
            data-testid="decide-voucher"
            onChange={(event) => onDraft({ ...draft, voucher: event.currentTarget.value })}
            onKeyDown={leaveOnEnter()}
          />
        </label>
      ) : null}
      <QuickText
        label={t('desk.decide.reason')}
        placeholder={t('desk.decide.reasonPlaceholder')}
        quick={reasonNames.map((name) => t(`desk.decide.reasons.${name}`))}
        value={reason}
        onValue={(text) => onDraft({ ...draft, reason: text })}
        testid="decide-reason"
      />
      {deciders.problem === null ? (
        <Note tone="info">
          {sentences([
            limit === null ? '' : t(two ? 'desk.decide.two' : 'desk.decide.alone', { limit: moneyText(limit) }),
            t(hasLog ? 'desk.decide.fresh' : 'memberService.decide.notAsked'),
          ])}
        </Note>
      ) : (
        <FailureNote failure={deciders.problem} />
      )}
      <DialogEnd
        name="decide"
        act={t('desk.decide.confirm')}
        complete={complete}
        onCancel={onClose}
        onConfirm={deciders.begin}
      />
      {deciders.stage === null ? null : (
        <ApprovalDialog
          key={deciders.stage}
          right="decideManual"
          asked={null}
          what={
            two || deciders.stage === 'second'
              ? t(deciders.stage === 'second' ? 'desk.decide.whatSecond' : 'desk.decide.whatFirst', { what })
              : what
          }
          without={deciders.without}
          problem={deciders.pinProblem}
          busy={deciders.busy}
          onConfirm={deciders.confirm}
          onCancel={deciders.cancel}
        />
      )}
    </Dialog>
  );

  function effect(): string {
    if (outcome === null) {
      return t('desk.decide.first');
    }
    // Nothing is watched where there is no log: what lands later is a person's affair.
    return kind === 'consumption' && outcome === 'notApplied' && !hasLog
      ? t('memberService.decide.notApplied')
      : t(`desk.decide.effect.${kind}.${outcome}`, { amount: moneyText(amount) });
  }
}
