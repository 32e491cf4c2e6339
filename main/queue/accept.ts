// Making an operation durable: idempotent by intent, and limits and bills checked in the very transaction that inserts the row.
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { AcceptOptions } from './api.ts';
import { billTaken } from './bill.ts';
import type { Core } from './core.ts';
import type { Operation, OperationDraft } from './operation.ts';
import { isStoreFailure, storeFailureCode } from './store-failure.ts';

/** See `Queue.accept`. What comes with a secret never waits, for the secret is in memory only. */
export function accept(core: Core, draft: OperationDraft, options: AcceptOptions): Result<Operation> {
  const { ledger, ports, cares, secrets } = core;
  const waits = draft.waits && options.secret === null;
  return durably(() => {
    const result = ledger.commit((): Result<Operation> & { readonly isNew?: true } => {
      const known = ports.store.byIntent(draft.intent);
      if (known !== null) {
        return core.rules.sameIntent(known, draft.payload);
      }
      const refusal = refusalOf(core, draft, waits, options);
      const approvedBy = options.approval?.personId;
      if (refusal !== null && (approvedBy === undefined || refusal.approvable !== 'approveLimit')) {
        return { ok: false, failure: refusal };
      }
      const evidence = approvedBy === undefined ? undefined : { approvedBy, lifted: refusal?.code ?? null };
      return { ...success(ledger.insert({ ...draft, waits }, 'pending', 'accepted', evidence)), isNew: true };
    });
    if (result.ok && result.isNew === true) {
      const care = cares.of(result.value.serial);
      care.fresh = options.offline === null;
      care.acceptedAt = ports.clock.monotonic();
      secrets.set(result.value.serial, options.secret);
    }
    return result.ok ? success(result.value) : result;
  });
}

function refusalOf(core: Core, draft: OperationDraft, waits: boolean, options: AcceptOptions): Failure | null {
  return billRefusal(core, draft, options) ?? limitRefusal(core, draft, waits, options);
}

/** A bill is paid by one operation. No approval lifts that. */
function billRefusal({ ports }: Core, { payload }: OperationDraft, { sharesBill }: AcceptOptions): Failure | null {
  // Stryker disable next-line ConditionalExpression: nothing else has a bill
  const billNo = payload.kind === 'consumption' ? payload.bill?.billNo : undefined;
  return billNo === undefined ? null : billTaken(ports.store, billNo, sharesBill);
}

function limitRefusal(core: Core, draft: OperationDraft, waits: boolean, { offline }: AcceptOptions): Failure | null {
  const card = core.ports.store.held(draft.payload.cardNo);
  if (offline !== null) {
    const till = core.ports.store.held(null);
    const { limits } = core.settings;
    return core.rules.offlineRefusal({ limits, held: draft.held, waits, check: offline, card, till });
  }
  const isBlocked = [...core.ledger.open()].some(
    ({ cardNo, state }) => cardNo === draft.payload.cardNo && state === 'unknown',
  );
  return !waits && isBlocked ? failure('offlineCardBusy', { count: card.count }).failure : null;
}

/** A refusing disk is an expected failure: nothing was accepted. */
export function durably<Value>(work: () => Result<Value>): Result<Value> {
  try {
    return work();
  } catch (error) {
    if (isStoreFailure(error)) {
      return failure(storeFailureCode(error));
    }
    throw error;
  }
}
