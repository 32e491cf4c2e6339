// Putting the sale aside: what is on screen is kept by main, then the counter is free for the next guest. Nothing is charged.
import { useState } from 'react';
import type { HeldContent } from '../../../shared/held-sales.ts';
import { parseTypedAmount } from '../../../shared/money.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import type { PayableBill } from '../../store/till-state.ts';
import type { CheckoutStage } from './checkout-stage.ts';
import type { Combination } from './combination.ts';

/** `asking`: a remark only, or the remark with which the sale is put aside. */
export type Hold = {
  readonly asking: 'remark' | 'hold' | null;
  readonly remark: string;
  readonly busy: boolean;
  readonly problem: Failure | null;
  readonly ask: (what: 'remark' | 'hold') => void;
  readonly cancel: () => void;
  readonly type: (text: string) => void;
  readonly confirm: () => void;
};

type Parts = {
  readonly cardId: string;
  readonly amountText: string;
  readonly bill: PayableBill | null;
  readonly stage: CheckoutStage;
  readonly kept: Combination | undefined;
};

export function useHold({ cardId, amountText, bill, stage, kept }: Parts): Hold {
  const bridge = useBridge();
  const { keepRemark, leaveHeld } = useActions();
  const remark = useTill((state) => state.remarks[cardId] ?? '');
  const recalled = useTill((state) => (state.recalled?.cardId === cardId ? state.recalled.id : null));
  const [asking, setAsking] = useState<Hold['asking']>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);

  async function putAside(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const amount = parseTypedAmount(amountText);
    const combination = stage.kind === 'combine' ? stage.combination : (kept ?? null);
    const content: HeldContent = {
      amountText: bill === null ? amountText : '',
      amount: amount.ok ? amount.value : null,
      combination: combination === null ? null : asHeld(combination),
      billNo: bill?.billNo ?? null,
      remark: remark.trim() === '' ? null : remark.trim(),
    };
    const answer = await ask(bridge.holdSale({ id: recalled, cardId, content }));
    setBusy(false);
    if (answer.ok) {
      leaveHeld(cardId, answer.value.number);
    } else {
      setProblem(answer.failure);
    }
  }

  return {
    asking,
    remark,
    busy,
    problem,
    ask: (what) => {
      setProblem(null);
      setAsking(what);
    },
    cancel: () => setAsking(null),
    type: (text) => keepRemark(cardId, text.slice(0, 200)),
    confirm: () => {
      if (asking === 'hold') {
        void putAside();
      } else {
        setAsking(null);
      }
    },
  };
}

/** A copy that main may keep: lists of its own, nothing that is not there. */
function asHeld({ bill, coupons, points, store, others }: Combination): NonNullable<HeldContent['combination']> {
  return {
    bill,
    coupons: coupons.map(({ id, quantity }) => ({ id, quantity })),
    points,
    store,
    others: others.map(({ method, amount, received }) => ({
      method,
      amount,
      ...(received === undefined ? {} : { received }),
    })),
  };
}
