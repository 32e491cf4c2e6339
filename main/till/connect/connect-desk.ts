// The set-up assistant: what was typed is checked, tried step by step on a backend of its own, and saved for the next start. The running
// till's store, queue and token owner are not in reach here.
import type { ConnectionDraft, ConnectionStep, ConnectView } from '../../../shared/connect.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Session } from '../session.ts';
import { languageOf } from '../status.ts';
import { checkDraft, draftOf, profileText } from './draft.ts';
import type { Network } from './network.ts';
import type { ProfileKeeper } from './profile-keeper.ts';
import { type ConnectionOrder, runConnection } from './run-connection.ts';

export type ConnectDesk = {
  readonly handlers: Pick<TillHandlers, 'getConnect' | 'testConnection' | 'saveConnection'>;
  /** Resolves when no test runs. */
  idle(): Promise<void>;
};

export type ConnectDeskDependencies = Pick<
  TillDependencies,
  'clock' | 'complain' | 'journal' | 'profile' | 'random' | 'timers' | 'version'
> & {
  readonly keeper: ProfileKeeper | null;
  /** The address that the till works with; a practice till's is not in its profile. */
  readonly baseUrl: string | undefined;
  readonly approvals: Approvals;
  readonly session: Pick<Session, 'view'>;
  readonly tell: (view: ConnectView) => void;
  readonly network?: Network;
};

/** One test at a time. */
export function createConnectDesk(dependencies: ConnectDeskDependencies): ConnectDesk {
  const { approvals, baseUrl, clock, complain, keeper, network, profile, random, session, tell, timers } = dependencies;
  let testing: Promise<void> | null = null;
  let steps: readonly ConnectionStep[] = [];
  let findings: readonly ProfileFinding[] = [];
  let saved = false;
  let tried: ConnectionDraft | null = null;

  async function view(): Promise<ConnectView> {
    return {
      running: { ...draftOf(profile, baseUrl), practice: profile.backend === 'practice' },
      file: keeper?.fileName ?? '',
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

  /** The draft's text, profile and secret; null where something is to be mended first, which the view then tells. */
  async function checked(draft: ConnectionDraft, typedSecret: string) {
    const appId = draft.appId.trim();
    const typed = typedSecret.trim();
    const secret = typed === '' ? await keeper?.secretOf(appId) : typed;
    const text = profileText(draft, keeper?.older() ?? null, languageOf(dependencies));
    const check = checkDraft(text, typeof secret === 'string');
    findings = check.ok ? [] : check.findings;
    return check.ok && typeof secret === 'string' ? { text, appId, secret, typed, profile: check.profile } : null;
  }

  async function run(order: ConnectionOrder): Promise<void> {
    const parts = { clock, random, timers, ...(network === undefined ? {} : { network }) };
    try {
      await runConnection(order, {
        ...parts,
        tell: (now) => {
          steps = now;
          void view().then(tell);
        },
      });
    } catch (error) {
      complain('a connection could not be tried', error);
    } finally {
      testing = null;
      void view().then(tell);
    }
  }

  return {
    handlers: {
      getConnect: async () => success(await view()),
      async testConnection({ draft, appSecret, user, password, cardNo, approval }) {
        if (testing !== null) {
          return failure('connectBusy');
        }
        const may = await allowed(approval, 'testConnection');
        if (!may.ok) {
          return may;
        }
        saved = false;
        steps = [];
        tried = draft;
        const good = await checked(draft, appSecret);
        if (good !== null && testing === null) {
          testing = run({ profile: good.profile, appSecret: good.secret, user: user.trim(), password, cardNo });
        }
        return success(await view());
      },
      async saveConnection({ draft, appSecret, approval }) {
        if (testing !== null) {
          return failure('connectBusy');
        }
        const may = await allowed(approval, 'saveConnection');
        if (!may.ok) {
          return may;
        }
        const good = await checked(draft, appSecret);
        if (good === null || keeper === null) {
          return keeper === null ? failure('badArguments') : success(await view());
        }
        try {
          await keeper.save(good.text, good.appId, good.typed === '' ? null : good.typed);
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
