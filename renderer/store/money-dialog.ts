// One money dialog: one intent from its opening to its end, one submission, and no key counted twice. The journal below
// refuses a second operation for the same intent; this keeps the screen from asking for one.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isClosed, type OperationKind, type OperationView } from '../../shared/operation.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { useActions, useTill } from './till-context.tsx';

/**
 * `refused`: nothing was accepted, the dialog stays open. `lost`: the call itself broke, so nobody knows; asking again
 * with the same intent is the only way on. `outcome`: the journal has it.
 */
export type MoneyPhase =
  | { readonly kind: 'open' }
  | { readonly kind: 'inFlight' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'lost' }
  | { readonly kind: 'outcome'; readonly operation: OperationView };

/** A key or press within this time (ms) of a new stage was meant for the one before. */
const settleTime = 120;

/** Tells whether an event belongs to what is on screen now, or was queued for what was there before. */
export function useFreshness(stage: string, wait = settleTime): (timeMs: number) => boolean {
  const since = useRef({ stage: '', time: 0 });
  if (since.current.stage !== stage) {
    since.current = { stage, time: performance.now() };
  }
  return useCallback((timeMs) => timeMs > since.current.time + wait, [wait]);
}

export type MoneyDialog = {
  readonly phase: MoneyPhase;
  /** Submits once; while a submission is on its way, or when the outcome is there, it does nothing. */
  readonly submit: () => void;
  readonly clearRefusal: () => void;
  /** Its intent was used for something else: nothing more can be submitted here. */
  readonly spent: boolean;
};

/** States in which the answer may be long in coming, and the cashier must know at once how it stands. */
const tellAtOnce: readonly OperationView['state'][] = ['unknown', 'manual', 'blocked'];

/**
 * The operation that this submission made, where main told of it before it answered: one dialog submits at a time, and what a terminal pays
 * meanwhile bears the terminal's name and not the cashier's.
 */
export function madeBy(
  operations: Readonly<Record<string, OperationView>>,
  { kind, operator, since }: { readonly kind: OperationKind; readonly operator: string | null; readonly since: number },
): OperationView | null {
  const made = Object.values(operations).filter(
    (operation) =>
      operation.kind === kind &&
      operation.operator === operator &&
      operation.createdAt >= since &&
      tellAtOnce.includes(operation.state),
  );
  return made.at(-1) ?? null;
}

/** `given`: the intent of something that was kept before; else the dialog draws its own. */
export function useMoneyDialog(
  kind: OperationKind,
  send: (intent: string) => Promise<Result<OperationView>>,
  given?: string,
): MoneyDialog {
  const { setMoneyPhase, keepOperation } = useActions();
  const [phase, setPhase] = useState<MoneyPhase>({ kind: 'open' });
  const [intent] = useState(() => given ?? crypto.randomUUID());
  const sent = useRef(false);
  const since = useRef(Number.POSITIVE_INFINITY);
  const early = useTill(({ operations, session }) =>
    phase.kind === 'inFlight'
      ? madeBy(operations, { kind, operator: session?.user ?? null, since: since.current })
      : null,
  );
  useEffect(() => {
    if (early !== null) {
      setPhase({ kind: 'outcome', operation: early });
    }
  }, [early]);
  const newest = useTill((state) =>
    phase.kind === 'outcome' ? (state.operations[phase.operation.serial] ?? phase.operation) : null,
  );
  const shown: MoneyPhase =
    phase.kind === 'outcome' && newest !== null ? { kind: 'outcome', operation: newest } : phase;
  const over = shown.kind === 'outcome' && isClosed(shown.operation.state);
  // While a supervisor is asked for a PIN, a scan must not bring another guest in front of the sale.
  const asks = shown.kind === 'refused' && shown.failure.approvable !== undefined;
  const idle = shown.kind === 'open' || (shown.kind === 'refused' && !asks);
  const scanPolicy = idle ? 'none' : over ? 'over' : 'open';

  useEffect(() => {
    setMoneyPhase(shown.kind === 'inFlight' ? 'inFlight' : scanPolicy);
  }, [setMoneyPhase, shown.kind, scanPolicy]);
  useEffect(() => () => setMoneyPhase('none'), [setMoneyPhase]);

  const submit = useCallback(() => {
    if (sent.current) {
      return;
    }
    sent.current = true;
    since.current = Date.now();
    setMoneyPhase('inFlight');
    setPhase({ kind: 'inFlight' });
    send(intent).then(
      (answer) => {
        if (answer.ok) {
          keepOperation(answer.value);
          setPhase({ kind: 'outcome', operation: answer.value });
        } else {
          // A spent intent can never submit again: the dialog must be left, and the next one draws its own.
          sent.current = answer.failure.code === 'intentUsed';
          setPhase({ kind: 'refused', failure: answer.failure });
        }
      },
      (error: unknown) => {
        console.error(error);
        sent.current = false;
        setPhase({ kind: 'lost' });
      },
    );
  }, [intent, keepOperation, send, setMoneyPhase]);

  const clearRefusal = useCallback(() => {
    setPhase((now) => (now.kind === 'refused' && now.failure.code !== 'intentUsed' ? { kind: 'open' } : now));
  }, []);

  const spent = shown.kind === 'refused' && shown.failure.code === 'intentUsed';
  return { phase: shown, submit, clearRefusal, spent };
}
