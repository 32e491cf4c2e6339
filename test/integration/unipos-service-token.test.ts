// The token of UniPOS’s service: asked for once, renewed before it ends, never again and again.
import { describe, expect, it } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { asked, createHands, moment, order, practice, script, serviceAt } from './unipos-service-stage.ts';

const { application } = practiceWorldGuide.unipos;

describe('the token', () => {
  it('is asked for once, however many calls want it', async () => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri);
    const answers = await Promise.all([
      service.listBills(asked),
      service.listOrders(asked),
      service.listReservations(asked),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(server.unipos.received('token')).toHaveLength(1);
  });

  it('that is dead is renewed once, and what is posted goes again', async () => {
    const server = await practice();
    const service = serviceAt(server.unipos.serviceUri);
    await service.listBills(asked);
    server.unipos.expireTokens();
    expect(await service.sendOrder(order)).toEqual({ ok: true, value: null });
    expect(server.unipos.received('token')).toHaveLength(2);
    expect(server.unipos.received('sendOrder')).toHaveLength(2);
    server.unipos.expireTokens();
    const both = await Promise.all([service.listOrders(asked), service.listReservations(asked)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(server.unipos.received('token')).toHaveLength(3);
  });

  it('of a wrong secret is not asked for again and again, and the right one counts as soon as the pause is over', async () => {
    const hands = createHands();
    const scripted = await script({ wrongSecret: true });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    for (let count = 0; count < 5; count += 1) {
      expect(await service.listBills(asked)).toMatchObject({ failure: { code: 'uniposSecretWrong' } });
    }
    expect(scripted.calls('token')).toBe(1);
    hands.pass(30_000);
    await service.listBills(asked);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(2);
    scripted.say({ wrongSecret: false });
    hands.pass(60_000);
    expect((await service.listBills(asked)).ok).toBe(true);
  });

  it('is renewed before it ends, by the clock of the server and then by the monotonic one', async () => {
    const hands = createHands();
    // The till's wall clock is three hours behind the server's.
    const scripted = await script({ date: moment + 3 * 3_600_000, expires: '2026-11-18T16:40:00.1234567+08:00' });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    await service.listBills(asked);
    hands.jump(100 * 24 * 3_600_000);
    await service.listBills(asked);
    hands.pass(79 * 60_000);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(1);
    hands.pass(2 * 60_000);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(2);
  });

  it('that could not be renewed early is used on while it lives, and no longer', async () => {
    const hands = createHands();
    const scripted = await script({ date: moment, expires: '2026-11-18T04:50:00Z' });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    await service.listBills(asked);
    scripted.say({ tokenFault: true });
    hands.pass(41 * 60_000);
    expect((await service.listBills(asked)).ok).toBe(true);
    expect((await service.listBills(asked)).ok).toBe(true);
    expect(scripted.calls('token')).toBe(2);
    hands.pass(10 * 60_000);
    expect(await service.listBills(asked)).toMatchObject({ failure: { code: 'serverFault' } });
  });

  it('whose end is no moment, or lies behind, is used until 0000 comes', async () => {
    const hands = createHands();
    const scripted = await script({ date: moment, expires: '2016-11-07T10:23:48.0409435+08:00' });
    const service = serviceAt(scripted.url, {}, application.appSecret, hands);
    await service.listBills(asked);
    hands.pass(48 * 3_600_000);
    await service.listBills(asked);
    expect(scripted.calls('token')).toBe(1);
    scripted.say({ dead: 1 });
    expect((await service.listBills(asked)).ok).toBe(true);
    expect(scripted.calls('token')).toBe(2);
    scripted.say({ dead: 2 });
    expect(await service.listBills(asked)).toMatchObject({
      failure: { code: 'refusedByServer', parameters: { code: '0000' } },
    });
    expect(scripted.calls('token')).toBe(3);
  });
});
