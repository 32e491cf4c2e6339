// The bills' channels: a day from the journal at once, read anew from UniPOS when asked, and in the background while somebody looks.
import type { Failure } from '../../../shared/result.ts';
import { failure, success } from '../../../shared/result.ts';
import type { BillsView } from '../../../shared/unipos-bills.ts';
import type { Operation } from '../../queue/operation.ts';
import { businessDay } from '../business-day.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { billRow, billView } from './bill-view.ts';

export type UniposBills = {
  readonly handlers: Pick<TillHandlers, 'getBills' | 'getBill'>;
  /** To be called after each durable change of an operation: the bill that it pays looks different now. */
  follow(operation: Operation): void;
  /** At once: what is on its way brings nothing any more. */
  stop(): void;
};

type Dependencies = Pick<TillDependencies, 'clock' | 'complain' | 'journal' | 'profile' | 'timers' | 'unipos'> & {
  readonly emit: Emit;
  readonly withCashier: WithCashier;
};

/** So long after it last asked, a screen is taken to be still there. Ms. */
const watchFor = 180_000;

/** Nothing runs before a channel is called, and nothing goes on for nobody: each call keeps the background reading up for three minutes. */
export function createUniposBills(dependencies: Dependencies): UniposBills {
  const { clock, complain, emit, journal, profile, timers, unipos, withCashier } = dependencies;
  const settings = profile.unipos;
  const shelf = journal.uniposBills;
  const facts = { store: journal.store, modes: settings?.cardPayModes ?? [] };
  const refreshSeconds = settings?.refreshSeconds ?? 0;
  const problems = new Map<string, Failure>();
  const readings = new Map<string, Promise<boolean>>();
  /** What a screen shows; `until` is monotonic ms. */
  let watched: { readonly day: string; readonly until: number } | null = null;
  let unplan: (() => void) | null = null;
  let stopped = false;

  /** One reading of a day at a time. True: a screen would look different now. Throws where the disk refuses. */
  function read(day: string): Promise<boolean> {
    const running = readings.get(day);
    if (running !== undefined) {
      return running;
    }
    const reading = readOnce(day).finally(() => readings.delete(day));
    readings.set(day, reading);
    return reading;
  }

  async function readOnce(day: string): Promise<boolean> {
    if (unipos === null || settings === undefined) {
      return false;
    }
    const { shopNo } = settings;
    const answer = await unipos.listBills({ shopNo, day });
    if (stopped) {
      return false;
    }
    const before = problems.get(day)?.code;
    if (!answer.ok) {
      const { reachable: _, ...problem } = answer.failure;
      problems.set(day, problem);
      return problem.code !== before;
    }
    problems.delete(day);
    const isFirst = shelf.readAt(shopNo, day) === null;
    return shelf.putDay({ shopNo, day, bills: answer.value }) > 0 || isFirst || before !== undefined;
  }

  function view(day: string, shopNo: string): BillsView {
    return {
      day,
      today: today(),
      bills: shelf.day(shopNo, day).map((kept) => billRow(kept, facts)),
      readAt: shelf.readAt(shopNo, day),
      failure: problems.get(day) ?? null,
      refreshSeconds,
    };
  }

  function today(): string {
    return businessDay(clock.wall());
  }

  function watch(day: string): void {
    watched = { day, until: clock.monotonic() + watchFor };
    plan();
  }

  function plan(): void {
    if (!stopped) {
      unplan ??= timers.schedule(refreshSeconds * 1_000, () => void tick());
    }
  }

  async function tick(): Promise<void> {
    unplan = null;
    if (watched === null || clock.monotonic() >= watched.until) {
      watched = null;
      return;
    }
    await readAndTell(watched.day);
    plan();
  }

  async function readAndTell(day: string): Promise<void> {
    try {
      if (await read(day)) {
        tell(day);
      }
    } catch (error) {
      complain('the bills of UniPOS could not be kept', error);
    }
  }

  function tell(day: string): void {
    if (!stopped && settings !== undefined && watched?.day === day) {
      emit('bills', view(day, settings.shopNo));
    }
  }

  return {
    follow({ payload }) {
      const billNo = payload.kind === 'consumption' ? payload.bill?.billNo : undefined;
      if (billNo !== undefined && watched !== null && shelf.byBillNo(billNo)?.day === watched.day) {
        tell(watched.day);
      }
    },
    stop() {
      stopped = true;
      unplan?.();
    },
    handlers: {
      getBills: ({ day, refresh }) =>
        withCashier(async () => {
          if (unipos === null || settings === undefined) {
            return failure('uniposAbsent');
          }
          const asked = day ?? today();
          watch(asked);
          if (refresh) {
            await read(asked);
          } else if (isStale(shelf.readAt(settings.shopNo, asked))) {
            void readAndTell(asked);
          }
          return success(view(asked, settings.shopNo));
        }),
      getBill: ({ billNo }) =>
        withCashier(async () => {
          if (unipos === null) {
            return failure('uniposAbsent');
          }
          const kept = shelf.byBillNo(billNo);
          return kept === null ? failure('billNotFound', { billNo }) : success(billView(kept, facts));
        }),
    },
  };

  /** For the screen's first look: an old reading is shown, and a new one follows. A wall clock that jumped costs a reading, no more. */
  function isStale(readAt: number | null): boolean {
    const age = readAt === null ? Number.POSITIVE_INFINITY : clock.wall() - readAt;
    return age < 0 || age >= refreshSeconds * 1_000;
  }
}
