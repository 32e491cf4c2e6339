// A bill is paid with a card: checked, made durable, sent, and waited for. The same intent again is the same operation.
import type { ChannelArgument } from '../../shared/ipc.ts';
import { addFen, type Fen } from '../../shared/money.ts';
import type { ConsumptionPayload, OperationView } from '../../shared/operation.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { BackendCard } from '../backends/member-backend.ts';
import type { CachedMember } from '../journal/types.ts';
import type { Approver } from '../queue/api.ts';
import { offlineRefusal } from '../queue/limits.ts';
import type { Operation, OperationDraft } from '../queue/operation.ts';
import { sameJson } from '../queue/same-intent.ts';
import { awaitOutcome, counterPatience } from './await-outcome.ts';
import { businessDay } from './business-day.ts';
import type { Consultant } from './consult.ts';
import type { TillDependencies } from './dependencies.ts';
import { maskCard } from './masks.ts';
import type { MemberDesk } from './member-desk.ts';
import { ageOf, isOnItsOwn, offlineCheck } from './offline.ts';
import type { OperationViewer } from './operation-view.ts';
import { checkPayments, couponUses, type Payments } from './payment-check.ts';
import type { Approvals } from './people/approvals.ts';
import type { ProofBook } from './proof-book.ts';
import { isAway, reportReach } from './reach.ts';
import { billRemark } from './unipos/bill-remark.ts';
import { billToPay, paidElsewhere } from './unipos/pay-bill.ts';

export type CheckoutDependencies = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'profile' | 'queue'> & {
  readonly approvals: Approvals;
  readonly desk: MemberDesk;
  readonly consultant: Consultant;
  readonly proofs: ProofBook;
  readonly viewer: OperationViewer;
};

export type CheckoutRequest = Omit<ChannelArgument<'checkout'>, 'cardId'> & {
  readonly cardNo: string;
  readonly operator: string;
};

/**
 * 6.11.1 through the queue. Fails with a code of `checkPayments`, `tradePasswordNeeded`, `tradePasswordWrong`, `proofNeeded`, `intentUsed`,
 * `onlineOnly`, an `offline…` limit of the queue, a code of `approvals.check` or `diskFull`, and where it pays a bill of UniPOS
 * with a code of `billToPay` or `billPaidElsewhere`: then nothing was accepted. Where a PIN would lift the limit the failure is `approvable`, and the same intent comes again with an approval.
 * An outcome that is not known comes back as an operation in state `unknown`.
 */
export async function checkout(
  request: CheckoutRequest,
  dependencies: CheckoutDependencies,
): Promise<Result<OperationView>> {
  const { journal, queue, viewer } = dependencies;
  const earlier = journal.store.byIntent(request.intent);
  if (earlier !== null) {
    if (!isSameSale(earlier, request)) {
      return failure('intentUsed');
    }
    return success(viewer.view(await awaitOutcome(queue, earlier, counterPatience)));
  }
  const approved = await approvalOf(request, dependencies);
  if (!approved.ok) {
    return approved;
  }
  const draft = await draftOf(request, approved.value, dependencies);
  if (!draft.ok) {
    return draft;
  }
  const known = dependencies.desk.card(request.cardNo);
  const offline = known === null ? null : offlineCheck(known, dependencies.clock, queue, journal);
  const accepted = queue.accept(
    { ...draft.value, acceptedOffline: offline !== null },
    { secret: request.tradePassword, offline, approval: approved.value },
  );
  if (!accepted.ok) {
    return accepted;
  }
  dependencies.proofs.spend({ cardNo: request.cardNo, mobile: known?.seen.member.mobile ?? null });
  // Without the platform nothing will happen in front of the cashier: the sale is recorded, and that is the answer.
  const operation =
    offline === null
      ? await awaitOutcome(queue, accepted.value, counterPatience)
      : (journal.store.get(accepted.value.serial) ?? accepted.value);
  return success(viewer.view(operation));
}

/** A cashier who changed the sale after a call that broke must not be told that the older one paid it. */
function isSameSale({ payload }: Operation, request: CheckoutRequest): boolean {
  return payload.kind === 'consumption' && sameJson(askedBy(payload), askedBy(request));
}

function askedBy(sale: Payments & Pick<CheckoutRequest, 'bill' | 'cardNo'>) {
  const { cardNo, billAmount, storePay, points, pointsPay, coupons, otherPayments, bill } = sale;
  const chosen = coupons.map(({ id, quantity }) => ({ id, quantity }));
  const billNo = bill?.billNo ?? null;
  return { cardNo, billAmount, storePay, points, pointsPay, coupons: chosen, otherPayments, billNo };
}

function approvalOf(
  { approval, intent, cardNo, operator, billAmount, storePay }: CheckoutRequest,
  { approvals }: CheckoutDependencies,
): Promise<Result<Approver | null>> {
  const details = { intent, card: maskCard(cardNo), billAmount, storePay };
  return approvals.check(approval ?? null, 'approveLimit', { operator, serial: null, details });
}

