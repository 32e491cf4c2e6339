// How the till's updates stand: what a screen is told, and told anew with each step.
import type { UpdateOffer, UpdateProblem, UpdateState, UpdatesView } from '../../../shared/updates.ts';
import type { Emit, TillDependencies } from '../dependencies.ts';
import { openWork } from '../hand-over/open-work.ts';
import { lastUpdate } from './last-update.ts';

type StandingDependencies = Pick<TillDependencies, 'clock' | 'journal' | 'updates' | 'version'> & {
  readonly emit: Emit;
  /** The status bar says that one is ready. */
  readonly changed: () => void;
};

export type Standing = {
  state(): UpdateState;
  percent(): number | null;
  /** The version that waits for a person's word. */
  ready(): string | null;
  /** A person's word, or the end of the till, came while the server was asked. */
  isOvertaken(): boolean;
  /** The server has answered. */
  heard(): void;
  /** Null: nothing is offered any more. */
  offered(offer: UpdateOffer | null): void;
  tell(now: UpdateState, more?: { readonly percent?: number; readonly problem?: UpdateProblem }): void;
  view(): UpdatesView;
  /** Nothing is told any more. */
  end(): void;
};

export function createStanding({ clock, journal, updates, version, emit, changed }: StandingDependencies): Standing {
  let state: UpdateState = updates.kind === 'own' ? 'none' : updates.kind;
  let offer: UpdateOffer | null = null;
  let percent: number | null = null;
  let problem: UpdateProblem | null = null;
  let checkedAt: number | null = null;
  let ended = false;

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

  return {
    view,
    state: () => state,
    percent: () => percent,
    ready: () => (state === 'ready' ? (offer?.version ?? null) : null),
    isOvertaken: () => ended || state === 'installing',
    heard() {
      checkedAt = clock.wall();
    },
    offered(found) {
      offer = found;
    },
    tell(now, more = {}) {
      if (ended) {
        // What comes home after the end finds no journal to look at.
        return;
      }
      const wasReady = state === 'ready';
      state = now;
      percent = more.percent ?? null;
      problem = more.problem ?? null;
      emit('updates', view());
      if (wasReady !== (now === 'ready')) {
        changed();
      }
    },
    end() {
      ended = true;
    },
  };
}
