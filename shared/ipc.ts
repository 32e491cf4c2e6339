// The contract between screen and main process: channel → argument schema → result type, and the events that main sends.
import { z } from 'zod';
import { type AboutResults, aboutArguments } from './about.ts';
import { type AssistantResults, assistantArguments } from './assistant.ts';
import { type BackupResults, backupArguments } from './backups.ts';
import { type BenefitResults, benefitArguments } from './benefits.ts';
import { type BillDetailResults, billDetailArguments } from './bill-details.ts';
import { type ConnectResults, type ConnectView, connectArguments, type LinkView } from './connect.ts';
import type { CouponState } from './coupon-reasons.ts';
import { type DayEndResults, dayEndArguments } from './day-end.ts';
import type {
  AskedView,
  AuditView,
  GhostPage,
  HealthView,
  ManualPage,
  PersonName,
  RefusalPage,
  RefusalView,
  RiskView,
} from './desks.ts';
import { decisionOutcomes, settlementWays } from './desks.ts';
import { type DiagnosticsResults, diagnosticsArguments } from './diagnostics.ts';
import { type DisplayResults, type DisplaySetupView, displayArguments } from './display.ts';
import type { PlatformFeature } from './features.ts';
import { fenSchema } from './fen-schema.ts';
import type { GatewayView } from './gateway.ts';
import { type HandOverResults, handOverArguments } from './hand-over.ts';
import { type HeldSaleResults, heldSaleArguments } from './held-sales.ts';
import { type InterfaceResults, interfaceArguments } from './interfaces-console.ts';
import { type MatchResults, matchArguments } from './match.ts';
import type { LookupView, MemberView } from './member.ts';
import { type MemberAdminResults, memberAdminArguments } from './member-admin.ts';
import { type MenuResults, type MenuView, menuArguments } from './menu.ts';
import type { Fen } from './money.ts';
import type { OperationEventView, OperationView } from './operation.ts';
import { type OrderResults, orderArguments } from './orders.ts';
import { approvalSchema, type PersonView, personDraftSchema } from './people.ts';
import type { PreferencesView } from './preferences/sections.ts';
import { type PreferenceResults, preferenceArguments } from './preferences.ts';
import type { PrintingView } from './printing.ts';
import { type PrintingResults, printingArguments } from './printing-channels.ts';
import type { ProbeView } from './probe.ts';
import type { Language, ProfileFinding } from './profile.ts';
import { type OfferResults, offerArguments } from './recharge-offers.ts';
import { type ReportResults, reportArguments } from './reports.ts';
import type { Failure, Result } from './result.ts';
import { type ScannerResults, type SerialScannerView, scannerArguments } from './scanner.ts';
import { serviceRequestWith } from './services.ts';
import { type ShiftResults, shiftArguments } from './shift.ts';
import type { CombineLimits, EarnRule } from './store-rules.ts';
import { type TrainingResults, trainingArguments } from './training.ts';
import type { TrainingView } from './training-tasks.ts';
import { type TransactionResults, transactionArguments } from './transactions.ts';
import { type BillsView, type UniposBillResults, uniposBillArguments } from './unipos-bills.ts';
import { type UniposChange, type UniposOrderResults, uniposOrderArguments } from './unipos-orders.ts';
import { type UniposSetupResults, type UniposSetupView, uniposSetupArguments } from './unipos-setup.ts';

const nothing = z.null();
const text = (longest: number) => z.string().min(1).max(longest);
const intent = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/);
const cardId = text(64);
const newCardNo = z.string().regex(/^[0-9A-Za-z]{4,32}$/);
const serial = text(64);
/** A supervisor's PIN where the first answer was a failure with `approvable`; left out, nobody approves. */
const approval = approvalSchema.nullable().optional();
const deskPage = { before: serial.nullable(), size: z.int().min(1).max(100) };
const otherPayments = z.array(z.strictObject({ method: text(16), amount: fenSchema })).max(10);

