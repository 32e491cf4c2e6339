// The state of a set-up that is tried before it is saved: what is typed, what main says of it, and the two calls that want a technician's PIN.
import { type ReactNode, useEffect, useState } from 'react';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useApproved } from '../../components/use-approved.tsx';

/** What every such view of main tells. */
type TrialView = {
  readonly tried: object | null;
  readonly testing: boolean;
  readonly steps: readonly { readonly state: string }[];
  readonly findings: readonly unknown[];
};

export type TrialCall = 'test' | 'save';

/** `listen`, `read` and `empty` stay the same from one painting to the next. */
export type TrialParts<View, Input> = {
  readonly empty: Input;
  /** Returns the way to stop listening. */
  readonly listen: (take: (view: View) => void) => () => void;
  readonly read: () => Promise<Result<View>>;
  readonly send: (call: TrialCall, input: Input, approval: ApprovalInput | null) => Promise<Result<View>>;
  /** What a person is asked to allow. */
  readonly asks: (call: TrialCall, view: View) => string;
  /** The states of steps that do not stand in the way of saving. */
  readonly goodStates: readonly string[];
  readonly mayTest: (input: Input) => boolean;
  /** Nobody has set this till up yet: no PIN is asked for before main does. */
  readonly free?: boolean;
};

export type TrialState<View, Input> = {
  readonly view: View | null;
  readonly input: Input;
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly mayTest: boolean;
  /** Every step of what stands in the form now is good. */
  readonly isGood: boolean;
  /** The form was changed since the steps were tried. */
  readonly isOld: boolean;
  readonly dialog: ReactNode;
  /** What a person typed. */
  readonly change: (change: Partial<Input>) => void;
  readonly run: (call: TrialCall) => Promise<void>;
};

export function useTrial<View extends TrialView, Input extends object>(
  parts: TrialParts<View, Input>,
): TrialState<View, Input> {
  const { empty, listen, read, send, asks, goodStates } = parts;
  const approved = useApproved();
  const [view, setView] = useState<View | null>(null);
  const [input, setInput] = useState(empty);
  /** What the steps are about; another input makes them old. */
  const [tried, setTried] = useState<Input | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let current = true;
    const stop = listen(setView);
    void ask(read()).then((answer) => {
      if (current && answer.ok) {
        const { tried: last } = answer.value;
        setView((now) => now ?? answer.value);
        setInput((now) => (now === empty && last !== null ? { ...empty, ...last } : now));
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [empty, listen, read]);

  const mayTest = view !== null && !view.testing && parts.mayTest(input);
  const isGood =
    view !== null &&
    !view.testing &&
    view.steps.length > 0 &&
    tried === input &&
    view.steps.every(({ state }) => goodStates.includes(state)) &&
    view.findings.length === 0;

  async function run(call: TrialCall): Promise<void> {
    if (busy || view === null || (call === 'test' ? !mayTest : !isGood)) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const what = asks(call, view);
    const how = parts.free === true ? { what } : { right: 'connectStore' as const, what };
    const answer = await approved.run((approval) => send(call, input, approval), how);
    setBusy(false);
    if (answer?.ok === true) {
      setTried(input);
      // A quick check may have told of its end before this answer came.
      const now = await ask(read());
      setView(now.ok ? now.value : answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  return {
    view,
    input,
    problem,
    busy,
    mayTest,
    isGood,
    isOld: tried !== null && tried !== input,
    dialog: approved.dialog,
    change: (change) => {
      setProblem(null);
      setInput((now) => ({ ...now, ...change }));
    },
    run,
  };
}
