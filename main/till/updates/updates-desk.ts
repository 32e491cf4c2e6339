// The till's updates: asks from time to time, downloads in quiet moments, and installs on a person's word while nothing is open.
import type { ApprovalInput } from '../../../shared/people.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { UpdateOffer, UpdateProblem, UpdateState, UpdatesView } from '../../../shared/updates.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { openWork, refusalToLeave } from '../hand-over/open-work.ts';
import type { Approvals } from '../people/approvals.ts';
import { lastUpdate } from './last-update.ts';
import { prepareInstall } from './prepare-install.ts';
import type { UpdatePort } from './update-port.ts';

/** Ms. A start is busy enough, and many tills must not come at once: each pause is between one and one and a half of these. */
const firstPause = 60_000;
const pause = 6 * 60 * 60_000;
const failedPause = 30 * 60_000;
/** Until the next look whether it is quiet. */
const busyPause = 15_000;

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

/** Nothing runs, and nothing of the updater is loaded, before `start` and its first pause, or a person who asks. */
export function createUpdates(dependencies: DeskDependencies): Updates {
  const { approvals, backups, clock, complain, journal, queue, random, timers, updates: shell, version } = dependencies;
  let opening: Promise<UpdatePort> | null = null;
  let state: UpdateState = shell.kind === 'own' ? 'none' : shell.kind;
  let offer: UpdateOffer | null = null;
  let percent: number | null = null;
  let problem: UpdateProblem | null = null;
  let checkedAt: number | null = null;
  let running: Promise<void> | null = null;
  let cancel: () => void = () => undefined;
  let stopped = false;

  /** A download would stand in the way of money. */
  const isQuiet = () => queue.status().waiting === 0;
  /** The version that waits for a person's word. */
  const ready = () => (state === 'ready' ? (offer?.version ?? null) : null);
  /** A person's word, or the end of the till, came while the server was asked. */
  const isOvertaken = () => stopped || state === 'installing';

  function view(): UpdatesView {
    const { waiting, doubtful } = journal.printJobs.counts();
    return {
      version,
      state,
      offer,
      percent,
      problem,
      checkedAt,
      last: lastUpdate(journal.settings, version),
      waiting: {
        operations: openWork(journal).count,
        held: journal.heldSales.open().length,
        printing: waiting + doubtful,
      },
    };
  }

  function tell(now: UpdateState, more: { readonly percent?: number; readonly problem?: UpdateProblem } = {}): void {
    if (stopped) {
      // What comes home after the end finds no journal to look at.
      return;
    }
    const wasReady = state === 'ready';
    state = now;
    percent = more.percent ?? null;
    problem = more.problem ?? null;
    dependencies.emit('updates', view());
    if (wasReady !== (now === 'ready')) {
      dependencies.changed();
    }
  }

  function plan(delay: number, work: () => void = () => void begin()): void {
    cancel();
    cancel = stopped ? () => undefined : timers.schedule(delay * (1 + random.next() / 2), work);
  }

  function hold(): void {
    tell('held');
    plan(busyPause, look);
  }

  /** At the queue alone: a till that is offline for a day does not ask the server all day long. */
  function look(): void {
    if (isQuiet()) {
      void begin();
    } else {
      plan(busyPause, look);
    }
  }

  function open(): Promise<UpdatePort> {
    if (shell.kind !== 'own') {
      throw new Error('this installation does not update itself');
    }
    opening ??= shell.open({ isQuiet }).catch((error: unknown) => {
      // The next try may find the disk, or the authority's file, as it should be.
      opening = null;
      throw error;
    });
    return opening;
  }

  /** Asks; and where something is offered, downloads it now or in the next quiet moment. */
  async function ask(): Promise<void> {
    if (isOvertaken()) {
      return;
    }
    const port = await open();
    // What is ready stays ready while the server is asked anew, and where it does not answer.
    if (state !== 'ready') {
      tell('checking');
    }
    const found = await port.check();
    if (isOvertaken()) {
      return;
    }
    if (found.kind === 'failed') {
      tell(state === 'ready' ? 'ready' : 'none', { problem: found.problem });
      return plan(failedPause);
    }
    checkedAt = clock.wall();
    if (found.kind === 'none') {
      offer = null;
      tell('none');
      return plan(pause);
    }
    await fetch(port, found.offer);
  }

  async function fetch(port: UpdatePort, found: UpdateOffer): Promise<void> {
    const kept = ready() === found.version;
    const room = kept || (await dependencies.roomFor(found.bytes));
    if (isOvertaken()) {
      return;
    }
    offer = found;
    if (!kept) {
      if (!isQuiet()) {
        return hold();
      }
      if (!room) {
        tell('held', { problem: 'noRoom' });
        return plan(failedPause);
      }
      tell('downloading', { percent: 0 });
    }
    const fetched = await port.download((now) => {
      if (state === 'downloading' && now !== percent) {
        tell('downloading', { percent: now });
      }
    });
    if (isOvertaken()) {
      return;
    }
    if (fetched.ok) {
      tell('ready');
      plan(pause);
    } else if (fetched.problem === 'unreachable' && !isQuiet()) {
      // It was not the server that fell silent: we held our breath for longer than a connection lasts.
      hold();
    } else {
      tell('none', { problem: fetched.problem });
      plan(failedPause);
    }
  }

  function begin(): Promise<void> {
    running ??= ask()
      .catch((error: unknown) => {
        complain('the updates failed', error);
        if (!isOvertaken()) {
          tell('none', { problem: 'unreachable' });
          plan(failedPause);
        }
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  async function install(approval: ApprovalInput | null, operator: string): Promise<Result<UpdatesView>> {
    if (state === 'installing') {
      return failure('updateBegun');
    }
    const to = ready();
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
    if (ready() !== to) {
      // Taken back, or overtaken by another, while the PIN was asked for.
      return failure('updateNotReady');
    }
    const reopen = backups.gate.shut('updateBegun');
    cancel();
    tell('installing');
    const place = async () => (await open()).place();
    const stopping = await prepareInstall(version, to, { ...dependencies, place });
    if (stopping !== null) {
      reopen();
      tell('ready');
      plan(pause);
      return stopping;
    }
    (await open()).restart();
    return success(view());
  }

  return {
    ready,
    start() {
      if (shell.kind === 'own') {
        plan(firstPause);
      }
    },
    stop() {
      stopped = true;
      cancel();
      void opening?.then(
        (port) => port.close(),
        () => undefined,
      );
    },
    handlers: {
      getUpdates: () => dependencies.withCashier(async () => success(view())),
      checkUpdates: () =>
        dependencies.withCashier(async () => {
          if (shell.kind === 'own' && state !== 'installing') {
            cancel();
            // One that is just ending may have asked before what this person waits for.
            void (running?.then(begin) ?? begin());
          }
          return success(view());
        }),
      installUpdate: ({ approval }) => dependencies.withCashier((operator) => install(approval, operator)),
    },
  };
}
