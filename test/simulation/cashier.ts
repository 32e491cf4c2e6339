// The people at the till, one action after the other; each may be cut off by a crash, like anything else.
import type { Queue } from '../../main/queue/api.ts';
import { createAmounts } from './amounts.ts';
import { createElsewhere } from './elsewhere.ts';
import type { Ground } from './ground.ts';
import { Violation } from './invariants.ts';
import { createSales, type Keep } from './sales.ts';
import { createServiceDesk } from './service-desk.ts';
import { createSupervisor } from './supervisor.ts';
import { createTerminals } from './terminals.ts';
import { createUndoing } from './undoing.ts';
import { cardsOf, type World } from './world.ts';

export type Cashier = {
  /** One action. */
  act(): void;
  /** A person decides one of what is manual. */
  decide(): void;
  /** The intents that the till said it accepted, and the serial it gave. */
  readonly promised: ReadonlyMap<string, string>;
};

const lowBalance = 2_000;

/** `life`: the till as it stands there now, or null. */
export function createCashier(
  world: World,
  life: () => { readonly queue: Queue; readonly ground: Ground } | null,
  guard: (work: () => void) => void,
  replaceTill: () => void,
): Cashier {
  const { swarm, server, service, witness, time, dice, newest, servicing, far, deeds, trace } = world;
  const promised = new Map<string, string>();
  let intents = 0;
  let shifts = 1;
  for (const card of cardsOf(swarm)) {
    const balance = dice.between(0, 60_000);
    const isLow = newest.chance(swarm.faults.lowBalance);
    server.addCard(card, isLow ? newest.between(0, lowBalance) : balance);
    if (isLow) {
      deeds.count('lowBalance');
    }
  }

  function newIntent(): string {
    intents += 1;
    return `intent-${intents}`;
  }

  const keep: Keep = (intent, what, result, online = false) => {
    trace(`cashier ${what} → ${result.ok ? `${result.value.serial} ${result.value.state}` : result.failure.code}`);
    if (result.ok) {
      const { serial } = result.value;
      if ((promised.get(intent) ?? serial) !== serial) {
        throw new Violation(1, `${intent} is ${promised.get(intent)} and ${serial}`);
      }
      promised.set(intent, serial);
      witness.accepted(serial, time.now(), online);
    }
  };

  const shift = () => `S${shifts}`;
  const elsewhere = createElsewhere(world);
  const amounts = createAmounts(far, swarm.sameSales === true);
  const sales = createSales(world, amounts, newIntent, keep, shift);
  const terminals = createTerminals(world, amounts, keep);
  const serviceDesk = createServiceDesk(world, newIntent, keep, shift);
  const undoing = createUndoing(world, newIntent, keep, shift);
  const supervisor = createSupervisor(world);

  return {
    promised,
    decide() {
      const till = life();
      if (till !== null) {
        supervisor.decide(till.queue, till.ground, guard);
      }
    },
    act() {
      const till = life();
      if (till === null) {
        return;
      }
      const { queue, ground } = till;
      elsewhere.happen();
      if (newest.chance(swarm.faults.shiftChange)) {
        shifts += 1;
        trace(`shift ${shifts} begins`);
        deeds.count('shiftChange');
      }
      if (newest.chance(swarm.faults.handOver)) {
        replaceTill();
        return;
      }
      if (newest.chance(swarm.faults.decides)) {
        supervisor.decide(queue, ground, guard);
      }
      if (servicing.chance(swarm.faults.services)) {
        serviceDesk.perform(queue);
      }
      if (far.chance(swarm.faults.terminals)) {
        terminals.pay(queue, ground);
      }
      const roll = dice.next();
      // What a member service does not offer is refused before anything is accepted.
      if (roll < 0.5 || (roll < 0.62 && service !== null)) {
        sales.charge(queue, ground);
      } else if (roll < 0.62) {
        sales.recharge(queue);
      } else if (roll < 0.92) {
        undoing.revoke(queue);
      } else if (roll < 0.96) {
        trace('cashier nudges');
        queue.nudge();
      } else {
        const reach = dice.pick(['reachable', 'unreachable', 'captivePortal'] as const);
        witness.told(reach);
        queue.report(reach);
      }
    },
  };
}
