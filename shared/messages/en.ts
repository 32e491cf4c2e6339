// Every text that a person sees, in English: exactly the keys of the Chinese catalogue, or it does not compile.

import { about, careFailure, diagnostics } from './en/about.ts';
import { appearance } from './en/appearance.ts';
import { assistant, limits } from './en/assistant.ts';
import { backups, backupsFailure } from './en/backups.ts';
import { benefits } from './en/benefits.ts';
import { billDetails } from './en/bill-details.ts';
import { bills } from './en/bills.ts';
import { cashRules } from './en/cash-rules.ts';
import { checkout, outcome } from './en/checkout.ts';
import { connectFailure, connectTexts } from './en/connect.ts';
import { counter, coupon, couponRule } from './en/counter.ts';
import { dayEnd } from './en/day-end.ts';
import { desk } from './en/desk.ts';
import { display, displayFailure } from './en/display.ts';
import { ownFailure } from './en/failures.ts';
import { action, actions, app, pad, status } from './en/frame.ts';
import { gatewayAccount, gatewayFault } from './en/gateway.ts';
import { handOver } from './en/hand-over.ts';
import { headOffice } from './en/head-office.ts';
import { interfacesFailure, interfacesTexts } from './en/interfaces.ts';
import { keys } from './en/keys.ts';
import { machine, machineFailure } from './en/machine.ts';
import { match } from './en/match.ts';
import { memberService } from './en/member-service.ts';
import { members, membersFailure } from './en/members.ts';
import { menu, menuFailure } from './en/menu.ts';
import { more } from './en/more.ts';
import { failureDetail, kind, reason, scanKind, state, stateHelp } from './en/operations.ts';
import { orders, securityCode } from './en/orders.ts';
import { approval, people } from './en/people.ts';
import { practice } from './en/practice.ts';
import { printing, printingFailure } from './en/printing.ts';
import { probe } from './en/probe.ts';
import { proofRules } from './en/proof-rules.ts';
import { queue } from './en/queue.ts';
import { receipts } from './en/receipts.ts';
import { recharge } from './en/recharge.ts';
import { rechargeOffers } from './en/recharge-offers.ts';
import { reports } from './en/reports.ts';
import { revoke } from './en/revoke.ts';
import { roles } from './en/roles.ts';
import { held, sale, saleFailure } from './en/sale.ts';
import { salesReport } from './en/sales-report.ts';
import { scanner } from './en/scanner.ts';
import { servicesTexts } from './en/services.ts';
import { settings } from './en/settings.ts';
import { shift, shiftFailure } from './en/shift.ts';
import { lock, signIn } from './en/sign-in.ts';
import { sms } from './en/sms.ts';
import { finding, origin, startup } from './en/startup.ts';
import { training } from './en/training.ts';
import { transactions } from './en/transactions.ts';
import { uniposOrders, uniposOrdersFailure } from './en/unipos-orders.ts';
import { uniposSetup, uniposSetupFailure } from './en/unipos-setup.ts';
import { updates, updatesFailure } from './en/updates.ts';
import type { Catalogue } from './zh-CN.ts';

export const en: Catalogue = {
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
  failure: {
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
  },
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
