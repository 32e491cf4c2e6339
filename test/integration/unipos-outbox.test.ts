// The outbox of orders on a real journal: durable before it leaves, asked for before it is sent again, never over what nobody has seen.
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../main/journal/types.ts';
import { afterThis, freshFile } from './journal-stage.ts';
import {
  type Desk,
  draft,
  type Fate,
  fakeService,
  good,
  journalAt,
  openDesk,
  others,
  saved,
} from './unipos-orders-stage.ts';

function desk(given: Parameters<typeof openDesk>[0] = {}): Desk {
  const made = openDesk(given);
  afterThis(() => made.parts.stop());
  return made;
}

const sends = ({ service }: Desk) => service.calls.filter((call) => call.startsWith('send'));
const settle = async (on: Desk, number: string, how: 'again' | 'mine' | 'drop') =>
  on.parts.handlers.settleUnipos({ kind: 'order', number, how });

describe('a new order', () => {
  it('waits on the disk before any of it leaves, is sent once and stands there', async () => {
    const file = freshFile();
    const till = desk({ file });
    till.service.reads = 'serverUnreachable';
    await saved(till, draft('A-1'));
    expect(sends(till)).toEqual([]);
    till.parts.stop();
    till.journal.close();
    expect(journalAt(file).uniposOutbox.find('order', 'A-1')).toMatchObject({ state: 'waiting', sentAt: null });
  });

  it('goes at once, and every step of it is told', async () => {
    const till = desk();
    const number = good(await till.parts.handlers.newUniposNumber(null));
    expect(number).toMatch(/^[0-9a-f]{16}-1$/);
    await saved(till, draft(number));
    const row = await till.when(number, 'sent');
    expect(row).toMatchObject({ words: null, operator: '小雅', listed: true, taken: false });
    expect(till.service.orders.get(number)?.content).toMatchObject({
      contact: '王小姐',
      total: 120_000,
      shopNo: '1001',
    });
    expect(till.service.calls).toEqual(['read 2026-11-27', `send ${number}`]);
    expect(till.told.length).toBeGreaterThanOrEqual(3);
    expect(till.complaints).toEqual([]);
  });

  it('whose findings are not mended is nowhere', async () => {
    const till = desk();
    const answer = await till.parts.handlers.saveUniposOrder({
      draft: draft('A-1', { contact: '', clock: '11:00' }),
      opened: null,
      instead: null,
      warned: true,
    });
    expect(good(answer)).toMatchObject({
      number: null,
      findings: [{ problem: 'timeEarlier' }, { problem: 'contactMissing' }],
    });
    expect(till.journal.uniposOutbox.open()).toEqual([]);
    expect(till.service.calls).toEqual([]);
  });

  it('with a warning is saved once the person knows it', async () => {
    const till = desk();
    const asked = { draft: draft('A-1', { clock: '11:00' }), opened: null, instead: null };
    expect(good(await till.parts.handlers.saveUniposOrder({ ...asked, warned: false })).number).toBeNull();
    expect(good(await till.parts.handlers.saveUniposOrder({ ...asked, warned: true })).number).toBe('A-1');
    await till.when('A-1', 'sent');
  });

  it('waits while money is in flight, and goes when that has come home', async () => {
    const till = desk();
    till.busy = true;
    await saved(till, draft('A-1'));
    expect((await till.row('A-1'))?.state).toBe('waiting');
    till.busy = false;
    await till.when('A-1', 'sent');
  });

  it('that UniPOS refuses stays with its words, until a person mends or drops it', async () => {
    const till = desk();
    till.service.sends.push('refusedByServer');
    await saved(till, draft('A-1'));
    const refused = await till.when('A-1', 'refused');
    expect(refused.words).toBe('商品编号不存在');
    expect(sends(till)).toHaveLength(1);
    await saved(till, draft('A-1', { notes: '改过' }), refused);
    await till.when('A-1', 'sent');
    expect(till.service.orders.get('A-1')?.content.notes).toBe('改过');
    till.service.sends.push('refusedByServer');
    await saved(till, draft('A-2'));
    await till.when('A-2', 'refused');
    good(await settle(till, 'A-2', 'drop'));
    expect(await till.row('A-2')).toBeUndefined();
  });

  it('waits with UniPOS’s own reason where the application has no right, and asks for nothing meanwhile', async () => {
    const till = desk();
    till.service.sends.push('uniposNoRight');
    await saved(till, draft('A-1'));
    for (;;) {
      const view = good(await till.parts.handlers.listUniposOrders({ day: null, refresh: false }));
      if (view.failure?.code === 'uniposNoRight') {
        expect(view.rows[0]?.state).toBe('waiting');
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await till.when('A-1', 'sent');
  });
});

describe('an answer that was lost', () => {
  it.each(['lostAnswer', 'faultAfter'] as const)(
    'after %s it is read back; there and equal, it arrived, and is not sent again',
    async (fate) => {
      const till = desk();
      till.service.sends.push(fate);
      await saved(till, draft('A-1'));
      await till.when('A-1', 'sent');
      expect(sends(till)).toHaveLength(1);
    },
  );

  it.each(['lostRequest', 'serverFault', 'badAnswer', 'answerTooLarge', 'captivePortal'] as const)(
    'after %s and absent in a fresh reading, it is sent again',
    async (fate) => {
      const till = desk();
      till.service.sends.push(fate);
      await saved(till, draft('A-1'));
      await till.when('A-1', 'sent');
      // The first reading is the typed number's.
      const [, ...calls] = till.service.calls;
      expect(calls).toEqual(['read 2026-11-27', 'send A-1', 'read 2026-11-27', 'send A-1']);
    },
  );

  it('is no reason to send while UniPOS cannot be read, and nothing of it can be edited or dropped meanwhile', async () => {
    const till = desk();
    till.service.sends.push('lostAnswer');
    till.service.onSend = () => {
      till.service.reads = 'serverUnreachable';
    };
    await saved(till, draft('A-1'));
    const row = await till.when('A-1', 'unknown');
    const edited = {
      draft: draft('A-1', { notes: '改' }),
      opened: { number: 'A-1', version: row.version, day: '2026-11-27' },
    };
    expect(await till.parts.handlers.saveUniposOrder({ ...edited, instead: null, warned: false })).toMatchObject({
      failure: { code: 'uniposChecking' },
    });
    expect(await settle(till, 'A-1', 'drop')).toMatchObject({ failure: { code: 'uniposChecking' } });
    expect(good(await till.parts.handlers.listUniposOrders({ day: null, refresh: true })).failure?.code).toBe(
      'serverUnreachable',
    );
    till.service.reads = 'well';
    await till.when('A-1', 'sent');
    expect(sends(till)).toHaveLength(1);
  });

  it('and somebody changed it meanwhile: both are shown, and only a person overwrites', async () => {
    const till = desk();
    till.service.sends.push('lostAnswer');
    till.service.onSend = () => {
      till.service.orders.set('A-1', { day: '2026-11-27', content: others('A-1', { notes: '店里改的' }) });
    };
    await saved(till, draft('A-1'));
    const row = await till.when('A-1', 'changed');
    expect(row).toMatchObject({ taken: false, content: { contact: '王小姐' }, there: { notes: '店里改的' } });
    expect(sends(till)).toHaveLength(1);
    till.service.onSend = null;
    good(await settle(till, 'A-1', 'mine'));
    await till.when('A-1', 'sent');
    expect(till.service.orders.get('A-1')?.content.contact).toBe('王小姐');
  });

  it('and it was changed once more while the person looked: nothing is overwritten', async () => {
    const till = desk();
    till.service.sends.push('lostAnswer');
    till.service.onSend = () => {
      till.service.orders.set('A-1', { day: '2026-11-27', content: others('A-1', { notes: '一' }) });
    };
    await saved(till, draft('A-1'));
    await till.when('A-1', 'changed');
    till.service.onSend = null;
    till.service.orders.set('A-1', { day: '2026-11-27', content: others('A-1', { notes: '二' }) });
    good(await settle(till, 'A-1', 'mine'));
    const again = await till.when('A-1', 'changed');
    expect(again.there?.notes).toBe('二');
    expect(sends(till)).toHaveLength(1);
    good(await settle(till, 'A-1', 'drop'));
    expect(good(await till.parts.handlers.listUniposOrders({ day: null, refresh: true })).rows).toMatchObject([
      { number: 'A-1', state: 'there', content: { notes: '二' } },
    ]);
  });
});

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

describe('a typed number', () => {
  it('that exists is told at once', async () => {
    const till = desk();
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
    const asked = { opened: null, instead: null, warned: false };
    expect(await till.parts.handlers.saveUniposOrder({ draft: draft('wx-1'), ...asked })).toMatchObject({
      failure: { code: 'numberTaken', parameters: { number: 'wx-1' } },
    });
    await saved(till, draft('A-1'));
    await till.when('A-1', 'sent');
    till.service.reads = 'serverUnreachable';
    expect(await till.parts.handlers.saveUniposOrder({ draft: draft('A-1'), ...asked })).toMatchObject({
      failure: { code: 'numberTaken' },
    });
  });

  it('that was taken while UniPOS was away is found before it is sent, and another number takes its place', async () => {
    const till = desk();
    till.service.reads = 'serverUnreachable';
    await saved(till, draft('wx-1'));
    till.service.orders.set('wx-1', { day: '2026-11-27', content: others('wx-1') });
    till.service.reads = 'well';
    good(await settle(till, 'wx-1', 'again'));
    expect(await till.when('wx-1', 'changed')).toMatchObject({ taken: true, there: { contact: '微信测试' } });
    await saved(till, draft('A-9'), null, 'wx-1');
    await till.when('A-9', 'sent');
    expect(good(await till.parts.handlers.listUniposOrders({ day: null, refresh: true })).rows).toMatchObject([
      { number: 'wx-1', state: 'there' },
      { number: 'A-9', state: 'sent' },
    ]);
    // What arrived is never given another number.
    const twice = { draft: draft('A-10'), opened: null, instead: 'A-9', warned: false };
    expect(await till.parts.handlers.saveUniposOrder(twice)).toMatchObject({ failure: { code: 'uniposChanged' } });
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
