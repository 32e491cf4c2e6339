// What every step of a shift stands on: the shift that is open, the intent that was used before, the PIN that lifts a limit.
import type { Fen } from '../../../shared/money.ts';
import type { ApprovalInput, Right } from '../../../shared/people.ts';
import type { CashRules } from '../../../shared/preferences/cash.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ShiftStep } from '../../journal/shift-types.ts';
import type { Journal } from '../../journal/types.ts';
import { sameJson } from '../../queue/same-intent.ts';
import type { Approvals } from '../people/approvals.ts';
import { trackedNow } from './families.ts';
import { type OpenJournal, openOperations } from './open-now.ts';
import { newestSteps, type ShiftSteps } from './standing.ts';

export type StepParts = {
  readonly journal: OpenJournal & Pick<Journal, 'people'>;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly rules: () => CashRules;
};

type Opening = { readonly float: Fen; readonly coins: readonly number[] | null; readonly carried: Fen | null };

/** The shift that is open, or `shiftNotOpen`. */
export function openSteps({ journal }: StepParts): Result<ShiftSteps> {
  const steps = newestSteps(journal.shifts);
  return steps === null || steps.closed !== null ? failure('shiftNotOpen') : success(steps);
}

/** The same intent is the same step: it is not written twice. `intentUsed` where it was another one, or said something else than `said`. */
export function known(
  intent: string,
  step: ShiftStep['step'],
  said: Readonly<Record<string, unknown>>,
  { journal }: StepParts,
): Result<ShiftStep | null> {
  const found = journal.shifts.byIntent(intent);
  if (found === null) {
    return success(null);
  }
  const says = (name: string): unknown => Reflect.get(Object(found.said), name);
  const isSame = found.step === step && Object.entries(said).every(([name, value]) => sameJson(says(name), value));
  return isSame ? success(found) : failure('intentUsed');
}

/** Opens the next shift; call inside a transaction in which none is open. `from`: who hands it over. */
export function appendOpening(
  { float, coins, carried }: Opening,
  { intent, operator, from }: { readonly intent: string; readonly operator: string; readonly from: string | null },
  { journal, rules }: StepParts,
): void {
  const { methods } = rules();
  const { shifts } = journal;
  const open = openOperations(journal);
  const said = {
    methods,
    coins,
    carried,
    from,
    open: open.map(({ operation }) => operation.serial),
    tracked: trackedNow(open, shifts, methods),
  };
  shifts.append(shifts.newest() + 1, { step: 'opened', intent, amount: float, said, operator, personId: null });
}

type Lifted = ReturnType<typeof failure>['failure'] & { readonly approvable: Right };

/** The person whose PIN lifts it; the refusal itself where nobody was asked. */
export async function allowed(
  approval: ApprovalInput | null | undefined,
  lifted: Lifted,
  { operator, details }: { readonly operator: string; readonly details: unknown },
  { approvals }: StepParts,
): Promise<Result<string>> {
  if (approval === null || approval === undefined) {
    return { ok: false, failure: lifted };
  }
  const approved = await approvals.require(approval, lifted.approvable, { operator, serial: null, details });
  return approved.ok ? success(approved.value.personId) : approved;
}
