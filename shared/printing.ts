// What is printed: a receipt as parts that know nothing of paper, the sheet that they become on paper of a width, and jobs of the print queue.
import type { Fen } from './money.ts';
import type { Language } from './profile.ts';

export const receiptKinds = [
  'consumption',
  'recharge',
  'revocation',
  'activation',
  'service',
  'offlineSlip',
  'shift',
  'dayEnd',
  'test',
] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** How a line stands out: `big` is twice as wide and as high, so that half as many characters fit. */
export type ReceiptLook = { readonly big?: boolean; readonly bold?: boolean };

/**
 * One part of a receipt. `pair`: a name at the left edge and its value at the right one. `row`: columns by their shares of the line, the first
 * to the left, the others to the right. `code`: a QR code of printable ASCII.
 */
export type ReceiptPart =
  | ({ readonly part: 'text'; readonly text: string; readonly centred?: boolean } & ReceiptLook)
  | ({ readonly part: 'pair'; readonly left: string; readonly right: string } & ReceiptLook)
  | ({ readonly part: 'row'; readonly cells: readonly string[]; readonly shares: readonly number[] } & ReceiptLook)
  | { readonly part: 'rule' }
  | { readonly part: 'code'; readonly text: string }
  | { readonly part: 'feed'; readonly lines: number };

/** A receipt whole, in the language of the till that made it; the same on paper of any width. */
export type ReceiptDocument = {
  readonly kind: ReceiptKind;
  readonly language: Language;
  readonly parts: readonly ReceiptPart[];
};

/** Characters of the narrow kind on a line of 58 mm and of 80 mm paper. */
export const columnsOf = { 58: 32, 80: 48 } as const;
export type PaperWidth = keyof typeof columnsOf;

/** One line as it stands on paper: `text` fits (half of the columns where `big`), every character beyond ASCII takes two columns. */
export type SheetLine =
  | { readonly line: 'text'; readonly text: string; readonly big: boolean; readonly bold: boolean }
  | { readonly line: 'code'; readonly text: string }
  | { readonly line: 'feed'; readonly lines: number };

/** What goes to the printer and what the screen shows, line for line. */
export type ReceiptSheet = { readonly columns: number; readonly lines: readonly SheetLine[] };

/** Where a receipt is made; `now` is wall ms UTC. */
export type ReceiptPlace = {
  readonly language: Language;
  readonly storeName: string;
  readonly terminalNo: string;
  readonly practice: boolean;
  readonly now: number;
};

/** One line of figures, labelled in the till's language. `count` and `amount` where they are to be told; `text` for anything else. */
export type FigureRow = {
  readonly label: string;
  readonly count?: number;
  readonly amount?: Fen;
  readonly text?: string;
  readonly strong?: boolean;
};

/** Lines that belong together, under a heading or none. */
export type FigureSection = { readonly heading: string | null; readonly rows: readonly FigureRow[] };

/** A shift on paper. Moments are wall ms UTC; `notes` stand below the figures. */
export type ShiftReceiptInput = {
  readonly number: string;
  readonly cashier: string;
  readonly from: number;
  readonly to: number | null;
  /** Not everything was known yet when it was sealed. */
  readonly provisional: boolean;
  readonly sections: readonly FigureSection[];
  readonly notes: readonly string[];
  /** Of the journal at the seal; null: none is told. */
  readonly fingerprint: string | null;
};

/** A business day on paper; `day` is `YYYY-MM-DD`. */
export type DayEndReceiptInput = {
  readonly day: string;
  readonly operator: string;
  readonly provisional: boolean;
  readonly sections: readonly FigureSection[];
  readonly notes: readonly string[];
  readonly fingerprint: string | null;
};

/**
 * `waiting`: nothing of it has left. `printing`: it may be leaving. `doubtful`: it may be on paper, a person looks. `dropped`: a person gave it up.
 */
export const printStates = ['waiting', 'printing', 'printed', 'doubtful', 'dropped'] as const;
export type PrintState = (typeof printStates)[number];

/** Why a job does not come out; each has a sentence with the next step: `printing.problem.<name>`. */
export const printProblems = [
  'noPrinter',
  'unreachable',
  'notAllowed',
  'paperOut',
  'coverOpen',
  'offline',
  'fault',
  'lineLost',
  'restarted',
] as const;
export type PrintProblem = (typeof printProblems)[number];

/** A job as the screen knows it. `copy`: 0 is the original. Times are ms UTC. */
export type PrintJobView = {
  readonly job: number;
  readonly kind: ReceiptKind;
  readonly serial: string | null;
  readonly copy: number;
  readonly state: PrintState;
  readonly problem: PrintProblem | null;
  readonly attempts: number;
  readonly operator: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** How printing stands: `printer` where one is set up, `drawer` likewise; `problem` of the job at the head of those that wait, and of the drawer. */
export type PrintingView = {
  readonly printer: boolean;
  readonly drawer: boolean;
  readonly problem: PrintProblem | null;
  readonly drawerProblem: PrintProblem | null;
  readonly waiting: number;
  readonly doubtful: number;
};
