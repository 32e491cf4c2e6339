// What the screen remembers between screens. What is true of money lives in the main process; this is only what it said last.

import type { AssistantView } from '../../shared/assistant.ts';
import type { LookupView } from '../../shared/member.ts';
import type { Fen } from '../../shared/money.ts';
import type { OperationView } from '../../shared/operation.ts';
import type { PracticeView } from '../../shared/practice.ts';
import { defaultPreferences, type PreferencesView } from '../../shared/preferences/sections.ts';
import type { PrintingView } from '../../shared/printing.ts';
import type { Failure } from '../../shared/result.ts';
import type { SessionView, SettingsView, StartupView } from '../../shared/session.ts';
import type { StatusView } from '../../shared/status.ts';
import type { Combination } from '../screens/checkout/combination.ts';

export type ScreenName =
  | 'counter'
  | 'checkout'
  | 'recharge'
  | 'sms'
  | 'revoke'
  | 'queue'
  | 'held'
  | 'bills'
  | 'more'
  | 'members'
  | 'benefits'
  | 'transactions'
  | 'uniposOrders'
  | 'orders'
  | 'shift'
  | 'dayEnd'
  | 'match'
  | 'menu'
  | 'reports'
  | 'receipts'
  | 'settings';
export type OverlayName = 'keys' | 'practice';

/** A sentence beside the scan field: a failure of the platform, or something that the till itself noticed. */
export type ScanNote =
  | { readonly kind: 'failure'; readonly failure: Failure; readonly text: string }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'spoilt' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'signInFirst' }
  | { readonly kind: 'billGivenUp'; readonly billNo: string }
  | { readonly kind: 'saleHeld'; readonly number: number };

/** A UniPOS bill on its way to be paid by card. `due`: what the card is asked for, fen. */
export type PayableBill = { readonly billNo: string; readonly table: string | null; readonly due: Fen };

export type TillState = {
  readonly startup: StartupView | null;
  readonly session: SessionView | null;
  readonly status: StatusView | null;
  readonly settings: SettingsView | null;
  /** What this till is set to; the defaults until main has told. */
  readonly preferences: PreferencesView;
  /** How the printer and the drawer stand. */
  readonly printing: PrintingView;
  readonly practice: PracticeView | null;
  /** How far the set-up assistant came; null until main has told. */
  readonly assistant: AssistantView | null;
  readonly screen: ScreenName;
  readonly overlay: OverlayName | null;
  /** The text in the scan field. */
  readonly scanText: string;
  /** What was read last, for reading it again. */
  readonly lastLookup: string | null;
  readonly looking: boolean;
  readonly found: LookupView | null;
  readonly selectedCardId: string | null;
  readonly scanNote: ScanNote | null;
  /** A voucher that was scanned and waits on the revoke screen. */
  readonly scannedVoucher: string | null;
  /** What was scanned on the settings screen: another till's install code. */
  readonly scannedText: string | null;
  /** What is scanned goes to the screen as it stands (`scannedText`): a new card's number, say. Nobody is looked up. */
  readonly wantsScan: boolean;
  readonly couponsWanted: boolean;
  /** A sale that was put aside and is in the checkout again; `fresh` until the checkout has taken it up. */
  readonly recalled: {
    readonly id: string;
    readonly cardId: string;
    readonly intent: string;
    readonly fresh: boolean;
  } | null;
  /** What was written to a sale, by card. */
  readonly remarks: Readonly<Record<string, string>>;
  /** The bill that is to be paid, from its choice to its outcome: the counter asks for the card first. Null: none. */
  readonly bill: PayableBill | null;
  /** The operation that the queue opens with, by serial; it takes it. */
  readonly wantedSerial: string | null;
  /** The sale was begun by a digit on the counter: what is typed next goes on with it. */
  readonly begun: boolean;
  /** Amounts that were typed and not used yet, by screen and card: Esc never loses them. */
  readonly drafts: Readonly<Record<string, string>>;
  /** What was chosen to pay a bill, by card: a step back and forth keeps it. */
  readonly combinations: Readonly<Record<string, Combination | undefined>>;
  /**
   * `inFlight`: a call that moves money is on its way, keys are dropped and scans refused. `open`: its outcome is on screen
   * and not certain, scans are refused. `over`: its outcome is certain, a scan goes on to the next guest.
   */
  readonly money: 'none' | 'inFlight' | 'open' | 'over';
  /** The newest view of every operation that main told of, by serial. */
  readonly operations: Readonly<Record<string, OperationView>>;
  /** Grows with every operation event: lists read themselves again. */
  readonly operationTick: number;
  /** The last operation before the page was loaded again, until the cashier has seen its outcome. */
  readonly recovered: OperationView | null;
};

export const initialState: TillState = {
  startup: null,
  session: null,
  status: null,
  settings: null,
  preferences: defaultPreferences,
  printing: { printer: false, drawer: false, problem: null, drawerProblem: null, waiting: 0, doubtful: 0 },
  practice: null,
  assistant: null,
  screen: 'counter',
  overlay: null,
  scanText: '',
  lastLookup: null,
  looking: false,
  found: null,
  selectedCardId: null,
  scanNote: null,
  scannedVoucher: null,
  scannedText: null,
  wantsScan: false,
  couponsWanted: false,
  recalled: null,
  remarks: {},
  bill: null,
  wantedSerial: null,
  begun: false,
  drafts: {},
  combinations: {},
  money: 'none',
  operations: {},
  operationTick: 0,
  recovered: null,
};
