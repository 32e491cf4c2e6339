// What a terminal hears of its payment without the platform, in doubt, and after it ended without a charge: the same however often it asks.
import { describe, expect, test } from 'vitest';
import { acceptPaying } from '../../main/gateway/accept-paying.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { fen } from '../../shared/money.ts';
import { facts, faultIn, heard, operationOf, payment } from '../support/gateway-payments.ts';
import { lost, refusedWith, unsent } from '../support/queue-stage.ts';
import { openStage } from '../support/queue-test-stage.ts';

const card = '6201300100000101';
const hour = 3_600_000;

/** Somebody takes cash from the guest at the desk of refused sales. */
function settle({ journal, time }: ReturnType<typeof openStage>, serial: string): void {
  const by = { operator: '1001', personId: 'manager', at: time.clock.wall() };
  journal.desks.settle({ serial, how: 'paidOtherwise', amount: fen(11_800), note: '现金', ...by });
}

describe('without the platform', () => {
  const offline = { lastBalance: fen(50_000), balanceAge: 0, offlineFor: hour };

  test('refused or accepted within the limits, as the shop wants it', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(unsent);
    expect(faultIn(acceptPaying(payment(), facts(on, { offline })))).toBe('1000 till');
    const accept = facts(on, { offline, settings: { inDoubt: 'fault', offline: 'accept' } });
    const first = operationOf(acceptPaying(payment(), accept));
    expect(first).toMatchObject({ waits: true, acceptedOffline: true, state: 'pending' });
    expect(heard(on, first.serial, { settings: accept.settings })).toBe('paid, vouched');
    expect(heard(on, first.serial)).toBe('inDoubt 1000 waiting');
    // 200.00 a sale, 300.00 a card.
    expect(faultIn(acceptPaying(payment({ fromNo: 'F-2', quantity: fineMoney(2_000_100) }), accept))).toBe('1000 till');
    expect(faultIn(acceptPaying(payment({ fromNo: 'F-3', quantity: fineMoney(1_900_000) }), accept))).toBe('1000 till');
    expect(
      faultIn(acceptPaying(payment({ fromNo: 'F-4', accountNo: '90', quantity: fineMoney(10_000) }), accept)),
    ).toBe('1000 till');
    expect(faultIn(acceptPaying(payment({ fromNo: 'F-5' }), { ...accept, seen: null }))).toBe('1000 till');
  });

  test('an attempt that never left ends at once, and the same payment may be begun anew', async () => {
    const on = openStage();
    const good = on.platform.attempt;
    on.platform.attempt = () => Promise.resolve(unsent);
    const first = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(1_000);
    expect(heard(on, first.serial)).toBe('refused 1000 notCharged');
    on.platform.attempt = good;
    const second = acceptPaying(payment(), facts(on));
    expect(second).toMatchObject({ isNew: true, operation: { intent: `unipos:F-1:${card}:00:2` } });
    on.queue.report('reachable');
    await on.run(1_000);
    expect(heard(on, operationOf(second).serial)).toBe('paid');
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { state: 'applied' } });
  });
});

describe('nobody knows', () => {
  test('an outcome that is not known is a fault, or vouched for within the limits', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(lost);
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(100);
    const settings = { inDoubt: 'accept', offline: 'fault' } as const;
    expect(heard(on, serial)).toBe('inDoubt 1000 checking');
    expect(heard(on, serial, { settings })).toBe('paid, vouched');
    expect(heard(on, serial, { settings, fits: false })).toBe('inDoubt 1000 checking');
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { serial } });
  });

  test('what is above the limits is not vouched for', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(lost);
    const { serial } = operationOf(acceptPaying(payment({ quantity: fineMoney(2_100_000) }), facts(on)));
    await on.run(100);
    expect(heard(on, serial, { settings: { inDoubt: 'accept', offline: 'accept' } })).toBe('inDoubt 1000 checking');
  });
});

describe('what ended without a charge', () => {
  test('a refusal is told again while a late charge is watched for, and may be begun anew afterwards', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(refusedWith('余额不足', true));
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(100);
    expect(heard(on, serial)).toBe('refused 1005 refused');
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { serial } });
    on.time.jumpWall(100 * hour);
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { serial } });
    await on.run(37 * hour);
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: true });
  });

  test('what somebody settled with the guest is not begun anew when the watch is over', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(refusedWith('余额不足', true));
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(100);
    settle(on, serial);
    await on.run(37 * hour);
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { serial } });
    expect(heard(on, serial)).toBe('refused 1000 settled');
  });

  test('what never left and was settled with the guest is not begun anew either', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(unsent);
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(1_000);
    expect(heard(on, serial)).toBe('refused 1000 notCharged');
    settle(on, serial);
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { serial } });
    expect(heard(on, serial)).toBe('refused 1000 settled');
  });

  test('an unlisted refusal is told at once and never twice', async () => {
    const on = openStage();
    on.platform.attempt = () => Promise.resolve(refusedWith('系统繁忙', false));
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(100);
    expect(on.get(serial).state).toBe('unknown');
    expect(heard(on, serial, { cause: () => 'other' })).toBe('refused 1000 refused');
  });

  test('what a person revoked is no payment, and is not begun anew', async () => {
    const on = openStage();
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(1_000);
    on.undo('undo-1', serial);
    expect(heard(on, serial)).toBe('refused 1000 undone');
    await on.run(1_000);
    expect(on.get(serial).state).toBe('reverted');
    expect(heard(on, serial)).toBe('refused 1000 undone');
    expect(acceptPaying(payment(), facts(on))).toMatchObject({ isNew: false, operation: { serial } });
  });

  test('what was withdrawn before it left is not begun anew either', async () => {
    const on = openStage({ unstarted: true });
    const accept = facts(on, { settings: { inDoubt: 'fault', offline: 'accept' } });
    const { serial } = operationOf(acceptPaying(payment(), accept));
    on.undo('undo-1', serial);
    expect(on.get(serial).state).toBe('cancelled');
    expect(heard(on, serial)).toBe('refused 1000 undone');
    expect(acceptPaying(payment(), accept)).toMatchObject({ isNew: false, operation: { serial } });
  });
});
