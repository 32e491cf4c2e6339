// What the till may do alone, as the profile sets it: shown in plain words, changed in the profile's file, in force from the next start on.
import type { LimitsView } from '../../../shared/assistant.ts';
import { defaultLimits, type Limits } from '../../../shared/limits.ts';
import { failure, success } from '../../../shared/result.ts';
import type { ProfileKeeper } from '../connect/profile-keeper.ts';
import { isStoreProfile } from '../connect/unipos-draft.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import { checkProfile } from '../profile-check.ts';
import type { Session } from '../session.ts';

type DeskDependencies = Pick<TillDependencies, 'complain' | 'profile'> & {
  readonly keeper: ProfileKeeper | null;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly session: Pick<Session, 'view'>;
  /** As the assistant's: nobody has a PIN yet. */
  readonly isFree: () => boolean;
};

export function createLimitsDesk(dependencies: DeskDependencies): Pick<TillHandlers, 'getLimits' | 'saveLimits'> {
  const { approvals, complain, isFree, keeper, profile, session } = dependencies;

  function view(): LimitsView {
    const saved = savedLimits(keeper?.older() ?? null);
    const same = saved !== null && JSON.stringify(saved) === JSON.stringify(profile.limits);
    return { limits: profile.limits, saved: same ? null : saved, defaults: defaultLimits, editable: saved !== null };
  }

  return {
    getLimits: async () => success(view()),
    async saveLimits({ limits, approval }) {
      const older = keeper?.older() ?? null;
      if (keeper === null || !isStoreProfile(older)) {
        return failure('badArguments');
      }
      const details = { section: 'limits', was: savedLimits(older), is: limits };
      const about = { operator: session.view().user, serial: null, details };
      const by = isFree() ? success(null) : await approvals.require(approval, 'connectStore', about);
      if (!by.ok) {
        return by;
      }
      try {
        const file: unknown = JSON.parse(older.replace(/^\uFEFF/, ''));
        await keeper.save(`${JSON.stringify({ ...Object(file), limits }, null, 2)}\n`, null);
      } catch (error) {
        complain('the limits could not be saved', error);
        return failure('profileNotSaved', { file: keeper.fileName });
      }
      return success(view());
    },
  };
}

/** The limits of a store's profile file; null where there is none. */
function savedLimits(text: string | null): Limits | null {
  if (!isStoreProfile(text)) {
    return null;
  }
  const check = checkProfile(text);
  return check.ok ? check.profile.limits : null;
}
