// The till's updates, as people use them: looked at, asked for, and installed on a person's word while nothing is open.
import type { ApprovalInput } from '../../../shared/people.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { UpdatesView } from '../../../shared/updates.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { refusalToLeave } from '../hand-over/open-work.ts';
import type { Approvals } from '../people/approvals.ts';
import { prepareInstall } from './prepare-install.ts';
import { createRounds } from './rounds.ts';
import { createStanding } from './standing.ts';

type DeskDependencies = Pick<
  TillDependencies,
  'backups' | 'clock' | 'complain' | 'installation' | 'journal' | 'queue' | 'random' | 'timers' | 'updates' | 'version'
> & {
  readonly approvals: Pick<Approvals, 'require'>;
  readonly emit: Emit;
  /** Whether so many bytes leave the till its own room. */
  readonly roomFor: (bytes: number) => Promise<boolean>;
  /** The status bar says that one is ready. */
  readonly changed: () => void;
  readonly withCashier: WithCashier;
};

export type Updates = {
  readonly handlers: Pick<TillHandlers, 'getUpdates' | 'checkUpdates' | 'installUpdate'>;
  /** The version that waits for a person's word, or null. */
  ready(): string | null;
  start(): void;
  stop(): void;
};

export function createUpdates(dependencies: DeskDependencies): Updates {
  const { approvals, backups, clock, journal, updates: shell, version, withCashier } = dependencies;
  const standing = createStanding(dependencies);
  const rounds = createRounds({ ...dependencies, standing });

  async function install(approval: ApprovalInput | null, operator: string): Promise<Result<UpdatesView>> {
    if (standing.state() === 'installing') {
      return failure('updateBegun');
    }
    const to = standing.ready();
    if (to === null) {
      return failure('updateNotReady');
    }
    const refused = refusalToLeave('appUpdate', journal, clock.wall());
    if (refused !== null) {
      return { ok: false, failure: refused };
    }
    const details = { step: 'installUpdate', from: version, to };
    const by = await approvals.require(approval, 'installUpdate', { operator, serial: null, details });
    if (!by.ok) {
      return by;
    }
    const shut = backups.gate.shutBy();
    if (shut !== null) {
      return failure(shut);
    }
    if (standing.ready() !== to) {
      // Taken back, or overtaken by another, while the PIN was asked for.
      return failure('updateNotReady');
    }
    const reopen = backups.gate.shut('updateBegun');
    rounds.hold();
    standing.tell('installing');
    const place = async () => (await rounds.open()).place();
    const stopping = await prepareInstall(version, to, { ...dependencies, place });
    if (stopping !== null) {
      reopen();
      standing.tell('ready');
      rounds.rest();
      return stopping;
    }
    (await rounds.open()).restart();
    return success(standing.view());
  }

  return {
    ready: standing.ready,
    start() {
      if (shell.kind === 'own') {
        rounds.start();
      }
    },
    stop() {
      standing.end();
      rounds.stop();
    },
    handlers: {
      getUpdates: () => withCashier(async () => success(standing.view())),
      checkUpdates: () =>
        withCashier(async () => {
          if (shell.kind === 'own' && standing.state() !== 'installing') {
            rounds.now();
          }
          return success(standing.view());
        }),
      installUpdate: ({ approval }) => withCashier((operator) => install(approval, operator)),
    },
  };
}
