// One call of the interface console from the press to its exchange: what must be confirmed, whose PIN it takes, and the console that may
// have shut meanwhile.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ConsoleCallView,
  InterfaceExchange,
  InterfaceFormat,
  InterfaceView,
} from '../../../shared/interfaces-console.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import type { Approved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';

/** What the person must have read before the call leaves. */
export type Confirming = { readonly kind: 'money' | 'token'; readonly failure: Failure };

export type InterfaceCall = {
  readonly busy: boolean;
  readonly problem: Failure | null;
  readonly confirming: Confirming | null;
  /** The last exchange of each interface, by id. */
  readonly exchanges: Readonly<Record<string, InterfaceExchange>>;
  send(view: InterfaceView, body: string, format: InterfaceFormat): Promise<void>;
  /** Goes on with the call that waits for it. */
  confirm(view: InterfaceView, body: string, format: InterfaceFormat): Promise<void>;
  cancel(): void;
  /** The call as a line for the shell, or null where it cannot be written. */
  command(id: string, body: string, format: InterfaceFormat): Promise<string | null>;
  forget(): void;
};

export function useInterfaceCall(
  approved: Approved,
  onMoney: (calls: readonly ConsoleCallView[]) => void,
): InterfaceCall {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const [exchanges, setExchanges] = useState<Readonly<Record<string, InterfaceExchange>>>({});

  /** A console that was left alone has shut: opened again by a PIN, the same call is made once more. */
  async function whileOpen<Value>(call: () => Promise<Result<Value> | null>): Promise<Result<Value> | null> {
    const first = await call();
    if (first === null || first.ok || first.failure.approvable !== 'useInterfaces') {
      return first;
    }
    const opened = await approved.run((approval) => bridge.listInterfaces({ approval }), {
      right: 'useInterfaces',
      what: t('interfaces.opens'),
    });
    return opened?.ok === true ? call() : opened;
  }

  async function run(view: InterfaceView, body: string, format: InterfaceFormat, confirmed: boolean): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    setConfirming(null);
    const call = (approval: ApprovalInput | null) =>
      bridge.sendInterface({ id: view.id, body, format, confirmed, approval });
    const parameters = confirming?.failure.parameters;
    const answer = await whileOpen(() =>
      confirmed && view.effect === 'money'
        ? approved.run(call, {
            right: 'sendConsoleMoney',
            what: t('interfaces.approveMoney', {
              section: view.section,
              card: parameters?.['card'] ?? '',
              amount: parameters?.['amount'] ?? '',
            }),
          })
        : ask(call(null)),
    );
    setBusy(false);
    if (answer === null) {
      return;
    }
    if (answer.ok) {
      setExchanges((now) => ({ ...now, [view.id]: answer.value.exchange }));
      onMoney(answer.value.moneyCalls);
    } else if (answer.failure.code === 'confirmMoneyCall' || answer.failure.code === 'confirmTokenCall') {
      setConfirming({ kind: view.effect === 'money' ? 'money' : 'token', failure: answer.failure });
    } else {
      setProblem(answer.failure);
    }
  }

  return {
    busy,
    problem,
    confirming,
    exchanges,
    send: (view, body, format) => run(view, body, format, false),
    confirm: (view, body, format) => run(view, body, format, true),
    cancel: () => setConfirming(null),
    async command(id, body, format) {
      const answer = await whileOpen(() => ask(bridge.copyInterface({ id, body, format })));
      if (answer?.ok === false) {
        setProblem(answer.failure);
      }
      return answer?.ok === true ? answer.value.command : null;
    },
    forget: () => setProblem(null),
  };
}
