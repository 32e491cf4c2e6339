// A terminal's payment becomes an operation once, and asks for no more than its card may pay.
import { describe, expect, test } from 'vitest';
import { acceptPaying } from '../../main/gateway/accept-paying.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { facts, faultIn, heard, operationOf, payment } from '../support/gateway-payments.ts';
import { openStage } from '../support/queue-test-stage.ts';

const card = '6201300100000101';

describe('which payment it is', () => {
  test('the same three numbers again are the same payment, whatever else it tells', async () => {
    const on = openStage();
    const first = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(1_000);
    const again = acceptPaying(
      payment({ description: 'other words', bill: { id: 'B', reference: { billNo: '1', shopNo: '1' } } }),
      facts(on),
    );
    expect(again).toMatchObject({
      kind: 'accepted',
      isNew: false,
      operation: { serial: first.serial, state: 'applied' },
    });
    expect(on.attempts).toHaveLength(1);
    expect(first).toMatchObject({
      intent: `unipos:F-1:${card}:00`,
      operator: 'UniPOS 1001',
      held: 11_800,
      waits: false,
    });
    expect(heard(on, first.serial)).toBe('paid');
  });

  test('another quantity under the same numbers charges nothing', () => {
    const on = openStage();
    operationOf(acceptPaying(payment(), facts(on)));
    expect(faultIn(acceptPaying(payment({ quantity: fineMoney(10_000) }), facts(on)))).toBe('1000 request');
    expect(on.store.active()).toHaveLength(1);
  });

  test('another card, account or FromNo is another payment', () => {
    const on = openStage();
    const serials = [
      payment(),
      payment({ cardNo: '6201300100000201' }),
      payment({ accountNo: '90' }),
      payment({ fromNo: 'F-2' }),
      payment({ fromNo: `F-1:${card}` }),
      payment({ fromNo: '单号 一' }),
      payment({ fromNo: 'F'.repeat(80) }),
    ].map((each) => operationOf(acceptPaying({ ...each, quantity: fineMoney(10_000) }, facts(on))).serial);
    expect(new Set(serials).size).toBe(serials.length);
  });

  test('without FromNo the bill is the reference; without both nothing is taken', () => {
    const on = openStage();
    const bill = { id: '3119642e-75a3-48c8-be6e-a491012502ce', reference: { billNo: '1001-1', shopNo: '1001' } };
    const first = operationOf(acceptPaying(payment({ fromNo: ' ', bill }), facts(on)));
    expect(first.payload).toMatchObject({ bill: { billNo: '1001-1', shopNo: '1001' } });
    expect(operationOf(acceptPaying(payment({ fromNo: '', bill }), facts(on))).serial).toBe(first.serial);
    expect(faultIn(acceptPaying(payment({ fromNo: '' }), facts(on)))).toBe('1000 request');
  });

  test('several terminals’ payments may share a bill, the counter’s and a terminal’s may not', () => {
    const on = openStage();
    const bill = { id: null, reference: { billNo: '1001-1', shopNo: '1001' } };
    operationOf(acceptPaying(payment({ bill }), facts(on)));
    operationOf(acceptPaying(payment({ bill, fromNo: 'F-2' }), facts(on)));
    const counter = on.draft('counter-1', '6201300100000201', 100);
    const asked = { ...counter, payload: { ...counter.payload, bill: { billNo: '1001-2', shopNo: '1001' } } };
    expect(on.queue.accept(asked as typeof counter, { secret: null, offline: null })).toMatchObject({ ok: true });
    const late = { id: null, reference: { billNo: '1001-2', shopNo: '1001' } };
    expect(faultIn(acceptPaying(payment({ bill: late, fromNo: 'F-3' }), facts(on)))).toBe('1000 till');
  });
});

describe('what it asks', () => {
  test.each([
    ['1004 request', { accountNo: '01' }],
    ['1000 request', { quantity: fineMoney(0) }],
    ['1000 request', { quantity: fineMoney(-10_000) }],
    ['1000 request', { quantity: fineMoney(10_050) }],
    ['1000 request', { accountNo: '90', quantity: fineMoney(15_000) }],
    ['1005 card', { quantity: fineMoney(5_000_100) }],
    ['1005 card', { accountNo: '90', quantity: fineMoney(5_010_000) }],
  ] as const)('%s for %o', (fault, more) => {
    const on = openStage();
    expect(faultIn(acceptPaying(payment(more), facts(on)))).toBe(fault);
    expect(on.store.active()).toEqual([]);
  });

  test('points are whole points, and never wait', () => {
    const on = openStage();
    const points = operationOf(acceptPaying(payment({ accountNo: '90', quantity: fineMoney(120_000) }), facts(on)));
    expect(points).toMatchObject({
      waits: false,
      held: 0,
      payload: { service: 'deductPoints', content: { points: 12 } },
    });
  });

  test('the card as it was seen: unknown, frozen, expired, with a password, spent already', () => {
    const on = openStage();
    const seen = facts(on).seen;
    if (seen === null) throw new Error('no card');
    const on2 = (more: Partial<typeof seen.card>) =>
      faultIn(acceptPaying(payment(), facts(on, { seen: { ...seen, card: { ...seen.card, ...more } } })));
    expect(faultIn(acceptPaying(payment(), facts(on, { seen: null })))).toBe('1001 card');
    expect(on2({ status: 'frozen' })).toBe('1002 card');
    expect(on2({ status: 'expired' })).toBe('1006 card');
    expect(on2({ needsTradePassword: true })).toBe('1002 card');
    operationOf(acceptPaying(payment(), facts(on)));
    expect(faultIn(acceptPaying(payment({ fromNo: 'F-2', quantity: fineMoney(4_000_000) }), facts(on)))).toBe(
      '1005 card',
    );
  });
});
