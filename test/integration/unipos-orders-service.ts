// A UniPOS service in this process that keeps the orders and reservations that it was sent, and fails as told.
import type { BackendFailure } from '../../main/backends/backend-failure.ts';
import type { DayOfShop, UniposService } from '../../main/backends/ports/unipos.ts';
import { type FailureCode, failure, success } from '../../shared/result.ts';
import type { UniposOrder, UniposReservation } from '../../shared/unipos.ts';

/** What happens to a call: `lostRequest` nothing arrives, `lostAnswer` it is done and nobody hears of it,
 * `faultAfter` it is done and answered with 1000; else a failure of this code. */
export type Fate = 'well' | 'lostRequest' | 'lostAnswer' | 'faultAfter' | FailureCode;

type Placed<Content> = { readonly day: string; content: Content };

export type FakeService = UniposService & {
  readonly orders: Map<string, Placed<UniposOrder>>;
  readonly reservations: Map<string, Placed<UniposReservation>>;
  /** Each call in order: `read 2026-11-27`, `send A-1`. */
  readonly calls: string[];
  /** The fates of the next sends, then `well`. */
  readonly sends: Fate[];
  reads: Fate;
  /** Called before a send is answered. */
  onSend: (() => unknown) | null;
};

/** Under which day it lists what it is sent: by the day on which it came, as a service may. */
export function fakeService(today: () => string): FakeService {
  const calls: string[] = [];
  const sends: Fate[] = [];
  const orders: FakeService['orders'] = new Map();
  const reservations: FakeService['reservations'] = new Map();

  function list<Content>(kept: Map<string, Placed<Content>>, { day }: DayOfShop) {
    calls.push(`read ${day}`);
    return service.reads === 'well'
      ? success([...kept.values()].filter((each) => each.day === day).map(({ content }) => content))
      : failed(service.reads);
  }

  async function send<Content>(kept: Map<string, Placed<Content>>, number: string, content: Content) {
    calls.push(`send ${number}`);
    const fate = sends.shift() ?? 'well';
    if (fate === 'well' || fate === 'lostAnswer' || fate === 'faultAfter') {
      kept.set(number, { day: kept.get(number)?.day ?? today(), content });
    }
    await service.onSend?.();
    return fate === 'well' ? success(null) : failed(fate);
  }

  const service: FakeService = {
    orders,
    reservations,
    calls,
    sends,
    reads: 'well',
    onSend: null,
    listBills: async () => success([]),
    listOrders: async (asked) => list(orders, asked),
    sendOrder: (order) => send(orders, order.orderNo, order),
    listReservations: async (asked) => list(reservations, asked),
    sendReservation: (reservation) => send(reservations, reservation.reservationNo, reservation),
    close: async () => undefined,
  };
  return service;
}

function failed(fate: Fate): { readonly ok: false; readonly failure: BackendFailure } {
  const code = codeOf(fate);
  const words = code === 'refusedByServer' ? '商品编号不存在' : undefined;
  return { ok: false, failure: { ...failure(code, {}, words).failure, reachable: code !== 'serverUnreachable' } };
}

function codeOf(fate: Fate): FailureCode {
  switch (fate) {
    case 'faultAfter':
      return 'serverFault';
    case 'well':
    case 'lostRequest':
    case 'lostAnswer':
      return 'serverUnreachable';
    default:
      return fate;
  }
}
