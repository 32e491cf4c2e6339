// Which receipt an operation has, which number of copy it is, and what becomes of a job that a person looks at. Writes jobs, prints nothing.
import type { AutomaticReceipt, Printing } from '../../../shared/preferences/printing.ts';
import type { PrintJobView, ReceiptDocument, ReceiptKind, ReceiptPlace } from '../../../shared/printing.ts';
import type { PrintConclusion, ReceiptPreview } from '../../../shared/printing-channels.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { layOut } from '../../devices/printing/layout.ts';
import type { PrintDraft, PrintJob } from '../../journal/print-job-types.ts';
import type { Operation } from '../../queue/operation.ts';
import type { TillDependencies } from '../dependencies.ts';
import { operationReceipt, receiptKindOf } from './operation-receipt.ts';
import { markedAsCopy, withoutMark } from './receipt-parts.ts';

export type ReceiptDesk = {
  /** What an operation prints by itself as it stands; null: nothing. */
  ownReceipt(operation: Operation): PrintDraft | null;
  /** Queues it again: marked where it may be on paper already, not at all while it still waits. Fails with `operationNotFound`. */
  again(serial: string, operator: string): Result<PrintJobView>;
  /** Queues what was composed elsewhere. */
  add(document: ReceiptDocument, operator: string): PrintJobView;
  /** Fails with `printJobGone`, and with `printJobBusy` while it is being printed. */
  conclude(job: number, how: PrintConclusion, operator: string): Result<null>;
  /** As it would come out now. Fails with `operationNotFound`. */
  preview(serial: string): Result<ReceiptPreview>;
  /** As it was composed. Fails with `printJobGone`. */
  previewJob(job: number): Result<ReceiptPreview>;
};

type DeskParts = Pick<TillDependencies, 'clock' | 'journal' | 'profile'> & {
  readonly place: () => ReceiptPlace;
  readonly settings: () => Printing;
  readonly hasPrinter: () => boolean;
};

/** What happened longer ago prints nothing by itself: the guest is gone. Ms. */
const freshFor = 15 * 60_000;
/** How long what is done can still be looked at. Of what is older nobody knows whether it was printed. Ms. */
export const keptFor = 14 * 24 * 3_600_000;

export function createReceiptDesk({ clock, journal, profile, place, settings, hasPrinter }: DeskParts): ReceiptDesk {
  const jobs = journal.printJobs;

  function composed(operation: Operation): ReceiptDocument {
    return operationReceipt(operation, profile.paymentMethods, place());
  }

  function marked(document: ReceiptDocument, copy: number): ReceiptDocument {
    return copy === 0 ? document : markedAsCopy(document, copy, clock.wall());
  }

  /** How many of this kind may be out already. */
  function copiesOf({ serial, createdAt }: Operation, kind: ReceiptKind): number {
    return Math.max(jobs.begun(serial, kind), clock.wall() - createdAt > keptFor ? 1 : 0);
  }

  /** What may be out already, once more. What is done stays as it ended. */
  function onceMore(job: PrintJob, operator: string): void {
    const { kind, serial } = job;
    const own = job.attempts === 0 ? job.copy : job.copy + 1;
    const copy = Math.max(own, serial === null ? 0 : jobs.begun(serial, kind));
    const before = readDocument(job);
    const document = marked(job.copy === 0 ? before : withoutMark(before), copy);
    journal.store.transaction(() => {
      if (job.state === 'doubtful') {
        jobs.move(job.job, 'doubtful', 'dropped', job.problem);
      }
      jobs.add({ kind, serial, copy, operator, document: JSON.stringify(document) });
    });
  }

  return {
    ownReceipt(operation) {
      const kind = receiptKindOf(operation);
      const { serial, state, acceptedOffline, createdAt, operator } = operation;
      const wanted: AutomaticReceipt | null = kind === 'activation' ? 'service' : kind === 'test' ? null : kind;
      // Who was told "offline" has a slip; when it is booked later, nobody waits for paper.
      const isDue = kind === 'offlineSlip' ? acceptedOffline : state === 'applied' && !acceptedOffline;
      const isFresh = clock.wall() - createdAt < freshFor;
      if (
        wanted === null ||
        !isDue ||
        !isFresh ||
        !isOfScreen(operation) ||
        !hasPrinter() ||
        !settings().automatic.includes(wanted)
      ) {
        return null;
      }
      return { kind, serial, copy: 0, operator, document: JSON.stringify(composed(operation)) };
    },
    again(serial, operator) {
      const operation = journal.store.get(serial);
      if (operation === null) {
        return failure('operationNotFound');
      }
      const kind = receiptKindOf(operation);
      const waiting = jobs.waitingOf(serial, kind);
      if (waiting !== null) {
        return success(viewOfJob(waiting));
      }
      const copy = copiesOf(operation, kind);
      const document = JSON.stringify(marked(composed(operation), copy));
      return success(viewOfJob(jobs.add({ kind, serial, copy, operator, document })));
    },
    add: (document, operator) =>
      viewOfJob(jobs.add({ kind: document.kind, serial: null, copy: 0, operator, document: JSON.stringify(document) })),
    conclude(number, how, operator) {
      const job = jobs.find(number);
      if (job === null) {
        return failure('printJobGone');
      }
      if (job.state === 'printing') {
        return failure('printJobBusy');
      }
      const isOpen = job.state === 'waiting' || job.state === 'doubtful';
      if (how === 'again' && job.state !== 'waiting') {
        onceMore(job, operator);
      } else if (how !== 'again' && isOpen) {
        jobs.move(number, job.state, how === 'isThere' ? 'printed' : 'dropped', job.problem);
      }
      return success(null);
    },
    preview(serial) {
      const operation = journal.store.get(serial);
      if (operation === null) {
        return failure('operationNotFound');
      }
      const kind = receiptKindOf(operation);
      const waits = jobs.waitingOf(serial, kind) !== null;
      const copy = waits ? 0 : copiesOf(operation, kind);
      return success({ kind, copy, waits, sheet: layOut(marked(composed(operation), copy), settings().paper) });
    },
    previewJob(number) {
      const job = jobs.find(number);
      if (job === null) {
        return failure('printJobGone');
      }
      const waits = job.state === 'waiting' || job.state === 'printing';
      return success({ kind: job.kind, copy: job.copy, waits, sheet: layOut(readDocument(job), settings().paper) });
    },
  };
}

/** Asked for at this till's own screen: a terminal's payments, and what the till undoes by itself, have intents with a colon, which no screen may use. */
export function isOfScreen({ intent }: Pick<Operation, 'intent'>): boolean {
  return !intent.includes(':');
}

/** What this till composed and wrote down. */
export function readDocument({ document }: Pick<PrintJob, 'document'>): ReceiptDocument {
  return JSON.parse(document) as ReceiptDocument;
}

/** A job without its document. */
export function viewOfJob({ document: _, ...job }: PrintJob): PrintJobView {
  return job;
}
