// The sale's state and what each key does to it. The amount is kept outside, under the card's name, so that nothing loses it.
import { useCallback, useRef, useState } from 'react';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { formatFen, parseTypedAmount } from '../../../shared/money.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { takeApproval } from '../../components/money-approval.tsx';
import { isPadKey, pressPad, startsAnew } from '../../components/pad-text.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import { useFreshness, useMoneyDialog } from '../../store/money-dialog.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { useUsedUp } from '../../store/use-used-up.ts';
import type { Checkout } from './checkout-model.ts';
import { type CheckoutStage, type PadTarget, withScanned, withTarget } from './checkout-stage.ts';
import { addsUp, type Combination, type Totals, toggleMethod, totalsOf } from './combination.ts';
import { draftName } from './draft-name.ts';
import { combinationFor } from './kept-combination.ts';
import { methodOfKey } from './method-key.ts';

/** With a bill its amount is the sale's, and nobody types one. */
export function useCheckout(member: MemberView, card: CardView): Checkout {
  const bridge = useBridge();
  const { goTo, keepDraft, keepCombination } = useActions();
  const draft = draftName('checkout', card.cardId);
  const bill = useTill((state) => state.bill);
  const typed = useTill((state) => state.drafts[draft] ?? '');
  const amountText = bill === null ? typed : formatFen(bill.due).replaceAll(',', '');
  const chosenBefore = useTill((state) => state.combinations[card.cardId]);
  const begun = useTill((state) => state.begun);
  const [kept, setKept] = useState(amountText !== '' && !begun);
  const methods = useTill((state) => state.settings?.paymentMethods);
  const couponsWanted = useTill((state) => state.couponsWanted);
  const scannedCoupon = useTill((state) => state.found?.couponId ?? null);
  const [stage, setStage] = useState<CheckoutStage>({ kind: 'amount', consulting: false });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [target, setTarget] = useState<PadTarget | null>(null);
  const [targetText, setTargetText] = useState('');
  const [askingPassword, setAskingPassword] = useState(false);
  const [cardBefore] = useState(card);
  const accepted = useRef(false);
  const secret = useRef<string | null>(null);
  const approval = useRef<ApprovalInput | null>(null);
  const newest = useRef<{ readonly stage: CheckoutStage; readonly totals: Totals | null }>({ stage, totals: null });
  const totals = stage.kind === 'combine' ? totalsOf(stage.combination, stage.terms) : null;
  newest.current = { stage, totals };

  const send = useCallback(
    async (intent: string) => {
      const { stage: now, totals: sums } = newest.current;
      if (now.kind !== 'combine' || sums === null) {
        throw new Error('nothing to submit');
      }
      const answer = await bridge.checkout({
        intent,
        cardId: card.cardId,
        billAmount: now.combination.bill,
        storePay: sums.storePay,
        points: sums.points,
        pointsPay: sums.pointsPay,
        coupons: sums.couponLines.map(({ id, quantity }) => ({ id, quantity })),
        otherPayments: sums.otherLines.filter((line) => line.amount > 0),
        tradePassword: secret.current,
        remark: null,
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
    [bill, bridge, card.cardId],
  );
  const dialog = useMoneyDialog('consumption', send);
  const forget = useCallback(() => {
    if (bill === null) {
      keepDraft(draft, '');
    }
    keepCombination(card.cardId, undefined);
  }, [bill, draft, card.cardId, keepDraft, keepCombination]);
  useUsedUp(accepted, dialog.phase, forget);
  const fresh = useFreshness(`${stage.kind}${askingPassword}${dialog.phase.kind}`);
  const confirmable =
    !dialog.spent && stage.kind === 'combine' && totals !== null && addsUp(totals) && dialog.phase.kind !== 'inFlight';

  async function consult(): Promise<void> {
    if (stage.kind !== 'amount' || stage.consulting) {
      return;
    }
    const amount = parseTypedAmount(amountText);
    if (!amount.ok) {
      setProblem(amount.failure);
      return;
    }
    setProblem(null);
    setStage({ kind: 'amount', consulting: true });
    const answer = await ask(bridge.consult({ cardId: card.cardId, billAmount: amount.value }));
    if (!answer.ok) {
      setProblem(answer.failure);
      setStage({ kind: 'amount', consulting: false });
      return;
    }
    const terms = { consult: answer.value, card, coupons: member.coupons };
    setStage({
      kind: 'combine',
      terms,
      combination: withScanned(combinationFor(amount.value, terms, chosenBefore), terms, scannedCoupon),
    });
    setTarget(couponsWanted && answer.value.pointsPayLimit > 0 ? { name: 'points' } : null);
    setTargetText('');
  }

  function change(combination: Combination): void {
    if (stage.kind === 'combine') {
      setStage({ ...stage, combination });
      keepCombination(card.cardId, combination);
      dialog.clearRefusal();
      setProblem(null);
    }
  }

  function aim(next: PadTarget | null): void {
    setTarget(next);
    setTargetText('');
  }

  function padKey(name: string): void {
    if (stage.kind === 'amount') {
      if (!stage.consulting && bill === null) {
        setProblem(null);
        keepDraft(draft, pressPad(kept && startsAnew(name) ? '' : amountText, name, 'amount'));
        setKept(false);
      }
      return;
    }
    if (target === null) {
      return;
    }
    const text = pressPad(targetText, name, target.name === 'points' ? 'count' : 'amount');
    setTargetText(text);
    change(withTarget(stage.combination, target, text));
  }

  function confirm(): void {
    if (stage.kind !== 'combine' || totals === null || !confirmable) {
      if (stage.kind === 'combine') {
        setProblem({ code: 'paymentsDoNotAddUp' });
      }
      return;
    }
    const memberPays = totals.storePay > 0 || totals.points > 0;
    if (secret.current === null && memberPays && (stage.terms.consult.needsTradePassword || card.needsTradePassword)) {
      setAskingPassword(true);
      return;
    }
    dialog.submit();
  }

  function back(): void {
    if (dialog.phase.kind === 'inFlight') {
      return;
    }
    if (dialog.spent) {
      goTo(bill === null ? 'counter' : 'bills');
    } else if (target !== null) {
      aim(null);
    } else if (stage.kind === 'combine') {
      secret.current = null;
      dialog.clearRefusal();
      setProblem(null);
      setKept(true);
      setStage({ kind: 'amount', consulting: false });
    } else {
      goTo(bill === null ? 'counter' : 'bills');
    }
  }

  function onKey(key: AppKey): boolean {
    if (key.name === 'Escape') {
      back();
      return true;
    }
    if (key.name === 'Enter') {
      if (stage.kind === 'amount') {
        void consult();
      } else if (target !== null && targetText !== '') {
        aim(null);
      } else if (fresh(key.timeMs)) {
        confirm();
      }
      return true;
    }
    if (key.name === 'F4' && stage.kind === 'combine') {
      aim({ name: 'points' });
      return true;
    }
    const method = stage.kind === 'combine' && target === null ? methodOfKey(key.name, methods) : null;
    if (method !== null) {
      pickMethod(method);
      return true;
    }
    if (isPadKey(key.name, 'amount')) {
      padKey(key.name);
      return true;
    }
    return false;
  }

  /** A first pick lets the method pay the rest and gives it to the pad, a second takes it out again. */
  function pickMethod(id: string): void {
    if (stage.kind === 'combine') {
      const used = stage.combination.others.some((other) => other.method === id);
      change(toggleMethod(stage.combination, id));
      aim(used ? null : { name: 'method', id });
    }
  }

  return {
    stage,
    bill,
    amountText,
    kept,
    problem,
    dialog,
    cardBefore,
    totals,
    target,
    targetText,
    askingPassword,
    confirmable,
    approval,
    padKey,
    consult: () => void consult(),
    back,
    change,
    aim,
    pickMethod,
    confirm,
    giveSecret: (password) => {
      secret.current = password;
      setAskingPassword(false);
      dialog.submit();
    },
    stopAsking: () => setAskingPassword(false),
    onKey,
  };
}
