// The outbox of orders on a real journal: never over what nobody has seen, a till that ended in the middle, and the list.
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../main/journal/types.ts';
import { freshFile } from './journal-stage.ts';
import { type Fate, fakeService } from './unipos-orders-service.ts';
import { type Desk, draft, good, journalAt, others, saved } from './unipos-orders-stage.ts';
import { desk, sends, settle } from './unipos-outbox-stage.ts';

describe('a revision', () => {
  async function opening(till: Desk, number: string) {
    const view = good(await till.parts.handlers.listUniposOrders({ day: '2026-11-27', refresh: true }));
    const row = view.rows.find((each) => each.number === number);
    if (row === undefined) throw new Error('not listed');
    return row;
  }

  it('sends the whole object again under its number, over exactly what was opened', async () => {
    const till = desk();
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
    const row = await opening(till, 'wx-1');
    expect(row).toMatchObject({ state: 'there', operator: null });
    await saved(till, draft('wx-1', { phone: '01', date: '', clock: '', notes: '加辣' }), row);
    await till.when('wx-1', 'sent');
    expect(till.service.orders.get('wx-1')?.content).toMatchObject({ notes: '加辣', total: 120_000 });
  });

  it('of what changed since it was opened is not sent: the person sees both', async () => {
    const till = desk();
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
    const row = await opening(till, 'wx-1');
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1', { notes: '先改的' }) });
    await saved(till, draft('wx-1', { phone: '01', date: '', clock: '', notes: '后改的' }), row);
    expect(await till.when('wx-1', 'changed')).toMatchObject({
      there: { notes: '先改的' },
      content: { notes: '后改的' },
    });
    expect(sends(till)).toEqual([]);
  });

  it('of what is gone is not sent', async () => {
    const till = desk();
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
    const row = await opening(till, 'wx-1');
    till.service.orders.clear();
    await saved(till, draft('wx-1', { phone: '01', notes: '改' }), row);
    expect(await till.when('wx-1', 'changed')).toMatchObject({ there: null, taken: false, version: null });
    good(await settle(till, 'wx-1', 'mine'));
    await till.when('wx-1', 'sent');
  });

  it('whose request was lost is sent again over the same, and whose answer was lost is known to have arrived', async () => {
    for (const [fate, times] of [
      ['lostRequest', 2],
      ['lostAnswer', 1],
    ] as const satisfies [Fate, number][]) {
      const till = desk();
      till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
      const row = await opening(till, 'wx-1');
      till.service.sends.push(fate);
      await saved(till, draft('wx-1', { phone: '01', date: '', clock: '', notes: '加辣' }), row);
      await till.when('wx-1', 'sent');
      expect(sends(till)).toHaveLength(times);
    }
  });

  it('of an order that waits replaces what waits; once that was sent under the person’s hands, it is told', async () => {
    const till = desk();
    till.service.reads = 'serverUnreachable';
    await saved(till, draft('A-1'));
    const waiting = await till.when('A-1', 'waiting');
    await saved(till, draft('A-1', { notes: '改一' }), waiting);
    const again = await till.when('A-1', 'waiting');
    expect(again.content.notes).toBe('改一');
    const old = {
      draft: draft('A-1', { notes: '改二' }),
      opened: { number: 'A-1', version: waiting.version, day: '2026-11-27' },
    };
    expect(await till.parts.handlers.saveUniposOrder({ ...old, instead: null, warned: false })).toMatchObject({
      failure: { code: 'uniposChanged' },
    });
    till.service.reads = 'well';
    good(await settle(till, 'A-1', 'again'));
    await till.when('A-1', 'sent');
    expect(till.service.orders.get('A-1')?.content.notes).toBe('改一');
    expect(sends(till)).toHaveLength(1);
  });
});

