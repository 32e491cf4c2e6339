// The contract probe as a till offers it: who may start it and when, what waits for it, and what the queue does from the moment it ends.

import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelArgument } from '../../shared/ipc.ts';
import type { ProbeView } from '../../shared/probe.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { saleDraft } from '../support/sale-draft.ts';
import { type Bench, cashier, huang, openBench, zhang } from './till-bench.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';

let bench: Bench;
afterEach(() => bench.close());

const asked: ChannelArgument<'runProbe'> = { cardNo: zhang, otherCardNo: null, password: null, approval: manager };
const day = 24 * 3_600_000;

async function open(): Promise<Bench> {
  bench = await openBench();
  bench.server.setOptions({ repeatSerial: 'refuse' });
  await bench.good('signIn', cashier);
  return bench;
}

async function probe(): Promise<ProbeView> {
  const ended = bench.heard('probe', ({ running }) => !running);
  await bench.good('runProbe', asked);
  return ended;
}

describe('who may start it, and when', () => {
  it('only with the PIN of somebody who has the right', async () => {
    await open();
    expect(await bench.call('runProbe', { ...asked, approval: null })).toMatchObject({
      failure: { code: 'approvalNeeded', approvable: 'runProbe' },
    });
    expect(await bench.bad('runProbe', { ...asked, approval: supervisor })).toBe('rightMissing');
    expect(await bench.bad('runProbe', { ...asked, approval: { ...manager, pin: '2469' } })).toBe('pinWrong');
    expect(bench.server.ledger.transactions()).toEqual([]);
  });

  it('not while work is open, not offline, not on a card that is not fit for it, and only one at a time', async () => {
    await open();
    expect(await bench.bad('runProbe', { ...asked, cardNo: '6201300100000201' })).toBe('probeCardPassword');
    expect(await bench.bad('runProbe', { ...asked, cardNo: '6201300100000302' })).toBe('cardFrozen');
    expect(await bench.bad('runProbe', { ...asked, cardNo: '6201309999999999' })).toBe('memberNotFound');
    expect(await bench.bad('runProbe', { ...asked, otherCardNo: zhang })).toBe('probeSameCard');
    await bench.server.refuseConnections();
    expect(await bench.bad('runProbe', asked)).toBe('serverUnreachable');
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    const lag = bench.server.faults.set({ kind: 'logLag', ms: 100_000 });
    const first = bench.call('runProbe', asked);
    expect(await bench.bad('runProbe', asked)).toBe('probeRunning');
    expect((await first).ok).toBe(true);
    bench.server.faults.clear(lag);
    await bench.till().probe.ended();

    const card = selectedCard(await serve(bench, huang));
    bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    void bench.call('checkout', bill(card.cardId, 100));
    await bench.heard('operation', ({ state }) => state === 'unknown');
    expect(await bench.bad('runProbe', asked)).toBe('operationsOpen');
  });
});

