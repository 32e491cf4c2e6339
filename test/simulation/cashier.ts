// The people around the till: a cashier who charges, recharges and revokes, impatiently; a second till; head office.
import type { Queue } from '../../main/queue/api.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { defaultLimits, type Limits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';
import type { Swarm } from './faults.ts';
import { Violation } from './invariants.ts';
import type { ModelServer } from './model-server.ts';
import type { Weather } from './sim-net.ts';
import type { Dice, VirtualTime } from './virtual-time.ts';
import type { Witness } from './witness.ts';

const day = 86_400_000;

export const secretCanary = 'CANARY-trade-password';

/** Low enough that a schedule meets them. */
export const simulatedLimits: Limits = { ...defaultLimits, perTill: fen(60_000), openPerTill: 8 };

export type Cashier = {
  /** One action; may be cut off by a crash, like anything else. */
  act(queue: Queue): void;
  /** The intents that the till said it accepted, and the serial it gave. */
  readonly promised: ReadonlyMap<string, string>;
};

export function createCashier(
  swarm: Swarm,
  server: ModelServer,
  witness: Witness,
  time: VirtualTime,
  dice: Dice,
  late: Dice,
  weather: Weather,
  trace: (text: string) => void,
): Cashier {
  const { faults } = swarm;
  const promised = new Map<string, string>();
  let intents = 0;
  let foreign = 0;
  const cards = Array.from({ length: swarm.cards }, (_, index) => `C${index + 1}`);
  for (const card of cards) {
    server.addCard(card, dice.between(0, 60_000));
  }

  function newIntent(): string {
    intents += 1;
    return `intent-${intents}`;
  }

  function keep(intent: string, what: string, result: Result<Operation>, online = false): void {
    trace(`cashier ${what} → ${result.ok ? `${result.value.serial} ${result.value.state}` : result.failure.code}`);
    if (result.ok) {
      const { serial } = result.value;
      if ((promised.get(intent) ?? serial) !== serial) {
        throw new Violation(1, `${intent} is ${promised.get(intent)} and ${serial}`);
      }
      promised.set(intent, serial);
      witness.accepted(serial, time.now(), online);
    }
  }

  function charge(queue: Queue): void {
    const intent = newIntent();
    const card = dice.pick(cards);
    const amount = dice.between(1, swarm.largest);
    const offline = dice.chance(0.5);
    const lastBalance = dice.between(0, 60_000);
    const secret = !offline && dice.chance(0.1) ? secretCanary : null;
    const draft = {
      intent,
      payload: {
        kind: 'consumption',
        cardNo: card,
        billAmount: fen(amount),
        storePay: fen(amount),
        points: 0,
        pointsPay: fen(0),
        coupons: [],
        otherPayments: [],
        remark: null,
      },
      held: fen(amount),
      operator: 'anna',
      shift: 'S1',
      memberName: null,
      waits: true,
      acceptedOffline: offline,
    } as const;
    const isLate = late.chance(faults.secondThought);
    const balanceAge = isLate && late.chance(0.5) ? day + 1 : 0;
    const offlineFor = isLate && late.chance(0.5) ? day + 1 : 0;
    const options = { secret, offline: offline ? { lastBalance: fen(lastBalance), balanceAge, offlineFor } : null };
    const before = openSums(card);
    const result = queue.accept(draft, options);
    keep(
      intent,
      `charges ${card} ${amount}${offline ? ' offline' : ''}${secret === null ? '' : ' with a secret'}`,
      result,
      !offline,
    );
    if (result.ok && offline) {
      checkCap(before, amount, lastBalance);
      if (balanceAge + offlineFor > 0) {
        throw new Violation(8, 'accepted offline with what is known from the day before');
      }
    }
    if (dice.chance(0.3)) {
      keep(intent, 'clicks twice', queue.accept(draft, options), !offline);
    }
    if (result.ok && isLate) {
      const payload = { ...draft.payload, billAmount: fen(amount + 1), storePay: fen(amount + 1) };
      if (queue.accept({ ...draft, payload, held: fen(amount + 1) }, options).ok) {
        throw new Violation(1, `${intent} stands for ${amount} and for ${amount + 1}`);
      }
    }
    if (result.ok && !offline) {
      queue.settled(result.value.serial, 45_000).catch(() => undefined);
    }
  }

  /** Invariant 8, from what the witness saw. */
  function openSums(card: string) {
    const held = [...witness.known().values()].filter(({ state }) =>
      ['pending', 'sending', 'unknown', 'manual'].includes(state),
    );
    const own = held.filter(({ cardNo }) => cardNo === card);
    const sum = (list: readonly Operation[]) => list.reduce((total, operation) => total + operation.held, 0);
    return {
      card: sum(own),
      cardCount: own.length,
      till: sum(held),
      tillCount: held.length,
      unresolved: own.some(({ state }) => state === 'unknown' || state === 'manual'),
    };
  }

  function checkCap(before: ReturnType<typeof openSums>, amount: number, lastBalance: number): void {
    const { perSale, perCard, perTill, openPerCard, openPerTill } = simulatedLimits;
    if (
      amount > perSale ||
      before.card + amount > Math.min(perCard, lastBalance) ||
      before.till + amount > perTill ||
      before.cardCount >= openPerCard ||
      before.tillCount >= openPerTill ||
      before.unresolved
    ) {
      throw new Violation(8, `${amount} accepted offline over ${JSON.stringify(before)}, last balance ${lastBalance}`);
    }
  }

  function recharge(queue: Queue): void {
    const intent = newIntent();
    const card = dice.pick(cards);
    const amount = dice.between(1, 20_000);
    const draft = {
      intent,
      payload: { kind: 'recharge', cardNo: card, amount: fen(amount), payments: [] },
      held: fen(0),
      operator: 'anna',
      shift: 'S1',
      memberName: null,
      waits: false,
      acceptedOffline: false,
    } as const;
    keep(intent, `recharges ${card} ${amount}`, queue.accept(draft, { secret: null, offline: null }), true);
  }

  function revoke(queue: Queue): void {
    const intent = newIntent();
    const known = [...witness.known().values()].filter(({ kind }) => kind !== 'revocation');
    const rows = server.rows().filter(({ kind, revoked }) => kind !== 'revocation' && !revoked);
    const request = { intent, reason: 'test', operator: 'anna', shift: 'S1', acceptedOffline: false };
    if (known.length > 0 && dice.chance(0.8)) {
      const { serial } = dice.chance(0.5) ? dice.pick(known) : (known.at(-1) ?? dice.pick(known));
      keep(intent, `revokes ${serial}`, queue.revoke({ ...request, target: { kind: 'operation', serial } }));
    } else if (rows.length > 0) {
      const { voucher, cardNo, amount } = dice.pick(rows);
      const target = { kind: 'voucher', voucher, cardNo, amount: fen(amount) } as const;
      keep(intent, `revokes the paper of ${voucher}`, queue.revoke({ ...request, target }));
    }
  }

  /** A copied disk: another till uses a serial of ours, and its row stands in the log. */
  function twin(): void {
    const open = [...witness.known().values()].filter(
      ({ kind, state }) => kind !== 'revocation' && (state === 'unknown' || state === 'sending'),
    );
    const own = open.length === 0 ? null : late.pick(open);
    if (own === null) {
      return;
    }
    const request = {
      kind: own.kind,
      serial: own.serial,
      cardNo: own.cardNo,
      amount: own.amount,
      storePay: 0,
      revokes: null,
      attempt: 1,
      copy: 0,
    } as const;
    const wrong = late.pick([
      { amount: own.amount + 1 },
      { cardNo: 'C-elsewhere' },
      { kind: own.kind === 'recharge' ? 'consumption' : 'recharge' },
    ] as const);
    trace(`a copied till writes ${own.serial} with ${JSON.stringify(wrong)}`);
    server.addTwin({ ...request, ...wrong }, time.now());
  }

  function elsewhere(): void {
    const rows = server.rows().filter(({ kind, revoked }) => kind !== 'revocation' && !revoked);
    if (dice.chance(faults.office) && rows.length > 0) {
      const row = dice.pick(rows);
      trace(`head office reverts ${row.serial}`);
      server.revertByOffice(row, time.now(), dice.between(0, swarm.longestLag));
    }
    if (dice.chance(faults.secondTill)) {
      foreign += 1;
      const amount = dice.between(1, 30_000);
      const request = {
        kind: 'consumption',
        serial: `OTHER${foreign}`,
        cardNo: dice.pick(cards),
        amount,
        storePay: amount,
        revokes: null,
        attempt: 1,
        copy: 0,
      } as const;
      trace(`the second till charges ${request.cardNo} ${amount}`);
      server.process(request, time.now(), dice.between(0, swarm.longestLag));
    }
    if (dice.chance(faults.freeze)) {
      server.freeze(dice.pick(cards), dice.chance(0.5));
    }
    if (dice.chance(faults.outage)) {
      weather.outageUntil = time.now() + dice.between(1_000, 300_000);
      trace(`the line is down until ${weather.outageUntil}`);
    }
    if (dice.chance(faults.wrongLog)) {
      weather.logIsWrongUntil = time.now() + dice.between(1_000, swarm.longestWrong);
      weather.logGives = dice.pick(['nothing', 'firstRows'] as const);
      trace(`the log gives ${weather.logGives} until ${weather.logIsWrongUntil}`);
    }
    if (late.chance(faults.twin)) {
      twin();
    }
    if (dice.chance(faults.wallJump)) {
      time.jumpWall(dice.pick([-1, 1]) * dice.between(1_000, 315_360_000_000));
      trace('the wall clock jumps');
    }
  }

  return {
    promised,
    act(queue) {
      elsewhere();
      const roll = dice.next();
      if (roll < 0.5) {
        charge(queue);
      } else if (roll < 0.62) {
        recharge(queue);
      } else if (roll < 0.92) {
        revoke(queue);
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
