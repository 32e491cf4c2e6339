// The till: every use case behind its channel. Reads as a table of contents; what each does is in the file of its name.
import { success } from '../../shared/result.ts';
import { createBenefits } from './benefits/benefits.ts';
import { createBillDetails } from './bill-details/bill-details.ts';
import { createCardDirectory } from './card-directory.ts';
import { createCare } from './care.ts';
import { createGuards } from './channel-guards.ts';
import { createConsultant } from './consult.ts';
import { createCounterHandlers } from './counter-handlers.ts';
import { createDayEnd } from './day-end/day-end.ts';
import type { Emit, TillDependencies, TillHandlers } from './dependencies.ts';
import { createDesks } from './desks/create-desks.ts';
import { withDiskFailures } from './disk-failures.ts';
import type { GuestDisplay } from './display/guest-display.ts';
import { openDisplay } from './display/open-display.ts';
import { followQueue } from './follow-queue.ts';
import { createGatewayBook, type GatewayBook } from './gateway-book.ts';
import { createHeadOffice } from './head-office/head-office-desk.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createHeldSales } from './held/held-sales.ts';
import { withRoomFirst } from './machine/put-off.ts';
import { createMatchDesk } from './match/match-desk.ts';
import { createMemberDesk, type MemberDesk } from './member-desk.ts';
import { createMemberAdmin } from './members/member-admin.ts';
import { createMenuDesk } from './menu/menu-desk.ts';
import { createOperationViewer } from './operation-view.ts';
import { createOrders } from './orders/orders.ts';
import { createApprovals } from './people/approvals.ts';
import { createCashierCheck } from './people/cashier-check.ts';
import { personViews, savePerson } from './people/persons.ts';
import { createPreferences, type Preferences } from './preferences/preferences.ts';
import { createPrinting } from './printing/printing.ts';
import { createProofBook } from './proof-book.ts';
import { getOperation, listOperations } from './queue-views.ts';
import { createRechargeOffers } from './recharge-offers.ts';
import { keepCounted } from './reports/keep-counted.ts';
import { createReports } from './reports/reports.ts';
import { createScannerDesk } from './scanner/scanner-desk.ts';
import { createSession } from './session.ts';
import { createSessionHandlers } from './session-handlers.ts';
import { createShiftDesk } from './shift/shift-desk.ts';
import { statusView } from './status.ts';
import { createStoreRules } from './store-rules.ts';
import { createStoreSetUp } from './store-set-up.ts';
import { createLife, type TillLife } from './till-life.ts';
import { createTraining } from './training/training.ts';
import { createTransactions } from './transactions/transactions.ts';
import { createUniposBills } from './unipos/bills.ts';
import { createUniposOrders } from './unipos/orders.ts';
import { createUpdates } from './updates/updates-desk.ts';

export type Till = TillLife & {
  readonly handlers: TillHandlers;
  /** Resolves when nothing is being read in the background. */
  idle(): Promise<void>;
  /** For the gateway, which stands above the till: the same members, and where it writes down how it stands. */
  readonly desk: MemberDesk;
  readonly gateway: GatewayBook;
  /** What this till is set to, for the shell that has windows. */
  readonly preferences: Pick<Preferences, 'read' | 'onChange'>;
  /** What the guest's own screen shows, for the shell that has windows. */
  readonly display: GuestDisplay;
};

