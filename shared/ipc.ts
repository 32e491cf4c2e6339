// The contract between screen and main process: channel → argument schema → result type, and the events that main sends. Each group of
// channels stands in a file of its own; here they are put together.
import type { z } from 'zod';
import { type AboutResults, aboutArguments } from './about.ts';
import { type AssistantResults, assistantArguments } from './assistant.ts';
import { type BackupResults, backupArguments } from './backups.ts';
import { type BenefitResults, benefitArguments } from './benefits.ts';
import { type BillDetailResults, billDetailArguments } from './bill-details.ts';
import { type ConnectResults, type ConnectView, connectArguments, type LinkView } from './connect.ts';
import { type CounterResults, counterArguments } from './counter.ts';
import { type DayEndResults, dayEndArguments } from './day-end.ts';
import { type DeskResults, deskArguments } from './desk-channels.ts';
import { type DiagnosticsResults, diagnosticsArguments } from './diagnostics.ts';
import { type DisplayResults, type DisplaySetupView, displayArguments } from './display.ts';
import { type HandOverResults, handOverArguments } from './hand-over.ts';
import { type HeadOfficeResults, type HeadOfficeView, headOfficeArguments } from './head-office.ts';
import { type HeldSaleResults, heldSaleArguments } from './held-sales.ts';
import { type InterfaceResults, interfaceArguments } from './interfaces-console.ts';
import { type MatchResults, matchArguments } from './match.ts';
import type { MemberView } from './member.ts';
import { type MemberAdminResults, memberAdminArguments } from './member-admin.ts';
import { type MenuResults, type MenuView, menuArguments } from './menu.ts';
import type { OperationView } from './operation.ts';
import { type OrderResults, orderArguments } from './orders.ts';
import { type PersonResults, personArguments } from './people-channels.ts';
import { type PracticeResults, practiceArguments } from './practice.ts';
import type { PreferencesView } from './preferences/sections.ts';
import { type PreferenceResults, preferenceArguments } from './preferences.ts';
import type { PrintingView } from './printing.ts';
import { type PrintingResults, printingArguments } from './printing-channels.ts';
import type { ProbeView } from './probe.ts';
import { type ProbeResults, probeArguments } from './probe-channels.ts';
import { type OfferResults, offerArguments } from './recharge-offers.ts';
import { type ReportResults, reportArguments } from './reports.ts';
import type { Result } from './result.ts';
import { type ScannerResults, type SerialScannerView, scannerArguments } from './scanner.ts';
import { type SessionResults, type SessionView, sessionArguments } from './session.ts';
import { type ShiftResults, shiftArguments } from './shift.ts';
import { type SmsResults, smsArguments } from './sms.ts';
import { type StatusResults, type StatusView, statusArguments } from './status.ts';
import { type TrainingResults, trainingArguments } from './training.ts';
import type { TrainingView } from './training-tasks.ts';
import { type TransactionResults, transactionArguments } from './transactions.ts';
import { type BillsView, type UniposBillResults, uniposBillArguments } from './unipos-bills.ts';
import { type UniposChange, type UniposOrderResults, uniposOrderArguments } from './unipos-orders.ts';
import { type UniposSetupResults, type UniposSetupView, uniposSetupArguments } from './unipos-setup.ts';
import { type UpdateResults, type UpdatesView, updateArguments } from './updates.ts';

/** The schema of each channel's single argument. Named methods of the preload are these keys with a capital: `signIn` and so on. */
export const channelArguments = {
  ...sessionArguments,
  ...statusArguments,
  ...counterArguments,
  ...smsArguments,
  ...deskArguments,
  ...preferenceArguments,
  ...scannerArguments,
  ...aboutArguments,
  ...assistantArguments,
  ...backupArguments,
  ...updateArguments,
  ...headOfficeArguments,
  ...diagnosticsArguments,
  ...displayArguments,
  ...trainingArguments,
  ...printingArguments,
  ...handOverArguments,
  ...heldSaleArguments,
  ...interfaceArguments,
  ...connectArguments,
  ...uniposSetupArguments,
  ...dayEndArguments,
  ...shiftArguments,
  ...billDetailArguments,
  ...transactionArguments,
  ...orderArguments,
  ...menuArguments,
  ...reportArguments,
  ...offerArguments,
  ...memberAdminArguments,
  ...benefitArguments,
  ...matchArguments,
  ...uniposBillArguments,
  ...uniposOrderArguments,
  ...personArguments,
  ...probeArguments,
  ...practiceArguments,
} as const;

export type ChannelName = keyof typeof channelArguments;
export type ChannelArgument<Name extends ChannelName> = z.infer<(typeof channelArguments)[Name]>;

/** What each channel answers. Every answer is a Result: a bad call (wrong window, bad argument) rejects instead. */
export type ChannelResults = SessionResults &
  StatusResults &
  CounterResults &
  SmsResults &
  DeskResults &
  PreferenceResults &
  ScannerResults &
  AboutResults &
  AssistantResults &
  BackupResults &
  UpdateResults &
  HeadOfficeResults &
  DiagnosticsResults &
  DisplayResults &
  TrainingResults &
  PrintingResults &
  HandOverResults &
  HeldSaleResults &
  InterfaceResults &
  ConnectResults &
  UniposSetupResults &
  DayEndResults &
  ShiftResults &
  BillDetailResults &
  TransactionResults &
  OrderResults &
  MenuResults &
  ReportResults &
  OfferResults &
  MemberAdminResults &
  BenefitResults &
  MatchResults &
  UniposBillResults &
  UniposOrderResults &
  PersonResults &
  ProbeResults &
  PracticeResults;

/** Events from main to the screen. */
export type EventMap = {
  probe: ProbeView;
  connect: ConnectView;
  uniposSetup: UniposSetupView;
  /** A step of head office's check has ended, or shipping has gone on or stopped. */
  headOffice: HeadOfficeView;
  /** The till's updates have gone on. */
  updates: UpdatesView;
  link: LinkView;
  /** A menu's sync has gone on, stopped or ended. */
  menu: MenuView;
  status: StatusView;
  session: SessionView;
  /** Something that this till is set to was changed. */
  preferences: PreferencesView;
  /** A scanner that is no keyboard has read something. */
  scanned: { readonly text: string };
  scanner: SerialScannerView;
  /** The customer display's window was opened, moved or lost, or its pictures were changed. */
  display: DisplaySetupView;
  /** A trainee has gone on in the course, or another has signed in. */
  training: TrainingView;
  /** The print queue or the drawer has gone on, or stopped. */
  printing: PrintingView;
  operation: OperationView;
  /** UniPOS's bills of the day that the screen asked for last: something is new, or one was paid. */
  bills: BillsView;
  /** An order or a reservation of this till for UniPOS has gone on. */
  uniposOrder: UniposChange;
  /** The member on the counter was read again: after an operation, or when the recent transactions have come. */
  member: MemberView;
};

/** What the preload puts on `window.yatai`: one named method a channel, and a subscription to the events. */
export type Bridge = {
  readonly [Name in ChannelName]: (argument: ChannelArgument<Name>) => Promise<Result<ChannelResults[Name]>>;
} & {
  readonly on: <Name extends keyof EventMap>(event: Name, listener: (value: EventMap[Name]) => void) => () => void;
};
