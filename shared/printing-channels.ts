// The channels of printing: how it stands, what waits, a look at a receipt, printing it again, the drawer.
import { z } from 'zod';
import { approvalSchema } from './people.ts';
import type { PrintingView, PrintJobView, ReceiptKind, ReceiptSheet } from './printing.ts';

const serial = z.string().min(1).max(64);
const job = z.int().min(1);

/** What a person says of a job: print it (once more where it may be out already), it is there, it is not wanted. */
export const printConclusions = ['again', 'isThere', 'drop'] as const;
export type PrintConclusion = (typeof printConclusions)[number];

export const printingArguments = {
  getPrinting: z.null(),
  listPrintJobs: z.null(),
  previewReceipt: z.strictObject({ serial }),
  previewPrintJob: z.strictObject({ job }),
  printReceipt: z.strictObject({ serial }),
  concludePrintJob: z.strictObject({ job, how: z.enum(printConclusions) }),
  retryPrinting: z.null(),
  testPrinter: z.null(),
  listPrinters: z.null(),
  openDrawer: z.strictObject({ approval: approvalSchema.nullable() }),
} as const;

/** `jobs`: all that is open, oldest first, then what is done, newest first. */
export type PrintJobsView = { readonly view: PrintingView; readonly jobs: readonly PrintJobView[] };

/** As it would come out now. `copy`: 0 is the original; `waits`: it is in the print queue already. */
export type ReceiptPreview = {
  readonly kind: ReceiptKind;
  readonly copy: number;
  readonly waits: boolean;
  readonly sheet: ReceiptSheet;
};

export type PrintingResults = {
  getPrinting: PrintingView;
  listPrintJobs: PrintJobsView;
  previewReceipt: ReceiptPreview;
  previewPrintJob: ReceiptPreview;
  printReceipt: PrintJobView;
  concludePrintJob: PrintJobsView;
  retryPrinting: PrintingView;
  testPrinter: PrintJobView;
  /** Names of the operating system's printers. */
  listPrinters: readonly string[];
  openDrawer: null;
};