describe('while it runs', { timeout: 60_000 }, () => {
  it('the test card’s money waits, other guests are served', async () => {
    await open();
    const mine = selectedCard(await serve(bench, zhang));
    const other = selectedCard(await serve(bench, huang));
    // The log lags, so that the probe takes its time.
    bench.server.faults.set({ kind: 'logLag', ms: 8_000 });
    const before = await bench.good('checkout', bill(mine.cardId, 100));
    await bench.good('runProbe', asked);
    expect(await bench.bad('checkout', bill(mine.cardId, 100))).toBe('probeRunning');
    // Who was let by before the probe began, and asks for a password meanwhile, comes to the queue only now.
    const { queue } = bench.till();
    const late = { ...saleDraft('late-0001', zhang, 100), operator: '1001' };
    const free = { secret: null, offline: null };
    expect(queue.accept(late, free)).toMatchObject({ ok: false, failure: { code: 'probeRunning' } });
    const undo = { intent: 'undo-0001', reason: 'wrong table', operator: '1001', shift: null, acceptedOffline: false };
    const targets = [
      { kind: 'operation', serial: before.serial },
      { kind: 'voucher', voucher: '1', cardNo: zhang, amount: before.amount },
    ] as const;
    for (const target of targets) {
      expect(queue.revoke({ ...undo, target })).toMatchObject({ ok: false, failure: { code: 'probeRunning' } });
    }
    expect(
      await bench.bad('recharge', { intent: newIntent(), cardId: mine.cardId, amount: 100 as never, payments: [] }),
    ).toBe('probeRunning');
    expect(await bench.good('checkout', bill(other.cardId, 100))).toMatchObject({ state: 'applied' });
    await bench.till().probe.ended();
    expect(bench.till().probe.view().record).toMatchObject({ leftBehind: 0 });
    expect(await bench.good('checkout', bill(mine.cardId, 100))).toMatchObject({ state: 'applied' });
  });

  it('a till that closes breaks it off; the next start says so, and the next probe takes back what was left', async () => {
    await open();
    const before = bench.server.ledger.balanceOf(zhang);
    bench.server.faults.set({ kind: 'logLag', ms: 60_000 });
    await bench.good('runProbe', asked);
    await bench.server.whenReceived('checkout', 1);
    await bench.restart();
    await bench.good('signIn', cashier);
    expect(await bench.good('getProbe', null)).toMatchObject({ brokenOff: true, due: true, standing: 'missing' });
    expect(bench.server.ledger.balanceOf(zhang)).toBeLessThan(before ?? 0);
    bench.server.faults.clear();
    expect(await probe()).toMatchObject({
      brokenOff: false,
      due: false,
      record: { leftBehind: 0 },
      standing: 'proven',
    });
    expect(bench.server.ledger.balanceOf(zhang)).toBe(before);
  });
});

describe('its record', { timeout: 60_000 }, () => {
  it('is relied on at once: what was lost on the way is sent again by itself, under the same serial', async () => {
    await open();
    expect(await bench.good('getStatus', null)).toMatchObject({ probeDue: true });
    expect(await probe()).toMatchObject({ standing: 'proven', due: false });
    expect(await bench.good('getStatus', null)).toMatchObject({ probeDue: false });
    const card = selectedCard(await serve(bench, huang));
    // The control: a serial that the log must know.
    await bench.good('checkout', bill(card.cardId, 100));
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'checkout', times: 1 });
    const unknown = bench.heard('operation', ({ state }) => state === 'unknown');
    void bench.call('checkout', bill(card.cardId, 200));
    await unknown;
    const settled = bench.heard('operation', ({ state }) => state === 'applied' || state === 'manual');
    const { serial, state, attempt } = await settled;
    expect([state, attempt]).toEqual(['applied', 2]);
    expect(bench.server.ledger.chargesBySerial(serial)).toHaveLength(1);
  });

  it('is forgotten where a later probe finds otherwise: a person decides then', async () => {
    await open();
    await probe();
    bench.server.setOptions({ repeatSerial: 'chargeAgain' });
    expect(await probe()).toMatchObject({ standing: 'notProven' });
    const card = selectedCard(await serve(bench, huang));
    await bench.good('checkout', bill(card.cardId, 100));
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'checkout', times: 1 });
    const settled = bench.heard('operation', ({ state }) => state === 'applied' || state === 'manual');
    void bench.call('checkout', bill(card.cardId, 200));
    expect(await settled).toMatchObject({ state: 'manual', attempt: 1 });
  });

  it('outlives a restart, is reminded of after a week, and counts for nothing after two', async () => {
    await open();
    await probe();
    await bench.restart();
    expect(await bench.good('getProbe', null)).toMatchObject({ standing: 'proven', due: false });
    bench.time.push(7 * day);
    expect(await bench.good('getProbe', null)).toMatchObject({ standing: 'proven', due: true });
    bench.time.push(7 * day);
    expect(await bench.good('getProbe', null)).toMatchObject({ standing: 'tooOld', due: true });
  });
});
