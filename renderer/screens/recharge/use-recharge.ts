// The recharge's state: amount and payments, then the platform's pre-check, then one confirmation after the money was taken.
import { useCallback, useRef, useState } from 'react';
import type { CardView } from '../../../shared/member.ts';
import { type Fen, parseTypedAmount, readDecimalYuan, yuanText, zeroFen } from '../../../shared/money.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { isPadKey, pressPad, startsAnew } from '../../components/pad-text.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import { draftName } from '../../store/draft-name.ts';
import { type MoneyDialog, useFreshness, useMoneyDialog } from '../../store/money-dialog.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { useUsedUp } from '../../store/use-used-up.ts';
import { methodOfKey } from '../checkout/method-key.ts';
import { type PaymentPart, type SplitPayments, setPayment, splitPayments, togglePayment } from './payments.ts';
import { type DineFree, useDineFree } from './use-dine-free.ts';

/** What the pad changes where it changes the bill that becomes free; no method is called so. */
export const freeBill = 'freeBill';

export type RechargeStage =
  | { readonly kind: 'fill'; readonly checking: boolean }
  | { readonly kind: 'checked'; readonly allowed: boolean; readonly detail: string };

export type Recharge = {
  readonly stage: RechargeStage;
  readonly amountText: string;
  /** The amount was typed before or is a preset: the next digit begins a new one. */
  readonly kept: boolean;
  readonly amount: Fen;
  readonly split: SplitPayments;
  readonly problem: Failure | null;
  readonly dialog: MoneyDialog;
  readonly cardBefore: CardView;
  /** What the pad changes: a method's amount, the bill that becomes free (`freeBill`), or null: the recharge itself. */
  readonly target: string | null;
  /** An amount is there and no payment: the next digit chooses one. */
  readonly picking: boolean;
  /** Recharge and dine free (6.15). */
  readonly dineFree: DineFree;
  readonly toggleDineFree: () => void;
  readonly padKey: (name: string) => void;
  readonly preset: (amount: Fen) => void;
  readonly toggle: (method: string) => void;
  readonly aim: (method: string | null) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly onKey: (key: AppKey) => boolean;
};

