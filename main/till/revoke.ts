// One button whatever the case: an operation that never left, one whose outcome is not known, the last, an earlier one, or a
// voucher from paper. The queue knows what each needs; here the target is found and the reason asked for.
import { type Fen, formatFen, zeroFen } from '../../shared/money.ts';
import type { OperationView } from '../../shared/operation.ts';
import type { ApprovalInput } from '../../shared/people.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { RevocationRequest } from '../queue/api.ts';
import type { Operation } from '../queue/operation.ts';
import { awaitOutcome, counterPatience } from './await-outcome.ts';
import type { TillDependencies } from './dependencies.ts';
import { isOnItsOwn } from './offline.ts';
import type { OperationViewer } from './operation-view.ts';
import type { Approvals } from './people/approvals.ts';
import { tidyScan } from './recognise-scan.ts';

type RevokeDependencies = Pick<TillDependencies, 'backend' | 'journal' | 'queue'> & {
  readonly approvals: Approvals;
  readonly viewer: OperationViewer;
};

type Asked = {
  readonly intent: string;
  readonly reason: string;
  readonly operator: string;
  readonly approval?: ApprovalInput | null | undefined;
};

/** What is revoked, and how much that is (fen); null where nobody can tell. */
type Target = { readonly target: RevocationRequest['target']; readonly amount: Fen | null };

async function revoke(
  { target, amount }: Target,
  asked: Asked,
  dependencies: RevokeDependencies,
): Promise<Result<OperationView>> {
  const { journal, queue, viewer } = dependencies;
  const { intent, reason, operator } = asked;
  const acceptedOffline = isOnItsOwn(queue.status().reach);
  const request = { intent, target, reason: reason.trim(), operator, shift: null, acceptedOffline };
  const alone = queue.revoke(request);
  const accepted =
    alone.ok || alone.failure.approvable === undefined
      ? alone
      : await withApproval(request, amount, alone.failure, asked, dependencies);
  if (!accepted.ok) {
    return accepted;
  }
  const operation = acceptedOffline
    ? (journal.store.get(accepted.value.serial) ?? accepted.value)
    : await awaitOutcome(queue, accepted.value, counterPatience);
  return success(viewer.view(operation));
}

/** The queue wants a supervisor: without a PIN the screen is told why, in words; with one it is asked again. */
async function withApproval(
  request: RevocationRequest,
  amount: Fen | null,
  refusal: Failure,
  { intent, operator, approval }: Asked,
  { approvals, queue }: RevokeDependencies,
): Promise<Result<Operation>> {
  const right = refusal.approvable ?? 'approveRevocation';
  if (approval === null || approval === undefined) {
    const code = amount === null ? 'revocationAmountUnknown' : 'revocationAboveLimit';
    const sums = { ...refusal.parameters, ...(amount === null ? {} : { amount: formatFen(amount) }) };
    return { ok: false, failure: { ...failure(code, sums).failure, approvable: right } };
  }
  const { target } = request;
  const serial = target.kind === 'operation' ? target.serial : null;
  const voucher = target.kind === 'voucher' ? target.voucher : null;
  const approved = await approvals.require(approval, right, { operator, serial, details: { intent, voucher, amount } });
  return approved.ok ? queue.revoke({ ...request, approval: approved.value }) : approved;
}

/** 6.5 or 6.11.2 through the queue. Fails with `reasonMissing`, as `queue.revoke` does; `revocationAboveLimit` and `revocationAmountUnknown` are approvable. */
export async function revokeOperation(
  serial: string,
  asked: Asked,
  dependencies: RevokeDependencies,
): Promise<Result<OperationView>> {
  if (asked.reason.trim() === '') {
    return failure('reasonMissing');
  }
  const operation = dependencies.journal.store.get(serial);
  return operation === null
    ? failure('operationNotFound')
    : revoke({ target: { kind: 'operation', serial }, amount: operation.amount }, asked, dependencies);
}

/**
 * A voucher from paper. Our own are found in the journal; another till's needs its card, and is looked up in the platform's
 * log where that can be asked (6.12.2): `alreadyRevoked` and `paperWrongKind` (not a consumption or recharge) are told at once.
 * Without the platform the amount is not known: a supervisor allows it, and it stands as 0; the platform revokes by voucher and card.
 */
export async function revokeVoucher(
  text: string,
  cardNo: string | null,
  asked: Asked,
  dependencies: RevokeDependencies,
): Promise<Result<OperationView>> {
  if (asked.reason.trim() === '') {
    return failure('reasonMissing');
  }
  const voucher = tidyScan(text);
  const { store } = dependencies.journal;
  const own = store.byVoucher(voucher);
  if (own !== null) {
    return own.kind === 'revocation'
      ? failure('paperWrongKind')
      : revoke({ target: { kind: 'operation', serial: own.serial }, amount: own.amount }, asked, dependencies);
  }
  if (cardNo === null) {
    return failure('operationNotFound');
  }
  // The same wish again is that revocation: the log, which may show its target as undone by it, is not asked whether there is one to make.
  const isKnown = store.byIntent(asked.intent) !== null;
  const known = isKnown ? success(null) : await amountOfVoucher(voucher, cardNo, dependencies);
  if (!known.ok) {
    return known;
  }
  const amount = known.value;
  return revoke(
    { target: { kind: 'voucher', voucher, cardNo, amount: amount ?? zeroFen }, amount },
    asked,
    dependencies,
  );
}

/** Null where the platform cannot be asked, or does not tell. */
async function amountOfVoucher(
  voucher: string,
  cardNo: string,
  { backend, queue }: RevokeDependencies,
): Promise<Result<Fen | null>> {
  if (isOnItsOwn(queue.status().reach)) {
    return success(null);
  }
  const log = await backend.findTransactions({ cardNo, serial: null });
  if (log.kind !== 'rows') {
    return success(null);
  }
  const row = log.rows.find((candidate) => candidate.voucher === voucher);
  if (row === undefined) {
    return failure('operationNotFound');
  }
  if (row.revoked) {
    return failure('alreadyRevoked');
  }
  return row.kind === 'revocation' ? failure('paperWrongKind') : success(row.amount);
}
