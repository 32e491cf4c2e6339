// Many gift cards at once: one intent for each list that is submitted, one PIN, and the operation of each card as it is now.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fen, fen } from '../../../shared/money.ts';
import { isClosed } from '../../../shared/operation.ts';
import { rightForBatch } from '../../../shared/people.ts';
import { type Failure, failure } from '../../../shared/result.ts';
import { moneyText } from '../../components/money-text.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { type BatchLine, mayRetry, withAnswer } from './batch-list.ts';

/** The numbers that were scanned and are not activated: a step back and forth keeps them. */
export const batchDraft = 'members.activation.batch.list';

/** `lost`: the call itself broke, so nobody knows; asking again with the same intent is the only way on. */
export type BatchPhase = 'fill' | 'asking' | 'sending' | 'lost' | 'results';

export type Batch = {
  readonly phase: BatchPhase;
  readonly lines: readonly BatchLine[];
  readonly problem: Failure | null;
  /** To be shown by the caller. */
  readonly dialog: ReactNode;
  readonly submit: (cards: readonly string[], value: Fen, secret: string | null) => void;
  /** Only what failed, under an intent of its own. */
  readonly retry: () => void;
  readonly askAgain: () => void;
  readonly clearProblem: () => void;
  readonly close: () => void;
};

type Asked = {
  readonly intent: string;
  readonly cards: readonly string[];
  readonly value: Fen;
  readonly secret: string | null;
};

export function useBatch(): Batch {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const { keepDraft, keepOperation, setMoneyPhase } = useActions();
  const operations = useTill((state) => state.operations);
  const [phase, setPhase] = useState<BatchPhase>('fill');
  const [kept, setLines] = useState<readonly BatchLine[]>([]);
  const [problem, setProblem] = useState<Failure | null>(null);
  const asked = useRef<Asked | null>(null);
  const lines = kept.map((line): BatchLine => {
    const { operation } = line;
    return operation === null ? line : { ...line, operation: operations[operation.serial] ?? operation };
  });
  const isOver = lines.every(({ operation }) => operation === null || isClosed(operation.state));

  useEffect(() => {
    if (phase !== 'sending') {
      setMoneyPhase(phase === 'fill' ? 'none' : phase === 'results' && isOver ? 'over' : 'open');
    }
  }, [phase, isOver, setMoneyPhase]);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      setMoneyPhase('none');
    };
  }, [setMoneyPhase]);

  /** `back`: where it goes where nothing was accepted. */
  async function run(what: Asked, before: readonly BatchLine[], back: 'fill' | 'lost' | 'results'): Promise<void> {
    asked.current = what;
    setProblem(null);
    setPhase('asking');
    let broke = false;
    const { intent, cards, value, secret } = what;
    const answer = await approved.run(
      async (approval) => {
        setMoneyPhase('inFlight');
        setPhase('sending');
        try {
          const list = cards.map((cardNo) => ({ cardNo, value }));
          return await bridge.performBatch({ intent, cardTypeId: null, cards: list, secret, approval });
        } catch (error) {
          console.error(error);
          broke = true;
          return failure('badArguments');
        } finally {
          setMoneyPhase(gone.current ? 'none' : 'open');
          setPhase('asking');
        }
      },
      {
        // Whoever asks again may have been approved already: then no PIN is wanted.
        ...(back === 'lost' ? {} : { right: rightForBatch }),
        what: t('members.activation.what', { count: cards.length, amount: moneyText(fen(value * cards.length)) }),
      },
    );
    if (broke) {
      setPhase('lost');
    } else if (answer?.ok === true) {
      for (const operation of answer.value.operations) {
        keepOperation(operation);
      }
      const after = withAnswer(before, cards, answer.value.operations);
      keepDraft(
        batchDraft,
        after
          .filter(mayRetry)
          .map(({ cardNo }) => cardNo)
          .join(' '),
      );
      setLines(after);
      setProblem(answer.value.failure);
      setPhase('results');
    } else {
      setProblem(answer?.failure ?? null);
      setPhase(back);
    }
  }

  return {
    phase,
    lines,
    problem,
    dialog: approved.dialog,
    submit: (cards, value, secret) => {
      if (phase === 'fill') {
        const none = cards.map((cardNo): BatchLine => ({ cardNo, operation: null }));
        setLines(none);
        void run({ intent: crypto.randomUUID(), cards, value, secret }, none, 'fill');
      }
    },
    retry: () => {
      const before = asked.current;
      const cards = lines.filter(mayRetry).map(({ cardNo }) => cardNo);
      if (phase === 'results' && before !== null && cards.length > 0) {
        void run({ ...before, intent: crypto.randomUUID(), cards }, lines, 'results');
      }
    },
    askAgain: () => {
      if (phase === 'lost' && asked.current !== null) {
        void run(asked.current, lines, 'lost');
      }
    },
    clearProblem: () => setProblem(null),
    close: () => {
      asked.current = null;
      setLines([]);
      setProblem(null);
      setPhase('fill');
    },
  };
}