export function useRecharge(card: CardView): Recharge {
  const bridge = useBridge();
  const { goTo, keepDraft } = useActions();
  const { cardId } = card;
  const draft = draftName('recharge', cardId);
  const amountText = useTill((state) => state.drafts[draft] ?? '');
  const [kept, setKept] = useState(amountText !== '');
  const [parts, setParts] = useState<readonly PaymentPart[]>([]);
  const [target, setTarget] = useState<string | null>(null);
  const [targetText, setTargetText] = useState('');
  const [stage, setStage] = useState<RechargeStage>({ kind: 'fill', checking: false });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [picking, setPicking] = useState(false);
  const methods = useTill((state) => state.settings?.paymentMethods);
  const [cardBefore] = useState(card);
  const accepted = useRef(false);
  const dineFree = useDineFree(draft);
  const read = readDecimalYuan(amountText === '' ? '0' : amountText);
  const amount = read.ok ? read.value : zeroFen;
  const split = splitPayments(amount, parts);
  const newest = useRef({ amount, split, dineFree });
  newest.current = { amount, split, dineFree };

  const send = useCallback(
    async (intent: string) => {
      const now = newest.current;
      const payments = now.split.lines.filter((line) => line.amount > 0);
      const answer = await (now.dineFree.on
        ? bridge.perform({
            intent,
            cardId,
            cardNo: null,
            secret: null,
            service: 'rechargeAndDineFree',
            content: { amount: now.amount, payments, bill: now.dineFree.bill },
          })
        : bridge.recharge({ intent, cardId, amount: now.amount, payments }));
      if (answer.ok) {
        accepted.current = true;
      }
      return answer;
    },
    [bridge, cardId],
  );
  const dialog = useMoneyDialog(dineFree.on ? 'service' : 'recharge', send);
  const forget = useCallback(() => {
    keepDraft(draft, '');
    newest.current.dineFree.forget();
  }, [draft, keepDraft]);
  useUsedUp(accepted, dialog.phase, forget);
  const fresh = useFreshness(`${stage.kind}${dialog.phase.kind}`);
  const inFlight = dialog.phase.kind === 'inFlight';

  /** Whatever changes the recharge makes its pre-check stale. */
  function changed(): void {
    setProblem(null);
    setPicking(false);
    setStage({ kind: 'fill', checking: false });
    dialog.clearRefusal();
  }

  function padKey(name: string): void {
    if (inFlight || (stage.kind === 'fill' && stage.checking)) {
      return;
    }
    changed();
    if (target === null) {
      keepDraft(draft, pressPad(kept && startsAnew(name) ? '' : amountText, name, 'amount'));
      setKept(false);
      return;
    }
    if (target === freeBill) {
      dineFree.type(name);
      return;
    }
    const text = pressPad(targetText, name, 'amount');
    setTargetText(text);
    const value = readDecimalYuan(text === '' ? '0' : text);
    setParts(setPayment(parts, target, value.ok ? value.value : zeroFen));
  }

  function aim(method: string | null): void {
    setTarget(method);
    setTargetText('');
  }

  async function check(): Promise<void> {
    const typed = parseTypedAmount(amountText);
    if (!typed.ok || split.remaining !== 0) {
      // With an amount and no payment yet, the next digit chooses the payment.
      const unpaid = typed.ok && parts.length === 0;
      setPicking(unpaid);
      setProblem(unpaid ? null : typed.ok ? { code: 'paymentsDoNotAddUp' } : typed.failure);
      return;
    }
    setProblem(null);
    setStage({ kind: 'fill', checking: true });
    const payments = split.lines.filter((line) => line.amount > 0);
    const answer = await ask(bridge.checkRecharge({ cardId, amount: typed.value, payments }));
    if (answer.ok) {
      setStage({ kind: 'checked', ...answer.value });
    } else {
      setProblem(answer.failure);
      setStage({ kind: 'fill', checking: false });
    }
  }

  function next(): void {
    if (stage.kind === 'fill') {
      if (!stage.checking) {
        void check();
      }
    } else if (stage.allowed) {
      dialog.submit();
    }
  }

  function back(): void {
    if (inFlight) {
      return;
    }
    if (dialog.spent) {
      goTo('counter');
    } else if (target !== null) {
      aim(null);
    } else if (picking) {
      setPicking(false);
    } else if (stage.kind === 'checked') {
      changed();
    } else {
      goTo('counter');
    }
  }

  function onKey(key: AppKey): boolean {
    if (key.name === 'Escape') {
      back();
      return true;
    }
    if (key.name === 'Enter') {
      if (target === freeBill || (target !== null && targetText !== '')) {
        aim(null);
      } else if (stage.kind === 'fill' || fresh(key.timeMs)) {
        next();
      }
      return true;
    }
    const method = picking ? methodOfKey(key.name, methods) : null;
    if (method !== null) {
      toggle(method);
      return true;
    }
    if (isPadKey(key.name, 'amount')) {
      padKey(key.name);
      return true;
    }
    return false;
  }

  function toggle(method: string): void {
    changed();
    const used = parts.some((part) => part.method === method);
    setParts(togglePayment(parts, method));
    aim(used || parts.length === 0 ? null : method);
  }

  return {
    stage,
    amountText,
    kept,
    amount,
    split,
    problem,
    dialog,
    cardBefore,
    target,
    padKey,
    preset: (value) => {
      changed();
      aim(null);
      setKept(true);
      keepDraft(draft, yuanText(value).replace(/\.00$/, ''));
    },
    toggle,
    picking,
    dineFree,
    toggleDineFree: () => {
      changed();
      dineFree.toggle();
      aim(dineFree.on ? null : freeBill);
    },
    aim,
    next,
    back,
    onKey,
  };
}
