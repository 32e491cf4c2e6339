// The lives of the till of one schedule: it begins, it is killed and rises from its disk, it is replaced by another one, and somebody
// switches the old one on again. What each life does is told to the witness.
import type { QueueSettings } from '../../main/queue/api.ts';
import type { Sending } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import type { Blame } from './blame.ts';
import { quarantine } from './calm.ts';
import { simulatedLimits } from './caps.ts';
import { type Disk, emptyDisk, type GroundKind } from './ground.ts';
import { checkFold, Violation } from './invariants.ts';
import { beginLife, type Damage, type Life } from './life.ts';
import { merchantNo, terminalNo } from './names.ts';
import { type Replacement, replaceTill } from './replacement.ts';
import { secretCanary } from './sales.ts';
import type { Wire } from './sim-net.ts';
import { deadline } from './sim-travel.ts';
import type { Dice } from './virtual-time.ts';
import type { World } from './world.ts';

export type TillOptions = {
  readonly rules?: Rules;
  readonly damage?: Damage | undefined;
  /** Real SQLite, or the model's plain objects. */
  readonly ground?: GroundKind;
};

export type TillLives = {
  /** The till as it stands there now. */
  now(): Life | null;
  /** The first life, on an empty disk. */
  begin(): void;
  /** After a crash: the next life begins from what is on the disk. */
  raise(fallen: Life): void;
  /** The till is replaced by another, and sometimes switched on again. Once in a schedule. */
  replace(): void;
  /** Whether an operation, by serial or intent, was left behind on the till that was replaced. */
  stayed(name: string): boolean;
  /** Q as it is now: of the design, of what the probe measured, and of what this life of the till measured itself. */
  quarantineNow(): number;
  crashes(): number;
  /** Ends all that runs. */
  end(): void;
};

export type LivesOptions = {
  readonly world: World;
  readonly wire: Wire;
  readonly till: TillOptions;
  readonly tillDice: Dice;
  readonly blame: Blame;
  /** The intents that the till said it accepted. */
  readonly promised: () => Iterable<string>;
};

