// What is recorded of a bill that was paid elsewhere: the order, then the amount, then the method; one submission, which may wait offline.
import { useCallback, useRef, useState } from 'react';
import type { CardView } from '../../../shared/member.ts';
import { type Fen, parseTypedAmount, readDecimalYuan, zeroFen } from '../../../shared/money.ts';
import type { Failure } from '../../../shared/result.ts';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import { draftName } from '../../store/draft-name.ts';
import { useFreshness, useMoneyDialog } from '../../store/money-dialog.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { useUsedUp } from '../../store/use-used-up.ts';
import { methodOfKey } from '../checkout/method-key.ts';

/** What the next key is for. */
export type ElsewhereStep = 'number' | 'amount' | 'method';

export function useElsewhere(card: CardView, number: string, onNumber: (number: string) => void) {
  const bridge = useBridge();
  const { goTo: leaveTo, keepDraft } = useActions();
  const draft = draftName('elsewhere', card.cardId);
  const amountText = useTill((state) => state.drafts[draft] ?? '');
  const known = useTill((state) => state.settings?.paymentMethods);
  const [method, setMethod] = useState<string | null>(null);
  const [step, setStep] = useState<ElsewhereStep>(number.trim() === '' ? 'number' : 'amount');
  const [problem, setProblem] = useState<Failure | null>(null);
  const [cardBefore] = useState(card);
  const accepted = useRef(false);
  const read = readDecimalYuan(amountText === '' ? '0' : amountText);
  const amount: Fen = read.ok ? read.value : zeroFen;
  const newest = useRef({ number, amount, method });
  newest.current = { number, amount, method };

  const send = useCallback(
    async (intent: string) => {
      const now = newest.current;
      const answer = await bridge.perform({
        intent,
        cardId: card.cardId,
        cardNo: null,
        secret: null,
        approval: null,
        service: 'syncThirdPartyPayment',
        content: { orderId: now.number.trim(), total: now.amount, method: now.method ?? '', remark: '' },
      });
      accepted.current = answer.ok;
      return answer;
    },
    [bridge, card.cardId],
  );
  const dialog = useMoneyDialog('service', send);
  const forget = useCallback(() => {
    keepDraft(draft, '');
    onNumber('');
  }, [draft, keepDraft, onNumber]);
  useUsedUp(accepted, dialog.phase, forget);
  const fresh = useFreshness(`${step}${dialog.phase.kind}`);
  const inFlight = dialog.phase.kind === 'inFlight';
  const complete = number.trim() !== '' && amount > 0 && method !== null && !inFlight && !dialog.spent;

  function changed(): void {
    setProblem(null);
    dialog.clearRefusal();
  }

  function typeNumber(text: string): void {
    changed();
    onNumber(text);
  }

  function numberDone(): void {
    setStep(number.trim() === '' ? 'number' : 'amount');
  }

  function padKey(name: string): void {
    if (!inFlight) {
      changed();
      setStep('amount');
      keepDraft(draft, pressPad(amountText, name, 'amount'));
    }
  }

  function choose(id: string): void {
    if (!inFlight) {
      changed();
      setMethod(id);
      setStep('method');
    }
  }

  function amountDone(): void {
    const typed = parseTypedAmount(amountText);
    setProblem(typed.ok ? null : typed.failure);
    if (typed.ok) {
      setStep('method');
    }
  }

  function onKey({ name, timeMs }: AppKey): boolean {
    if (inFlight) {
      return true;
    }
    if (name === 'Enter') {
      if (complete && fresh(timeMs)) {
        dialog.submit();
      } else if (step === 'number') {
        numberDone();
      } else if (step === 'amount') {
        amountDone();
      }
      return true;
    }
    if (name === 'Escape' && step !== 'number') {
      setStep(step === 'method' ? 'amount' : 'number');
      return true;
    }
    const pressed = step === 'method' ? methodOfKey(name, known) : null;
    if (pressed !== null) {
      choose(pressed);
      return true;
    }
    if (step === 'amount' && isPadKey(name, 'amount')) {
      padKey(name);
      return true;
    }
    return false;
  }

  return {
    step,
    amountText,
    amount,
    method,
    methods: (known ?? []).map(({ id }) => id),
    complete,
    problem,
    dialog,
    cardBefore,
    typeNumber,
    numberDone,
    padKey,
    choose,
    goTo: setStep,
    scanned: (text: string) => {
      typeNumber(text);
      setStep('amount');
    },
    submit: dialog.submit,
    close: () => leaveTo('counter'),
    onKey,
  };
}
