// Every text that a person sees, in Chinese: the catalogue whose keys the English one must match one by one.

import type { FailureCode } from '../result.ts';
import { about, careFailure, diagnostics } from './zh-CN/about.ts';
import { appearance } from './zh-CN/appearance.ts';
import { assistant, limits } from './zh-CN/assistant.ts';
import { backups, backupsFailure } from './zh-CN/backups.ts';
import { benefits } from './zh-CN/benefits.ts';
import { billDetails } from './zh-CN/bill-details.ts';
import { bills } from './zh-CN/bills.ts';
import { cashRules } from './zh-CN/cash-rules.ts';
import { checkout, outcome } from './zh-CN/checkout.ts';
import { connectFailure, connectTexts } from './zh-CN/connect.ts';
import { counter, coupon, couponRule } from './zh-CN/counter.ts';
import { dayEnd } from './zh-CN/day-end.ts';
import { desk } from './zh-CN/desk.ts';
import { display, displayFailure } from './zh-CN/display.ts';
import { ownFailure } from './zh-CN/failures.ts';
import { action, actions, app, pad, status } from './zh-CN/frame.ts';
import { gatewayAccount, gatewayFault } from './zh-CN/gateway.ts';
import { handOver } from './zh-CN/hand-over.ts';
import { headOffice } from './zh-CN/head-office.ts';
import { interfacesFailure, interfacesTexts } from './zh-CN/interfaces.ts';
import { keys } from './zh-CN/keys.ts';
import { machine, machineFailure } from './zh-CN/machine.ts';
import { match } from './zh-CN/match.ts';
import { memberService } from './zh-CN/member-service.ts';
import { members, membersFailure } from './zh-CN/members.ts';
import { menu, menuFailure } from './zh-CN/menu.ts';
import { more } from './zh-CN/more.ts';
import { failureDetail, kind, reason, scanKind, state, stateHelp } from './zh-CN/operations.ts';
import { orders, securityCode } from './zh-CN/orders.ts';
import { approval, people } from './zh-CN/people.ts';
import { practice } from './zh-CN/practice.ts';
import { printing, printingFailure } from './zh-CN/printing.ts';
import { probe } from './zh-CN/probe.ts';
import { proofRules } from './zh-CN/proof-rules.ts';
import { queue } from './zh-CN/queue.ts';
import { receipts } from './zh-CN/receipts.ts';
import { recharge } from './zh-CN/recharge.ts';
import { rechargeOffers } from './zh-CN/recharge-offers.ts';
import { reports } from './zh-CN/reports.ts';
import { revoke } from './zh-CN/revoke.ts';
import { roles } from './zh-CN/roles.ts';
import { held, sale, saleFailure } from './zh-CN/sale.ts';
import { salesReport } from './zh-CN/sales-report.ts';
import { scanner } from './zh-CN/scanner.ts';
import { servicesTexts } from './zh-CN/services.ts';
import { settings } from './zh-CN/settings.ts';
import { shift, shiftFailure } from './zh-CN/shift.ts';
import { lock, signIn } from './zh-CN/sign-in.ts';
import { sms } from './zh-CN/sms.ts';
import { finding, origin, startup } from './zh-CN/startup.ts';
import { training } from './zh-CN/training.ts';
import { transactions } from './zh-CN/transactions.ts';
import { uniposOrders, uniposOrdersFailure } from './zh-CN/unipos-orders.ts';
import { uniposSetup, uniposSetupFailure } from './zh-CN/unipos-setup.ts';
import { updates, updatesFailure } from './zh-CN/updates.ts';

const failure = {
  ...connectFailure,
  ...backupsFailure,
  ...careFailure,
  ...machineFailure,
  ...updatesFailure,
  ...displayFailure,
  ...menuFailure,
  ...shiftFailure,
  ...membersFailure,
  ...interfacesFailure,
  ...uniposSetupFailure,
  ...uniposOrdersFailure,
  ...printingFailure,
  ...saleFailure,
  ...ownFailure,
} satisfies Record<FailureCode, string>;

export const zhCN = {
  ...connectTexts,
  gatewayAccount,
  gatewayFault,
  benefits,
  ...interfacesTexts,
  ...servicesTexts,
  billDetails,
  bills,
  uniposSetup,
  headOffice,
  cashRules,
  proofRules,
  dayEnd,
  shift,
  machine,
  match,
  memberService,
  members,
  menu,
  orders,
  printing,
  receipts,
  rechargeOffers,
  securityCode,
  transactions,
  uniposOrders,
  updates,
  reports,
  roles,
  salesReport,
  more,
  failure,
  state,
  stateHelp,
  kind,
  scanKind,
  failureDetail,
  app,
  action,
  status,
  signIn,
  lock,
  counter,
  actions,
  pad,
  sale,
  held,
  checkout,
  outcome,
  recharge,
  sms,
  revoke,
  queue,
  desk,
  settings,
  about,
  assistant,
  backups,
  diagnostics,
  limits,
  display,
  training,
  scanner,
  handOver,
  people,
  approval,
  keys,
  appearance,
  practice,
  probe,
  origin,
  startup,
  finding,
  coupon,
  couponRule,
  reason,
};

/** The shape of a catalogue: the same keys everywhere, any text. */
export type Catalogue = typeof zhCN;
