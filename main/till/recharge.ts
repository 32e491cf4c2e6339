// Money onto a card: checked by the platform (6.2) before cash is taken, then recorded and sent (6.3). Never offline: it does not wait.
import type { ChannelArgument, ChannelResults } from '../../shared/ipc.ts';
import { addFen, type Fen, formatFen } from '../../shared/money.ts';
import type { OperationView, OtherPayment } from '../../shared/operation.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { sameJson } from '../queue/same-intent.ts';
import { awaitOutcome, counterPatience } from './await-outcome.ts';
import type { TillDependencies } from './dependencies.ts';
import type { MemberDesk } from './member-desk.ts';
import { isOnItsOwn } from './offline.ts';
import type { OperationViewer } from './operation-view.ts';
import { checkAmount, checkOtherPayments } from './payment-check.ts';
import { isAway, reportReach } from './reach.ts';

type RechargeDependencies = Pick<TillDependencies, 'backend' | 'journal' | 'profile' | 'queue'> & {
  readonly desk: MemberDesk;
  readonly viewer: OperationViewer;
};

type CheckRequest = Omit<ChannelArgument<'checkRecharge'>, 'cardId'> & { readonly cardNo: string };
export type RechargeRequest = CheckRequest & { readonly intent: string; readonly operator: string };

function checkPayments(amount: Fen, payments: readonly OtherPayment[], methods: readonly string[]) {
  const problem = checkAmount(amount) ?? checkOtherPayments(payments, methods);
  if (problem !== null) {
    return problem;
  }
  const paid = addFen(...payments.map((payment) => payment.amount));
  return paid === amount ? null : failure('paymentsDoNotAddUp', { bill: formatFen(amount), paid: formatFen(paid) });
}

/** 6.2. Fails as a checkout's amounts do, with `onlineOnly` without the platform, `memberNotFound` for a card never seen. */
export async function checkRecharge(
  { cardNo, amount, payments }: CheckRequest,
  { backend, desk, profile, queue }: RechargeDependencies,
): Promise<Result<ChannelResults['checkRecharge']>> {
  const methods = profile.paymentMethods.map((method) => method.id);
  const problem = checkPayments(amount, payments, methods);
  if (problem !== null) {
    return problem;
  }
  if (isOnItsOwn(queue.status().reach)) {
    return failure('onlineOnly');
  }
  if (desk.card(cardNo) === null) {
    return failure('memberNotFound');
  }
  const answer = await backend.checkRecharge({ cardNo, amount, payments });
  reportReach(queue, answer);
  if (answer.ok) {
    return answer;
  }
  const { reachable: _, ...plain } = answer.failure;
  return isAway(answer.failure) ? failure('onlineOnly') : { ok: false, failure: plain };
}

/** 6.3 through the queue. Fails as `checkRecharge` does, and with `refusedByServer` where the check said no and `intentUsed`. */
export async function recharge(
  request: RechargeRequest,
  dependencies: RechargeDependencies,
): Promise<Result<OperationView>> {
  const { desk, journal, queue, viewer } = dependencies;
  const { intent, cardNo, amount, payments, operator } = request;
  const earlier = journal.store.byIntent(intent);
  if (earlier !== null) {
    if (!sameJson(earlier.payload, { kind: 'recharge', cardNo, amount, payments })) {
      return failure('intentUsed');
    }
    return success(viewer.view(await awaitOutcome(queue, earlier, counterPatience)));
  }
  const check = await checkRecharge(request, dependencies);
  if (!check.ok) {
    return check;
  }
  if (!check.value.allowed) {
    return failure('refusedByServer', undefined, check.value.detail);
  }
  const accepted = queue.accept(
    {
      intent,
      payload: { kind: 'recharge', cardNo, amount, payments },
      held: 0 as Fen,
      operator,
      shift: null,
      memberName: desk.card(cardNo)?.seen.member.name ?? null,
      waits: false,
      acceptedOffline: false,
    },
    { secret: null, offline: null },
  );
  return accepted.ok ? success(viewer.view(await awaitOutcome(queue, accepted.value, counterPatience))) : accepted;
}
