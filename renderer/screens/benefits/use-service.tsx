// One service from its press to its outcome: the trade password where the card wants one, a PIN where a person must approve, one intent.
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { CardView } from '../../../shared/member.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { type Failure, failure } from '../../../shared/result.ts';
import type { ServiceRequest } from '../../../shared/services.ts';
import { MoneyApproval, takeApproval } from '../../components/money-approval.tsx';
import { Outcome } from '../../components/outcome.tsx';
import { PasswordDialog } from '../../components/password-dialog.tsx';
import { useMoneyDialog } from '../../store/money-dialog.ts';
import { endedWithoutCharge } from '../../store/outcome-of.ts';
import { useBridge } from '../../store/till-context.tsx';

export type ServiceParts = {
  /** Null while the form is not complete: then nothing begins. */
  readonly request: ServiceRequest | null;
  /** The card that it is about; null where it is about none. */
  readonly card: CardView | null;
  /** Whether the guest gives the card's trade password first. */
  readonly needsPassword?: boolean;
  /** The outcome was seen and closed; what ended without a charge may be tried again, and what was typed for it stays. */
  readonly onOver: (isUsedUp: boolean) => void;
};

export type Service = {
  readonly busy: boolean;
  /** Why nothing was accepted. */
  readonly problem: Failure | null;
  readonly start: () => void;
  /** What was typed has changed: a refusal is about something else. */
  readonly clear: () => void;
  /** To be shown by the caller. */
  readonly dialogs: ReactNode;
};

/** To be mounted anew (`key`) after each outcome: every service has an intent of its own. */
export function useService({ request, card, needsPassword = false, onOver }: ServiceParts): Service {
  const bridge = useBridge();
  const approval = useRef<ApprovalInput | null>(null);
  const secret = useRef<string | null>(null);
  const newest = useRef({ request, card });
  newest.current = { request, card };
  const [before, setBefore] = useState<CardView | null>(null);
  const [asking, setAsking] = useState(false);

  const send = useCallback(
    async (intent: string) => {
      const { request: now, card: about } = newest.current;
      if (now === null) {
        return failure('badArguments');
      }
      const cardId = about?.cardId ?? null;
      const asked = { intent, cardId, cardNo: null, secret: secret.current, approval: takeApproval(approval) };
      return bridge.perform({ ...asked, ...now });
    },
    [bridge],
  );
  const dialog = useMoneyDialog('service', send);
  const { phase, submit } = dialog;
  const busy = phase.kind === 'inFlight';
  const over = phase.kind === 'outcome' || phase.kind === 'lost' ? phase : null;

  function start(): void {
    if (request === null || busy || over !== null) {
      return;
    }
    setBefore(card);
    if (needsPassword && secret.current === null) {
      setAsking(true);
    } else {
      submit();
    }
  }

  function close(): void {
    secret.current = null;
    onOver(over?.kind === 'outcome' && !endedWithoutCharge(over.operation.state));
  }

  return {
    busy,
    problem: phase.kind === 'refused' ? phase.failure : null,
    start,
    clear: dialog.clearRefusal,
    dialogs: (
      <>
        {asking && card !== null ? (
          <PasswordDialog
            cardId={card.cardId}
            onGiven={(password) => {
              secret.current = password;
              setAsking(false);
              submit();
            }}
            onCancel={() => setAsking(false)}
          />
        ) : null}
        <MoneyApproval dialog={dialog} given={approval} />
        {over === null ? null : <Outcome phase={over} before={before} onClose={close} onAskAgain={submit} />}
      </>
    ),
  };
}
