// The codes that go to one member (6.9.1), wherever a screen sends one: how they stand, the seconds until the next, and what came of sending.
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { SmsView } from '../../../shared/sms.ts';
import { ask, askWhileShown } from '../../bridge.ts';
import { useNow } from '../../components/use-now.ts';
import { useBridge } from '../../store/till-context.tsx';

export type SmsCodes = {
  /** As main has it, which keeps countdown and quota; null until it has told. */
  readonly view: SmsView | null;
  /** Whether the newest code still counts. */
  readonly isGood: boolean;
  /** Seconds until the next one may be sent. */
  readonly wait: number;
  readonly sending: boolean;
  readonly problem: Failure | null;
  /** Whether nobody knows if a message went out. */
  readonly isDoubtful: boolean;
  readonly send: () => Promise<void>;
  readonly clearProblem: () => void;
};

/** After these it is certain that no message went out; after any other nobody knows. */
const surelyNotSent: readonly Failure['code'][] = [
  'smsTooSoon',
  'smsQuota',
  'memberNotFound',
  'mobileMalformed',
  'refusedByServer',
];

export function useSmsCodes(memberId: string): SmsCodes {
  const bridge = useBridge();
  const now = useNow(250);
  const [view, setView] = useState<SmsView | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isDoubtful, setDoubtful] = useState(false);
  const wait = view?.nextSendAt == null ? 0 : Math.max(0, Math.ceil((view.nextSendAt - now) / 1_000));

  useEffect(
    () =>
      askWhileShown(bridge.getSms({ target: memberId }), (answer) => {
        setView(answer.ok ? answer.value : null);
        setProblem(answer.ok ? null : answer.failure);
      }),
    [bridge, memberId],
  );

  function clearProblem(): void {
    setProblem(null);
    setDoubtful(false);
  }

  async function send(): Promise<void> {
    if (sending || view === null || wait > 0) {
      return;
    }
    clearProblem();
    setSending(true);
    const answer = await ask(bridge.sendSms({ target: memberId }));
    // What may have gone out is counted all the same.
    const counted = answer.ok ? answer : await ask(bridge.getSms({ target: memberId }));
    setSending(false);
    if (counted.ok) {
      setView(counted.value);
    }
    if (!answer.ok) {
      setDoubtful(!surelyNotSent.includes(answer.failure.code));
      setProblem(answer.failure);
    }
  }

  const isGood = view !== null && view.expiresAt !== null && view.expiresAt > now;
  return { view, isGood, wait, sending, problem, isDoubtful, send, clearProblem };
}
