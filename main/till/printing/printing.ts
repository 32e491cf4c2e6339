// Printing at the till: what prints by itself, what a person prints again, the queue's list, the drawer. Apart from every sale: it hears of
// one when it is durable, and nothing that happens here comes back to it.
import type { PrintingView, PrintJobView, ReceiptDocument, ReceiptPlace } from '../../../shared/printing.ts';
import type { PrintingResults, PrintJobsView } from '../../../shared/printing-channels.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { newSpeech } from '../../devices/printing/print-bytes.ts';
import { printerOf } from '../../devices/printing/printer.ts';
import type { Operation } from '../../queue/operation.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { languageOf, storeNameOf } from '../status.ts';
import { createDrawer } from './drawer.ts';
import { createPrintWorker } from './print-worker.ts';
import { createReceiptDesk, keptFor, viewOfJob } from './receipt-desk.ts';
import { testPage } from './test-page.ts';

export type TillPrinting = {
  readonly handlers: Pick<TillHandlers, keyof PrintingResults>;
  start(): void;
  /** To be called after each durable change of an operation. */
  follow(operation: Operation): void;
  /** Where and when a receipt is made now. */
  place(): ReceiptPlace;
  /**
   * Queues a receipt that is no operation's (a shift, a day), durable when it returns; inside a transaction it goes with that. `byItself`: only
   * where the till is set to print this kind by itself; null where it is not, or where there is no printer. `operator`: who stands at the till.
   */
  print(
    document: ReceiptDocument,
    asked: { readonly operator: string; readonly byItself: boolean },
  ): PrintJobView | null;
  stop(): Promise<void>;
};

type Parts = Pick<TillDependencies, 'clock' | 'complain' | 'journal' | 'profile' | 'systemPrinter' | 'timers'> & {
  readonly approvals: Pick<Approvals, 'require'>;
  readonly preferences: Pick<Preferences, 'read' | 'onChange'>;
  readonly emit: Emit;
  readonly withCashier: WithCashier;
};

const day = 24 * 3_600_000;
const shown = 100;

/** Nothing is printed before `start`. */
export function createPrinting(parts: Parts): TillPrinting {
  const { approvals, clock, complain, emit, journal, preferences, profile, timers, withCashier } = parts;
  const jobs = journal.printJobs;
  const settings = () => preferences.read('printing');
  let speech = newSpeech();
  const printer = () => printerOf(settings(), { timers, system: parts.systemPrinter ?? null, speech });
  const desk = createReceiptDesk({ ...parts, place, settings, hasPrinter: () => printer() !== null });
  const worker = createPrintWorker({ jobs, timers, settings, printer, changed: tell, complain });
  const drawer = createDrawer({ ...parts, printer, worker, changed: tell });
  let collecting: (() => void) | null = null;
  let beginning: (() => void) | null = null;
  let stopped = true;
  let tidiedAt = Number.NEGATIVE_INFINITY;

  function view(): PrintingView {
    const there = printer();
    return {
      printer: there !== null,
      drawer: (there?.openDrawer ?? null) !== null,
      problem: there === null ? null : worker.problem(),
      drawerProblem: drawer.problem(),
      ...jobs.counts(),
    };
  }

  function tell(): void {
    if (!stopped) {
      emit('printing', view());
    }
  }

  function place(): ReceiptPlace {
    return {
      language: languageOf({ journal, profile }),
      storeName: storeNameOf({ journal, profile }),
      terminalNo: profile.terminalNo ?? '',
      practice: profile.backend === 'practice',
      now: clock.wall(),
    };
  }

  function collect(): void {
    collecting = null;
    if (stopped) {
      return;
    }
    try {
      const added = jobs.collect(desk.ownReceipt);
      if (clock.monotonic() - tidiedAt > day) {
        tidiedAt = clock.monotonic();
        jobs.letGo(clock.wall() - keptFor);
      }
      if (added > 0) {
        begin();
      }
    } catch (error) {
      complain('receipts could not be queued', error);
    }
  }

  /** What was queued is shown and printed. */
  function begin(): void {
    tell();
    worker.wake();
  }

  function list(): PrintJobsView {
    return { view: view(), jobs: jobs.list(shown).map(viewOfJob) };
  }

  function queued<Value>(result: Result<Value>): Result<Value> {
    begin();
    return result;
  }

  /** Fails with `printerAbsent` where a person wants paper and there is no printer. */
  function atPrinter<Value>(work: (operator: string) => Result<Value>): Promise<Result<Value>> {
    return withCashier(async (operator) => (printer() === null ? failure('printerAbsent') : queued(work(operator))));
  }

  const unlisten = preferences.onChange((section) => {
    if (section === 'printing' && !stopped) {
      speech = newSpeech();
      begin();
    }
  });

  return {
    place,
    start() {
      stopped = false;
      jobs.recover();
      collect();
      worker.wake();
    },
    follow(operation) {
      drawer.follow(operation);
      // After the answer is on its way to the screen: nobody waits for this.
      collecting ??= timers.schedule(0, collect);
    },
    print(document, { operator, byItself }) {
      const wanted = settings().automatic.some((kind) => kind === document.kind);
      if (byItself && (printer() === null || !wanted)) {
        return null;
      }
      const job = desk.add(document, operator);
      // Whoever asks may be in a transaction: what is not durable yet is neither told nor printed.
      beginning ??= timers.schedule(0, () => {
        beginning = null;
        begin();
      });
      return job;
    },
    async stop() {
      collecting?.();
      beginning?.();
      await worker.stop();
      stopped = true;
      unlisten();
    },
    handlers: {
      getPrinting: async () => success(view()),
      listPrintJobs: () => withCashier(async () => success(list())),
      previewReceipt: ({ serial }) => withCashier(async () => desk.preview(serial)),
      previewPrintJob: ({ job }) => withCashier(async () => desk.previewJob(job)),
      printReceipt: ({ serial }) => atPrinter((operator) => desk.again(serial, operator)),
      concludePrintJob: ({ job, how }) =>
        withCashier(async (operator) => {
          const concluded = queued(desk.conclude(job, how, operator));
          return concluded.ok ? success(list()) : concluded;
        }),
      retryPrinting: () => withCashier(async () => queued(success(view()))),
      testPrinter: () => atPrinter((operator) => success(desk.add(testPage(place(), settings().paper), operator))),
      listPrinters: async () => success((await parts.systemPrinter?.names()) ?? []),
      openDrawer: ({ approval }) =>
        withCashier(async (operator) => {
          const approver = await approvals.require(approval, 'openDrawer', { operator, serial: null, details: null });
          if (!approver.ok) {
            return approver;
          }
          const { personId } = approver.value;
          journal.audit.append({ kind: 'drawerOpened', operator, personId, serial: null, details: null });
          return drawer.open();
        }),
    },
  };
}
