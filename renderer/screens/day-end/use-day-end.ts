// The day that is on screen: read when it is chosen and whenever an operation changed, settled with a manager's PIN.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayEndView } from '../../../shared/day-end.ts';
import { agrees, saidByPlatform } from '../../../shared/day-totals.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { moneyText } from '../../components/money-text.ts';
import { shiftDay } from '../../components/shift-day.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { useOperationChange } from '../../store/use-operation-change.ts';

/** A drain of a thousand operations must not read the day a thousand times. Ms. */
const refreshPause = 250;

export type DayEndState = {
  readonly view: DayEndView | null;
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly asking: boolean;
  /** To be shown by the caller. */
  readonly dialog: ReactNode;
  step(days: number): void;
  settle(): Promise<void>;
  /** `final`: for good. */
  seal(final: boolean): Promise<void>;
  again(): void;
};

export function useDayEnd(): DayEndState {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [day, setDay] = useState<string | null>(null);
  const [view, setView] = useState<DayEndView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** The newest question: an answer to an older one comes too late. */
  const round = useRef(0);

  const read = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const answer = await ask(bridge.getDayEnd({ day }));
    if (mine === round.current) {
      setView((old) => (answer.ok ? answer.value : old));
      setProblem((old) => (answer.ok ? old : answer.failure));
    }
  }, [bridge, day]);

  useEffect(() => {
    void read();
  }, [read]);
  useOperationChange(read, refreshPause);

  function step(days: number): void {
    if (view === null || busy) {
      return;
    }
    const next = shiftDay(view.day, days);
    if (next <= view.today) {
      setProblem(null);
      setDay(next === view.today ? null : next);
    }
  }

  async function write(
    send: (approval: ApprovalInput | null) => Promise<Result<DayEndView>>,
    what: string,
  ): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await approved.run(send, { right: 'settleDay', what });
    setBusy(false);
    if (answer?.ok === true) {
      round.current += 1;
      setView(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  async function settle(): Promise<void> {
    if (view !== null) {
      const what = t('dayEnd.approve', figuresOf(view));
      await write((approval) => bridge.settleDay({ day: view.day, approval }), what);
    }
  }

  async function seal(final: boolean): Promise<void> {
    if (view !== null) {
      const { day: sealed } = view;
      const what = final ? sealedForGood(view) : t('dayEnd.sealAsk.provisional', { day: sealed });
      await write((approval) => bridge.sealDay({ day: sealed, final, approval }), what);
    }
  }

  function sealedForGood(asked: DayEndView): string {
    if (asked.settling.by === 'till') {
      return t('dayEnd.alone.approve', figuresOf(asked));
    }
    const settled = saidByPlatform(asked.settling);
    const differs = settled !== null && !agrees(settled) ? ` ${t('dayEnd.sealDiffers')}` : '';
    return `${t('dayEnd.sealAsk.final', { day: asked.day })}${differs}`;
  }

  return {
    seal,
    view,
    problem,
    busy,
    asking: approved.dialog !== null,
    dialog: approved.dialog,
    step,
    settle,
    again: () => {
      setProblem(null);
      void read();
    },
  };
}

/** What is approved, in figures. */
function figuresOf({ day, totals: { consumption, recharge, revocation } }: DayEndView) {
  return {
    day,
    consumption: moneyText(consumption.amount),
    recharge: moneyText(recharge.amount),
    revocation: moneyText(revocation.amount),
  };
}
