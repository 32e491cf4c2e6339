// Who owes what: sales accepted offline and refused later, and how each was settled with the guest, once.
import type { RefusalPage, RefusalView, SettlementView } from '../../../shared/desks.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { Profile } from '../../../shared/profile.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Settlement } from '../../journal/desk-types.ts';
import { leftInDoubt } from '../../journal/left-in-doubt.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import type { Clock } from '../../queue/ports.ts';
import { maskMobile } from '../masks.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import { causeOf } from './refusal-cause.ts';

type RefusalDependencies = {
  readonly clock: Clock;
  readonly profile: Pick<Profile, 'backend' | 'codeMeanings'>;
  readonly journal: Pick<Journal, 'store' | 'desks' | 'members' | 'people'>;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly viewer: OperationViewer;
};

/** Newest first, with the count and the sum of all that nobody settled yet. Fen. */
export function listRefusals(
  { settled, before, size }: ChannelArgument<'listRefusals'>,
  dependencies: Omit<RefusalDependencies, 'approvals' | 'clock'>,
): Result<RefusalPage> {
  const { desks } = dependencies.journal;
  const rows = desks.refusals(settled, before, size);
  const { count, amount } = desks.unsettled();
  return success({
    refusals: rows.map(({ operation, settlement }) => toRefusalView(operation, settlement, dependencies)),
    nextBefore: rows.length < size ? null : (rows.at(-1)?.operation.serial ?? null),
    count,
    owed: amount,
  });
}

/**
 * Fails with `operationNotFound`, `notRefused` where there is nothing to settle, `reasonMissing` without a note, `alreadySettled`,
 * and with what is wrong with the PIN.
 */
export async function settleRefusal(
  { serial, how, note, approval }: ChannelArgument<'settleRefusal'>,
  operator: string,
  dependencies: RefusalDependencies,
): Promise<Result<RefusalView>> {
  const { journal, approvals, clock } = dependencies;
  const operation = journal.store.get(serial);
  if (operation === null) {
    return failure('operationNotFound');
  }
  if (!isRefused(operation, journal)) {
    return failure('notRefused');
  }
  const words = note.trim();
  if (words === '') {
    return failure('reasonMissing');
  }
  const about = { operator, serial, details: { how, amount: operation.held } };
  const approver = await approvals.require(approval, 'settleRefusal', about);
  if (!approver.ok) {
    return approver;
  }
  // It may have landed after all while the PIN was typed: then there is nothing left to settle.
  const now = journal.store.get(serial);
  if (now === null || !isRefused(now, journal)) {
    return failure('notRefused');
  }
  const settlement: Settlement = {
    serial,
    how,
    amount: now.held,
    note: words,
    operator,
    personId: approver.value.personId,
    at: clock.wall(),
  };
  return journal.desks.settle(settlement)
    ? success(toRefusalView(now, settlement, dependencies))
    : failure('alreadySettled');
}

/** A sale that the guest left with, and that the platform then never booked; what was withdrawn here was never owed. */
function isRefused({ serial, state, acceptedOffline, held }: Operation, { store }: Pick<Journal, 'store'>): boolean {
  const closed = state === 'rejected' || state === 'cancelled';
  const unpaid = held > 0 && closed && store.revocationsOf(serial).length === 0;
  return unpaid && (acceptedOffline || leftInDoubt(store.events(serial)));
}

function toRefusalView(
  operation: Operation,
  settlement: Settlement | null,
  { journal, profile, viewer }: Omit<RefusalDependencies, 'approvals' | 'clock'>,
): RefusalView {
  const mobile = journal.members.find(operation.cardNo)?.member.mobile ?? null;
  return {
    operation: viewer.view(operation),
    maskedMobile: mobile === null ? null : maskMobile(mobile),
    owed: operation.held,
    cause: causeOf(operation, journal.store.events(operation.serial), profile),
    settlement: settlement === null ? null : toSettlementView(settlement, journal),
  };
}

function toSettlementView(
  { how, amount, note, operator, personId, at }: Settlement,
  { people }: Pick<Journal, 'people'>,
): SettlementView {
  return { how, amount, note, operator, person: people.get(personId)?.name ?? personId, at };
}
