// Who has the interface console open: a PIN opens it, and it shuts by itself when it is left alone.
import type { ApprovalInput } from '../../../shared/people.ts';
import { type Result, success } from '../../../shared/result.ts';
import type { Clock } from '../../queue/ports.ts';
import type { Approvals } from '../people/approvals.ts';

export type ConsoleOpening = {
  /** Opens it for the person of this PIN; the answer is the person's id. */
  open(approval: ApprovalInput | null, operator: string): Promise<Result<string>>;
  /** Whose PIN has it open now; fails with `approvalNeeded` where it is shut. */
  holder(operator: string): Promise<Result<string>>;
};

/** How long it stays open untouched (ms). */
const patience = 600_000;

/** Shut. */
export function createConsoleOpening(clock: Clock, approvals: Approvals): ConsoleOpening {
  let opened: { readonly personId: string; readonly operator: string; readonly until: number } | null = null;

  function keepOpen(personId: string, operator: string): Result<string> {
    opened = { personId, operator, until: clock.monotonic() + patience };
    return success(personId);
  }

  async function open(approval: ApprovalInput | null, operator: string): Promise<Result<string>> {
    const about = { operator, serial: null, details: { step: 'open' } };
    const approved = await approvals.require(approval, 'useInterfaces', about);
    return approved.ok ? keepOpen(approved.value.personId, operator) : approved;
  }

  return {
    open,
    async holder(operator) {
      return opened !== null && opened.operator === operator && clock.monotonic() < opened.until
        ? keepOpen(opened.personId, operator)
        : open(null, operator);
    },
  };
}
