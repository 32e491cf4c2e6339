// A person decides what the machine refuses to guess (section 4.8): on a query made now, with reason and, above a threshold, a
// second person. What the query proves wins over what was decided.
import { formatFen } from '../../shared/money.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { durably } from './accept.ts';
import type { ManualDecision } from './api.ts';
import type { Core } from './core.ts';
import { ask, isUnreadable } from './inquiry.ts';
import type { Operation } from './operation.ts';
import { proofOf } from './proof-event.ts';
import type { Finding } from './resolution.ts';
import { bearsVoucher, isByHand } from './traces.ts';

/** `query` runs the question when the card's turn has come, or gives null where the queue does not run. See `Queue.decide`. */
export async function decide(
  core: Core,
  decision: ManualDecision,
  query: (operation: Operation, work: () => Promise<Result<Operation>>) => Promise<Result<Operation> | null>,
): Promise<Result<Operation>> {
  const asked = durably(() => admit(core, decision));
  if (!asked.ok) {
    return asked;
  }
  const work = async () => conclude(core, decision, await askNow(core, asked.value));
  return (await query(asked.value, work)) ?? failure('decisionNeedsPlatform');
}

/** Everything that can be said without the platform. */
function admit({ ports, settings }: Core, decision: ManualDecision): Result<Operation> {
  const operation = ports.store.get(decision.serial);
  if (operation === null) {
    return failure('operationNotFound');
  }
  if (operation.state !== 'manual') {
    return failure('notManual');
  }
  if (decision.reason.trim() === '') {
    return failure('reasonMissing');
  }
  // What a revocation did stands in its target, which is then reverted; it is never reverted itself.
  if (operation.kind === 'revocation' && decision.outcome === 'reverted') {
    return failure('badArguments');
  }
  const limit = settings.limits.decisionAlone;
  if (decision.secondPerson === null && (isAmountUnknown(operation) || operation.amount > limit)) {
    return failure('secondPersonNeeded', { limit: formatFen(limit) });
  }
  return decision.secondPerson?.personId === decision.decidedBy.personId ? failure('samePerson') : success(operation);
}

/** What the query showed; null where there was no answer. */
type Seen = { readonly finding: Finding; readonly voucher: string | null; readonly details: unknown };

/** A port that throws gave no answer. A log that the platform will not show is one: else nothing could ever be decided there. */
async function askNow(core: Core, operation: Operation): Promise<Seen | null> {
  try {
    const reading = await ask(core, operation);
    if (reading.kind === 'answered') {
      return { finding: reading.finding, voucher: reading.voucher, details: reading.evidence };
    }
    const { reason } = reading;
    return isUnreadable(reading)
      ? { finding: { kind: 'untrusted', why: 'logUnreadable' }, voucher: null, details: { reason } }
      : null;
  } catch {
    core.gate.close(core.gate.reach());
    return null;
  }
}

/** The answer is there: in one transaction with a look at what the operation is by now. */
function conclude(core: Core, decision: ManualDecision, seen: Seen | null): Result<Operation> {
  const { ledger } = core;
  return durably(() =>
    ledger.commit((): Result<Operation> => {
      const operation = ledger.get(decision.serial);
      // It healed, or was decided elsewhere, while the query ran.
      if (operation.state !== 'manual') {
        return success(operation);
      }
      if (seen === null) {
        return failure('decisionNeedsPlatform');
      }
      const { finding, details } = seen;
      const voucher = voucherOf(operation, decision, seen);
      const evidence = evidenceOf(decision, finding, voucher, details);
      if (finding.kind === 'applied' || finding.kind === 'reverted') {
        ledger.step(operation.serial, proofOf(operation, finding, evidence));
        return success(ledger.get(operation.serial));
      }
      const problem = problemWith(core, operation, decision, finding, voucher);
      if (problem !== null) {
        return failure(problem);
      }
      ledger.step(operation.serial, { type: 'decided', outcome: decision.outcome, voucher, evidence });
      return success(ledger.get(operation.serial));
    }),
  );
}

function problemWith(
  { ports }: Core,
  operation: Operation,
  { outcome }: ManualDecision,
  finding: Finding,
  voucher: string | null,
): 'decisionContradicted' | 'voucherMissing' | 'voucherOfAnother' | null {
  const { kind } = operation;
  if (outcome === 'notApplied') {
    return finding.kind === 'mismatch' && contradicts(kind, finding) ? 'decisionContradicted' : null;
  }
  // A revocation's outcome is its target's flag; it has no voucher that anybody needs. A credit by hand has its reference only.
  if (kind === 'revocation' && !isByHand(operation)) {
    return null;
  }
  if (voucher === null) {
    return outcome === 'applied' && bearsVoucher(operation) ? 'voucherMissing' : null;
  }
  // What is manual has no voucher yet: whose this is, revoking it later would undo another sale.
  return ports.store.byVoucher(voucher) === null ? null : 'voucherOfAnother';
}

/** As typed, or as the platform shows it; a revocation has none, but for the reference of a credit that was given by hand. */
function voucherOf(operation: Operation, decision: ManualDecision, seen: Seen): string | null {
  const typed = nonEmpty(decision.voucher);
  if (operation.kind === 'revocation') {
    return isByHand(operation) ? typed : null;
  }
  return typed ?? seen.voucher;
}

/** For a revocation the rows are its target's: they contradict "not applied" only where one of them is flagged as undone. */
function contradicts(kind: Operation['kind'], { rows }: Extract<Finding, { kind: 'mismatch' }>): boolean {
  return kind !== 'revocation' || rows.some(({ revoked }) => revoked);
}

/** A paper whose amount nobody could ask for stands as 0: it may be anything. */
function isAmountUnknown({ kind, amount }: Operation): boolean {
  return kind === 'revocation' && amount === 0;
}

function evidenceOf(decision: ManualDecision, finding: Finding, voucher: string | null, details: unknown) {
  const { outcome, reason, operator, decidedBy, secondPerson } = decision;
  return {
    outcome,
    reason,
    operator,
    decidedBy: decidedBy.personId,
    secondPerson: secondPerson?.personId ?? null,
    voucher,
    finding: finding.kind,
    why: finding.kind === 'untrusted' ? finding.why : null,
    rows: finding.kind === 'mismatch' ? finding.rows : null,
    details,
  };
}

function nonEmpty(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
