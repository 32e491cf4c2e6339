// The channels of UniPOS's orders and reservations: lists, numbers, goods, saving, a person's word on what could not go its way.
import { failure, type Result, success } from '../../../shared/result.ts';
import type { UniposChange, UniposKind, UniposListView, UniposOrderResults } from '../../../shared/unipos-orders.ts';
import type { UniposService } from '../../backends/ports/unipos.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { checkOrder, checkReservation } from './check-order.ts';
import { createGoodsFinder } from './goods.ts';
import { createOrderList, type OrderList } from './order-lists.ts';
import { createUniposOutbox } from './outbox.ts';
import { createOutboxDesks } from './outbox-desks.ts';
import { isOwnNumber, nextOwnNumber } from './own-number.ts';
import { save, settle } from './save-order.ts';
import { watchService } from './watched-service.ts';

type Dependencies = Pick<
  TillDependencies,
  'clock' | 'complain' | 'journal' | 'probe' | 'profile' | 'queue' | 'random' | 'timers' | 'unipos'
> & { readonly emit: Emit; readonly withCashier: WithCashier };

export type UniposOrders = {
  readonly handlers: Pick<TillHandlers, keyof UniposOrderResults>;
  start(): void;
  /** To be called when the queue's status changed: the line may be back. */
  followStatus(): void;
  stop(): void;
};

/** Nothing runs before `start`. Without UniPOS each channel fails with `uniposAbsent`. */
export function createUniposOrders(dependencies: Dependencies): UniposOrders {
  const { profile, unipos } = dependencies;
  return unipos === null || profile.unipos === undefined
    ? withoutUnipos()
    : withUnipos(dependencies, unipos, profile.unipos);
}

function withUnipos(
  dependencies: Dependencies,
  service: UniposService,
  { shopNo, refreshSeconds }: NonNullable<TillDependencies['profile']['unipos']>,
): UniposOrders {
  const { clock, emit, journal, queue, withCashier } = dependencies;
  const watched = watchService(service);
  const desks = createOutboxDesks(watched.service, shopNo);
  const tell = (change: UniposChange) => emit('uniposOrder', change);
  const outbox = createUniposOutbox({ ...dependencies, desks, tell });
  const alike = { clock, outbox: journal.uniposOutbox, shopNo };
  const shown = { ...alike, refreshSeconds, problem: watched.problem };
  const made = { ...alike, isOwnNumber: (number: string) => isOwnNumber(number, journal) };
  const orders = { ...made, desk: desks.order, list: createOrderList({ ...shown, desk: desks.order }) };
  const reservations = {
    ...made,
    desk: desks.reservation,
    list: createOrderList({ ...shown, desk: desks.reservation }),
  };
  const goods = createGoodsFinder(dependencies, service, shopNo);
  let reach = queue.status().reach;

  async function listed<Content>(
    list: OrderList<Content>,
    { day, refresh }: { readonly day: string | null; readonly refresh: boolean },
  ): Promise<Result<UniposListView<Content>>> {
    if (refresh && (await list.refresh(day)).ok) {
      outbox.heard();
    }
    return success(list.view(day));
  }

  /** It goes to UniPOS at once, and everybody who looks sees it. */
  function wake(kind: UniposKind, number: string | null): void {
    if (number !== null) {
      tell({ kind, number });
      outbox.wake(kind, number);
    }
  }

  return {
    handlers: {
      listUniposOrders: (asked) => withCashier(() => listed(orders.list, asked)),
      listUniposReservations: (asked) => withCashier(() => listed(reservations.list, asked)),
      newUniposNumber: () => withCashier(async () => success(nextOwnNumber(journal))),
      findUniposGoods: ({ text }) => withCashier(async () => success(await goods(text))),
      saveUniposOrder: (asked) =>
        withCashier(async (operator) => {
          const saved = await save(asked, operator, checkOrder, orders);
          wake('order', saved.ok ? saved.value.number : null);
          return saved;
        }),
      saveUniposReservation: (asked) =>
        withCashier(async (operator) => {
          const saved = await save(asked, operator, checkReservation, reservations);
          wake('reservation', saved.ok ? saved.value.number : null);
          return saved;
        }),
      settleUnipos: ({ kind, number, how }) =>
        withCashier(async () => {
          const problem = kind === 'order' ? settle(number, how, orders) : settle(number, how, reservations);
          wake(kind, number);
          return problem === null ? success(null) : { ok: false, failure: problem };
        }),
    },
    start: outbox.start,
    followStatus() {
      const before = reach;
      reach = queue.status().reach;
      if (reach === 'reachable' && before !== 'reachable') {
        outbox.heard();
      }
    },
    stop: outbox.stop,
  };
}

function withoutUnipos(): UniposOrders {
  const absent = async () => failure('uniposAbsent');
  return {
    handlers: {
      listUniposOrders: absent,
      listUniposReservations: absent,
      newUniposNumber: absent,
      findUniposGoods: absent,
      saveUniposOrder: absent,
      saveUniposReservation: absent,
      settleUnipos: absent,
    },
    start: () => undefined,
    followStatus: () => undefined,
    stop: () => undefined,
  };
}
