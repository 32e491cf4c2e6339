// The set-up assistant: what was typed is checked, tried step by step on a backend of its own, and saved for the next start. The running
// till's store, queue and token owner are not in reach here.
import type { ConnectionDraft, ConnectionStep, ConnectView } from '../../../shared/connect.ts';
import type { Profile } from '../../../shared/profile.ts';
import { success } from '../../../shared/result.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import { languageOf } from '../status.ts';
import { checkDraft, draftOf, profileText } from './draft.ts';
import type { Network } from './network.ts';
import { readProfileFile } from './read-profile-file.ts';
import { runConnection } from './run-connection.ts';
import { createTrialDesk, type TrialDeskDependencies } from './trial-desk.ts';

export type ConnectDesk = {
  readonly handlers: Pick<TillHandlers, 'getConnect' | 'testConnection' | 'saveConnection' | 'importProfile'>;
  /** Resolves when no test runs. */
  idle(): Promise<void>;
};

export type ConnectDeskDependencies = Pick<
  TillDependencies,
  'chooseFile' | 'clock' | 'complain' | 'journal' | 'profile' | 'random' | 'timers' | 'version'
> &
  TrialDeskDependencies & {
    /** The address that the till works with; a practice till's is not in its profile. */
    readonly baseUrl: string | undefined;
    readonly tell: (view: ConnectView) => void;
    readonly network?: Network;
  };

/** The draft's text, profile and secret; `typed` is null where the secret that was kept is meant. */
type Good = {
  readonly text: string;
  readonly appId: string;
  readonly secret: string;
  readonly typed: string | null;
  readonly profile: Profile;
};

/** One test at a time. */
export function createConnectDesk(dependencies: ConnectDeskDependencies): ConnectDesk {
  const { baseUrl, clock, keeper, network, profile, random, tell, timers } = dependencies;
  const desk = createTrialDesk<ConnectionDraft, ConnectionStep, Good>(dependencies, () => void view().then(tell));

  /** A profile that was chosen: what it says beside the form goes into what is saved. */
  let imported: string | null = null;

  async function view(): Promise<ConnectView> {
    return {
      ...(await desk.view()),
      running: { ...draftOf(profile, baseUrl), practice: profile.backend === 'practice' },
      file: keeper?.fileName ?? '',
    };
  }

  async function checked(draft: ConnectionDraft, typedSecret: string) {
    const appId = draft.appId.trim();
    const typed = typedSecret.trim() === '' ? null : typedSecret.trim();
    const secret = typed ?? (await keeper?.secretOf(appId, draft.baseUrl.trim()));
    const text = profileText(draft, imported ?? keeper?.older() ?? null, languageOf(dependencies));
    const check = checkDraft(text, typeof secret === 'string');
    return check.ok && typeof secret === 'string'
      ? { findings: [], good: { text, appId, secret, typed, profile: check.profile } }
      : { findings: check.ok ? [] : check.findings, good: null };
  }

  return {
    handlers: {
      getConnect: async () => success(await view()),
      async testConnection({ draft, appSecret, user, password, cardNo, approval }) {
        const done = await desk.test({
          name: 'testConnection',
          draft,
          approval,
          check: () => checked(draft, appSecret),
          run: ({ profile: tried, secret }, tellSteps) =>
            runConnection(
              { profile: tried, appSecret: secret, user: user.trim(), password, cardNo },
              { clock, random, timers, ...(network === undefined ? {} : { network }), tell: tellSteps },
            ),
        });
        return done.ok ? success(await view()) : done;
      },
      async saveConnection({ draft, appSecret, approval }) {
        const done = await desk.save({
          name: 'saveConnection',
          approval,
          check: () => checked(draft, appSecret),
          saving: ({ text, appId, typed }) => ({
            text,
            kept: { name: appId, address: draft.baseUrl.trim(), secret: typed },
          }),
        });
        if (!done.ok) {
          return done;
        }
        // The set-up assistant goes on when it hears of it.
        const now = await view();
        tell(now);
        return success(now);
      },
      async importProfile({ approval }) {
        const about = { operator: dependencies.session.view().user, serial: null, details: { step: 'importProfile' } };
        const may =
          dependencies.isFree?.() === true
            ? success(null)
            : await dependencies.approvals.require(approval, 'connectStore', about);
        if (!may.ok) {
          return may;
        }
        const file = (await dependencies.chooseFile?.openProfile?.(languageOf(dependencies))) ?? null;
        const read = file === null ? null : readProfileFile(file);
        imported = read?.text ?? imported;
        if (read?.view.draft != null) {
          desk.take(read.view.draft);
        }
        return success(read?.view ?? { fileName: null, draft: null, findings: [] });
      },
    },
    idle: desk.idle,
  };
}
