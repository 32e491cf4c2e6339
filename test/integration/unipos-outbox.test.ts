// The outbox of orders on a real journal: durable before it leaves, asked for before it is sent again; typed numbers.
import { describe, expect, it } from 'vitest';
import { freshFile } from './journal-stage.ts';
import { draft, good, journalAt, others, saved } from './unipos-orders-stage.ts';
import { desk, sends, settle } from './unipos-outbox-stage.ts';

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
