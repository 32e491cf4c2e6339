// The three-way match of a business day, as the screen sees it: the till's journal, the platform's log (6.12.2) and UniPOS's bills side by side.
// Amounts in fen, times in ms UTC, days `YYYY-MM-DD` in the store.
import { z } from 'zod';
import type { Fen } from './money.ts';
import type { OperationKind, OperationState } from './operation.ts';
import type { Failure } from './result.ts';
import type { ServiceName } from './service-names.ts';
import type { BillDue } from './unipos-bills.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What a row comes to. `undoneDiffers`: revoked on one side only. `nothing`: no card was charged, and none should be. */
export const matchVerdicts = [
  'paidTwice',
  'undoneDiffers',
  'onlyThere',
  'amountDiffers',
  'onlyHere',
  'cardNotCharged',
  'paidOtherwise',
  'open',
  'late',
  'notCompared',
  'matched',
  'undone',
  'nothing',
] as const;
export type MatchVerdict = (typeof matchVerdicts)[number];

/** `bad`: a difference that somebody must look into. `wait`: it will show by itself, or the queue has it. `none`: nobody could compare it. */
export type MatchWeight = 'bad' | 'wait' | 'none' | 'good';
/** Where the next step is done; null: not on a screen of this till. */
export type MatchGoal = 'queue' | 'transactions' | 'bills' | 'revoke' | 'settings' | null;
type Cause = { readonly verdict: MatchVerdict; readonly weight: MatchWeight; readonly goal: MatchGoal };

/** Every cause, the gravest first: where a row has several, the first one names its verdict. Sentences: `match.cause.*`, `match.action.*`. */
export const matchCauses = {
  /** The log has two live rows of one serial. */
  twoLogRows: { verdict: 'paidTwice', weight: 'bad', goal: 'revoke' },
  twoPayments: { verdict: 'paidTwice', weight: 'bad', goal: 'revoke' },
  paidElsewhereToo: { verdict: 'paidTwice', weight: 'bad', goal: 'revoke' },
  /** The platform undid it (head office, another till), and it still stands here. */
  undoneThere: { verdict: 'undoneDiffers', weight: 'bad', goal: 'transactions' },
  undoneHereOnly: { verdict: 'undoneDiffers', weight: 'bad', goal: 'transactions' },
  /** Refused or cancelled here, and charged all the same. */
  ghost: { verdict: 'onlyThere', weight: 'bad', goal: 'queue' },
  /** Under this till's number, but not of this journal. */
  ourTerminal: { verdict: 'onlyThere', weight: 'bad', goal: 'transactions' },
  logAmount: { verdict: 'amountDiffers', weight: 'bad', goal: 'transactions' },
  billAmount: { verdict: 'amountDiffers', weight: 'bad', goal: 'transactions' },
  notInLog: { verdict: 'onlyHere', weight: 'bad', goal: 'transactions' },
  billMissing: { verdict: 'onlyHere', weight: 'bad', goal: 'bills' },
  notCharged: { verdict: 'cardNotCharged', weight: 'bad', goal: 'bills' },
  undoneNotPaid: { verdict: 'cardNotCharged', weight: 'bad', goal: 'bills' },
  notWholeFen: { verdict: 'cardNotCharged', weight: 'bad', goal: 'bills' },
  billOtherPayment: { verdict: 'paidOtherwise', weight: 'bad', goal: 'revoke' },
  manual: { verdict: 'open', weight: 'wait', goal: 'queue' },
  unknown: { verdict: 'open', weight: 'wait', goal: 'queue' },
  waiting: { verdict: 'open', weight: 'wait', goal: 'queue' },
  /** Not settled here yet, and the log has it already. */
  bookedOpen: { verdict: 'open', weight: 'wait', goal: 'queue' },
  revocationOpen: { verdict: 'open', weight: 'wait', goal: 'queue' },
  logLag: { verdict: 'late', weight: 'wait', goal: null },
  /** Closed minutes ago and not charged yet. */
  billFresh: { verdict: 'late', weight: 'wait', goal: 'bills' },
  logUnread: { verdict: 'notCompared', weight: 'none', goal: null },
  logAbsent: { verdict: 'notCompared', weight: 'none', goal: null },
  billsUnread: { verdict: 'notCompared', weight: 'none', goal: null },
  /** The platform does not write this kind of business into its log. */
  untraced: { verdict: 'notCompared', weight: 'none', goal: null },
  logLate: { verdict: 'late', weight: 'good', goal: null },
  billLate: { verdict: 'late', weight: 'good', goal: null },
  /** The contract check's own charge. */
  probe: { verdict: 'onlyThere', weight: 'good', goal: null },
  otherTill: { verdict: 'onlyThere', weight: 'good', goal: 'transactions' },
  undoneBoth: { verdict: 'undone', weight: 'good', goal: null },
  /** Accepted on one day and booked on another. */
  otherDay: { verdict: 'matched', weight: 'good', goal: null },
  /** Nothing but amount and time says that it is the same. */
  byAmount: { verdict: 'matched', weight: 'good', goal: null },
  paidAtOther: { verdict: 'matched', weight: 'good', goal: 'transactions' },
  agreed: { verdict: 'matched', weight: 'good', goal: null },
  otherPayments: { verdict: 'nothing', weight: 'good', goal: null },
  /** Which payment number is the member card stands in no setting. */
  cardUnknown: { verdict: 'nothing', weight: 'good', goal: 'settings' },
  billGone: { verdict: 'nothing', weight: 'good', goal: null },
  refused: { verdict: 'nothing', weight: 'good', goal: null },
} as const satisfies Readonly<Record<string, Cause>>;
export type MatchCause = keyof typeof matchCauses;

