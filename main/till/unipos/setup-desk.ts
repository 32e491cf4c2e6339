// The settings of UniPOS: how it is connected, what was typed is checked, tried step by step on a client of its own, and saved for the next
// start beside the store's own profile.
import type { ApprovalInput } from '../../../shared/people.ts';
import type { ProfileFinding, UniposSettings } from '../../../shared/profile.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { UniposDraft, UniposSetupView, UniposStep } from '../../../shared/unipos-setup.ts';
import type { UniposService } from '../../backends/ports/unipos.ts';
import type { Network } from '../connect/network.ts';
import type { ProfileKeeper } from '../connect/profile-keeper.ts';
import { checkUniposDraft, isStoreProfile, uniposDraftOf, uniposProfileText } from '../connect/unipos-draft.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Session } from '../session.ts';
import { testUniposConnection } from './test-connection.ts';

export type UniposSetupDesk = {
  readonly handlers: Pick<TillHandlers, 'getUniposSetup' | 'testUnipos' | 'saveUnipos'>;
  /** Resolves when no test runs. */
  idle(): Promise<void>;
};

export type UniposSetupDependencies = Pick<TillDependencies, 'clock' | 'complain' | 'profile'> & {
  readonly keeper: ProfileKeeper | null;
  readonly approvals: Approvals;
  readonly session: Pick<Session, 'view'>;
  /** A client for settings that nobody uses yet. */
  readonly openService: (settings: UniposSettings, secret: string) => UniposService;
  /** Wall ms UTC; null where bills were never read. */
  readonly lastReading: () => number | null;
  readonly tell: (view: UniposSetupView) => void;
  readonly network?: Network;
};

/** The name of UniPOS's secret in the secret store (`secretNames`). */
const secretName = 'unipos';

/** One test at a time. */
export function createUniposSetup(dependencies: UniposSetupDependencies): UniposSetupDesk {
  const { approvals, clock, complain, keeper, lastReading, network, openService, profile, session, tell } =
    dependencies;
  let testing: Promise<void> | null = null;
  let steps: readonly UniposStep[] = [];
  let findings: readonly ProfileFinding[] = [];
  let saved = false;
  let tried: UniposDraft | null = null;

  async function view(): Promise<UniposSetupView> {
    return {
      running: uniposDraftOf(profile),
      practice: profile.backend === 'practice',
      lastReading: lastReading(),
      memberService: profile.memberService ?? null,
      file: keeper !== null && isStoreProfile(keeper.older()) ? keeper.fileName : null,
      secretKept: (await keeper?.secretsLast()) ?? false,
      tried,
      testing: testing !== null,
      steps,
      findings,
      saved,
    };
  }

  async function allowed(approval: ApprovalInput | null, step: string): Promise<Result<null>> {
    const about = { operator: session.view().user, serial: null, details: { step } };
    const given = await approvals.require(approval, 'connectStore', about);
    return given.ok ? success(null) : given;
  }

  /** The settings and the secret; null where something is to be mended first, which the view then tells. */
  async function checked(draft: UniposDraft, typedSecret: string) {
    const typed = typedSecret.trim();
    const secret = typed === '' ? ((await keeper?.secretOf(secretName)) ?? null) : typed;
    const check = checkUniposDraft(draft, secret !== null);
    findings = check.ok ? [] : check.findings;
    const settings = check.ok ? check.profile.unipos : undefined;
    return settings === undefined || secret === null ? null : { settings, secret, typed };
  }

  async function run(settings: UniposSettings, secret: string): Promise<void> {
    try {
      await testUniposConnection({
        settings,
        open: () => openService(settings, secret),
        authority: profile.certificateAuthority ?? null,
        clock,
        ...(network === undefined ? {} : { network }),
        tell: (now) => {
          steps = now;
          void view().then(tell);
        },
      });
    } catch (error) {
      complain('UniPOS could not be tried', error);
    } finally {
      testing = null;
      void view().then(tell);
    }
  }

  return {
    handlers: {
      getUniposSetup: async () => success(await view()),
      async testUnipos({ draft, secret, approval }) {
        if (testing !== null) {
          return failure('connectBusy');
        }
        const may = await allowed(approval, 'testUnipos');
        if (!may.ok) {
          return may;
        }
        saved = false;
        steps = [];
        tried = draft;
        const good = await checked(draft, secret);
        if (good !== null && testing === null) {
          testing = run(good.settings, good.secret);
        }
        return success(await view());
      },
      async saveUnipos({ draft, secret, approval }) {
        if (testing !== null) {
          return failure('connectBusy');
        }
        const older = keeper?.older() ?? null;
        if (keeper === null || !isStoreProfile(older)) {
          return failure('uniposNeedsStore');
        }
        const may = await allowed(approval, 'saveUnipos');
        if (!may.ok) {
          return may;
        }
        const good = await checked(draft, secret);
        if (good === null) {
          return success(await view());
        }
        try {
          await keeper.save(uniposProfileText(draft, older), secretName, good.typed === '' ? null : good.typed);
        } catch (error) {
          complain('the profile could not be saved', error);
          return failure('profileNotSaved', { file: keeper.fileName });
        }
        saved = true;
        return success(await view());
      },
    },
    idle: async () => (await testing) ?? undefined,
  };
}
