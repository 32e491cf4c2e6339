// The desks beside the queue put together: their channels, and the three counts that the status bar never forgets.
import type { HealthView } from '../../../shared/desks.ts';
import { type Fen, zeroFen } from '../../../shared/money.ts';
import { type Result, success } from '../../../shared/result.ts';
import type { StatusView } from '../../../shared/status.ts';
import type { Operation } from '../../queue/operation.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { Emit, TillDependencies, TillHandlers } from '../dependencies.ts';
import type { GatewayBook } from '../gateway-book.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import { capabilityKey, platformName } from '../probe/capability-shelf.ts';
import type { Session } from '../session.ts';
import { connectionOf } from '../status.ts';
import { askPlatform } from './ask-platform.ts';
import { decideManual, listManual } from './decide-desk.ts';
import { confirmGhosts, listGhosts, unseenGhosts } from './ghost-desk.ts';
import { checkJournal, healthView } from './health-desk.ts';
import { listRefusals, settleRefusal } from './refusal-desk.ts';
import { getRisk, listRisk } from './risk-desk.ts';

export type DeskCounts = { readonly refused: number; readonly owed: Fen; readonly ghosts: number };

type DeskChannel =
  | 'getRisk'
  | 'listRisk'
  | 'listManual'
  | 'askPlatform'
  | 'decideManual'
  | 'listRefusals'
  | 'settleRefusal'
  | 'listGhosts'
  | 'acknowledgeGhosts'
  | 'getHealth'
  | 'checkJournal';

export type Desks = {
  readonly handlers: Pick<TillHandlers, DeskChannel>;
  counts(): DeskCounts;
  /** To be called after each durable change of an operation, before the status is told. */
  follow(operation: Operation): void;
  /** To be called when the queue's status changed. */
  followStatus(): void;
};

type DeskDependencies = TillDependencies & {
  readonly session: Pick<Session, 'view'>;
  readonly approvals: Approvals;
  readonly viewer: OperationViewer;
  readonly directory: CardDirectory;
  readonly gateway: Pick<GatewayBook, 'view'>;
  readonly emit: Emit;
  readonly status: () => StatusView;
  /** As the till's own guard: a channel works only while somebody is signed in. */
  readonly withCashier: <Value>(work: (operator: string) => Promise<Result<Value>>) => Promise<Result<Value>>;
};

/** Nothing runs before a channel is called. */
export function createDesks(dependencies: DeskDependencies): Desks {
  const { clock, journal, queue, emit, status, withCashier } = dependencies;
  let counts: DeskCounts | null = null;
  let reach = queue.status().reach;
  let reachSince = clock.wall();

  function recount(): DeskCounts {
    const { count, amount } = journal.desks.unsettled();
    return { refused: count, owed: count === 0 ? zeroFen : amount, ghosts: unseenGhosts(journal) };
  }

  function tellStatus(): void {
    counts = null;
    emit('status', status());
  }

  function health(): HealthView {
    const { offlineSince } = queue.status();
    const signedOut = dependencies.session.view().state === 'signedOut';
    return healthView({
      clock,
      journal,
      status: queue.status(),
      connection: connectionOf(queue.status().reach, signedOut),
      connectionSince: offlineSince === null ? reachSince : clock.wall() - (clock.monotonic() - offlineSince),
      lastBackup: dependencies.lastBackup?.() ?? null,
      probeRecord: journal.settings.get(capabilityKey),
      platform: platformName(dependencies.profile),
      gateway: dependencies.gateway.view(),
      machine: dependencies.machine.view(),
    });
  }

  return {
    counts: () => {
      counts ??= recount();
      return counts;
    },
    follow(operation) {
      // Only these change what is counted; a drain of a thousand sales must not count a thousand times.
      const refused = operation.held > 0 && (operation.state === 'rejected' || operation.state === 'cancelled');
      if (refused || operation.reason === 'ghostFound' || operation.kind === 'revocation') {
        counts = null;
      }
    },
    followStatus() {
      if (queue.status().reach !== reach) {
        reach = queue.status().reach;
        reachSince = clock.wall();
      }
    },
    handlers: {
      getRisk: () => withCashier(async () => getRisk(dependencies)),
      listRisk: (asked) => withCashier(async () => listRisk(asked, dependencies)),
      listManual: (asked) => withCashier(async () => listManual(asked, dependencies)),
      askPlatform: ({ serial }) => withCashier(() => askPlatform(serial, dependencies)),
      decideManual: (asked) =>
        withCashier(async (operator) => {
          const decided = await decideManual(asked, operator, dependencies);
          tellStatus();
          return decided;
        }),
      listRefusals: (asked) => withCashier(async () => listRefusals(asked, dependencies)),
      settleRefusal: (asked) =>
        withCashier(async (operator) => {
          const settled = await settleRefusal(asked, operator, dependencies);
          tellStatus();
          return settled;
        }),
      listGhosts: (asked) => withCashier(async () => listGhosts(asked, dependencies)),
      acknowledgeGhosts: ({ serials }) =>
        withCashier(async (operator) => {
          confirmGhosts(serials, operator, journal);
          tellStatus();
          return success(status());
        }),
      getHealth: () => withCashier(async () => success(health())),
      checkJournal: () =>
        withCashier(async () => {
          const checked = checkJournal({ clock, journal });
          return checked.ok ? success(health()) : checked;
        }),
    },
  };
}
