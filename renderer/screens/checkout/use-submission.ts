// The one submission of a sale: its intent, the secret and the approval that go with it, and what is forgotten once it was accepted.
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { ApprovalInput } from '../../../shared/people.ts';
import { takeApproval } from '../../components/money-approval.tsx';
import { type MoneyDialog, useMoneyDialog } from '../../store/money-dialog.ts';
import { endedWithoutCharge } from '../../store/outcome-of.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import type { PayableBill } from '../../store/till-state.ts';
import { useUsedUp } from '../../store/use-used-up.ts';
import type { CheckoutStage } from './checkout-stage.ts';
import type { Totals } from './combination.ts';

/** What is on screen when it is submitted, not when the dialog was made. */
export type Newest = RefObject<{ readonly stage: CheckoutStage; readonly totals: Totals | null }>;

export type Submission = {
  readonly dialog: MoneyDialog;
  /** The trade password, once it was found right. */
  readonly secret: RefObject<string | null>;
  readonly approval: RefObject<ApprovalInput | null>;
};

type Parts = {
  readonly cardId: string;
  readonly bill: PayableBill | null;
  readonly newest: Newest;
  /** Stable. */
  readonly forgetAmount: () => void;
};

export function useSubmission({ cardId, bill, newest, forgetAmount }: Parts): Submission {
  const bridge = useBridge();
  const { keepCombination, keepRemark, endRecalled, renewRecalled } = useActions();
  const remark = useTill((state) => state.remarks[cardId] ?? null);
  const recalled = useTill((state) => (state.recalled?.cardId === cardId ? state.recalled : null));
  const accepted = useRef(false);
  const secret = useRef<string | null>(null);
  const approval = useRef<ApprovalInput | null>(null);

  const send = useCallback(
    async (intent: string) => {
      const { stage, totals } = newest.current;
      if (stage.kind !== 'combine' || totals === null) {
        throw new Error('nothing to submit');
      }
      const { cash } = totals;
      const answer = await bridge.checkout({
        intent,
        cardId,
        billAmount: stage.combination.bill,
        storePay: totals.storePay,
        points: totals.points,
        pointsPay: totals.pointsPay,
        coupons: totals.couponLines.map(({ id, quantity }) => ({ id, quantity })),
        otherPayments: totals.otherLines.filter((line) => line.amount > 0),
        cash: cash === null || cash.change >= cash.received ? null : { method: cash.method, received: cash.received },
        tradePassword: secret.current,
        remark,
        bill: bill === null ? null : { billNo: bill.billNo },
        approval: takeApproval(approval),
      });
      if (answer.ok) {
        accepted.current = true;
      } else if (answer.failure.code === 'tradePasswordWrong' || answer.failure.code === 'tradePasswordNeeded') {
        secret.current = null;
      }
      return answer;
    },
    [bill, bridge, cardId, newest, remark],
  );
  // A sale that was put aside has an intent of its own: taken up twice it is still charged once.
  const dialog = useMoneyDialog('consumption', send, recalled?.intent);
  const forget = useCallback(() => {
    forgetAmount();
    keepCombination(cardId, undefined);
    keepRemark(cardId, null);
    endRecalled(cardId);
  }, [cardId, forgetAmount, keepCombination, keepRemark, endRecalled]);
  useUsedUp(accepted, dialog.phase, forget);
  const spentId = useRef<string | null>(null);
  const endedInVain = dialog.phase.kind === 'outcome' && endedWithoutCharge(dialog.phase.operation.state);
  spentId.current = endedInVain ? (recalled?.id ?? null) : null;
  useEffect(
    () => () => {
      if (spentId.current !== null) {
        void renewRecalled(spentId.current);
      }
    },
    [renewRecalled],
  );
  return { dialog, secret, approval };
}