export function createTillLives({
  world,
  wire,
  till,
  tillDice,
  blame: { blame, guard },
  promised,
}: LivesOptions): TillLives {
  const { swarm, service, witness, time, dice, newest, weather, deeds, trace } = world;
  const groundKind = till.ground ?? 'real';
  let crashes = 0;
  let life: Life | null = null;
  let replacement: Replacement | null = null;
  let oldTill: Life | null = null;
  let measured = () => 0;

  const settings: QueueSettings = {
    merchantNo,
    terminalNo,
    limits: simulatedLimits,
    connections: swarm.connections,
    contract: () => ({ repeatProven: weather.repeatProven, logLag: swarm.probedLag }),
    deadline,
    ...(service === null ? {} : { platform: { proof: 'balance', undo: 'byHand' } as const }),
  };
  const lifeOptions = (disk: Disk) => ({
    disk,
    time,
    dice: tillDice,
    rules: till.rules ?? standardRules,
    damage: till.damage,
    settings,
  });

  function begin(disk: Disk): void {
    guard(() => {
      const begun = beginLife({
        ...lifeOptions(disk),
        prepare: (ground) => replacement?.takeOver(ground),
        hear: withLagHeard,
        crashes: () => !weather.calm && swarm.faults.crash > 0 && dice.chance(swarm.faults.crash),
        storeRefuses() {
          const refuses = !weather.calm && dice.chance(swarm.faults.storeRefuses);
          if (refuses) {
            deeds.count('storeRefuses');
          }
          return refuses;
        },
        netFor: (isDead, mayCrash) =>
          wire.netFor(isDead, {
            leaving(sending) {
              mayCrash('before a call');
              guard(() => checkNoted(sending));
              trace(`leaves ${sending.operation.kind} ${sending.operation.serial} #${sending.operation.attempt}`);
              guard(() => witness.leaves(sending, time.now()));
            },
            home: (sending, outcome) => witness.comesHome(sending, outcome, time.now()),
            answered: (query, outcome) => witness.heard(query, outcome, time.now()),
            processed: (request, reply) => guard(() => witness.served(request, reply)),
          }),
        changed(operation) {
          trace(
            `journal ${operation.kind} ${operation.serial} ${operation.state}/${operation.attempt} ${operation.reason}`,
          );
          guard(() => witness.see(operation, time.now()));
        },
      });
      life = begun;
      checkDisk(begun);
      begun.queue.start();
    });
  }

  /** What a new life finds: all that was promised, and a journal whose events say what its rows say. */
  function checkDisk({ ground }: Life): void {
    for (const operation of ground.operations()) {
      witness.see(operation, time.now());
      checkFold(ground.store, operation);
    }
    const fault = ground.verify();
    if (fault !== null) {
      throw new Violation(2, `event ${fault.sequence}: ${fault.problem}`);
    }
    for (const intent of promised()) {
      if (ground.store.byIntent(intent) === null && replacement?.stayed(intent) !== true) {
        throw new Violation(5, `${intent} is gone`);
      }
    }
  }

  /** Invariant 27. */
  function checkNoted({ operation }: Sending): void {
    const { kind, serial, cardNo } = operation;
    const reading = service?.read(cardNo);
    if (reading === undefined) {
      return;
    }
    const events = life?.ground.store.events(serial) ?? [];
    const last = events.findLast(({ reason }) => reason === 'sendStarted' || reason === 'balanceBefore');
    if (kind === 'revocation' || last?.reason !== 'balanceBefore' || last.attempt !== operation.attempt) {
      throw new Violation(
        27,
        `${kind} ${serial} #${operation.attempt} leaves, the journal has ${last?.reason ?? 'nothing'}`,
      );
    }
    deeds.count('balanceNoted');
  }

  /** The old till: whatever it does now, it sends nothing. */
  function switchOn(old: Disk): void {
    trace('the old till is switched on again');
    const ghost = beginLife({
      ...lifeOptions(old),
      hear: (rules) => rules,
      crashes: () => false,
      storeRefuses: () => false,
      changed: () => undefined,
      netFor: () => ({
        attempt(sending) {
          const { serial, attempt } = sending.operation;
          guard(() => {
            throw new Violation(25, `the old till sends ${serial} #${attempt}`);
          });
          return new Promise(() => undefined);
        },
        findTransactions: async () => ({ kind: 'rows', rows: [], evidence: null }),
      }),
    });
    guard(() => ghost.queue.start());
    guard(() => ghost.queue.nudge());
    oldTill = ghost;
  }

  /** The same rules; what they measure of the log's lag is heard here too, for Q grows with it. */
  function withLagHeard(rules: Rules): Rules {
    return {
      ...rules,
      createLagBook() {
        const book = rules.createLagBook();
        measured = book.measured;
        return {
          ...book,
          add(lag) {
            deeds.count('lagMeasured');
            book.add(lag);
          },
        };
      },
    };
  }

  /** What a life leaves on its disk, where the guest's password never stands. */
  function remainsOf(ended: Life): Disk {
    const disk = ended.remains();
    if (disk.contains(secretCanary)) {
      blame(new Violation(12, 'the trade password is on the disk'));
    }
    return disk;
  }

  return {
    now: () => life,
    begin: () => begin(emptyDisk(groundKind)),
    raise(fallen) {
      crashes += 1;
      deeds.count('crash');
      trace('CRASH');
      witness.died();
      begin(remainsOf(fallen));
    },
    replace() {
      if (life === null || replacement !== null || life.isDead()) {
        return;
      }
      trace('the till is replaced');
      const disk = life.remains();
      witness.died();
      replacement = replaceTill(disk, { time, dice: tillDice, damage: till.damage, deeds });
      const { old } = replacement;
      begin(emptyDisk(groundKind, 1));
      if (newest.chance(0.5)) {
        switchOn(old);
      }
    },
    stayed: (name) => replacement?.stayed(name) === true,
    quarantineNow: () => Math.max(quarantine, 2 * swarm.probedLag, 2 * measured()),
    crashes: () => crashes,
    end() {
      oldTill?.remains();
      if (life !== null) {
        remainsOf(life);
      }
    },
  };
}
