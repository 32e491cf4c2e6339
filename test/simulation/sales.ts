// The cashier who charges and recharges, impatiently: clicks twice, changes the amount, asks a supervisor where a limit is passed.
import type { Queue } from '../../main/queue/api.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';
import { saleDraft } from '../support/sale-draft.ts';
import type { Amounts } from './amounts.ts';
import { breaksHouse, checkCap, openSums } from './caps.ts';
import type { Ground } from './ground.ts';
import { Violation } from './invariants.ts';
import { cardsOf, type World } from './world.ts';

const day = 86_400_000;

export const secretCanary = 'CANARY-trade-password';

export type Sales = { charge(queue: Queue, ground: Ground): void; recharge(queue: Queue): void };

/** Notes what the till said it accepted. `online`: the guest stands at the till and the platform was thought to answer. */
export type Keep = (intent: string, what: string, result: Result<Operation>, online?: boolean) => void;

export function createSales(
  world: World,
  amounts: Amounts,
  newIntent: () => string,
  keep: Keep,
  shift: () => string,
): Sales {
  const { swarm, service, witness, dice, late, newest, deeds } = world;
  const { faults } = swarm;
  const cards = cardsOf(swarm);

  function chargeCard(queue: Queue, ground: Ground, card: string): void {
    const intent = newIntent();
    const amount = service === null ? dice.between(1, swarm.largest) : amounts.next(swarm.largest);
    const offline = dice.chance(0.5);
    const lastBalance = dice.between(0, 60_000);
    const secret = !offline && dice.chance(0.1) ? secretCanary : null;
    const draft = saleDraft(intent, card, amount, { shift: shift(), acceptedOffline: offline });
    const isLate = late.chance(faults.secondThought);
    const balanceAge = isLate && late.chance(0.5) ? day + 1 : 0;
    const offlineFor = isLate && late.chance(0.5) ? day + 1 : 0;
    const known = { lastBalance: fen(lastBalance), balanceAge, offlineFor };
    const approval = offline && newest.chance(faults.approval) ? { personId: 'lee' } : null;
    const options = { secret, offline: offline ? known : null, ...(approval === null ? {} : { approval }) };
    const before = openSums(witness, card);
    const result = queue.accept(draft, options);
    const how = `${offline ? ' offline' : ''}${approval === null ? '' : ', approved'}`;
    keep(intent, `charges ${card} ${amount}${how}${secret === null ? '' : ' with a secret'}`, result, !offline);
    if (offline && result.ok) {
      deeds.count('offlineSale');
      checkCap(before, amount, known, approval !== null);
    }
    if (approval !== null && breaksHouse(before, amount, known)) {
      deeds.count(result.ok ? 'approvalLifts' : 'approvalStopped');
      if (result.ok) {
        checkApprovalKept(ground, result.value.serial);
      }
    }
    if (dice.chance(0.3)) {
      deeds.count('doubleClick');
      keep(intent, 'clicks twice', queue.accept(draft, options), !offline);
    }
    if (result.ok && isLate) {
      deeds.count('secondThought');
      const payload = { ...draft.payload, billAmount: fen(amount + 1), storePay: fen(amount + 1) };
      if (queue.accept({ ...draft, payload, held: fen(amount + 1) }, options).ok) {
        throw new Violation(1, `${intent} stands for ${amount} and for ${amount + 1}`);
      }
    }
    if (result.ok && !offline) {
      queue.settled(result.value.serial, 45_000).catch(() => undefined);
    }
  }

  /** Whoever lifted a limit stands in the operation's first event. */
  function checkApprovalKept({ store }: Ground, serial: string): void {
    const [first] = store.events(serial);
    if (first?.evidence?.includes('lee') !== true || first.evidence.includes('"lifted":null')) {
      throw new Violation(23, `${serial} passed a limit, its first event says ${first?.evidence ?? 'nothing'}`);
    }
  }

  return {
    charge(queue, ground) {
      const card = dice.pick(cards);
      const times = newest.chance(faults.burst) ? newest.between(2, 3) : 1;
      if (times > 1) {
        deeds.count('burst');
      }
      for (let time = 0; time < times; time += 1) {
        chargeCard(queue, ground, card);
      }
    },
    recharge(queue) {
      const intent = newIntent();
      const card = dice.pick(cards);
      const amount = dice.between(1, 20_000);
      const draft = {
        intent,
        payload: { kind: 'recharge', cardNo: card, amount: fen(amount), payments: [] },
        held: fen(0),
        operator: 'anna',
        shift: shift(),
        memberName: null,
        waits: false,
        acceptedOffline: false,
      } as const;
      keep(intent, `recharges ${card} ${amount}`, queue.accept(draft, { secret: null, offline: null }), true);
    },
  };
}
