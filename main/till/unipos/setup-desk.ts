// The settings of UniPOS: how it is connected, what was typed is checked, tried step by step on a client of its own, and saved for the next
// start beside the store's own profile.
import type { UniposSettings } from '../../../shared/profile-parts.ts';
import { failure, success } from '../../../shared/result.ts';
import type { UniposDraft, UniposSetupView, UniposStep } from '../../../shared/unipos-setup.ts';
import type { UniposService } from '../../backends/ports/unipos.ts';
import type { Network } from '../connect/network.ts';
import { createTrialDesk, type TrialDeskDependencies } from '../connect/trial-desk.ts';
import { checkUniposDraft, isStoreProfile, uniposDraftOf, uniposProfileText } from '../connect/unipos-draft.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import { testUniposConnection } from './test-connection.ts';

export type UniposSetupDesk = {
  readonly handlers: Pick<TillHandlers, 'getUniposSetup' | 'testUnipos' | 'saveUnipos'>;
  /** Resolves when no test runs. */
  idle(): Promise<void>;
};

export type UniposSetupDependencies = Pick<TillDependencies, 'clock' | 'complain' | 'profile'> &
  TrialDeskDependencies & {
    /** A client for settings that nobody uses yet. */
    readonly openService: (settings: UniposSettings, secret: string) => UniposService;
    /** Wall ms UTC; null where bills were never read. */
    readonly lastReading: () => number | null;
    readonly tell: (view: UniposSetupView) => void;
    readonly network?: Network;
  };

/** The name of UniPOS's secret in the secret store (`secretNames`). */
const secretName = 'unipos';

/** `typed` is null where the secret that was kept is meant. */
type Good = { readonly settings: UniposSettings; readonly secret: string; readonly typed: string | null };

/** One test at a time. */
export function createUniposSetup(dependencies: UniposSetupDependencies): UniposSetupDesk {
  const { clock, keeper, lastReading, network, openService, profile, tell } = dependencies;
  const desk = createTrialDesk<UniposDraft, UniposStep, Good>(dependencies, () => void view().then(tell));

  async function view(): Promise<UniposSetupView> {
    return {
      ...(await desk.view()),
      running: uniposDraftOf(profile),
      practice: profile.backend === 'practice',
      lastReading: lastReading(),
      memberService: profile.memberService ?? null,
      file: keeper !== null && isStoreProfile(keeper.older()) ? keeper.fileName : null,
    };
  }

  async function checked(draft: UniposDraft, typedSecret: string) {
    const typed = typedSecret.trim() === '' ? null : typedSecret.trim();
    const secret = typed ?? (await keeper?.secretOf(secretName, draft.serviceUri.trim())) ?? null;
    const check = checkUniposDraft(draft, secret !== null);
    const settings = check.ok ? check.profile.unipos : undefined;
    return {
      findings: check.ok ? [] : check.findings,
      good: settings === undefined || secret === null ? null : { settings, secret, typed },
    };
  }

  return {
    handlers: {
      getUniposSetup: async () => success(await view()),
      async testUnipos({ draft, secret, approval }) {
        const done = await desk.test({
          name: 'testUnipos',
          draft,
          approval,
          check: () => checked(draft, secret),
          run: (good, tellSteps) =>
            testUniposConnection({
              settings: good.settings,
              open: () => openService(good.settings, good.secret),
              authority: profile.certificateAuthority ?? null,
              clock,
              ...(network === undefined ? {} : { network }),
              tell: tellSteps,
            }),
        });
        return done.ok ? success(await view()) : done;
      },
      async saveUnipos({ draft, secret, approval }) {
        const older = keeper?.older() ?? null;
        if (!isStoreProfile(older)) {
          return failure('uniposNeedsStore');
        }
        const done = await desk.save({
          name: 'saveUnipos',
          approval,
          check: () => checked(draft, secret),
          saving: ({ typed }) => ({
            text: uniposProfileText(draft, older),
            kept: { name: secretName, address: draft.serviceUri.trim(), secret: typed },
          }),
        });
        return done.ok ? success(await view()) : done;
      },
    },
    idle: desk.idle,
  };
}
