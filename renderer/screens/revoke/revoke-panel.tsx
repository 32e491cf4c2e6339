// One revocation: what it undoes, what will happen in plain words, the reason, the confirmation, the outcome.
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zeroFen } from '../../../shared/money.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { sentences } from '../../../shared/sentences.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { MoneyApproval, takeApproval } from '../../components/money-approval.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Outcome } from '../../components/outcome.tsx';
import { Press } from '../../components/press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness, useMoneyDialog } from '../../store/money-dialog.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import type { RevokeChoice } from './choice.ts';
import { planOf } from './plan.ts';
import styles from './revoke.module.css';
import { type RevokeReason, reasonNames } from './revoke-reason.ts';

type PanelProps = {
  readonly choice: RevokeChoice;
  readonly reason: RevokeReason;
  readonly onReason: (reason: RevokeReason) => void;
  readonly onDone: () => void;
};

export function RevokePanel({ choice, reason: { picked, words }, onReason, onDone }: PanelProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const newest = useTill((state) =>
    choice.kind === 'operation' ? state.operations[choice.operation.serial] : undefined,
  );
  const cardId = useTill((state) => state.selectedCardId);
  const offline = useTill((state) => state.status !== null && state.status.connection !== 'online');
  const byCall = useTill((state) => state.settings?.offers.includes('revocation') ?? true);
  const [problem, setProblem] = useState<Failure | null>(null);
  const operation = choice.kind === 'operation' ? (newest ?? choice.operation) : null;
  const chosen = picked === null ? '' : t(`revoke.reasons.${picked}`);
  const reason = [chosen, words.trim()].filter((part) => part !== '').join(' · ');
  const reasonNow = useRef(reason);
  reasonNow.current = reason;
  const approval = useRef<ApprovalInput | null>(null);

  const send = useCallback(
    (intent: string) =>
      choice.kind === 'operation'
        ? bridge.revokeOperation({
            intent,
            serial: choice.operation.serial,
            reason: reasonNow.current,
            approval: takeApproval(approval),
          })
        : bridge.revokeVoucher({
            intent,
            voucher: choice.voucher,
            cardId,
            reason: reasonNow.current,
            approval: takeApproval(approval),
          }),
    [bridge, choice, cardId],
  );
  const dialog = useMoneyDialog('revocation', send);
  const settled = useSettled('panel');
  const fresh = useFreshness(dialog.phase.kind);
  const inFlight = dialog.phase.kind === 'inFlight';

  function confirm(): void {
    if (reason === '') {
      setProblem({ code: 'reasonMissing' });
      return;
    }
    setProblem(null);
    dialog.submit();
  }

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && fresh(key.timeMs)) {
      confirm();
      return true;
    }
    const named = /^[1-5]$/.test(key.name) ? reasonNames[Number(key.name) - 1] : undefined;
    if (named !== undefined) {
      onReason({ picked: named, words });
      setProblem(null);
      return true;
    }
    return key.name === 'Enter';
  });

  const endsHere = operation !== null && ['unsent', 'nothing'].includes(planOf(operation, byCall));
  const over = dialog.phase.kind === 'outcome' || dialog.phase.kind === 'lost' ? dialog.phase : null;
  return (
    <>
      {operation === null ? (
        <h2 className={styles['what']}>
          {t('revoke.voucherLabel')} <span className="number">{choice.kind === 'voucher' ? choice.voucher : ''}</span>
        </h2>
      ) : (
        <div className={styles['target']}>
          <div>
            <h2 className={styles['what']}>
              {t(`kind.${operation.kind}`)} {operation.memberName === null ? '' : `· ${operation.memberName}`}
            </h2>
            <span className="number">{operation.voucher ?? operation.serial}</span>
          </div>
          <div className={styles['sum']}>
            <Money amount={operation.amount} size="big" />
            <StateBadge state={operation.state} />
          </div>
        </div>
      )}
      <Note tone="info">
        <strong>{t('revoke.what')}</strong>
        <div data-testid="revoke-plan" data-plan={operation === null ? 'voucher' : planOf(operation, byCall)}>
          {planText()}
        </div>
        {offline && !endsHere ? <div>{t('revoke.plan.offline')}</div> : null}
      </Note>
      <h2 className={styles['subtitle']}>{t('revoke.reason')}</h2>
      <div className={styles['reasons']} role="radiogroup" aria-label={t('revoke.reason')}>
        {reasonNames.map((name, index) => (
          <Press
            key={name}
            role="radio"
            aria-checked={picked === name}
            testid={`revoke-reason-${index + 1}`}
            className={styles['reason']}
            onClick={() => {
              onReason({ picked: picked === name ? null : name, words });
              setProblem(null);
            }}
          >
            {index + 1}. {t(`revoke.reasons.${name}`)}
          </Press>
        ))}
        <input
          className={styles['input']}
          aria-label={t('revoke.reasonOther')}
          placeholder={t('revoke.reasonOther')}
          value={words}
          maxLength={120}
          data-testid="revoke-reason-text"
          onChange={(event) => {
            onReason({ picked, words: event.currentTarget.value });
            setProblem(null);
          }}
          onKeyDown={leaveOnEnter()}
        />
      </div>
      {problem === null ? null : <FailureNote failure={problem} />}
      {dialog.phase.kind === 'refused' && dialog.phase.failure.approvable === undefined ? (
        <FailureNote failure={dialog.phase.failure} />
      ) : null}
      <Press
        look="danger"
        size="large"
        shortcut="Enter"
        className={styles['confirm']}
        busy={inFlight}
        disabled={dialog.spent || (operation !== null && planOf(operation, byCall) === 'nothing')}
        settling={!settled}
        testid="revoke-confirm"
        onClick={confirm}
      >
        {inFlight ? t('revoke.confirmBusy') : t('revoke.confirm')}
      </Press>
      <MoneyApproval dialog={dialog} given={approval} />
      {over === null ? null : <Outcome phase={over} before={null} onClose={onDone} onAskAgain={dialog.submit} />}
    </>
  );

  function planText(): string {
    if (operation === null) {
      const voucher = choice.kind === 'voucher' ? choice.voucher : '';
      const own = t(byCall ? 'revoke.plan.voucher' : 'memberService.plan.voucher', { voucher });
      return sentences([own, cardId === null ? t('revoke.plan.voucherCard') : '']);
    }
    const plan = planOf(operation, byCall);
    const sums = { amount: moneyText(operation.amount), store: moneyText(operation.storePay) };
    if (plan === 'credit' || plan === 'creditLater') {
      return t(`memberService.plan.${plan}`, sums);
    }
    const withoutStore = plan === 'applied' && operation.storePay === zeroFen;
    const text = withoutStore ? t('revoke.plan.appliedWithoutStore') : t(`revoke.plan.${plan}`, sums);
    return plan === 'applied' && operation.storePay < operation.amount
      ? sentences([text, t('revoke.plan.appliedOthers')])
      : text;
  }
}