/** By which key a row found its operation or bill. `revokes`: a revocation, by what it undid. */
export type MatchKey = 'serial' | 'voucher' | 'revokes' | 'billNo' | 'reference' | 'remark' | 'amount';

/** Rows and what they move: sales and recharges less revocations; what was refused moves nothing, and neither do services. */
export type MatchSum = { readonly count: number; readonly amount: Fen };

export const matchSides = ['journal', 'log', 'bills'] as const;
export type MatchSideName = (typeof matchSides)[number];
export type MatchSums = { readonly [Side in MatchSideName]: MatchSum };

/**
 * How a side stands. `kept`: as it was read at `at`, and not asked for again. `absent`: there is none (UniPOS is not connected, the
 * platform keeps no log). `unread`: it could not be read, so nothing is said of it; `failure` is why.
 */
export type MatchSide = {
  readonly state: 'read' | 'kept' | 'absent' | 'unread';
  readonly at: number | null;
  readonly failure: Failure | null;
};

export type MatchCounts = {
  readonly matched: number;
  readonly differences: number;
  readonly waiting: number;
  readonly notCompared: number;
};

/** `verdicts`: those that occur, the gravest first. `differing`: the causes of the differences with how often each occurs. */
export type MatchView = {
  readonly day: string;
  readonly today: string;
  readonly madeAt: number;
  readonly sides: { readonly [Side in MatchSideName]: MatchSide };
  readonly sums: MatchSums;
  readonly counts: MatchCounts;
  readonly verdicts: readonly { readonly verdict: MatchVerdict; readonly rows: number; readonly sums: MatchSums }[];
  readonly differing: readonly { readonly cause: MatchCause; readonly rows: number }[];
};

/** Whether the journal is held against anything: without UniPOS, and on a platform that keeps no log, it is not. */
export function hasOtherSide({ sides: { log, bills } }: Pick<MatchView, 'sides'>): boolean {
  return log.state !== 'absent' || bills.state !== 'absent';
}

export type MatchOperationView = {
  readonly serial: string;
  readonly voucher: string | null;
  readonly kind: OperationKind;
  readonly service: ServiceName | null;
  readonly state: OperationState;
  readonly amount: Fen;
  readonly at: number;
  readonly maskedCard: string;
  readonly memberName: string | null;
  readonly operator: string;
  readonly terminalNo: string;
  readonly billNo: string | null;
};

