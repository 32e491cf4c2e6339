// UniPOS terminals that pay by the till's gateway: the same FromNo again after a time-out, after a crash, now and then for another quantity. What the
// terminal hears is left out; what counts is what it may have caused.
import { acceptPaying, type PayingFacts } from '../../main/gateway/accept-paying.ts';
import { nameOf, type Payment } from '../../main/gateway/payment.ts';
import type { Queue } from '../../main/queue/api.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { fen } from '../../shared/money.ts';
import type { Amounts } from './amounts.ts';
import { simulatedLimits } from './caps.ts';
import type { Ground } from './ground.ts';
import { Violation } from './invariants.ts';
import type { Keep } from './sales.ts';
import { cardsOf, type World } from './world.ts';

export type Terminals = { pay(queue: Queue, ground: Ground): void };

/** A payment that a terminal insists on. */
type Asked = {
  readonly fromNo: string;
  readonly cardNo: string;
  readonly accountNo: string;
  readonly quantity: number;
  /** What was accepted under its name. */
  accepted: number | null;
};

export function createTerminals(world: World, amounts: Amounts, keep: Keep): Terminals {
  const { swarm, far, time, witness, deeds } = world;
  const asked: Asked[] = [];

  function newPayment(): Asked {
    const isPoints = far.chance(0.25);
    const quantity = isPoints ? amounts.next(5_000) * 10_000 : amounts.next(20_000) * 100;
    const accountNo = isPoints ? '90' : '00';
    const one = {
      fromNo: `F${asked.length + 1}`,
      cardNo: far.pick(cardsOf(swarm)),
      accountNo,
      quantity,
      accepted: null,
    };
    asked.push(one);
    return one;
  }

  function factsOf(queue: Queue, ground: Ground): PayingFacts {
    const isAway = far.chance(0.3);
    const lastBalance = fen(far.between(0, 60_000));
    const card = { storeBalance: lastBalance, points: 1_000_000, status: 'active', needsTradePassword: false } as const;
    return {
      queue,
      store: ground.store,
      clock: { wall: time.clock.wall, monotonic: ground.monotonic },
      boot: ground.boot,
      // Nobody stands at the desk of refused sales.
      isSettled: () => false,
      limits: simulatedLimits,
      settings: { inDoubt: far.pick(['accept', 'fault']), offline: far.pick(['accept', 'fault']) },
      seen: { card, memberName: null, age: 0 },
      offline: isAway ? { lastBalance, balanceAge: 0, offlineFor: 0 } : null,
    };
  }

  return {
    pay(queue, ground) {
      const isAgain = asked.length > 0 && far.chance(0.6);
      const one = isAgain ? far.pick(asked) : newPayment();
      const isOther = isAgain && far.chance(0.15);
      const quantity = isOther ? one.quantity + 10_000 : one.quantity;
      const { fromNo, cardNo, accountNo } = one;
      const known = { fromNo, cardNo, accountNo, description: null, bill: null, terminal: 'K1' };
      const payment: Payment = { ...known, quantity: fineMoney(quantity) };
      const facts = factsOf(queue, ground);
      const name = nameOf(payment) ?? '';
      const before = witness.paymentsOf(name);
      // What was settled on a till that was replaced is known there alone (docs/decisions/0008-gateway.md): no terminal asks for it any more.
      if (before.some((serial) => ground.store.get(serial) === null)) {
        return;
      }
      const accepting = acceptPaying(payment, facts);
      deeds.count(isAgain ? 'terminalAgain' : 'terminalPays');
      if (one.accepted !== null && one.accepted !== quantity) {
        deeds.count('terminalOtherQuantity');
        if (accepting.kind === 'accepted') {
          throw new Violation(28, `${name} stands for ${one.accepted} and for ${quantity}`);
        }
      }
      if (accepting.kind !== 'accepted') {
        world.trace(`a terminal pays ${name} ${quantity} → ${accepting.fault.code}`);
        return;
      }
      const { operation, isNew } = accepting;
      one.accepted = quantity;
      if (isNew && before.length > 0) {
        deeds.count('terminalAnew');
      }
      witness.pays(name, operation.serial);
      const result = { ok: true, value: operation } as const;
      keep(operation.intent, `(a terminal) pays ${name} ${quantity}`, result, facts.offline === null && isNew);
    },
  };
}