/** Composes the use cases. `emit` takes the events for the screen. Nothing runs before `start`. */
export function createTill(dependencies: TillDependencies, emit: Emit): Till {
  const { journal, probe, queue } = dependencies;
  const directory = createCardDirectory();
  const gateway = createGatewayBook(dependencies.profile, dependencies.clock);
  const checkOwn = dependencies.backend.offers.includes('cashiers')
    ? null
    : createCashierCheck(journal, dependencies.clock);
  const session = createSession({ ...dependencies, emit, checkOwn });
  const viewer = createOperationViewer(journal, queue);
  const desk = createMemberDesk({ ...dependencies, directory, emit });
  const rules = createStoreRules(dependencies);
  const consultant = createConsultant({ ...dependencies, desk, rules });
  const heartbeat = createHeartbeat({ ...dependencies, session });
  const approvals = createApprovals(dependencies);
  const guards = createGuards(session, directory, probe);
  const { withCashier, withCard } = guards;
  const status = () => statusView(parts);
  const preferences = createPreferences({ journal, approvals, emit, withCashier });
  const proofs = createProofBook({ ...dependencies, directory, preferences });
  const scanner = createScannerDesk({ ...dependencies, preferences, emit, withCashier });
  const desks = createDesks({
    ...dependencies,
    approvals,
    directory,
    gateway,
    emit,
    session,
    status,
    viewer,
    withCashier,
  });
  const heldSales = createHeldSales({
    ...dependencies,
    ...guards,
    desk,
    directory,
    changed: () => emit('status', status()),
  });
  const printing = createPrinting({ ...dependencies, approvals, preferences, emit, withCashier });
  const newVersion = () => updates.ready();
  const parts = {
    ...dependencies,
    approvals,
    session,
    viewer,
    desk,
    desks,
    consultant,
    heldSales,
    newVersion,
    printing,
  };
  const { disk } = dependencies.machine;
  const updates = createUpdates({
    ...parts,
    emit,
    roomFor: disk.roomFor,
    changed: () => emit('status', status()),
    withCashier,
  });
  dependencies.machine.onChange(() => emit('status', status()));
  const care = createCare({ ...parts, health: desks.handlers, preferences, withCashier });
  const setUp = createStoreSetUp({
    ...parts,
    guards,
    emit,
    isFree: care.isFree,
    changed: () => emit('status', status()),
  });
  const keeper = dependencies.keeper ?? null;
  const headOffice = createHeadOffice({ ...parts, keeper, emit, withCashier });
  const billDetails = createBillDetails({ ...parts, withCashier });
  const uniposBills = createUniposBills({ ...parts, emit, withCashier });
  const uniposOrders = createUniposOrders({ ...parts, emit, withCashier });
  const training = createTraining({ ...parts, emit });
  const display = openDisplay({ ...parts, directory, emit, preferences, withCashier });
  const match = createMatchDesk({ ...parts, withCashier });
  const menu = createMenuDesk({ ...parts, emit, withCashier });
  const unfollow = followQueue(
    queue,
    {
      operations: {
        desks: desks.follow,
        screen: (operation) => emit('operation', viewer.view(operation)),
        member: desk.follow,
        'put-aside sales': heldSales.follow,
        'customer display': display.follow,
        training: training.follow,
        'bill details': billDetails.follow,
        bills: uniposBills.follow,
        printing: printing.follow,
      },
      standing: {
        desks: desks.followStatus,
        'bill details': billDetails.followStatus,
        'take-away orders': uniposOrders.followStatus,
        screen: () => emit('status', statusView(parts)),
      },
    },
    dependencies.complain,
  );

  const life = createLife({
    queue,
    heartbeat,
    printing,
    headOffice,
    workers: [billDetails, scanner, uniposOrders, disk, updates],
    asked: [uniposBills, display],
    askedInTurn: [setUp, menu],
    count: () => keepCounted(dependencies),
    async last() {
      await desk.idle();
      unfollow();
    },
  });

  const handlers: TillHandlers = {
    ...createSessionHandlers({ ...parts, emit, heartbeat }),
    ...preferences.handlers,
    ...scanner.handlers,
    ...care.handlers,
    ...updates.handlers,
    ...display.handlers,
    ...training.handlers,
    ...createCounterHandlers({ ...parts, consultant, directory, guards, proofs, rules }),
    listOperations: (request) => withCashier(async () => listOperations(request, parts)),
    getOperation: ({ serial }) => withCashier(async () => getOperation(serial, parts)),
    ...desks.handlers,
    ...createDayEnd({ ...parts, match, preferences, withCashier }),
    ...createShiftDesk({ ...parts, preferences, withCashier }),
    ...match.handlers,
    ...menu.handlers,
    ...billDetails.handlers,
    ...uniposBills.handlers,
    ...uniposOrders.handlers,
    ...createOrders({ ...parts, withCard, withCashier }),
    ...createTransactions({ ...parts, directory, withCashier }),
    ...createReports({ ...parts, withCashier }),
    ...createRechargeOffers({ ...parts, withCashier, withCard }),
    ...createMemberAdmin({ ...parts, directory, emit, withCashier }),
    ...createBenefits({ ...parts, directory, emit, withCashier, withCard }),
    ...heldSales.handlers,
    ...printing.handlers,
    ...setUp.handlers,
    ...headOffice.handlers,
    sendNow: () =>
      withCashier(async () => {
        queue.nudge();
        await heartbeat.beat();
        return success(statusView(parts));
      }),
    getGateway: () => withCashier(async () => success(gateway.view())),
    listPersons: () => withCashier(async () => success(personViews(parts))),
    savePerson: (asked) => withCashier((operator) => savePerson(asked, operator, parts)),
  };

  return {
    handlers: withDiskFailures(
      withRoomFirst(display.watching(training.watching(proofs.watching(handlers))), disk),
      dependencies.complain,
    ),
    ...life,
    idle: desk.idle,
    desk,
    gateway,
    preferences,
    display: display.guest,
  };
}
