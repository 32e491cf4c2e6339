// The sale's state and its steps: amount → consultation → combination → verification → submission.
import { useEffect, useRef, useState } from 'react';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { parseTypedAmount } from '../../../shared/money.ts';
import type { Failure, FailureCode } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { bestFor } from './best.ts';
import { pressCheckoutKey } from './checkout-keys.ts';
import type { Checkout } from './checkout-model.ts';
import { type CheckoutStage, withScanned, withTarget } from './checkout-stage.ts';
import { addsUp, type Combination, type Totals, toggleMethod, totalsOf } from './combination.ts';
import { combinationFor } from './kept-combination.ts';
import { useAmount } from './use-amount.ts';
import { useHold } from './use-hold.ts';
import { usePadAim } from './use-pad-aim.ts';
import { useSubmission } from './use-submission.ts';
import { takenOf, useVerification } from './use-verification.ts';

/** Its bill is paid otherwise, or being paid: nothing that is changed here makes it payable. */
const endsTheSale: readonly FailureCode[] = ['billPaid', 'billBusy', 'billPaidElsewhere', 'billNothingDue'];

/** With a bill its amount is the sale's, and nobody types one. */
export function useCheckout(member: MemberView, card: CardView): Checkout {
  const bridge = useBridge();
  const { cardId } = card;
  const { goTo, keepCombination, takeResumed } = useActions();
  const bill = useTill((state) => state.bill);
  const chosenBefore = useTill((state) => state.combinations[cardId]);
  const methods = useTill((state) => state.settings?.paymentMethods);
  const cashMethods = useTill((state) => state.preferences.cash.methods);
  const couponsWanted = useTill((state) => state.couponsWanted);
  const scannedCoupon = useTill((state) => state.found?.couponId ?? null);
  const resumed = useTill((state) => state.recalled?.cardId === cardId && state.recalled.fresh);
  const amount = useAmount(cardId, bill);
  const pad = usePadAim();
  const [stage, setStage] = useState<CheckoutStage>({ kind: 'amount', consulting: false });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [askingPassword, setAskingPassword] = useState(false);
  const [cardBefore] = useState(card);
  const newest = useRef<{ readonly stage: CheckoutStage; readonly totals: Totals | null }>({ stage, totals: null });
  const totals = stage.kind === 'combine' ? totalsOf(stage.combination, stage.terms) : null;
  newest.current = { stage, totals };
  const { dialog, secret, approval } = useSubmission({ cardId, bill, newest, forgetAmount: amount.forget });
  const verification = useVerification();
  const hold = useHold({ cardId, amountText: amount.text, bill, stage, kept: chosenBefore });
  const fresh = useFreshness(`${stage.kind}${askingPassword}${dialog.phase.kind}${hold.asking}${verification.asking}`);
  const idle = dialog.phase.kind === 'open' || dialog.phase.kind === 'refused';
  const over = dialog.phase.kind === 'refused' && endsTheSale.includes(dialog.phase.failure.code);
  const confirmable = !dialog.spent && !over && stage.kind === 'combine' && totals !== null && addsUp(totals) && idle;

  async function consult(): Promise<void> {
    if (stage.kind !== 'amount' || stage.consulting) {
      return;
    }
    const typed = parseTypedAmount(amount.text);
    if (!typed.ok) {
      setProblem(typed.failure);
      return;
    }
    setProblem(null);
    setStage({ kind: 'amount', consulting: true });
    const answer = await ask(bridge.consult({ cardId, billAmount: typed.value }));
    if (!answer.ok) {
      setProblem(answer.failure);
      setStage({ kind: 'amount', consulting: false });
      return;
    }
    const terms = { consult: answer.value, card, coupons: member.coupons };
    setStage({
      kind: 'combine',
      terms,
      best: bestFor(typed.value, terms),
      combination: withScanned(combinationFor(typed.value, terms, chosenBefore), terms, scannedCoupon),
    });
    pad.aim(couponsWanted && answer.value.pointsPayLimit > 0 ? { name: 'points' } : null);
  }

  // A sale that was taken up again goes on where it was put aside.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => {
    if (resumed) {
      takeResumed();
      if (amount.text !== '') {
        void consult();
      }
    }
  }, []);

  function change(combination: Combination): void {
    if (stage.kind === 'combine') {
      setStage({ ...stage, combination });
      keepCombination(cardId, combination);
      dialog.clearRefusal();
      setProblem(null);
    }
  }

  function padKey(name: string): void {
    if (stage.kind === 'amount') {
      if (!stage.consulting && bill === null) {
        setProblem(null);
        amount.type(name);
      }
    } else if (pad.target !== null) {
      change(withTarget(stage.combination, pad.target, pad.press(name), cashMethods));
    }
  }

  function confirm(): void {
    if (stage.kind !== 'combine' || totals === null || !confirmable) {
      if (stage.kind === 'combine' && idle && !over) {
        setProblem({ code: 'paymentsDoNotAddUp' });
      }
      return;
    }
    const memberPays = totals.storePay > 0 || totals.points > 0;
    if (secret.current === null && memberPays && (stage.terms.consult.needsTradePassword || card.needsTradePassword)) {
      setAskingPassword(true);
      return;
    }
    proveOrSubmit(totals);
  }

  /** What the store's rule still asks for, or the charge. */
  function proveOrSubmit(sums: Totals): void {
    const way = verification.nextWay(takenOf(sums), secret.current !== null);
    if (way === 'password') {
      setAskingPassword(true);
    } else if (way !== null) {
      verification.ask(way);
    } else {
      dialog.submit();
    }
  }

  function leave(): void {
    goTo(bill === null ? 'counter' : 'bills');
  }

  function back(): void {
    if (dialog.phase.kind === 'inFlight') {
      return;
    }
    if (dialog.spent) {
      leave();
    } else if (pad.target !== null) {
      pad.aim(null);
    } else if (stage.kind === 'combine') {
      secret.current = null;
      dialog.clearRefusal();
      setProblem(null);
      amount.keep();
      setStage({ kind: 'amount', consulting: false });
    } else {
      leave();
    }
  }

  /** A first pick lets the method pay the rest and gives it to the pad, a second takes it out again. */
  function pickMethod(id: string): void {
    if (stage.kind === 'combine') {
      const used = stage.combination.others.some((other) => other.method === id);
      change(toggleMethod(stage.combination, id));
      pad.aim(used ? null : { name: 'method', id });
    }
  }

  const checkout: Omit<Checkout, 'onKey'> = {
    stage,
    bill,
    amountText: amount.text,
    kept: amount.kept,
    problem,
    dialog,
    cardBefore,
    totals,
    target: pad.target,
    targetText: pad.text,
    askingPassword,
    confirmable,
    over,
    approval,
    hold,
    verification,
    padKey,
    consult: () => void consult(),
    back,
    change,
    aim: pad.aim,
    pickMethod,
    recommend: () => {
      if (stage.kind === 'combine' && stage.best !== null) {
        change({ ...stage.combination, coupons: stage.best.coupons, points: stage.best.points });
      }
    },
    confirm,
    giveSecret: (password) => {
      secret.current = password;
      setAskingPassword(false);
      if (totals !== null) {
        proveOrSubmit(totals);
      }
    },
    askPassword: () => {
      if (confirmable) {
        setAskingPassword(true);
      }
    },
    stopAsking: () => setAskingPassword(false),
    askHold: () => {
      if (idle && !dialog.spent && !(stage.kind === 'amount' && stage.consulting)) {
        hold.ask('hold');
      }
    },
  };
  return { ...checkout, onKey: (key) => pressCheckoutKey(key, { checkout, methods, fresh }) };
}
