// The state of a change of payment: the methods of before, those of after, and one submission with a supervisor's PIN.
import { type RefObject, useCallback, useRef, useState } from 'react';
import { type Fen, fen, readDecimalYuan, zeroFen } from '../../../shared/money.ts';
import type { OtherPayment } from '../../../shared/operation.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { TransactionDetail, TransactionRow } from '../../../shared/transactions.ts';
import { takeApproval } from '../../components/money-approval.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import { type MoneyDialog, useFreshness, useMoneyDialog } from '../../store/money-dialog.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { methodOfKey } from '../checkout/method-key.ts';
import {
  type PaymentPart,
  type SplitPayments,
  setPayment,
  splitPayments,
  togglePayment,
} from '../recharge/payments.ts';

export type PaymentChange = {
  readonly before: readonly OtherPayment[];
  /** What was paid beside the member's own value: fen, and it stays. */
  readonly total: Fen;
  readonly split: SplitPayments;
  /** The method whose amount the pad changes. */
  readonly target: string | null;
  readonly isSame: boolean;
  readonly complete: boolean;
  readonly dialog: MoneyDialog;
  readonly approval: RefObject<ApprovalInput | null>;
  readonly toggle: (method: string) => void;
  readonly padKey: (name: string) => void;
  readonly back: () => void;
  readonly onKey: (key: AppKey) => boolean;
};

export function useChangePayment(row: TransactionRow, detail: TransactionDetail, onBack: () => void): PaymentChange {
  const bridge = useBridge();
  const methods = useTill((state) => state.settings?.paymentMethods);
  const [parts, setParts] = useState<readonly PaymentPart[]>([]);
  const [target, setTarget] = useState<string | null>(null);
  const [targetText, setTargetText] = useState('');
  const approval = useRef<ApprovalInput | null>(null);
  const before = detail.paid?.others ?? [];
  const total = fen(before.reduce((sum, { amount }) => sum + amount, 0));
  const split = splitPayments(total, parts);
  const after = split.lines.filter(({ amount }) => amount > 0);
  const isSame = sameMethods(before, after);
  const newest = useRef(after);
  newest.current = after;

  const send = useCallback(
    (intent: string) =>
      bridge.perform({
        intent,
        cardId: detail.cardId,
        cardNo: null,
        secret: null,
        approval: takeApproval(approval),
        service: 'changePaymentMethod',
        content: { voucher: row.voucher ?? '', payments: [...newest.current] },
      }),
    [bridge, detail.cardId, row.voucher],
  );
  const dialog = useMoneyDialog('service', send);
  const fresh = useFreshness(dialog.phase.kind);
  const inFlight = dialog.phase.kind === 'inFlight';
  const complete = after.length > 0 && split.remaining === zeroFen && !isSame && !inFlight && !dialog.spent;

  function aim(method: string | null): void {
    setTarget(method);
    setTargetText('');
  }

  /** The first method takes all of it; a further one is given its amount on the pad. */
  function toggle(method: string): void {
    dialog.clearRefusal();
    const used = parts.some((part) => part.method === method);
    setParts(togglePayment(parts, method));
    aim(used || parts.length === 0 ? null : method);
  }

  function padKey(name: string): void {
    if (target === null || inFlight) {
      return;
    }
    dialog.clearRefusal();
    const text = pressPad(targetText, name, 'amount');
    setTargetText(text);
    const value = readDecimalYuan(text === '' ? '0' : text);
    setParts(setPayment(parts, target, value.ok ? value.value : zeroFen));
  }

  function back(): void {
    if (inFlight) {
      return;
    }
    if (target !== null) {
      aim(null);
    } else if (parts.length > 0 && !dialog.spent) {
      setParts([]);
    } else {
      onBack();
    }
  }

  function onKey({ name, timeMs }: AppKey): boolean {
    if (name === 'Escape') {
      back();
      return true;
    }
    if (name === 'Enter') {
      if (target !== null && targetText !== '') {
        aim(null);
      } else if (complete && fresh(timeMs)) {
        dialog.submit();
      }
      return true;
    }
    if (target !== null && isPadKey(name, 'amount')) {
      padKey(name);
      return true;
    }
    const method = methodOfKey(name, methods);
    if (method !== null && !inFlight) {
      toggle(method);
    }
    return method !== null;
  }

  return { before, total, split, target, isSame, complete, dialog, approval, toggle, padKey, back, onKey };
}

/** Whether each method pays what it paid before, in whatever order. */
function sameMethods(left: readonly OtherPayment[], right: readonly OtherPayment[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ method, amount }) => right.some((other) => other.method === method && other.amount === amount))
  );
}
