// Prints what waits, one after the other, for as long as the printer can. A sale never waits for it.
import type { Printing } from '../../../shared/preferences/printing.ts';
import type { PrintProblem } from '../../../shared/printing.ts';
import { layOut } from '../../devices/printing/layout.ts';
import type { PrintOutcome } from '../../devices/printing/print-bytes.ts';
import type { Printer } from '../../devices/printing/printer.ts';
import type { PrintJob } from '../../journal/print-job-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { TillDependencies } from '../dependencies.ts';
import { readDocument } from './receipt-desk.ts';
import { inParts } from './receipt-parts.ts';

export type PrintWorker = {
  /** There may be something to print: at once, not after the pause that follows a failure. */
  wake(): void;
  /** Why the job at the head does not come out; null where nothing is in its way. */
  problem(): PrintProblem | null;
  /** Alone at the printer: between two receipts, never in the middle of one. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Nothing more is begun. Waits a moment for what is being printed; what is not done then is `doubtful` at the next start. */
  stop(): Promise<void>;
};

type WorkerParts = Pick<TillDependencies, 'timers' | 'complain'> & {
  readonly jobs: Pick<Journal['printJobs'], 'move' | 'next'>;
  readonly settings: () => Printing;
  readonly printer: () => Printer | null;
  /** Something of what the screen shows is different. */
  readonly changed: () => void;
};

/** Ms. */
const firstPause = 2_000;
const longestPause = 30_000;
const stopPatience = 1_500;

class Stopped extends Error {}

/** Nothing is printed before the first `wake`. */
export function createPrintWorker({ jobs, timers, settings, printer, changed, complain }: WorkerParts): PrintWorker {
  let running: Promise<void> | null = null;
  let wanted = false;
  /** Nothing more is begun. */
  let ending = false;
  /** Nothing more is written down. */
  let stopped = false;
  let failures = 0;
  let problem: PrintProblem | null = null;
  let planned: (() => void) | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function become(next: PrintProblem | null): void {
    if (next !== problem) {
      problem = next;
      changed();
    }
  }

  function wake(): void {
    planned?.();
    planned = null;
    wanted = true;
    running ??= work().finally(() => {
      running = null;
      if (wanted && !ending) {
        wake();
      }
    });
  }

  async function work(): Promise<void> {
    wanted = false;
    try {
      for (let more = true; more; ) {
        more = await alone(printNext);
      }
    } catch (error) {
      if (!(error instanceof Stopped)) {
        complain('the print queue stumbled', error);
        later();
      }
    }
  }

  function later(): void {
    if (!ending) {
      const pause = Math.min(firstPause * 2 ** Math.min(failures, 6), longestPause);
      failures += 1;
      planned = timers.schedule(pause, wake);
    }
  }

  /** Whether to go on with the next one at once. */
  async function printNext(): Promise<boolean> {
    if (ending) {
      return false;
    }
    const job = jobs.next();
    if (job === null) {
      become(null);
      return false;
    }
    const there = printer();
    if (there === null) {
      become('noPrinter');
      return false;
    }
    const outcome = await print(job, there);
    if (stopped) {
      return false;
    }
    if (outcome.kind === 'held') {
      become(outcome.problem);
      later();
      return false;
    }
    failures = 0;
    problem = null;
    jobs.move(job.job, 'printing', outcome.kind, outcome.kind === 'doubtful' ? outcome.problem : null);
    changed();
    return true;
  }

  function print(job: PrintJob, there: Printer): Promise<PrintOutcome> {
    const { paper, copies } = settings();
    const twice = job.copy === 0 && job.serial !== null ? copies : 1;
    return there.print(
      inParts(readDocument(job), twice).map((part) => layOut(part, paper)),
      {
        onBegin() {
          if (ending || !jobs.move(job.job, 'waiting', 'printing', null)) {
            throw new Stopped('the job is not to be printed any more');
          }
          changed();
        },
        onProblem: become,
      },
    );
  }

  return {
    wake,
    problem: () => problem,
    alone,
    async stop() {
      ending = true;
      const patience = new Promise<void>((resolve) => void timers.schedule(stopPatience, resolve));
      await Promise.race([running ?? Promise.resolve(), patience]);
      stopped = true;
      planned?.();
    },
  };
}