/** The schema of each channel's single argument. Named methods of the preload are these keys with a capital: `signIn` and so on. */
export const channelArguments = {
  getStartup: nothing,
  getSession: nothing,
  signIn: z.strictObject({ user: text(64), password: text(128) }),
  signOut: nothing,
  lock: nothing,
  unlock: z.strictObject({ password: text(128) }),
  getStatus: nothing,
  getSettings: nothing,
  setLanguage: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
  lookup: z.strictObject({ text: text(512) }),
  consult: z.strictObject({ cardId, billAmount: fenSchema }),
  verifyTradePassword: z.strictObject({ cardId, password: text(64) }),
  checkout: z.strictObject({
    intent,
    cardId,
    billAmount: fenSchema,
    storePay: fenSchema,
    points: z.int().min(0),
    pointsPay: fenSchema,
    coupons: z.array(z.strictObject({ id: text(64), quantity: z.int().min(1).max(99) })).max(20),
    otherPayments,
    /** Cash that was handed over for one of the other payments. Left out or null: nobody said. */
    cash: z
      .strictObject({ method: text(16), received: fenSchema })
      .nullable()
      .optional(),
    tradePassword: text(64).nullable(),
    remark: z.string().max(200).nullable(),
    /** The UniPOS bill that it pays, with `billAmount` exactly what that asks of a card. Left out or null: none. */
    bill: z
      .strictObject({ billNo: text(64) })
      .nullable()
      .optional(),
    approval,
  }),
  checkRecharge: z.strictObject({ cardId, amount: fenSchema, payments: otherPayments }),
  recharge: z.strictObject({ intent, cardId, amount: fenSchema, payments: otherPayments }),
  /** `cardNo` is the number on a card that is activated; every other card has its name (`cardId`). `content.mobile` may be a member's id. */
  perform: serviceRequestWith({
    intent,
    cardId: cardId.nullable(),
    cardNo: newCardNo.nullable(),
    secret: text(64).nullable(),
    approval,
  }),
  /** Gift cards, one operation each; one PIN for all. */
  performBatch: z.strictObject({
    intent: z.string().regex(/^[0-9a-zA-Z-]{8,60}$/),
    cardTypeId: text(64).nullable(),
    cards: z
      .array(z.strictObject({ cardNo: newCardNo, value: fenSchema }))
      .min(1)
      .max(50),
    secret: text(64).nullable(),
    approval,
  }),
  getSms: z.strictObject({ target: text(64) }),
  sendSms: z.strictObject({ target: text(64) }),
  verifySms: z.strictObject({ target: text(64), code: z.string().regex(/^\d{4,8}$/) }),
  revokeOperation: z.strictObject({ intent, serial, reason: text(200), approval }),
  revokeVoucher: z.strictObject({ intent, voucher: text(64), cardId: cardId.nullable(), reason: text(200), approval }),
  listOperations: z.strictObject({
    filter: z.enum(['open', 'all', 'revocable']),
    before: serial.nullable(),
    size: z.int().min(1).max(100),
  }),
  getOperation: z.strictObject({ serial }),
  getRisk: nothing,
  listRisk: z.strictObject({ by: z.enum(['card', 'cashier']), key: text(64), ...deskPage }),
  listManual: z.strictObject(deskPage),
  askPlatform: z.strictObject({ serial }),
  decideManual: z.strictObject({
    serial,
    outcome: z.enum(decisionOutcomes),
    voucher: text(64).nullable(),
    reason: text(200),
    approval: approvalSchema.nullable(),
    secondApproval: approvalSchema.nullable(),
  }),
  listRefusals: z.strictObject({ settled: z.boolean(), ...deskPage }),
  settleRefusal: z.strictObject({
    serial,
    how: z.enum(settlementWays),
    note: text(200),
    approval: approvalSchema.nullable(),
  }),
  listGhosts: z.strictObject(deskPage),
  acknowledgeGhosts: z.strictObject({ serials: z.array(serial).min(1).max(50) }),
  getHealth: nothing,
  getGateway: nothing,
  checkJournal: nothing,
  ...preferenceArguments,
  ...scannerArguments,
  ...aboutArguments,
  ...assistantArguments,
  ...backupArguments,
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
  sendNow: nothing,
  listPersons: nothing,
  savePerson: personDraftSchema.extend({ approval }),
  getProbe: nothing,
  runProbe: z.strictObject({
    cardNo: text(64),
    otherCardNo: text(64).nullable(),
    password: text(128).nullable(),
    approval: approvalSchema.nullable(),
  }),
  getPractice: nothing,
  setPracticeFault: z.strictObject({
    fault: z.enum(['none', 'networkCut', 'slow', 'lostResponse', 'serverError', 'htmlPage', 'logLag']),
  }),
} as const;

export type ChannelName = keyof typeof channelArguments;
export type ChannelArgument<Name extends ChannelName> = z.infer<(typeof channelArguments)[Name]>;

/** Answered even where the till could not start: then the screen shows the failure and nothing else. `findings`: of the profile. */
export type StartupView =
  | { readonly state: 'ready' }
  | {
      readonly state: 'failed';
      readonly failure: Failure;
      readonly findings: readonly ProfileFinding[];
      readonly language: Language;
    };

