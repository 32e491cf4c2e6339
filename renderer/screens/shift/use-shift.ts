// The shift as it stands: read when it is opened and whenever an operation changed; every step is sent once under an intent of its own.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import type { ShiftRecord, ShiftView } from '../../../shared/shift.ts';
import { ask } from '../../bridge.ts';
import { type AskHow, useApproved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { useOperationChange } from '../../store/use-operation-change.ts';

/** A drain of a thousand operations must not read the shift a thousand times. Ms. */
const refreshPause = 400;

export type ShiftState = {
  readonly view: ShiftView | null;
  readonly problem: Failure | null;
  readonly busy: boolean;
  /** A PIN is asked for. */
  readonly asking: boolean;
  /** To be shown by the caller. */
  readonly dialog: ReactNode;
  again(): void;
  clearProblem(): void;
  open(coins: readonly number[] | null): Promise<boolean>;
  count(coins: readonly number[]): Promise<boolean>;
  move(asked: Moving, how: AskHow): Promise<boolean>;
  close(asked: Closing, how: AskHow): Promise<ShiftRecord | null>;
};

export type Moving = {
  readonly direction: 'in' | 'out';
  readonly amount: ShiftRecord['left'];
  readonly reason: string;
};
export type Closing = { readonly left: ShiftRecord['left']; readonly note: string; readonly handOver: string | null };

export function useShift(): ShiftState {
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<ShiftView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** The newest question: an answer to an older one comes too late. */
  const round = useRef(0);
  /** The intent of what is being done: the same until it is known to be done, so that a press after a lost answer is no second step. */
  const intent = useRef({ what: '', name: '' });

  const read = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const answer = await ask(bridge.getShift(null));
    if (mine === round.current) {
      setView((old) => (answer.ok ? answer.value : old));
      setProblem((old) => (answer.ok ? old : answer.failure));
    }
  }, [bridge]);
  useEffect(() => {
    void read();
  }, [read]);
  useOperationChange(read, refreshPause);

  function intentFor(what: string): string {
    if (intent.current.what !== what) {
      intent.current = { what, name: crypto.randomUUID() };
    }
    return intent.current.name;
  }

  async function step<Value>(
    what: string,
    send: (intentName: string, approval: ApprovalInput | null) => Promise<Result<Value>>,
    viewOf: (value: Value) => ShiftView,
    how: AskHow = {},
  ): Promise<Value | null> {
    if (busy) {
      return null;
    }
    setBusy(true);
    setProblem(null);
    const name = intentFor(what);
    const answer = await approved.run((approval) => send(name, approval), how);
    setBusy(false);
    if (answer?.ok === true) {
      intent.current = { what: '', name: '' };
      round.current += 1;
      setView(viewOf(answer.value));
      return answer.value;
    }
    if (answer !== null) {
      setProblem(answer.failure);
      // What it was refused for may have changed what is on screen.
      void read();
    }
    return null;
  }
  const same = (value: ShiftView) => value;

  return {
    view,
    problem,
    busy,
    asking: approved.dialog !== null,
    dialog: approved.dialog,
    again: () => {
      setProblem(null);
      void read();
    },
    clearProblem: () => setProblem(null),
    open: async (coins) => {
      const sent = coins === null ? null : [...coins];
      const done = await step(`open ${sent}`, (name) => bridge.openShift({ intent: name, coins: sent }), same);
      return done !== null;
    },
    count: async (coins) => {
      const sent = [...coins];
      const done = await step(`count ${sent}`, (name) => bridge.countShift({ intent: name, coins: sent }), same);
      return done !== null;
    },
    move: async (asked, how) => {
      const send = (name: string, approval: ApprovalInput | null) =>
        bridge.moveCash({ intent: name, ...asked, approval });
      return (await step(`move ${JSON.stringify(asked)}`, send, same, how)) !== null;
    },
    close: async (asked, how) => {
      const send = (name: string, approval: ApprovalInput | null) =>
        bridge.closeShift({ intent: name, ...asked, approval });
      const done = await step(`close ${JSON.stringify(asked)}`, send, (value) => value.view, how);
      return done?.record ?? null;
    },
  };
}
