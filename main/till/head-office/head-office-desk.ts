// Head office at this till: what is set, the check of it, and the shipping that goes by it. The connection lies on the journal's settings shelf, its
// password and the key for cards in the secret store (head-office-secrets.ts).
import {
  type HeadOfficeDraft,
  type HeadOfficeStep,
  type HeadOfficeView,
  headOfficeSettingSchema,
} from '../../../shared/head-office.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type {
  HeadOfficeFailure,
  HeadOfficeSettings,
  OpenSession,
  Standing,
} from '../../backends/head-office/head-office-door.ts';
import { usesTls } from '../../backends/head-office/uses-tls.ts';
import { createTrialDesk, type TrialDeskDependencies } from '../connect/trial-desk.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { createHeadOfficeSecrets } from './head-office-secrets.ts';
import { createShipper, type ShippingTarget } from './shipper.ts';
import { testHeadOfficeConnection } from './test-connection.ts';

export type HeadOfficeDependencies = Pick<
  TillDependencies,
  'clock' | 'complain' | 'journal' | 'profile' | 'queue' | 'random' | 'timers' | 'version'
> &
  TrialDeskDependencies & {
    readonly emit: Emit;
    readonly withCashier: WithCashier;
    /** Another way to open a session, for tests. */
    readonly open?: OpenSession;
  };

export type HeadOfficeDesk = {
  readonly handlers: Pick<TillHandlers, 'getHeadOffice' | 'testHeadOffice' | 'saveHeadOffice' | 'stopHeadOffice'>;
  start(): void;
  /** Resolves when no connection is open any more. */
  stop(): Promise<void>;
};

const shelf = 'headOffice';

type Typed = { readonly draft: HeadOfficeDraft; readonly password: string; readonly cardKey: string };
type Good = { readonly draft: HeadOfficeDraft; readonly settings: HeadOfficeSettings };