export type SessionView = {
  readonly state: 'signedOut' | 'signedIn' | 'locked';
  readonly user: string | null;
  readonly displayName: string | null;
  readonly offline: boolean;
};

/** What the status bar shows, always. `atRisk` is fen held by operations that are not settled. */
export type StatusView = {
  readonly storeName: string;
  readonly terminalNo: string;
  readonly cashier: string | null;
  readonly practice: boolean;
  readonly connection: 'online' | 'offline' | 'captivePortal' | 'signInNeeded' | 'contention';
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
  readonly atRisk: Fen;
  /** Refused offline sales that nobody settled with the guest yet, and what they are worth. */
  readonly refused: number;
  readonly owed: Fen;
  /** Charges that landed after all, and nobody has seen the alarm yet. */
  readonly ghosts: number;
  /** Sales that were put aside and wait. */
  readonly heldSales: number;
  /** The weekly contract probe is due: a reminder, no more. */
  readonly probeDue: boolean;
  /** Whether the store is this till's newest own: else what waited is asked for at the platform before anything is sent. */
  readonly origin: 'same' | 'rolledBack' | 'copied';
  /** The open work was handed to another till: this one takes no money. */
  readonly handedOver: boolean;
  readonly now: number;
};

export type SettingsView = {
  readonly language: Language;
  readonly practice: boolean;
  readonly profileName: string;
  readonly version: string;
  readonly paymentMethods: readonly { readonly id: string; readonly name: string; readonly englishName: string }[];
  /** Whether the till is connected to UniPOS: then it has bills. */
  readonly unipos: boolean;
  /** What the member platform has beside cards and sales by stored value. */
  readonly offers: readonly PlatformFeature[];
  /** Users who may sign in without the platform, for the sign-in screen. */
  readonly knownUsers: readonly string[];
};

/** `couponStates`: one for each coupon of the member. */
export type ConsultView = {
  /** True where the platform answered; false = offline, stored value only. */
  readonly online: boolean;
  readonly storePay: Fen;
  readonly storeLimit: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly pointsPayLimit: Fen;
  readonly pointsPerYuan: number;
  readonly pointsDivisible: boolean;
  readonly pointsWithCoupons: boolean;
  /** The caps of 4.3.4, for telling them: `asCash` false: this store takes no points; largest share in percent, most points a bill. */
  readonly pointsCaps: { readonly asCash: boolean; readonly percent: number | null; readonly points: number | null };
  readonly coupons: readonly { readonly id: string; readonly quantity: number; readonly value: Fen }[];
  readonly couponStates: readonly CouponState[];
  readonly earns: number | null;
  /** 4.3.1 for this guest today, where `earns` is not told: what is paid then says how many points. */
  readonly earnRules: readonly EarnRule[];
  /** 4.3.2: which coupons do not go together. */
  readonly limits: CombineLimits;
  readonly needsTradePassword: boolean;
};

/** Times in ms UTC. `sentToday` counts against the 10 a day; `nextSendAt` is when the next may be sent. */
export type SmsView = {
  readonly maskedMobile: string;
  readonly sentToday: number;
  readonly quota: number;
  readonly nextSendAt: number | null;
  readonly expiresAt: number | null;
  readonly verifiedAt: number | null;
};

export type OperationPage = {
  readonly operations: readonly OperationView[];
  readonly nextBefore: string | null;
};

export type OperationDetail = {
  readonly operation: OperationView;
  readonly events: readonly OperationEventView[];
  /** What people did about it, oldest first, and the names of those whom the evidence names. */
  readonly audit: readonly AuditView[];
  readonly persons: readonly PersonName[];
};

export type PracticeView = {
  readonly fault: ChannelArgument<'setPracticeFault'>['fault'];
  /** Cards, codes and passwords that a trainee may try, and the last SMS codes on the practice phone. */
  readonly guide: readonly { readonly label: string; readonly value: string }[];
  readonly phone: readonly { readonly mobile: string; readonly code: string; readonly at: number }[];
};

