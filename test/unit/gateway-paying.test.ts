// A terminal's payment becomes an operation once, and hears the same of it however often it asks.
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Accepting,
  acceptPaying,
  fitsLimits,
  isUndone,
  type PayingFacts,
} from '../../main/gateway/accept-paying.ts';
import { type AnswerFacts, answerPaying } from '../../main/gateway/answer-paying.ts';
import { wordsOf } from '../../main/gateway/faults.ts';
import type { Payment } from '../../main/gateway/payment.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { fen } from '../../shared/money.ts';
import { createStage, lost, refusedWith, type Stage, type StageOptions, unsent } from '../support/queue-stage.ts';

const card = '6201300100000101';
const hour = 3_600_000;
const stages: Stage[] = [];

afterEach(() => {
  for (const stage of stages.splice(0)) {
    stage.close();
  }
});

function stage(options: StageOptions = {}): Stage {
  const opened = createStage(options);
  stages.push(opened);
  return opened;
}

function payment(more: Partial<Payment> = {}): Payment {
  return {
    cardNo: card,
    accountNo: '00',
    quantity: fineMoney(1_180_000),
    description: '消费',
    fromNo: 'F-1',
    bill: null,
    terminal: '1001',
    ...more,
  };
}

function facts({ queue, store, time, journal }: Stage, more: Partial<PayingFacts> = {}): PayingFacts {
  return {
    queue,
    store,
    clock: time.clock,
    boot: journal.boot,
    limits: defaultLimits,
    settings: { inDoubt: 'fault', offline: 'fault' },
    seen: {
      card: { storeBalance: fen(50_000), points: 500, status: 'active', needsTradePassword: false },
      memberName: '张伟',
      age: 0,
    },
    offline: null,
    ...more,
  };
}

function operationOf(accepting: Accepting): Operation {
  if (accepting.kind !== 'accepted') {
    throw new Error(wordsOf(accepting.fault, zhCN));
  }
  return accepting.operation;
}

function faultIn(accepting: Accepting): string {
  return accepting.kind === 'refused'
    ? `${accepting.fault.code} ${accepting.by}`
    : `accepted ${accepting.operation.serial}`;
}

/** What the terminal hears now. */
function heard(on: Stage, serial: string, more: Partial<AnswerFacts> = {}): string {
  const operation = on.get(serial);
  const answer = answerPaying(operation, {
    settings: { inDoubt: 'fault', offline: 'fault' },
    fits: fitsLimits(operation, operation, facts(on)),
    undone: isUndone(operation, on.store),
    cause: () => 'balanceSpent',
    ...more,
  });
  if (answer.kind === 'paid') {
    return answer.vouched ? 'paid, vouched' : 'paid';
  }
  const { code, says } = answer.fault;
  return `${answer.kind} ${code} ${'word' in says ? says.word : says.failure.code}`;
}

describe('which payment it is', () => {
  test('the same three numbers again are the same payment, whatever else it tells', async () => {
    const on = stage();
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
    const on = stage();
    operationOf(acceptPaying(payment(), facts(on)));
    expect(faultIn(acceptPaying(payment({ quantity: fineMoney(10_000) }), facts(on)))).toBe('1000 request');
    expect(on.store.active()).toHaveLength(1);
  });

  test('another card, account or FromNo is another payment', () => {
    const on = stage();
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
    const on = stage();
    const bill = { id: '3119642e-75a3-48c8-be6e-a491012502ce', reference: { billNo: '1001-1', shopNo: '1001' } };
    const first = operationOf(acceptPaying(payment({ fromNo: ' ', bill }), facts(on)));
    expect(first.payload).toMatchObject({ bill: { billNo: '1001-1', shopNo: '1001' } });
    expect(operationOf(acceptPaying(payment({ fromNo: '', bill }), facts(on))).serial).toBe(first.serial);
    expect(faultIn(acceptPaying(payment({ fromNo: '' }), facts(on)))).toBe('1000 request');
  });

  test('several terminals’ payments may share a bill, the counter’s and a terminal’s may not', () => {
    const on = stage();
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
    const on = stage();
    expect(faultIn(acceptPaying(payment(more), facts(on)))).toBe(fault);
    expect(on.store.active()).toEqual([]);
  });

  test('points are whole points, and never wait', () => {
    const on = stage();
    const points = operationOf(acceptPaying(payment({ accountNo: '90', quantity: fineMoney(120_000) }), facts(on)));
    expect(points).toMatchObject({
      waits: false,
      held: 0,
      payload: { service: 'deductPoints', content: { points: 12 } },
    });
  });

  test('the card as it was seen: unknown, frozen, expired, with a password, spent already', () => {
    const on = stage();
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

describe('without the platform', () => {
  const offline = { lastBalance: fen(50_000), balanceAge: 0, offlineFor: hour };

  test('refused or accepted within the limits, as the shop wants it', async () => {
    const on = stage();
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
    const on = stage();
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
    const on = stage();
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
    const on = stage();
    on.platform.attempt = () => Promise.resolve(lost);
    const { serial } = operationOf(acceptPaying(payment({ quantity: fineMoney(2_100_000) }), facts(on)));
    await on.run(100);
    expect(heard(on, serial, { settings: { inDoubt: 'accept', offline: 'accept' } })).toBe('inDoubt 1000 checking');
  });
});

describe('what ended without a charge', () => {
  test('a refusal is told again while a late charge is watched for, and may be begun anew afterwards', async () => {
    const on = stage();
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

  test('an unlisted refusal is told at once and never twice', async () => {
    const on = stage();
    on.platform.attempt = () => Promise.resolve(refusedWith('系统繁忙', false));
    const { serial } = operationOf(acceptPaying(payment(), facts(on)));
    await on.run(100);
    expect(on.get(serial).state).toBe('unknown');
    expect(heard(on, serial, { cause: () => 'other' })).toBe('refused 1000 refused');
  });

  test('what a person revoked is no payment, and is not begun anew', async () => {
    const on = stage();
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
    const on = stage({ unstarted: true });
    const accept = facts(on, { settings: { inDoubt: 'fault', offline: 'accept' } });
    const { serial } = operationOf(acceptPaying(payment(), accept));
    on.undo('undo-1', serial);
    expect(on.get(serial).state).toBe('cancelled');
    expect(heard(on, serial)).toBe('refused 1000 undone');
    expect(acceptPaying(payment(), accept)).toMatchObject({ isNew: false, operation: { serial } });
  });
});
