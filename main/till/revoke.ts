// One button whatever the case: an operation that never left, one whose outcome is not known, the last, an earlier one, or a
// voucher from paper. The queue knows what each needs; here the target is found and the reason asked for.
import { type Fen, zeroFen } from '../../shared/money.ts';
import type { OperationView } from '../../shared/operation.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { RevocationRequest } from '../queue/api.ts';
import { awaitOutcome, counterPatience } from './await-outcome.ts';
import type { TillDependencies } from './dependencies.ts';
import { isOnItsOwn } from './offline.ts';
import type { OperationViewer } from './operation-view.ts';
import { tidyScan } from './recognise-scan.ts';

type RevokeDependencies = Pick<TillDependencies, 'backend' | 'journal' | 'queue'> & {
  readonly viewer: OperationViewer;
};

type Asked = { readonly intent: string; readonly reason: string; readonly operator: string };

async function revoke(
  target: RevocationRequest['target'],
  { intent, reason, operator }: Asked,
  { journal, queue, viewer }: RevokeDependencies,
): Promise<Result<OperationView>> {
  const acceptedOffline = isOnItsOwn(queue.status().reach);
  const accepted = queue.revoke({ intent, target, reason: reason.trim(), operator, shift: null, acceptedOffline });
  if (!accepted.ok) {
    return accepted;
  }
  const operation = acceptedOffline
    ? (journal.store.get(accepted.value.serial) ?? accepted.value)
    : await awaitOutcome(queue, accepted.value, counterPatience);
  return success(viewer.view(operation));
}

/** 6.5 or 6.11.2 through the queue. Fails with `reasonMissing` and as `queue.revoke` does. */
export async function revokeOperation(
  serial: string,
  asked: Asked,
  dependencies: RevokeDependencies,
): Promise<Result<OperationView>> {
  if (asked.reason.trim() === '') {
    return failure('reasonMissing');
  }
  return revoke({ kind: 'operation', serial }, asked, dependencies);
}

/**
 * A voucher from paper. Our own are found in the journal; another till's needs its card, and is looked up in the platform's
 * log where that can be asked (6.12.2): `alreadyRevoked` and `paperWrongKind` (not a consumption or recharge) are told at once.
 * Without the platform the amount is not known and stands as 0; the platform revokes by voucher and card.
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
      : revoke({ kind: 'operation', serial: own.serial }, asked, dependencies);
  }
  if (cardNo === null) {
    return failure('operationNotFound');
  }
  const amount = await amountOfVoucher(voucher, cardNo, dependencies);
  return amount.ok ? revoke({ kind: 'voucher', voucher, cardNo, amount: amount.value }, asked, dependencies) : amount;
}

async function amountOfVoucher(
  voucher: string,
  cardNo: string,
  { backend, queue }: RevokeDependencies,
): Promise<Result<Fen>> {
  if (isOnItsOwn(queue.status().reach)) {
    return success(zeroFen);
  }
  const log = await backend.findTransactions({ cardNo, serial: null });
  if (log.kind === 'failed') {
    return success(zeroFen);
  }
  const row = log.rows.find((candidate) => candidate.voucher === voucher);
  if (row === undefined) {
    return failure('operationNotFound');
  }
  if (row.revoked) {
    return failure('alreadyRevoked');
  }
  return row.kind === 'revocation' ? failure('paperWrongKind') : success(row.amount ?? zeroFen);
}