describe('a till that ended', () => {
  it('before the first byte left: it may have left, is asked for, and is sent', async () => {
    const file = freshFile();
    const service = fakeService(() => '2026-11-27');
    const journal = journalAt(file);
    const first = openDeskOn(journal, 'A-1');
    expect(journal.uniposOutbox.move(first, 'sending')).toBe(true);
    journal.close();
    const till = desk({ file, service });
    await till.when('A-1', 'sent');
    expect(service.calls).toEqual(['read 2026-11-27', 'send A-1']);
  });

  it('never, but the disk refused to note the answer: it is asked for, and not sent again', async () => {
    const till = desk();
    till.refusals = 1;
    await saved(till, draft('A-1'));
    await till.when('A-1', 'sent');
    expect(sends(till)).toHaveLength(1);
    expect(till.complaints).toEqual([expect.stringContaining('database or disk is full')]);
  });

  it('and left a row that nobody can read: the others go all the same', async () => {
    const file = freshFile();
    const journal = journalAt(file);
    journal.uniposOutbox.write(
      { kind: 'order', number: 'A-0', day: '2026-11-27', content: '{}', base: null, operator: '小雅' },
      null,
    );
    journal.close();
    const till = desk({ file });
    await saved(till, draft('A-1'));
    await till.when('A-1', 'sent');
    expect(till.complaints[0]).toContain('order A-0 could not be sent');
    const { rows } = good(await till.parts.handlers.listUniposOrders({ day: '2026-11-27', refresh: true }));
    expect(rows.map(({ number }) => number)).toEqual(['A-1']);
  });

  it('before the answer came: it is asked for, and not sent again', async () => {
    const file = freshFile();
    const service = fakeService(() => '2026-11-27');
    const killed = desk({ file, service });
    service.onSend = () => {
      killed.parts.stop();
      killed.journal.close();
    };
    await saved(killed, draft('A-1'));
    await expect.poll(() => service.orders.size).toBe(1);
    service.onSend = null;
    const till = desk({ file, service });
    await till.when('A-1', 'sent');
    expect(service.calls.filter((call) => call === 'send A-1')).toHaveLength(1);
  });

  function openDeskOn(journal: Journal, number: string) {
    const content = { ...others(number), time: '2026-11-27T18:30:00' };
    journal.uniposOutbox.write(
      { kind: 'order', number, day: '2026-11-27', content: JSON.stringify(content), base: null, operator: '小雅' },
      null,
    );
    const record = journal.uniposOutbox.find('order', number);
    if (record === null) throw new Error('not written');
    return record;
  }
});

describe('the list', () => {
  it('tells what is open on other days, and what UniPOS does not list although it was sent', async () => {
    const till = desk();
    await saved(till, draft('A-1', { date: '2026-11-29' }));
    await expect.poll(() => till.service.orders.size).toBe(1);
    till.service.sends.push('refusedByServer');
    await saved(till, draft('A-2', { date: '2026-11-29' }));
    const view = async (day: string) => good(await till.parts.handlers.listUniposOrders({ day, refresh: true }));
    await expect.poll(async () => (await view('2026-11-29')).rows[1]?.state).toBe('refused');
    expect((await view('2026-11-27')).elsewhere).toEqual([{ day: '2026-11-29', count: 1 }]);
    // This service lists by the day on which it was sent.
    expect((await view('2026-11-27')).rows).toMatchObject([{ number: 'A-1', state: 'sent', listed: true }]);
    expect((await view('2026-11-29')).rows).toMatchObject([
      { number: 'A-1', state: 'sent', listed: false },
      { number: 'A-2', state: 'refused' },
    ]);
  });

  it('keeps what was read when UniPOS is away, with its age', async () => {
    const till = desk();
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
    const read = good(await till.parts.handlers.listUniposOrders({ day: null, refresh: true }));
    till.service.reads = 'serverFault';
    const kept = good(await till.parts.handlers.listUniposOrders({ day: null, refresh: true }));
    expect(kept).toMatchObject({ day: '2026-11-27', readAt: read.readAt, failure: { code: 'serverFault' } });
    expect(kept.rows).toHaveLength(1);
  });

  it('reservations go the same way', async () => {
    const till = desk();
    const { lines: _, ...head } = draft('R-1');
    const lines = [{ area: '大厅', type: '4人台', quantity: '1', notes: '' }];
    till.service.sends.push('lostAnswer');
    good(
      await till.parts.handlers.saveUniposReservation({
        draft: { ...head, lines },
        opened: null,
        instead: null,
        warned: false,
      }),
    );
    await expect
      .poll(async () => good(await till.parts.handlers.listUniposReservations({ day: null, refresh: true })).rows)
      .toMatchObject([{ number: 'R-1', state: 'sent', content: { time: '2026-11-27T18:30:00' } }]);
    expect(till.service.calls.filter((call) => call.startsWith('send'))).toEqual(['send R-1']);
  });
});
