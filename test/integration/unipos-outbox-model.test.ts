// Random days of the outbox: orders written and edited, answers lost, others who change the same orders, a till that is killed again and
// again. Nothing that nobody has seen is ever overwritten, no number stands there twice, and in the end everything is known.
import { expect, it } from 'vitest';
import { versionOf } from '../../main/till/unipos/outbox-content.ts';
import type { UniposOrder } from '../../shared/unipos.ts';
import { afterThis, freshFile } from './journal-stage.ts';
import { type Fate, fakeService } from './unipos-orders-service.ts';
import { type Desk, draft, good, openDesk, others } from './unipos-orders-stage.ts';

const day = '2026-11-27';
const fates: readonly Fate[] = [
  'well',
  'well',
  'lostRequest',
  'lostAnswer',
  'faultAfter',
  'badAnswer',
  'refusedByServer',
];

/** Numbers from 0 to below 1, the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return (state >>> 8) % sides;
  };
}

/** UniPOS with a memory of what was overwritten, and whether that had been read before the request was made. */
function watchedService(seed: number) {
  const roll = dice(seed);
  const service = fakeService(() => day);
  /** What others put there since our newest reading: a race that the protocol cannot exclude. */
  const unread = new Set<string>();
  /** Versions that a person of this till has seen, or wrote. */
  const seen = new Set<string>();
  const crimes: string[] = [];
  const list = service.listOrders;
  const send = service.sendOrder;
  const versionAt = (order: UniposOrder) => versionOf(order, '1001');
  return Object.assign(service, {
    roll,
    seen,
    crimes,
    versionAt,
    listOrders: async (asked: Parameters<typeof list>[0]) => {
      const answer = await list(asked);
      if (answer.ok) {
        unread.clear();
      }
      return answer;
    },
    sendOrder: async (order: UniposOrder) => {
      const there = service.orders.get(order.orderNo)?.content;
      const version = there === undefined ? null : versionAt(there);
      if (version !== null && version !== versionAt(order) && !seen.has(version) && !unread.has(order.orderNo)) {
        crimes.push(`${order.orderNo} was overwritten unseen`);
      }
      seen.add(versionAt(order));
      service.sends.push(fates[roll(fates.length)] ?? 'well');
      return send(order);
    },
    /** Somebody else's change. */
    elsewhere(number: string, notes: string) {
      unread.add(number);
      service.orders.set(number, { day, content: others(number, { notes }) });
    },
  });
}

const numbers = ['A-1', 'A-2', 'A-3', 'A-4'];

async function act(desk: Desk, service: ReturnType<typeof watchedService>, step: number): Promise<void> {
  const { roll } = service;
  const number = numbers[roll(numbers.length)] ?? 'A-1';
  const { handlers } = desk.parts;
  switch (roll(6)) {
    case 0:
      service.elsewhere(number, `别处 ${step}`);
      return;
    case 1: {
      const row = await desk.row(number);
      await handlers.settleUnipos({
        kind: 'order',
        number,
        how: (['again', 'mine', 'drop'] as const)[roll(3)] ?? 'again',
      });
      if (row?.state === 'changed' && row.there !== null) {
        service.seen.add(service.versionAt(row.there));
      }
      return;
    }
    case 2:
      service.reads = roll(3) === 0 ? 'serverUnreachable' : 'well';
      return;
    default: {
      await handlers.listUniposOrders({ day, refresh: true });
      const row = await desk.row(number);
      for (const shown of [row?.content, row?.there]) {
        if (shown != null) service.seen.add(service.versionAt(shown));
      }
      const opened = row === undefined ? null : { number, version: row.version, day };
      await handlers.saveUniposOrder({
        draft: draft(number, { notes: `第 ${step} 步` }),
        opened,
        instead: null,
        warned: true,
      });
    }
  }
}

it.each(Array.from({ length: 24 }, (_, index) => index + 1))('day %i', async (seed) => {
  const file = freshFile();
  const service = watchedService(seed);
  let desk = openDesk({ file, service });
  afterThis(() => desk.parts.stop());
  for (let step = 0; step < 30; step += 1) {
    await act(desk, service, step);
    for (let pause = service.roll(4); pause > 0; pause -= 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (service.roll(7) === 0) {
      desk.parts.stop();
      desk.journal.close();
      desk = openDesk({ file, service });
    }
  }
  service.reads = 'well';
  const undecided = () =>
    desk.journal.uniposOutbox.open().filter(({ state }) => state !== 'refused' && state !== 'changed');
  while (undecided().length > 0) {
    for (const { number } of undecided()) {
      await desk.parts.handlers.settleUnipos({ kind: 'order', number, how: 'again' });
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(service.crimes).toEqual([]);
  const view = good(await desk.parts.handlers.listUniposOrders({ day, refresh: true }));
  for (const { number, state, content, there } of view.rows) {
    const stands = service.orders.get(number)?.content;
    expect(there, number).toEqual(state === 'changed' ? there : (stands ?? null));
    if (state === 'sent') {
      expect(content, number).toEqual(stands);
    }
  }
  expect(new Set(view.rows.map(({ number }) => number)).size).toBe(view.rows.length);
});