/** What the platform does not tell is null. */
export type MatchLogView = {
  readonly serial: string | null;
  readonly voucher: string | null;
  readonly kind: OperationKind | 'other' | null;
  readonly name: string | null;
  readonly amount: Fen | null;
  readonly at: number | null;
  readonly revoked: boolean;
  readonly maskedCard: string | null;
  readonly terminalNo: string | null;
  readonly operator: string | null;
  readonly remark: string | null;
  readonly joinedBy: MatchKey | null;
};

/** `closedAt` is the shop's local time as written. `payments` by the names of UniPOS; amounts as it writes them. */
export type MatchBillView = {
  readonly billNo: string;
  readonly shopNo: string;
  readonly table: string | null;
  readonly closedAt: string;
  readonly due: BillDue;
  readonly payments: readonly { readonly name: string; readonly amount: string }[];
  readonly late: boolean;
  readonly gone: boolean;
  readonly joinedBy: MatchKey | null;
};

/** What belongs together on the sides. `also`: what else is to be said of it. `amount`: what it is about; null where nobody tells. */
export type MatchRow = {
  readonly key: string;
  readonly cause: MatchCause;
  readonly also: readonly MatchCause[];
  readonly at: number | null;
  readonly amount: Fen | null;
  readonly journal: readonly MatchOperationView[];
  readonly log: readonly MatchLogView[];
  readonly bills: readonly MatchBillView[];
};

export type MatchPage = { readonly rows: readonly MatchRow[]; readonly total: number };

/** What a list is narrowed to: all, what must be looked into, or one verdict. */
export const matchFilters = ['all', 'differences', ...matchVerdicts] as const;
export type MatchFilter = (typeof matchFilters)[number];

/** What of the two systems is compared in the code check. */
export const codeKinds = ['shop', 'goods', 'payment'] as const;
export type CodeKind = (typeof codeKinds)[number];
/**
 * `onlyUnipos`: the other side does not know it. `numberDiffers`: it has the name under another number. `nameDiffers`: one number, two
 * names. `onlyHere`: a setting that no bill of UniPOS uses.
 */
export const codeProblems = ['onlyUnipos', 'numberDiffers', 'nameDiffers', 'onlyHere'] as const;
export type CodeProblem = (typeof codeProblems)[number];

/** One number that does not agree. `here` with its number where that is another; null: that side does not have it. `used`: on how many bills. */
export type CodeFinding = {
  readonly kind: CodeKind;
  readonly problem: CodeProblem;
  readonly number: string;
  readonly unipos: string | null;
  readonly here: string | null;
  readonly used: number;
};

/** `checked`: how many numbers of each kind were held against the other side; null: that could not be done, and `failure` says why (null: there is no menu). */
export type CodeCheckView = {
  readonly from: string;
  readonly to: string;
  readonly bills: number;
  readonly findings: readonly CodeFinding[];
  readonly kinds: {
    readonly [Kind in CodeKind]: { readonly checked: number | null; readonly failure: Failure | null };
  };
};

/** The arguments of the match's channels. `day` null: today. `refresh`: platform and UniPOS are asked; else what was read last is used. */
export const matchArguments = {
  getMatch: z.strictObject({ day: day.nullable(), refresh: z.boolean() }),
  listMatchRows: z.strictObject({
    day,
    filter: z.enum(matchFilters),
    from: z.int().min(0).max(1_000_000),
    size: z.int().min(1).max(500),
  }),
  exportMatch: z.strictObject({ day, format: z.enum(['csv', 'xlsx']) }),
  getCodeCheck: z.null(),
} as const;

/** `fileName` without its folder; null where the person chose none. */
export type MatchExported = { readonly fileName: string | null; readonly rows: number };

/** The answers of the match's channels. `exportMatch` fails with `exportFailed` {detail}. `getCodeCheck` with `uniposAbsent`. */
export type MatchResults = {
  getMatch: MatchView;
  listMatchRows: MatchPage;
  exportMatch: MatchExported;
  getCodeCheck: CodeCheckView;
};
