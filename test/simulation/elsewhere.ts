// What happens around the till without its doing: head office, other tills, a copied till, the line, the log, the clock, the probe.
import type { Operation } from '../../main/queue/operation.ts';
import type { ModelMemberService } from './model-member-service.ts';
import type { World } from './world.ts';
import { cardsOf } from './world.ts';

/** Nobody may conclude anything from a balance that was looked at longer ago. Ms. */
const longestDoubt = 300_000;

export type Elsewhere = { happen(): void };

export function createElsewhere(world: World): Elsewhere {
  const { swarm, server, service, time, dice, late, newest, far, weather, deeds, trace } = world;
  const { faults } = swarm;
  const cards = cardsOf(swarm);
  let foreign = 0;

  const undoable = () => server.rows().filter(({ kind, revoked }) => kind !== 'revocation' && !revoked);

  function revertByOffice(): void {
    const rows = undoable();
    if (dice.chance(faults.office) && rows.length > 0) {
      const row = dice.pick(rows);
      trace(`head office reverts ${row.serial}`);
      deeds.count('officeReverts');
      server.revertByOffice(row, time.now(), dice.between(0, swarm.longestLag));
    }
  }

  function chargeElsewhere(): void {
    if (!dice.chance(faults.secondTill)) {
      return;
    }
    foreign += 1;
    const amount = dice.between(1, 30_000);
    const cardNo = dice.pick(cards);
    if (service !== null) {
      moveElsewhere(service, cardNo, amount);
      return;
    }
    const request = { kind: 'consumption', serial: `OTHER${foreign}`, cardNo, amount, storePay: amount } as const;
    trace(`the second till charges ${cardNo} ${amount}`);
    deeds.count('otherTillCharges');
    server.process({ ...request, revokes: null, attempt: 1, copy: 0 }, time.now(), dice.between(0, swarm.longestLag));
  }

  /**
   * Others keep to what decision 0007 assumes: what they move, added up, is never what is in doubt here. Each of them moves a hundredth of a fen
   * beside whole fen, always in the same direction; the till's own sales are whole fen.
   */
  function moveElsewhere(member: ModelMemberService, cardNo: string, amount: number): void {
    const doubted = [...world.witness.known().values()].find(
      (own) =>
        own.cardNo === cardNo && own.kind === 'consumption' && (own.state === 'unknown' || own.state === 'sending'),
    );
    const others = 100 * (far.chance(0.3) ? amount : -amount) - 1;
    const by = doubted === undefined ? others : (likeDoubted(doubted) ?? others);
    trace(`others move ${cardNo} by ${by / 10_000}`);
    deeds.count('otherTillCharges');
    member.moveElsewhere(cardNo, by);
  }

  /** By the amount of an operation in doubt, where the weather wants it so. */
  function likeDoubted({ serial, state, held }: Operation): number | null {
    switch (swarm.elsewhere) {
      case 'exactly':
        return -100 * held;
      case 'nearly':
        return -100 * held - 1;
      case 'later':
        return state === 'unknown' && time.now() - world.witness.lookedAt(serial) > longestDoubt ? -100 * held : 0;
      default:
        return null;
    }
  }

  function freeze(): void {
    if (dice.chance(faults.freeze)) {
      const card = dice.pick(cards);
      const isFrozen = dice.chance(0.5);
      server.freeze(card, isFrozen);
      if (isFrozen) {
        deeds.count('cardFrozen');
      }
    }
  }

  function cutLine(): void {
    if (dice.chance(faults.outage)) {
      weather.outageUntil = time.now() + dice.between(1_000, 300_000);
      trace(`the line is down until ${weather.outageUntil}`);
      deeds.count('outage');
    }
  }

  function breakLog(): void {
    if (dice.chance(faults.wrongLog)) {
      weather.logIsWrongUntil = time.now() + dice.between(1_000, swarm.longestWrong);
      weather.logGives = dice.pick(['nothing', 'firstRows'] as const);
      trace(`the log gives ${weather.logGives} until ${weather.logIsWrongUntil}`);
    }
  }

  /** A copied disk: another till uses a serial of ours, and its row stands in the log. */
  function twin(): void {
    const open = [...world.witness.known().values()].filter(
      ({ kind, state }) => kind !== 'revocation' && (state === 'unknown' || state === 'sending'),
    );
    const own = open.length === 0 ? null : late.pick(open);
    if (own === null) {
      return;
    }
    const { kind, serial, cardNo, amount } = own;
    const request = { kind, serial, cardNo, amount, storePay: 0, revokes: null, attempt: 1, copy: 0 } as const;
    const wrong = late.pick([
      { amount: amount + 1 },
      { cardNo: 'C-elsewhere' },
      { kind: kind === 'recharge' ? 'consumption' : 'recharge' },
    ] as const);
    trace(`a copied till writes ${serial} with ${JSON.stringify(wrong)}`);
    deeds.count('copiedTill');
    server.addTwin({ ...request, ...wrong }, time.now());
  }

  function jumpClock(): void {
    if (dice.chance(faults.wallJump)) {
      time.jumpWall(dice.pick([-1, 1]) * dice.between(1_000, 315_360_000_000));
      trace('the wall clock jumps');
      deeds.count('wallJump');
    }
  }

  /** A probe ends while the till runs. It tells the truth, so it proves nothing where the platform charges twice. */
  function probe(): void {
    if (newest.chance(faults.probe) && swarm.traits.repeatedSerial !== 'charged') {
      weather.repeatProven = !weather.repeatProven;
      trace(`the probe ${weather.repeatProven ? 'proves' : 'no longer proves'} that repeats are safe`);
      deeds.count(weather.repeatProven ? 'repeatProvenOn' : 'repeatProvenOff');
    }
  }

  return {
    happen() {
      revertByOffice();
      chargeElsewhere();
      freeze();
      cutLine();
      breakLog();
      if (late.chance(faults.twin)) {
        twin();
      }
      jumpClock();
      probe();
    },
  };
}
