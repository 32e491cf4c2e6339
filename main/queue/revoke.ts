// Revoking anything with one call: whether the target ends here, is waited for, or is undone at the platform (section 4).
import { type Fen, formatFen, zeroFen } from '../../shared/money.ts';
import { isClosed, type RevocationPayload } from '../../shared/operation.ts';
import { type Failure, type FailureCode, failure, type Result, success } from '../../shared/result.ts';
import { durably } from './accept.ts';
import type { RevocationRequest } from './api.ts';
import type { Core } from './core.ts';
import type { Operation } from './operation.ts';
import type { RevocationDraft } from './relatives.ts';
import { isByHand } from './traces.ts';

/** See `Queue.revoke`. */
export function revoke(core: Core, request: RevocationRequest): Result<Operation> {
  return durably(() =>
    core.ledger.commit(() => {
      const known = core.ports.store.byIntent(request.intent);
      if (known !== null) {
        return revokesSame(core, known, request.target) ? success(known) : failure('intentUsed');
      }
      return request.target.kind === 'operation'
        ? revokeOwn(core, request, core.ports.store.get(request.target.serial))
        : revokeVoucher(core, request, request.target);
    }),
  );
}

/** The same intent with other words for the reason is still the same revocation; with another target it is not. */
function revokesSame(core: Core, { payload, parent }: Operation, target: RevocationRequest['target']): boolean {
  // Stryker disable next-line all: only the compiler needs it, for a sale has no parent and its payload names no voucher
  if (payload.kind !== 'revocation') {
    return false;
  }
  if (target.kind === 'operation') {
    return parent === target.serial;
  }
  return parent === null
    ? payload.voucher === target.voucher && payload.cardNo === target.cardNo
    : core.ports.store.byVoucher(target.voucher)?.serial === parent;
}

function revokeVoucher(
  core: Core,
  request: RevocationRequest,
  target: Extract<RevocationRequest['target'], { kind: 'voucher' }>,
): Result<Operation> {
  const own = core.ports.store.byVoucher(target.voucher);
  if (own !== null && own.kind !== 'revocation') {
    return revokeOwn(core, request, own);
  }
  if (hasOpenRevocation(core, target.voucher)) {
    return failure('revocationOpen');
  }
  const unapproved = approvalProblem(core, request, target.amount);
  if (unapproved !== null) {
    return { ok: false, failure: unapproved };
  }
  const payload = payloadOf(request, target.cardNo, target.amount, null, target.voucher);
  const draft = draftOf(request, payload, null);
  const evidence = evidenceOf(core, request, target.amount);
  const { serial } = core.ledger.insertRevocation(draft, true, 'revocationAccepted', evidence);
  return success(core.ledger.get(serial));
}

function revokeOwn(core: Core, request: RevocationRequest, target: Operation | null): Result<Operation> {
  const { ledger } = core;
  if (target === null) {
    return failure('operationNotFound');
  }
  const problem = problemWith(core, target);
  if (problem !== null) {
    return failure(problem);
  }
  const unapproved = neverLeft(target) ? null : approvalProblem(core, request, target.amount);
  if (unapproved !== null) {
    return { ok: false, failure: unapproved };
  }
  const payload = payloadOf(request, target.cardNo, target.amount, target.serial, null);
  const draft = draftOf(request, payload, target.memberName);
  const evidence = evidenceOf(core, request, target.amount);
  const revocation = ledger.insertRevocation(draft, target.state === 'applied', 'revocationAccepted', evidence);
  // Where the target never left, this ends it, and with it the revocation that was just inserted.
  ledger.step(target.serial, { type: 'revocationWanted' });
  return success(ledger.get(revocation.serial));
}

/** What never left costs nobody anything: it ends here. */
function neverLeft({ state, attempt }: Operation): boolean {
  return state === 'pending' && attempt === 0;
}

/** An amount that nobody could ask for stands as 0, and may be anything. */
function isLarge({ settings }: Core, amount: Fen): boolean {
  return amount === 0 || amount > settings.limits.revocationAlone;
}

function approvalProblem(core: Core, { approval }: RevocationRequest, amount: Fen): Failure | null {
  if (!isLarge(core, amount) || (approval ?? null) !== null) {
    return null;
  }
  const limit = formatFen(core.settings.limits.revocationAlone);
  return { ...failure('approvalNeeded', { limit }).failure, approvable: 'approveRevocation' };
}

function evidenceOf(core: Core, { approval }: RevocationRequest, amount: Fen) {
  const approvedBy = approval?.personId;
  return approvedBy === undefined ? undefined : { approvedBy, lifted: isLarge(core, amount) ? 'approvalNeeded' : null };
}

function problemWith(core: Core, target: Operation): FailureCode | null {
  if (target.kind === 'service') {
    return 'serviceNotRevocable';
  }
  if (target.kind === 'revocation' || target.state === 'rejected' || target.state === 'cancelled') {
    return 'nothingToRevoke';
  }
  if (target.state === 'reverted') {
    return 'alreadyRevoked';
  }
  return core.ports.store.revocationsOf(target.serial).some((revocation) => isUnderWay(core, revocation))
    ? 'revocationOpen'
    : null;
}

/**
 * One that became a person's affair is not: the person asks anew, and undoing a voucher twice is harmless (4.6). Where the probe saw
 * that it is not, and where a person credits the guest by hand, the first must be decided before.
 */
function isUnderWay({ settings }: Core, operation: Operation): boolean {
  const { state } = operation;
  const isHarmful = isByHand(operation) || settings.contract().paysBackTwice === true;
  return !isClosed(state) && (state !== 'manual' || isHarmful);
}

/** The same paper scanned twice while its first revocation is still under way. */
function hasOpenRevocation(core: Core, voucher: string): boolean {
  return [...core.ledger.open()].some((operation) => {
    const { payload } = operation;
    // Stryker disable next-line ConditionalExpression: only the compiler needs it, for no other payload has a voucher
    const scanned = payload.kind === 'revocation' ? payload.voucher : null;
    return scanned === voucher && isUnderWay(core, operation);
  });
}

function payloadOf(
  request: RevocationRequest,
  cardNo: string,
  amount: Fen,
  target: string | null,
  voucher: string | null,
): RevocationPayload {
  return { kind: 'revocation', cardNo, target, voucher, amount, reason: request.reason };
}

function draftOf(request: RevocationRequest, payload: RevocationPayload, memberName: string | null): RevocationDraft {
  const { intent, operator, shift, acceptedOffline } = request;
  return { intent, payload, held: zeroFen, operator, shift, memberName, waits: true, acceptedOffline };
}
