// What connects the till to its store, put together: connection, UniPOS, link, contract check, interface console, hand-over.
import { success } from '../../shared/result.ts';
import type { Care } from './care.ts';
import type { createGuards } from './channel-guards.ts';
import { createConnectDesk } from './connect/connect-desk.ts';
import { createConsoleDesk } from './console/console-desk.ts';
import type { Emit, TillDependencies, TillHandlers } from './dependencies.ts';
import { createHandOverDesk } from './hand-over/hand-over-desk.ts';
import { createLinkDesk } from './link/link-desk.ts';
import type { Approvals } from './people/approvals.ts';
import { startProbe } from './probe/start-probe.ts';
import type { Session } from './session.ts';
import { createUniposSetup } from './unipos/setup-desk.ts';

type SetUpDependencies = TillDependencies & {
  readonly approvals: Approvals;
  readonly session: Session;
  readonly guards: ReturnType<typeof createGuards>;
  readonly emit: Emit;
  readonly isFree: Care['isFree'];
  /** Tells the screen how the till stands now. */
  readonly changed: () => void;
};

type SetUpChannel =
  | keyof ReturnType<typeof createHandOverDesk>
  | keyof ReturnType<typeof createConsoleDesk>['handlers']
  | keyof ReturnType<typeof createConnectDesk>['handlers']
  | keyof ReturnType<typeof createUniposSetup>['handlers']
  | keyof ReturnType<typeof createLinkDesk>['handlers']
  | 'getProbe'
  | 'runProbe';

export type StoreSetUp = {
  readonly handlers: Pick<TillHandlers, SetUpChannel>;
  /** Ends a link that waits; resolves when nothing is being tried any more. */
  stop(): Promise<void>;
};

export function createStoreSetUp(dependencies: SetUpDependencies): StoreSetUp {
  const { emit, guards, journal, probe, profile } = dependencies;
  const { afterProbe, withCashier } = guards;
  const keeper = dependencies.keeper ?? null;
  const handOver = createHandOverDesk(dependencies);
  const consoleDesk = createConsoleDesk({ ...dependencies, withCashier });
  const connect = createConnectDesk({
    ...dependencies,
    keeper,
    baseUrl: dependencies.baseUrl,
    tell: (view) => emit('connect', view),
  });
  const unipos = createUniposSetup({
    ...dependencies,
    keeper,
    openService: dependencies.openUnipos,
    lastReading: () => journal.uniposBills.lastReadAt(profile.unipos?.shopNo ?? ''),
    tell: (view) => emit('uniposSetup', view),
  });
  const link = createLinkDesk({ ...dependencies, door: dependencies.link, tell: (view) => emit('link', view) });
  return {
    handlers: {
      ...handOver,
      ...consoleDesk.handlers,
      ...connect.handlers,
      ...unipos.handlers,
      ...link.handlers,
      startLink: (asked) => afterProbe(() => link.handlers.startLink(asked)),
      writeHandOver: (asked) => afterProbe(() => handOver.writeHandOver(asked)),
      takeOver: (asked) => afterProbe(() => handOver.takeOver(asked)),
      getProbe: async () => success(probe.view()),
      runProbe: ({ approval, ...asked }) =>
        withCashier((operator) => startProbe({ ...asked, approval, operator }, dependencies)),
    },
    async stop() {
      link.stop();
      await connect.idle();
      await unipos.idle();
      await consoleDesk.idle();
    },
  };
}
