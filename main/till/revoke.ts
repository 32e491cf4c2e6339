// One button whatever the case: an operation that never left, one whose outcome is not known, the last, an earlier one, or a
// voucher from paper. The queue knows what each needs; here the target is found and the reason asked for.
import { type Fen, formatFen, zeroFen } from '../../shared/money.ts';
import type { OperationView } from '../../shared/operation.ts';
import type { ApprovalInput } from '../../shared/people.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Approver, RevocationRequest } from '../queue/api.ts';
import { awaitOutcome, counterPatience } from './await-outcome.ts';
import type { TillDependencies } from './dependencies.ts';
import { isOnItsOwn } from './offline.ts';
import type { OperationViewer } from './operation-view.ts';
import type { Approvals } from './people/approvals.ts';
import { tidyScan } from './recognise-scan.ts';

type RevokeDependencies = Pick<TillDependencies, 'backend' | 'journal' | 'profile' | 'queue'> & {
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
  { intent, reason, operator, approval }: Asked,
  dependencies: RevokeDependencies,
): Promise<Result<OperationView>> {
  const { journal, queue, viewer } = dependencies;
  const about = { intent, operator, target, amount, approval: approval ?? null };
  // The same intent again was allowed when it came first.
  const approved = journal.store.byIntent(intent) === null ? await allow(about, dependencies) : success(null);
  if (!approved.ok) {
    return approved;
  }
  const acceptedOffline = isOnItsOwn(queue.status().reach);
  const accepted = queue.revoke({
    intent,
    target,
    reason: reason.trim(),
    operator,
    shift: null,
    acceptedOffline,
    approval: approved.value,
  });
  if (!accepted.ok) {
    return accepted;
  }
  const operation = acceptedOffline
    ? (journal.store.get(accepted.value.serial) ?? accepted.value)
    : await awaitOutcome(queue, accepted.value, counterPatience);
  return success(viewer.view(operation));
}

type ToAllow = Target & {
  readonly intent: string;
  readonly operator: string;
  readonly approval: ApprovalInput | null;
};

/**
 * A revocation above `limits.revocationAlone` wants a supervisor's PIN, and so does one of an amount that nobody can tell:
 * pulling the plug must not be a way around. Below the limit nobody is asked, whatever came along.
 */
async function allow(
  { target, amount, intent, operator, approval }: ToAllow,
  { approvals, profile }: RevokeDependencies,
): Promise<Result<Approver | null>> {
  const limit = profile.limits.revocationAlone;
  if (amount !== null && amount <= limit) {
    return success(null);
  }
  if (approval === null) {
    const code = amount === null ? 'revocationAmountUnknown' : 'revocationAboveLimit';
    const sums = { limit: formatFen(limit), ...(amount === null ? {} : { amount: formatFen(amount) }) };
    return { ok: false, failure: { ...failure(code, sums).failure, approvable: 'approveRevocation' } };
  }
  const serial = target.kind === 'operation' ? target.serial : null;
  const voucher = target.kind === 'voucher' ? target.voucher : null;
  return approvals.check(approval, 'approveRevocation', { operator, serial, details: { intent, voucher, amount } });
}

/** 6.5 or 6.11.2 through the queue. Fails with `reasonMissing`, as `queue.revoke` does, and above the limit as `allow` does. */
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
  const own = dependencies.journal.store.byVoucher(voucher);
  if (own !== null) {
    return own.kind === 'revocation'
      ? failure('paperWrongKind')
      : revoke({ target: { kind: 'operation', serial: own.serial }, amount: own.amount }, asked, dependencies);
  }
  if (cardNo === null) {
    return failure('operationNotFound');
  }
  const known = await amountOfVoucher(voucher, cardNo, dependencies);
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
  if (log.kind === 'failed') {
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