/** Everything that can be known to be wrong before anything is written. */
async function draftOf(
  request: CheckoutRequest,
  approver: Approver | null,
  dependencies: CheckoutDependencies,
): Promise<Result<OperationDraft>> {
  const { clock, consultant, desk, journal, profile, proofs, queue } = dependencies;
  const known = desk.card(request.cardNo);
  if (known === null) {
    return failure(isOnItsOwn(queue.status().reach) ? 'offlineMemberUnknown' : 'memberNotFound');
  }
  const { card, seen } = known;
  const asked = request.bill ?? null;
  const bill = asked === null ? success(null) : billToPay(asked.billNo, request.billAmount, dependencies);
  if (!bill.ok) {
    return bill;
  }
  const usesMore = request.points > 0 || request.pointsPay > 0 || request.coupons.length > 0;
  const consultation = usesMore ? await consultant.consultation(card.cardNo, request.billAmount) : success(null);
  if (!consultation.ok) {
    return consultation;
  }
  const problem = checkPayments(request, {
    card,
    coupons: seen.member.coupons,
    held: journal.store.held(card.cardNo).amount,
    methods: profile.paymentMethods.map((method) => method.id),
    consultation: consultation.value,
    today: businessDay(clock.wall()),
  });
  if (problem !== null) {
    return problem;
  }
  if (request.storePay === 0 && !dependencies.backend.offers.includes('otherSales')) {
    return failure('notOffered');
  }
  // The member's own money and points want the password; paying with coupons or cash does not.
  const taken = addFen(request.storePay, request.pointsPay);
  const { mobile } = seen.member;
  const toProve = { taken, cardNo: card.cardNo, mobile, password: request.tradePassword !== null };
  const lacking = approver === null ? proofs.lacking(toProve) : null;
  if (lacking !== null) {
    return { ok: false, failure: lacking };
  }
  const wantsPassword = (card.needsTradePassword && taken > 0) || proofs.wantsPassword(toProve);
  if (wantsPassword) {
    const verified = await verifyTradePassword(card.cardNo, request.tradePassword, dependencies);
    if (!verified.ok) {
      return verified;
    }
  }
  const elsewhere = bill.value === null ? null : await paidElsewhere(bill.value.billNo, dependencies);
  if (elsewhere !== null) {
    return { ok: false, failure: elsewhere };
  }
  const payload: ConsumptionPayload = {
    kind: 'consumption',
    cardNo: card.cardNo,
    billAmount: request.billAmount,
    storePay: request.storePay,
    points: request.points,
    pointsPay: request.pointsPay,
    coupons: couponUses(request, seen.member.coupons),
    otherPayments: request.otherPayments,
    ...(request.cash === null || request.cash === undefined ? {} : { cash: request.cash }),
    // The dishes do not travel here (`billDish`): what a guest pays must not hang on the spelling of a dish. They follow with 6.21.
    ...(bill.value === null
      ? { remark: request.remark }
      : { remark: billRemark(bill.value.billNo, request.remark), bill: bill.value }),
  };
  return success({
    intent: request.intent,
    payload,
    held: request.storePay,
    operator: request.operator,
    shift: null,
    memberName: seen.member.name,
    // What only the platform can check must not wait for it, and neither must what the offline limits would have refused.
    // (Without the platform the queue holds it against the limits itself and says which one.)
    waits:
      !usesMore &&
      !wantsPassword &&
      (isOnItsOwn(queue.status().reach) || fitsLimits(request.storePay, known, approver, dependencies)),
    acceptedOffline: false,
  });
}

/** Whether this sale might have been accepted without the platform: only then may it wait when its attempt cannot leave. */
function fitsLimits(
  held: Fen,
  { card, seen }: { readonly card: BackendCard; readonly seen: CachedMember },
  approver: Approver | null,
  { clock, journal, profile }: CheckoutDependencies,
): boolean {
  const refusal = offlineRefusal({
    limits: profile.limits,
    held,
    waits: true,
    check: { lastBalance: card.storeBalance, balanceAge: ageOf(seen.seenAt, clock.wall()), offlineFor: 0 },
    card: journal.store.held(card.cardNo),
    till: journal.store.held(null),
  });
  return refusal === null || (approver !== null && refusal.approvable === 'approveLimit');
}

/** 5.6.2. Fails with `tradePasswordNeeded`, `tradePasswordWrong`, `tradePasswordLocked`, or `onlineOnly` where nobody can check it. */
export async function verifyTradePassword(
  cardNo: string,
  password: string | null,
  { backend, queue }: Pick<TillDependencies, 'backend' | 'queue'>,
): Promise<Result<true>> {
  if (password === null) {
    return failure('tradePasswordNeeded');
  }
  if (isOnItsOwn(queue.status().reach)) {
    return failure('onlineOnly');
  }
  const answer = await backend.verifyTradePassword(cardNo, password);
  reportReach(queue, answer);
  if (answer.ok) {
    return answer;
  }
  const { reachable: _, ...plain } = answer.failure;
  return isAway(answer.failure) ? failure('onlineOnly') : { ok: false, failure: plain };
}