/** What each channel answers. Every answer is a Result: a bad call (wrong window, bad argument) rejects instead. */
export type ChannelResults = {
  getStartup: StartupView;
  getSession: SessionView;
  signIn: SessionView;
  signOut: SessionView;
  lock: SessionView;
  unlock: SessionView;
  getStatus: StatusView;
  getSettings: SettingsView;
  setLanguage: SettingsView;
  lookup: LookupView;
  consult: ConsultView;
  verifyTradePassword: true;
  checkout: OperationView;
  checkRecharge: { readonly allowed: boolean; readonly detail: string };
  recharge: OperationView;
  perform: OperationView;
  performBatch: BatchView;
  getSms: SmsView;
  sendSms: SmsView;
  verifySms: SmsView;
  revokeOperation: OperationView;
  revokeVoucher: OperationView;
  listOperations: OperationPage;
  getOperation: OperationDetail;
  getRisk: RiskView;
  listRisk: OperationPage;
  listManual: ManualPage;
  askPlatform: AskedView;
  decideManual: OperationDetail;
  listRefusals: RefusalPage;
  settleRefusal: RefusalView;
  listGhosts: GhostPage;
  acknowledgeGhosts: StatusView;
  getHealth: HealthView;
  getGateway: GatewayView;
  checkJournal: HealthView;
  getPreferences: PreferenceResults['getPreferences'];
  getScanner: ScannerResults['getScanner'];
  lendCamera: ScannerResults['lendCamera'];
  changePreference: PreferenceResults['changePreference'];
  getPrinting: PrintingResults['getPrinting'];
  listPrintJobs: PrintingResults['listPrintJobs'];
  previewReceipt: PrintingResults['previewReceipt'];
  previewPrintJob: PrintingResults['previewPrintJob'];
  printReceipt: PrintingResults['printReceipt'];
  concludePrintJob: PrintingResults['concludePrintJob'];
  retryPrinting: PrintingResults['retryPrinting'];
  testPrinter: PrintingResults['testPrinter'];
  listPrinters: PrintingResults['listPrinters'];
  openDrawer: PrintingResults['openDrawer'];
  getDisplay: DisplayResults['getDisplay'];
  testDisplay: DisplayResults['testDisplay'];
  chooseDisplayPictures: DisplayResults['chooseDisplayPictures'];
  clearDisplayPictures: DisplayResults['clearDisplayPictures'];
  tellDisplay: DisplayResults['tellDisplay'];
  getTraining: TrainingResults['getTraining'];
  beginTraining: TrainingResults['beginTraining'];
  restartTraining: TrainingResults['restartTraining'];
  holdSale: HeldSaleResults['holdSale'];
  listHeldSales: HeldSaleResults['listHeldSales'];
  recallHeldSale: HeldSaleResults['recallHeldSale'];
  dropHeldSale: HeldSaleResults['dropHeldSale'];
  getAbout: AboutResults['getAbout'];
  getLicence: AboutResults['getLicence'];
  showDataFolder: AboutResults['showDataFolder'];
  getAssistant: AssistantResults['getAssistant'];
  keepAssistant: AssistantResults['keepAssistant'];
  importProfile: AssistantResults['importProfile'];
  getLimits: AssistantResults['getLimits'];
  saveLimits: AssistantResults['saveLimits'];
  restartTill: AssistantResults['restartTill'];
  getBackups: BackupResults['getBackups'];
  makeBackup: BackupResults['makeBackup'];
  proveBackup: BackupResults['proveBackup'];
  chooseBackupFolder: BackupResults['chooseBackupFolder'];
  forgetBackupFolder: BackupResults['forgetBackupFolder'];
  restoreBackup: BackupResults['restoreBackup'];
  writeDiagnostics: DiagnosticsResults['writeDiagnostics'];
  getHandOver: HandOverResults['getHandOver'];
  writeHandOver: HandOverResults['writeHandOver'];
  takeOver: HandOverResults['takeOver'];
  takeBackHandOver: HandOverResults['takeBackHandOver'];
  listInterfaces: InterfaceResults['listInterfaces'];
  getInterface: InterfaceResults['getInterface'];
  copyInterface: InterfaceResults['copyInterface'];
  sendInterface: InterfaceResults['sendInterface'];
  getConnect: ConnectResults['getConnect'];
  testConnection: ConnectResults['testConnection'];
  saveConnection: ConnectResults['saveConnection'];
  getUniposSetup: UniposSetupResults['getUniposSetup'];
  testUnipos: UniposSetupResults['testUnipos'];
  saveUnipos: UniposSetupResults['saveUnipos'];
  getLink: ConnectResults['getLink'];
  startLink: ConnectResults['startLink'];
  cancelLink: ConnectResults['cancelLink'];
  getDayEnd: DayEndResults['getDayEnd'];
  settleDay: DayEndResults['settleDay'];
  listDayEnds: DayEndResults['listDayEnds'];
  sealDay: DayEndResults['sealDay'];
  exportDay: DayEndResults['exportDay'];
  printDay: DayEndResults['printDay'];
  getShift: ShiftResults['getShift'];
  openShift: ShiftResults['openShift'];
  moveCash: ShiftResults['moveCash'];
  countShift: ShiftResults['countShift'];
  closeShift: ShiftResults['closeShift'];
  listShifts: ShiftResults['listShifts'];
  exportShift: ShiftResults['exportShift'];
  printShift: ShiftResults['printShift'];
  getBillDetails: BillDetailResults['getBillDetails'];
  sendBillDetailAgain: BillDetailResults['sendBillDetailAgain'];
  listTransactions: TransactionResults['listTransactions'];
  getTransaction: TransactionResults['getTransaction'];
  authoriseOrder: OrderResults['authoriseOrder'];
  verifySecurityCode: OrderResults['verifySecurityCode'];
  getMenu: MenuResults['getMenu'];
  readMenuCategories: MenuResults['readMenuCategories'];
  openMenuFile: MenuResults['openMenuFile'];
  listMenuItems: MenuResults['listMenuItems'];
  startMenuSync: MenuResults['startMenuSync'];
  stopMenuSync: MenuResults['stopMenuSync'];
  retryMenuItem: MenuResults['retryMenuItem'];
  getSalesReport: ReportResults['getSalesReport'];
  listDeeds: ReportResults['listDeeds'];
  exportReport: ReportResults['exportReport'];
  getMemberStatistics: ReportResults['getMemberStatistics'];
  getRechargeCommission: ReportResults['getRechargeCommission'];
  getRechargeOffers: OfferResults['getRechargeOffers'];
  getRechargeLink: OfferResults['getRechargeLink'];
  getMemberProfile: MemberAdminResults['getMemberProfile'];
  createMember: MemberAdminResults['createMember'];
  updateMember: MemberAdminResults['updateMember'];
  listCardTypes: MemberAdminResults['listCardTypes'];
  setDefaultCard: MemberAdminResults['setDefaultCard'];
  importCard: MemberAdminResults['importCard'];
  createCardCode: MemberAdminResults['createCardCode'];
  getWallets: MemberAdminResults['getWallets'];
  changePassword: MemberAdminResults['changePassword'];
  changePasswordBySms: MemberAdminResults['changePasswordBySms'];
  resetPassword: MemberAdminResults['resetPassword'];
  listReviews: MemberAdminResults['listReviews'];
  getMemberOrder: MemberAdminResults['getMemberOrder'];
  listOpenIds: MemberAdminResults['listOpenIds'];
  listCardCoupons: BenefitResults['listCardCoupons'];
  listCouponTemplates: BenefitResults['listCouponTemplates'];
  findCouponCode: BenefitResults['findCouponCode'];
  createCouponCode: BenefitResults['createCouponCode'];
  createWechatCode: BenefitResults['createWechatCode'];
  getPointRules: BenefitResults['getPointRules'];
  listMallGoods: BenefitResults['listMallGoods'];
  getMallPayer: BenefitResults['getMallPayer'];
  refreshMember: BenefitResults['refreshMember'];
  getMatch: MatchResults['getMatch'];
  listMatchRows: MatchResults['listMatchRows'];
  exportMatch: MatchResults['exportMatch'];
  getCodeCheck: MatchResults['getCodeCheck'];
  getBills: UniposBillResults['getBills'];
  getBill: UniposBillResults['getBill'];
  listUniposOrders: UniposOrderResults['listUniposOrders'];
  listUniposReservations: UniposOrderResults['listUniposReservations'];
  newUniposNumber: UniposOrderResults['newUniposNumber'];
  findUniposGoods: UniposOrderResults['findUniposGoods'];
  saveUniposOrder: UniposOrderResults['saveUniposOrder'];
  saveUniposReservation: UniposOrderResults['saveUniposReservation'];
  settleUnipos: UniposOrderResults['settleUnipos'];
  sendNow: StatusView;
  listPersons: readonly PersonView[];
  /** All persons, with this one as it is now. */
  savePerson: { readonly id: string; readonly persons: readonly PersonView[] };
  getProbe: ProbeView;
  /** Answers when the probe has begun; the rest comes as events. */
  runProbe: ProbeView;
  getPractice: PracticeView;
  setPracticeFault: PracticeView;
};

/** Each card's operation, in order, as far as they were accepted; `failure` says why the rest was not. */
export type BatchView = { readonly operations: readonly OperationView[]; readonly failure: Failure | null };

/** Events from main to the screen. */
export type EventMap = {
  probe: ProbeView;
  connect: ConnectView;
  uniposSetup: UniposSetupView;
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
