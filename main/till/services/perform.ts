// A service through the queue: who may, whether the platform can be reached, recorded and sent, and what became of it.
import { zeroFen } from '../../../shared/money.ts';
import type { OperationView, ServicePayload } from '../../../shared/operation.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { rightForService } from '../../../shared/people.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { serviceTraits } from '../../../shared/services.ts';
import type { Approver } from '../../queue/api.ts';
import type { Operation } from '../../queue/operation.ts';
import { sameJson } from '../../queue/same-intent.ts';
import { awaitOutcome, counterPatience } from '../await-outcome.ts';
import type { TillDependencies } from '../dependencies.ts';
import { maskCard } from '../masks.ts';
import type { MemberDesk } from '../member-desk.ts';
import { isOnItsOwn } from '../offline.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';

export type PerformParts = Pick<TillDependencies, 'journal' | 'queue'> & {
  readonly approvals: Approvals;
  readonly desk: MemberDesk;
  readonly viewer: OperationViewer;
};

/** `secret`: the card's trade password, in memory only. */
export type Performed = {
  readonly intent: string;
  readonly payload: ServicePayload;
  readonly secret: string | null;
  readonly operator: string;
};

/**
 * The same intent again is the same operation. Fails with `intentUsed`, `onlineOnly` without the platform (but for a payment taken
 * elsewhere, which waits), with `approvalNeeded` and what is wrong with a PIN where the table of people.ts asks for one, and as `queue.accept` does.
 */
export async function perform(
  performed: Performed,
  approval: ApprovalInput | null,
  parts: PerformParts,
): Promise<Result<OperationView>> {
  const { intent, payload, operator } = performed;
  const known = parts.journal.store.byIntent(intent);
  if (known === null) {
    if (mustNotBegin(payload, parts)) {
      return failure('onlineOnly');
    }
    const approved = await approve(payload, { intent, operator, approval }, parts);
    return approved.ok ? outcomeOf(accept(performed, approved.value, parts), parts) : approved;
  }
  return outcomeOf(accept(performed, null, parts), parts);
}

/** Whether it may not wait and the till is on its own. */
export function mustNotBegin({ service }: ServicePayload, { queue }: Pick<PerformParts, 'queue'>): boolean {
  return !serviceTraits[service].waits && isOnItsOwn(queue.status().reach);
}

/** Null where a cashier may do it alone. */
async function approve(
  { service, amount, cardNo }: ServicePayload,
  { intent, operator, approval }: Pick<Performed, 'intent' | 'operator'> & { readonly approval: ApprovalInput | null },
  { approvals }: PerformParts,
): Promise<Result<Approver | null>> {
  const right = rightForService[service];
  const details = { intent, service, amount, card: maskCard(cardNo) };
  return right === null ? success(null) : approvals.require(approval, right, { operator, serial: null, details });
}

/** Recorded durably, or the operation that this intent made before. */
export function accept(
  { intent, payload, secret, operator }: Performed,
  approval: Approver | null,
  { desk, journal, queue }: PerformParts,
): Result<Operation> {
  const earlier = journal.store.byIntent(intent);
  if (earlier !== null) {
    return sameJson(earlier.payload, payload) ? success(earlier) : failure('intentUsed');
  }
  const isAway = isOnItsOwn(queue.status().reach);
  return queue.accept(
    {
      intent,
      payload,
      held: zeroFen,
      operator,
      shift: null,
      memberName: desk.card(payload.cardNo)?.seen.member.name ?? null,
      waits: serviceTraits[payload.service].waits,
      acceptedOffline: isAway,
    },
    // It holds no money of the card, so there is no balance to compare with.
    { secret, offline: isAway ? { lastBalance: zeroFen, balanceAge: 0, offlineFor: 0 } : null, approval },
  );
}

/** Waits as a recharge does; without the platform what waits is recorded, and that is the answer. */
export async function outcomeOf(
  accepted: Result<Operation>,
  { journal, queue, viewer }: Pick<PerformParts, 'journal' | 'queue' | 'viewer'>,
): Promise<Result<OperationView>> {
  if (!accepted.ok) {
    return accepted;
  }
  const { value } = accepted;
  return success(
    viewer.view(
      isOnItsOwn(queue.status().reach)
        ? (journal.store.get(value.serial) ?? value)
        : await awaitOutcome(queue, value, counterPatience),
    ),
  );
}
