// UniPOS's orders and reservations on a real journal, with a service in this process (`unipos-orders-service.ts`).

import { openJournal } from '../../main/journal/open-journal.ts';
import { StoreFailure } from '../../main/journal/store-failure.ts';
import type { Journal } from '../../main/journal/types.ts';
import { createUniposOrders, type UniposOrders } from '../../main/till/unipos/orders.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { Result } from '../../shared/result.ts';
import type { UniposOrder } from '../../shared/unipos.ts';
import type { UniposChange, UniposOrderDraft, UniposRow } from '../../shared/unipos-orders.ts';
import { afterThis, freshFile, optionsFor } from './journal-stage.ts';
import { type FakeService, fakeService } from './unipos-orders-service.ts';

export const noon = Date.parse('2026-11-27T12:00:00+08:00');

export type Desk = {
  readonly service: FakeService;
  readonly journal: Journal;
  readonly parts: UniposOrders;
  readonly told: UniposChange[];
  readonly complaints: string[];
  /** Money is in flight. */
  busy: boolean;
  /** So often the disk refuses to note what became of a sending. */
  refusals: number;
  /** Today's order of this number as a screen sees it. */
  row(number: string): Promise<UniposRow<UniposOrder> | undefined>;
  /** The same when it stands so; the test's timeout is its patience. */
  when(number: string, state: UniposRow<UniposOrder>['state']): Promise<UniposRow<UniposOrder>>;
};

/** One clock for every life of a till: it moves on with each look at it. */
let ticks = 0;
const wall = () => noon + ticks++;

/** A journal whose writing is dated on that noon. Closed after the test. */
export function journalAt(file: string): Journal {
  const clock = { wall, monotonic: () => ticks };
  const journal = openJournal({ ...optionsFor(file), clock });
  if (!journal.ok) {
    throw new Error(journal.failure.code);
  }
  afterThis(() => journal.value.close());
  return journal.value;
}

/** One till on `file`, started. Where it is left without `stop`, it was killed. */
export function openDesk({ file = freshFile(), service = fakeService(() => '2026-11-27'), start = true } = {}): Desk {
  const journal = journalAt(file);
  const complaints: string[] = [];
  const told: UniposChange[] = [];
  const began = performance.now();
  const desk = { busy: false, refusals: 0 };
  const sending = [{ state: 'sending' }] as unknown as ReturnType<Journal['store']['active']>;
  const uniposOutbox: Journal['uniposOutbox'] = {
    ...journal.uniposOutbox,
    move(record, to, told) {
      if (record.state === 'sending' && desk.refusals > 0) {
        desk.refusals -= 1;
        throw new StoreFailure('diskFull', 'SQLITE_FULL', 'database or disk is full');
      }
      return journal.uniposOutbox.move(record, to, told);
    },
  };
  const shown = { ...journal, uniposOutbox, store: { ...journal.store, active: () => (desk.busy ? sending : []) } };
  const parts = createUniposOrders({
    journal: shown,
    clock: { wall, monotonic: () => (performance.now() - began) * 200 },
    random: { next: () => 0.5, hex: (bytes) => 'ab'.repeat(bytes) },
    timers: {
      schedule(delay, work) {
        const timer = setTimeout(work, delay / 200);
        return () => clearTimeout(timer);
      },
    },
    complain: (message, error) => complaints.push(`${message}: ${String(error)}`),
    probe: { isRunning: () => false } as Parameters<typeof createUniposOrders>[0]['probe'],
    queue: { status: () => ({ reach: 'reachable' }) } as Parameters<typeof createUniposOrders>[0]['queue'],
    profile: {
      backend: 'practice',
      unipos: {
        serviceUri: 'http://127.0.0.1:1/',
        appId: 'a',
        shopNo: '1001',
        format: 'json',
        cardPayModes: [],
        refreshSeconds: 30,
      },
    } as unknown as Parameters<typeof createUniposOrders>[0]['profile'],
    unipos: service,
    emit: (name, value) => {
      if (name === 'uniposOrder') {
        told.push(value as UniposChange);
      }
    },
    withCashier: (work) => work('小雅'),
  });
  if (start) {
    parts.start();
  }
  async function row(number: string) {
    const view = good(await parts.handlers.listUniposOrders({ day: '2026-11-27', refresh: false }));
    return view.rows.find((each) => each.number === number);
  }
  return Object.assign(desk, {
    service,
    journal,
    parts,
    told,
    complaints,
    row,
    async when(number: string, state: UniposRow<UniposOrder>['state']) {
      for (;;) {
        const found = await row(number);
        if (found?.state === state) {
          return found;
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  });
}

export function good<Value>(result: Result<Value>): Value {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.failure));
  }
  return result.value;
}

export function draft(number: string, more: Partial<UniposOrderDraft> = {}): UniposOrderDraft {
  return {
    number,
    contact: '王小姐',
    phone: '13800000001',
    date: '2026-11-27',
    clock: '18:30',
    memberNo: '',
    address: '',
    notes: '',
    payMode: '待结算',
    payInfo: '',
    lines: [{ goodsNo: '10001', name: '鱼香肉丝', quantity: '1', unit: '盘', price: '12', notes: '' }],
    ...more,
  };
}

/** Saves a new one, or what was opened; resolves when it is durable. */
export async function saved(
  desk: Desk,
  written: UniposOrderDraft,
  opened: { readonly version: string | null; readonly day?: string } | null = null,
  instead: string | null = null,
): Promise<string> {
  const over =
    opened === null ? null : { number: written.number, version: opened.version, day: opened.day ?? '2026-11-27' };
  const { number, findings } = good(
    await desk.parts.handlers.saveUniposOrder({ draft: written, opened: over, instead, warned: false }),
  );
  if (number === null) {
    throw new Error(JSON.stringify(findings));
  }
  return number;
}

/** An order of somebody else's. */
export function others(orderNo: string, more: Partial<UniposOrder> = {}): UniposOrder {
  return {
    shopNo: '1001',
    orderNo,
    contact: '微信测试',
    phone: '01',
    time: null,
    memberNo: null,
    address: null,
    notes: null,
    total: fineMoney(0),
    payMode: '已结算',
    payInfo: null,
    lines: [{ goodsNo: '10001', name: '鱼香肉丝', quantity: '1', unit: '盘', price: fineMoney(120_000), notes: null }],
    ...more,
  };
}
