// What the machine refuses to guess: the list of it, and the decision of a person whose PIN has the right, above a limit of two.

import type { OperationDetail } from '../../../shared/desk-channels.ts';
import type { ManualPage } from '../../../shared/desks.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { formatFen } from '../../../shared/money.ts';
import type { Profile } from '../../../shared/profile.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { isStoreFailure } from '../../journal/store-failure.ts';
import type { Journal } from '../../journal/types.ts';
import type { Approver, ManualDecision, Queue } from '../../queue/api.ts';
import type { Operation } from '../../queue/operation.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import { operationDetail } from './operation-detail.ts';

type DecideDependencies = {
  readonly profile: Pick<Profile, 'limits'>;
  readonly journal: Pick<Journal, 'store' | 'desks' | 'audit' | 'people'>;
  readonly queue: Pick<Queue, 'decide'>;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly viewer: OperationViewer;
  readonly complain: TillDependencies['complain'];
};

/** Newest first; `nextBefore` is null on the last page. */
export function listManual(
  { before, size }: ChannelArgument<'listManual'>,
  { journal, viewer, profile }: Pick<DecideDependencies, 'journal' | 'viewer' | 'profile'>,
): Result<ManualPage> {
  const rows = journal.desks.manual(before, size);
  return success({
    operations: rows.map(viewer.view),
    nextBefore: rows.length < size ? null : (rows.at(-1)?.serial ?? null),
    decisionAlone: profile.limits.decisionAlone,
  });
}

/**
 * Section 4.8. Fails as `queue.decide` does, with `approvalNeeded`, `secondPersonNeeded`, `samePerson` and what is wrong with a
 * PIN; `parameters.who` says whose. Where the fresh query proves the outcome, that is what it became, whatever was decided.
 */
export async function decideManual(
  asked: ChannelArgument<'decideManual'>,
  operator: string,
  dependencies: DecideDependencies,
): Promise<Result<OperationDetail>> {
  const { journal, queue, complain } = dependencies;
  const operation = journal.store.get(asked.serial);
  if (operation === null) {
    return failure('operationNotFound');
  }
  if (operation.state !== 'manual') {
    return failure('notManual');
  }
  const reason = asked.reason.trim();
  if (reason === '') {
    return failure('reasonMissing');
  }
  const voucher = asked.voucher?.trim() ?? '';
  const deciders = await askDeciders(operation, asked, operator, dependencies);
  if (!deciders.ok) {
    return deciders;
  }
  const decision: ManualDecision = {
    serial: operation.serial,
    outcome: asked.outcome,
    voucher: voucher === '' ? null : voucher,
    operator,
    reason,
    ...deciders.value,
  };
  const decided = await queue.decide(decision);
  if (!decided.ok) {
    return decided;
  }
  try {
    journal.audit.append({
      kind: 'decided',
      operator,
      personId: decision.decidedBy.personId,
      serial: operation.serial,
      details: {
        outcome: decision.outcome,
        reason,
        secondPerson: decision.secondPerson?.personId ?? null,
        became: decided.value.state,
        why: decided.value.reason,
      },
    });
  } catch (error) {
    // The decision itself, with both names, stands in the operation's history: to call it refused now would be a lie.
    if (!isStoreFailure(error)) {
      throw error;
    }
    complain('a decision could not be written into the audit', error);
  }
  return success(operationDetail(journal.store.get(operation.serial) ?? decided.value, dependencies));
}

/** As the queue holds it: a paper whose amount nobody could ask for stands as 0, and may be anything. */
function needsTwo({ kind, amount }: Operation, { decisionAlone }: Profile['limits']): boolean {
  return amount > decisionAlone || (kind === 'revocation' && amount === 0);
}

type Deciders = Pick<ManualDecision, 'decidedBy' | 'secondPerson'>;

/** One PIN, above the limit another person's too. */
async function askDeciders(
  operation: Operation,
  { approval, secondApproval, outcome }: ChannelArgument<'decideManual'>,
  operator: string,
  { approvals, journal, profile: { limits } }: Pick<DecideDependencies, 'approvals' | 'journal' | 'profile'>,
): Promise<Result<Deciders>> {
  const { serial } = operation;
  const about = { operator, serial, details: { outcome, amount: operation.amount } };
  if (approval !== null && approval.personId === secondApproval?.personId) {
    const { personId } = approval;
    const details = { right: 'decideManual', reason: 'samePerson', about: about.details };
    journal.audit.append({ kind: 'approvalRefused', operator, personId, serial, details });
    return asFor('second', { ...failure('samePerson').failure, approvable: 'decideManual' });
  }
  const first = await approvals.require(approval, 'decideManual', about);
  if (!first.ok) {
    return asFor('first', first.failure);
  }
  if (!needsTwo(operation, limits)) {
    return success({ decidedBy: first.value, secondPerson: null });
  }
  if (secondApproval === null) {
    const { failure: needed } = failure('secondPersonNeeded', { limit: formatFen(limits.decisionAlone) });
    return asFor('second', { ...needed, approvable: 'decideManual' });
  }
  const second = await approvals.require(secondApproval, 'decideManual', about);
  return second.ok
    ? success({ decidedBy: first.value, secondPerson: second.value satisfies Approver })
    : asFor('second', second.failure);
}

function asFor(who: 'first' | 'second', problem: ReturnType<typeof failure>['failure']): ReturnType<typeof failure> {
  return { ok: false, failure: { ...problem, parameters: { ...problem.parameters, who } } };
}
