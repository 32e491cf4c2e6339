// Many gift cards at once: one operation a card (6.1.2), each with a serial, a proof and a result of its own (docs/decisions/0005-services.md).
import type { BatchView } from '../../../shared/counter.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { OperationView, ServicePayload } from '../../../shared/operation.ts';
import { rightForBatch } from '../../../shared/people.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { Approver } from '../../queue/api.ts';
import type { Operation } from '../../queue/operation.ts';
import { checkAmount } from '../payment-check.ts';
import { accept, mustNotBegin, outcomeOf, type Performed, type PerformParts } from './perform.ts';

/**
 * The same intent again is the same batch: what was accepted of it is shown, the rest is accepted now. Fails before anything is
 * accepted as `perform` does, and with `badArguments` where a card stands twice. `failure` of the answer says why not all were accepted.
 */
export async function performBatch(
  request: ChannelArgument<'performBatch'> & { readonly operator: string },
  parts: PerformParts,
): Promise<Result<BatchView>> {
  const all = request.cards.map((_, index) => cardOf(request, index));
  const problem = problemWith(request);
  if (problem !== null) {
    return problem;
  }
  const approved = await approve(request, all, parts);
  if (!approved.ok) {
    return approved;
  }
  const accepted: Operation[] = [];
  let refusal: Failure | null = null;
  for (const one of all) {
    const result = accept(one, approved.value, parts);
    if (!result.ok) {
      refusal = result.failure;
      break;
    }
    accepted.push(result.value);
  }
  if (refusal !== null && accepted.length === 0) {
    return { ok: false, failure: refusal };
  }
  const outcomes = await Promise.all(accepted.map((operation) => outcomeOf(success(operation), parts)));
  const operations = outcomes.flatMap((outcome): OperationView[] => (outcome.ok ? [outcome.value] : []));
  return success({ operations, failure: refusal });
}

function problemWith({ cards }: ChannelArgument<'performBatch'>): { ok: false; failure: Failure } | null {
  if (new Set(cards.map(({ cardNo }) => cardNo)).size !== cards.length) {
    return failure('badArguments', { field: 'cards' });
  }
  return cards.map(({ value }) => checkAmount(value)).find((found) => found !== null) ?? null;
}

/** One PIN for all of them; none where every card of this batch was accepted before. */
async function approve(
  { intent, operator, approval, cards }: ChannelArgument<'performBatch'> & { readonly operator: string },
  all: readonly Performed[],
  parts: PerformParts,
): Promise<Result<Approver | null>> {
  const fresh = all.filter((one) => parts.journal.store.byIntent(one.intent) === null);
  if (fresh.length === 0) {
    return success(null);
  }
  if (fresh.some(({ payload }) => mustNotBegin(payload, parts))) {
    return failure('onlineOnly');
  }
  const amount = cards.reduce((sum, { value }) => sum + value, 0);
  const details = { intent, service: 'activateGiftCards', cards: cards.length, amount };
  return parts.approvals.require(approval ?? null, rightForBatch, { operator, serial: null, details });
}

/** The intent of one card is the batch's with its place in it. */
function cardOf(
  { intent, operator, cardTypeId, cards, secret }: ChannelArgument<'performBatch'> & { readonly operator: string },
  index: number,
): Performed {
  const { cardNo, value } = cards[index] as (typeof cards)[number];
  const payload: ServicePayload = {
    kind: 'service',
    cardNo,
    amount: value,
    service: 'activateGiftCard',
    content: { cardTypeId, value },
  };
  return { intent: `${intent}-${index + 1}`, payload, secret, operator };
}
