// A terminal’s payment, what the gateway knows of its card, and what the terminal hears.
import { type Accepting, fitsLimits, isUndone, type PayingFacts } from '../../main/gateway/accept-paying.ts';
import { type AnswerFacts, answerPaying } from '../../main/gateway/answer-paying.ts';
import { wordsOf } from '../../main/gateway/faults.ts';
import type { Payment } from '../../main/gateway/payment.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { fen } from '../../shared/money.ts';
import type { Stage } from './queue-stage.ts';

const card = '6201300100000101';

export function payment(more: Partial<Payment> = {}): Payment {
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

export function facts({ queue, store, time, journal }: Stage, more: Partial<PayingFacts> = {}): PayingFacts {
  return {
    queue,
    store,
    clock: time.clock,
    boot: journal.boot,
    isSettled: journal.desks.isSettled,
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

export function operationOf(accepting: Accepting): Operation {
  if (accepting.kind !== 'accepted') {
    throw new Error(wordsOf(accepting.fault, zhCN));
  }
  return accepting.operation;
}

export function faultIn(accepting: Accepting): string {
  return accepting.kind === 'refused'
    ? `${accepting.fault.code} ${accepting.by}`
    : `accepted ${accepting.operation.serial}`;
}

/** What the terminal hears now. */
export function heard(on: Stage, serial: string, more: Partial<AnswerFacts> = {}): string {
  const operation = on.get(serial);
  const answer = answerPaying(operation, {
    settings: { inDoubt: 'fault', offline: 'fault' },
    fits: fitsLimits(operation, operation, facts(on)),
    undone: isUndone(operation, on.store),
    settled: on.journal.desks.isSettled(serial),
    cause: () => 'balanceSpent',
    ...more,
  });
  if (answer.kind === 'paid') {
    return answer.vouched ? 'paid, vouched' : 'paid';
  }
  const { code, says } = answer.fault;
  return `${answer.kind} ${code} ${'word' in says ? says.word : says.failure.code}`;
}