export function createHeadOffice(dependencies: HeadOfficeDependencies): HeadOfficeDesk {
  const { approvals, clock, complain, emit, journal, keeper, profile, queue, random, version, withCashier } =
    dependencies;
  const open = dependencies.open ?? openLate;
  const isPractice = profile.backend === 'practice';
  const ending = new AbortController();
  const trial = createTrialDesk<HeadOfficeDraft, HeadOfficeStep, Good>(dependencies, tell);
  const secrets = createHeadOfficeSecrets(keeper, kept(), complain);
  const shipper = createShipper({ ...dependencies, open, target, standing, changed: tell });
  let saved = false;
  let telling = false;
  let isOld = false;

  /** One view at a time, and the newest last: each has to ask the secret store first. */
  function tell(): void {
    if (telling) {
      isOld = true;
      return;
    }
    telling = true;
    void view().then((now) => {
      telling = false;
      emit('headOffice', now);
      if (isOld) {
        isOld = false;
        tell();
      }
    });
  }

  function kept() {
    const read = headOfficeSettingSchema.safeParse(journal.settings.get(shelf) ?? {});
    return read.success ? read.data : headOfficeSettingSchema.parse({});
  }

  function draftOf({ on: _, ...draft }: ReturnType<typeof kept>): HeadOfficeDraft {
    return draft;
  }

  /** Nothing of a practice store is ever sent. */
  async function target(): Promise<ShippingTarget | HeadOfficeFailure | null> {
    const setting = kept();
    if (!setting.on || isPractice) {
      return null;
    }
    const password = await secrets.find('password', setting);
    return password === null
      ? { code: 'passwordMissing', words: null }
      : { settings: settingsOf(setting, password), cardKey: await secrets.find('cardKey', setting) };
  }

  function standing(): Standing {
    const { waiting, unknown, manual } = queue.status();
    return {
      version,
      storeName: profile.merchantName ?? profile.name,
      merchantNo: profile.merchantNo ?? '',
      terminalNo: profile.terminalNo ?? '',
      events: journal.events(),
      now: clock.wall(),
      waiting,
      unknown,
      manual,
    };
  }

  async function view(): Promise<HeadOfficeView> {
    const setting = kept();
    const now = await trial.view();
    const isSet = setting.host !== '';
    return {
      ...now,
      tried: now.tried ?? (isSet ? draftOf(setting) : null),
      running: setting.on ? draftOf(setting) : null,
      shipping: isPractice ? { ...shipper.state(), state: 'practice' } : shipper.state(),
      practice: isPractice,
      passwordKept: (await secrets.find('password', setting)) !== null,
      cardKeyKept: (await secrets.find('cardKey', setting)) !== null,
      saved,
    };
  }

  async function checked({ draft, password: typed }: Typed) {
    const password = typed === '' ? await secrets.find('password', draft) : typed;
    const findings = findingsOf(draft, password);
    return {
      findings,
      good: findings.length > 0 || password === null ? null : { draft, settings: settingsOf(draft, password) },
    };
  }

  function set(setting: ReturnType<typeof kept>, operator: string | null, personId: string | null): void {
    journal.store.transaction(() => {
      journal.settings.put(shelf, setting);
      const details = { section: shelf, is: setting };
      journal.audit.append({ kind: 'settingChanged', operator, personId, serial: null, details });
    });
    shipper.again();
  }

  /** The person whose PIN allowed it; null where nobody had to. */
  async function allowed(approval: ApprovalInput | null, operator: string): Promise<Result<string | null>> {
    const about = { operator, serial: null, details: { section: shelf } };
    const approver = await approvals.require(approval, 'connectStore', about);
    return approver.ok ? success(approver.value?.personId ?? null) : approver;
  }

  async function save({ approval, ...typed }: Typed & { readonly approval: ApprovalInput | null }, operator: string) {
    const by = await allowed(approval, operator);
    if (!by.ok) {
      return by;
    }
    const { good } = await checked(typed);
    if (good === null || keeper === null) {
      return failure('badArguments');
    }
    await secrets.keep(typed, typed.draft);
    set({ ...typed.draft, on: true }, operator, by.value);
    saved = true;
    return success(await view());
  }

  return {
    handlers: {
      getHeadOffice: () => withCashier(async () => success(await view())),
      async testHeadOffice({ approval, ...typed }) {
        saved = false;
        const done = await trial.test({
          name: 'testHeadOffice',
          draft: typed.draft,
          approval,
          check: () => checked(typed),
          run: ({ settings }, tellSteps) =>
            testHeadOfficeConnection({
              settings,
              usesTls: usesTls(settings),
              open,
              standing,
              clock,
              random,
              tell: tellSteps,
              signal: ending.signal,
            }),
        });
        return done.ok ? success(await view()) : done;
      },
      saveHeadOffice: (asked) => withCashier((operator) => save(asked, operator)),
      stopHeadOffice: ({ approval }) =>
        withCashier(async (operator) => {
          const by = await allowed(approval, operator);
          if (by.ok) {
            set({ ...kept(), on: false }, operator, by.value);
          }
          return by.ok ? success(await view()) : by;
        }),
    },
    start: () => shipper.start(),
    async stop() {
      ending.abort();
      await trial.idle();
      await shipper.stop();
    },
  };
}

/** The driver is loaded with the first connection: most tills have no head office. */
const openLate: OpenSession = async (settings, signal) => {
  const { createOpenSession } = await import('../../backends/head-office/open-session.ts');
  return createOpenSession()(settings, signal);
};

function settingsOf({ host, port, database, user, authority }: HeadOfficeDraft, password: string): HeadOfficeSettings {
  return { host, port, database, user, password, authority: authority === '' ? null : authority };
}

function findingsOf(draft: HeadOfficeDraft, password: string | null): readonly ProfileFinding[] {
  const missing = [
    ...(['host', 'database', 'user'] as const).filter((field) => draft[field].trim() === ''),
    ...(password === null ? ['password'] : []),
  ];
  return missing.map((field) => ({
    path: `headOffice.${field}`,
    line: null,
    problem: 'missing',
    expected: null,
    detail: null,
  }));
}
