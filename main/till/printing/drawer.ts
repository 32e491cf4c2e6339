// The cash drawer: opens by itself where cash changes hands, and for a person who may open it. What did not open now is never opened later.
import type { PrintProblem } from '../../../shared/printing.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Printer } from '../../devices/printing/printer.ts';
import type { Operation } from '../../queue/operation.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { cashOf, paymentsOf } from '../shift/cash.ts';
import type { PrintWorker } from './print-worker.ts';
import { isOfScreen } from './receipt-desk.ts';

export type Drawer = {
  /** To be called after each durable change of an operation. */
  follow(operation: Operation): void;
  /** Opens it now. Fails with `drawerAbsent` or `drawerShut`. */
  open(): Promise<Result<null>>;
  /** Why it did not open the last time; null: it did, or nobody asked. */
  problem(): PrintProblem | null;
};

type DrawerParts = Pick<TillDependencies, 'clock' | 'journal'> & {
  readonly preferences: Pick<Preferences, 'read'>;
  readonly printer: () => Printer | null;
  readonly worker: Pick<PrintWorker, 'alone' | 'problem'>;
  readonly changed: () => void;
};

/** After this nobody stands at the drawer with this guest's cash any more. Ms. */
const fresh = 120_000;
const remembered = 100;
/** A receipt that is being printed may go first; longer than this nobody waits for an open drawer. Ms. */
const longestTurn = 10_000;

export function createDrawer({ clock, journal, preferences, printer, worker, changed }: DrawerParts): Drawer {
  let last: PrintProblem | null = null;
  let opened: readonly string[] = [];

  function become(problem: PrintProblem | null): void {
    if (problem !== last) {
      last = problem;
      changed();
    }
  }

  function hasCash(operation: Operation): boolean {
    const { payload } = operation;
    const target =
      payload.kind === 'revocation' ? (payload.target === null ? null : journal.store.get(payload.target)) : operation;
    const payments = target === null ? null : paymentsOf({ operation: target, number: 0, adopted: false });
    return cashOf(payments ?? [], preferences.read('cash').methods) > 0;
  }

  function isDue(operation: Operation): boolean {
    const { serial, state, acceptedOffline, createdAt } = operation;
    const taken = acceptedOffline ? state === 'pending' || state === 'blocked' : state === 'applied';
    return taken && isOfScreen(operation) && !opened.includes(serial) && clock.wall() - createdAt < fresh;
  }

  async function open(): Promise<Result<null>> {
    const pulse = printer()?.openDrawer ?? null;
    if (pulse === null) {
      return failure('drawerAbsent');
    }
    // A printer that stopped in the middle keeps the line: the drawer would open minutes later, with nobody there.
    const asked = clock.monotonic();
    const isLate = () => clock.monotonic() - asked > longestTurn;
    const stopped = worker.problem();
    const answer =
      stopped === null
        ? await worker.alone(async () => (isLate() ? null : pulse()))
        : ({ ok: false, failure: stopped } as const);
    if (answer === null) {
      return failure('drawerShut');
    }
    become(answer.ok ? null : answer.failure);
    return answer.ok ? success(null) : failure('drawerShut');
  }

  return {
    follow(operation) {
      const { drawer, drawerOpens } = preferences.read('printing');
      if (drawer === 'none' || !drawerOpens || !isDue(operation) || !hasCash(operation)) {
        return;
      }
      opened = [...opened, operation.serial].slice(-remembered);
      void open();
    },
    open,
    problem: () => last,
  };
}
