// What every set-up on screen does: what was typed is checked, tried step by step with a technician's PIN, and saved for the next start. One trial
// at a time; whoever looks meanwhile sees the steps so far.
import type { ApprovalInput } from '../../../shared/people.ts';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Session } from '../session.ts';
import type { ProfileKeeper, SecretToKeep } from './profile-keeper.ts';

export type TrialDeskDependencies = Pick<TillDependencies, 'complain'> & {
  readonly keeper: ProfileKeeper | null;
  readonly approvals: Approvals;
  readonly session: Pick<Session, 'view'>;
  /** True while nobody has set this till up yet: then nobody has a PIN to ask for. Absent: never. */
  readonly isFree?: () => boolean;
};

/** What a screen may know of the newest trial. `tried` is the draft that the steps are about. */
export type TrialView<Draft, Step> = {
  readonly tried: Draft | null;
  readonly testing: boolean;
  readonly steps: readonly Step[];
  readonly findings: readonly ProfileFinding[];
  readonly saved: boolean;
  /** Whether a secret outlives the application. */
  readonly secretKept: boolean;
};

/** `good` is null where something is to be mended first: then `findings` say what. */
export type Checked<Good> = { readonly findings: readonly ProfileFinding[]; readonly good: Good | null };

/** `secret` null: the one that was kept stays. */
export type Saving = { readonly text: string; readonly kept: SecretToKeep };

export type Trial<Draft, Step, Good> = {
  /** In the approval's entry, and in the words of a complaint. */
  readonly name: string;
  readonly draft: Draft;
  readonly approval: ApprovalInput | null;
  readonly check: () => Promise<Checked<Good>>;
  readonly run: (good: Good, tell: (steps: readonly Step[]) => void) => Promise<unknown>;
};

export type TrialDesk<Draft, Step, Good> = {
  view(): Promise<TrialView<Draft, Step>>;
  /** Fails with `connectBusy` or a code of `approvals.require`; what the check found stands in the view. */
  test(trial: Trial<Draft, Step, Good>): Promise<Result<null>>;
  /** Fails as `test` does, with `badArguments` where nothing can be saved, and with `profileNotSaved`. */
  save(
    asked: Pick<Trial<Draft, Step, Good>, 'name' | 'approval' | 'check'> & { readonly saving: (good: Good) => Saving },
  ): Promise<Result<null>>;
  /** A draft that came from elsewhere: the screen begins with it. */
  take(draft: Draft): void;
  /** Resolves when no trial runs. */
  idle(): Promise<void>;
};

/** `changed` is called when a step or the end is to be told. */
export function createTrialDesk<Draft, Step, Good>(
  { approvals, complain, isFree, keeper, session }: TrialDeskDependencies,
  changed: () => void,
): TrialDesk<Draft, Step, Good> {
  let testing: Promise<void> | null = null;
  let steps: readonly Step[] = [];
  let findings: readonly ProfileFinding[] = [];
  let saved = false;
  let tried: Draft | null = null;

  async function allowed(approval: ApprovalInput | null, step: string): Promise<Result<unknown>> {
    const about = { operator: session.view().user, serial: null, details: { step } };
    if (testing !== null) {
      return failure('connectBusy');
    }
    return isFree?.() === true ? success(null) : approvals.require(approval, 'connectStore', about);
  }

  async function checked(check: () => Promise<Checked<Good>>): Promise<Good | null> {
    const result = await check();
    findings = result.findings;
    return result.good;
  }

  async function run({ name, run: play }: Trial<Draft, Step, Good>, good: Good): Promise<void> {
    try {
      await play(good, (now) => {
        steps = now;
        changed();
      });
    } catch (error) {
      complain(`${name} broke off`, error);
    } finally {
      testing = null;
      changed();
    }
  }

  return {
    view: async () => ({
      tried,
      testing: testing !== null,
      steps,
      findings,
      saved,
      secretKept: (await keeper?.secretsLast()) ?? false,
    }),
    async test(trial) {
      const may = await allowed(trial.approval, trial.name);
      if (!may.ok) {
        return may;
      }
      saved = false;
      steps = [];
      tried = trial.draft;
      const good = await checked(trial.check);
      if (good !== null && testing === null) {
        testing = run(trial, good);
      }
      return success(null);
    },
    async save({ name, approval, check, saving }) {
      const may = await allowed(approval, name);
      if (!may.ok) {
        return may;
      }
      const good = await checked(check);
      if (keeper === null) {
        return failure('badArguments');
      }
      if (good === null) {
        return success(null);
      }
      const { text, kept } = saving(good);
      try {
        await keeper.save(text, kept);
      } catch (error) {
        complain('the profile could not be saved', error);
        return failure('profileNotSaved', { file: keeper.fileName });
      }
      saved = true;
      return success(null);
    },
    take(draft) {
      tried = draft;
      steps = [];
      findings = [];
      saved = false;
    },
    idle: async () => (await testing) ?? undefined,
  };
}
