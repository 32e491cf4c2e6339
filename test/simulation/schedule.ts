// One seed, from the first sale to the last ghost: the world is built, faults blow, the till dies and rises, everything is checked.

import type { Sending } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { playCalm, quarantine } from './calm.ts';
import { simulatedLimits } from './caps.ts';
import { createCashier } from './cashier.ts';
import { createDeedBook, type Deeds } from './deeds.ts';
import { wallAtStart } from './empty-journal.ts';
import { drawSwarm, type Swarm, type WorldKind } from './faults.ts';
import { type Disk, emptyDisk, type GroundKind } from './ground.ts';
import { checkFold, type InvariantNumber, Violation } from './invariants.ts';
import { beginLife, Crash, type Damage, type Life } from './life.ts';
import { createModelMemberService } from './model-member-service.ts';
import { createModelServer } from './model-server.ts';
import { merchantNo, terminalNo } from './names.ts';
import { type Replacement, replaceTill } from './replacement.ts';
import { secretCanary } from './sales.ts';
import { createWire, deadline } from './sim-net.ts';
import { createDice, createVirtualTime, settleMicrotasks } from './virtual-time.ts';
import { createWitness } from './witness.ts';
import type { Weather, World } from './world.ts';

export type ScheduleResult = {
  readonly seed: number;
  readonly steps: number;
  readonly crashes: number;
  readonly operations: number;
  readonly states: Readonly<Record<string, number>>;
  /** What the world did, and how often. */
  readonly deeds: Deeds;
  readonly violation: { readonly invariant: InvariantNumber; readonly message: string } | null;
  readonly timeline: readonly string[];
};

export type ScheduleOptions = {
  readonly rules?: Rules;
  readonly damage?: Damage | undefined;
  readonly traced?: boolean;
  /** Real SQLite, or the model's plain objects. */
  readonly ground?: GroundKind;
  /** Default: as the seed draws it. */
  readonly world?: WorldKind;
  /** Turns the weather that a mutant is noticed in. */
  readonly adjust?: (swarm: Swarm) => Swarm;
};

const mostSteps = 60_000;

/** Plays one seed. The same seed and rules always give the same result. */
export async function playSchedule(seed: number, options: ScheduleOptions = {}): Promise<ScheduleResult> {
  const dice = createDice(seed);
  const late = createDice(seed ^ 0x3c6ef372);
  const newest = createDice(seed ^ 0x7f4a7c15);
  const servicing = createDice(seed ^ 0x510e527f);
  const far = createDice(seed ^ 0x1f83d9ab);
  const drawn = drawSwarm(dice, late, newest, servicing, far, options.world);
  const swarm = options.adjust?.(drawn) ?? drawn;
  const tillDice = createDice(seed ^ 0x5bd1e995);
  const time = createVirtualTime(wallAtStart);
  const isSamePayment = swarm.traits.repeatedSerial === 'sameVoucher';
  const service = swarm.platform === 'balance' ? createModelMemberService(isSamePayment) : null;
  const server = service ?? createModelServer(swarm.traits);
  const deeds = createDeedBook();
  const weather: Weather = {
    calm: false,
    outageUntil: 0,
    logIsWrongUntil: 0,
    logGives: 'nothing',
    repeatProven: swarm.repeatProven,
  };
  const witness = createWitness({ server, swarm, deeds, repeatProven: () => weather.repeatProven });
  const timeline: string[] = [];
  const trace = (text: string) => {
    if (options.traced === true) {
      timeline.push(`${(time.now() / 1000).toFixed(3).padStart(9)} s  ${text}`);
    }
  };
  const world: World = {
    swarm,
    server,
    service,
    witness,
    time,
    dice,
    late,
    newest,
    servicing,
    far,
    weather,
    deeds,
    trace,
  };
  const wire = createWire(world);
  let steps = 0;
  let crashes = 0;
  let violation: Violation | null = null;
  let life: Life | null = null;
  let replacement: Replacement | null = null;
  let oldTill: Life | null = null;
  let measured = () => 0;

  const blame = (found: Violation) => {
    violation ??= found;
    trace(found.message);
  };
  /** Runs a piece of the world; a crash ends a life, a violation ends the schedule, anything else is a bug of the queue. */
  const guard = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof Violation) {
        blame(error);
      } else if (!(error instanceof Crash)) {
        blame(new Violation(16, error instanceof Error ? (error.stack ?? error.message) : String(error)));
      }
    }
  };

  const cashier = createCashier(world, () => life, guard, replace);

  const lifeOptions = (disk: Disk) => ({
    disk,
    time,
    dice: tillDice,
    rules: options.rules ?? standardRules,
    damage: options.damage,
    settings: {
      merchantNo,
      terminalNo,
      limits: simulatedLimits,
      connections: swarm.connections,
      contract: () => ({ repeatProven: weather.repeatProven, logLag: swarm.probedLag }),
      deadline,
      ...(service === null ? {} : { platform: { proof: 'balance', undo: 'byHand' } as const }),
    },
  });

  function begin(disk: Disk): void {
    guard(() => {
      life = beginLife({
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
      const { ground, queue } = life;
      for (const operation of ground.operations()) {
        witness.see(operation, time.now());
        checkFold(ground.store, operation);
      }
      const fault = ground.verify();
      if (fault !== null) {
        throw new Violation(2, `event ${fault.sequence}: ${fault.problem}`);
      }
      for (const intent of cashier.promised.keys()) {
        if (ground.store.byIntent(intent) === null && replacement?.stayed(intent) !== true) {
          throw new Violation(5, `${intent} is gone`);
        }
      }
      queue.start();
    });
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

  /** The till is replaced by another, and sometimes switched on again. */
  function replace(): void {
    const before = life as Life | null;
    if (before === null || replacement !== null || before.isDead()) {
      return;
    }
    trace('the till is replaced');
    const disk = before.remains();
    witness.died();
    replacement = replaceTill(disk, { time, dice: tillDice, damage: options.damage, deeds });
    const { old } = replacement;
    begin(emptyDisk(options.ground ?? 'real', 1));
    if (newest.chance(0.5)) {
      switchOn(old);
    }
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

  /** Q as it is now: of the design, of what the probe measured, and of what this life of the till measured itself. */
  function quarantineNow(): number {
    return Math.max(quarantine, 2 * swarm.probedLag, 2 * measured());
  }

  function raise(fallen: Life): void {
    crashes += 1;
    deeds.count('crash');
    trace('CRASH');
    witness.died();
    const disk = fallen.remains();
    if (disk.contains(secretCanary)) {
      blame(new Violation(12, 'the trade password is on the disk'));
    }
    begin(disk);
  }

  async function settle(): Promise<void> {
    await settleMicrotasks();
    for (let again = 0; life?.isDead() === true && again < 100 && violation === null; again += 1) {
      raise(life);
      await settleMicrotasks();
    }
    guard(() => witness.check(time.now()));
  }

  /** Rings every alarm until then. */
  async function runUntil(end: number): Promise<void> {
    for (let at = time.nextAt(); at !== null && at <= end && violation === null; at = time.nextAt()) {
      steps += 1;
      if (steps > mostSteps) {
        blame(new Violation(16, `${steps} steps and no end`));
      }
      guard(() => time.ringNext());
      await settle();
    }
  }

  begin(emptyDisk(options.ground ?? 'real'));
  await settle();
  let at = 0;
  for (let action = 0; action < swarm.actions && violation === null; action += 1) {
    at += dice.pick([0, 500, 3_000, 20_000, 90_000]) + dice.between(0, 2_000);
    time.timers.schedule(at - time.now(), () => {
      cashier.act();
    });
    await runUntil(at);
  }
  await runUntil(at + dice.pick([0, 5_000, 60_000, 240_000]));

  // What is manual has become so by now; the faults still blow.
  if (swarm.faults.decides > 0 && newest.chance(0.5)) {
    await runUntil(time.now() + newest.between(100_000, 400_000));
    guard(() => cashier.decide());
    await settle();
    await runUntil(time.now() + newest.between(1_000, 60_000));
  }
  const ground = () => (life as Life | null)?.ground ?? null;
  const isOver = () => violation !== null;
  const stayed = (name: string) => (replacement as Replacement | null)?.stayed(name) === true;
  await playCalm({
    world,
    wire,
    cashier,
    runUntil,
    guard,
    ground,
    stayed,
    quarantineNow,
    crashes: () => crashes,
    isOver,
  });
  const states: Record<string, number> = {};
  for (const { state } of witness.known().values()) {
    states[state] = (states[state] ?? 0) + 1;
  }
  (oldTill as Life | null)?.remains();
  const last = life as Life | null;
  if (last !== null) {
    if (last.remains().contains(secretCanary)) {
      blame(new Violation(12, 'the trade password is on the disk'));
    }
  }
  const found = violation as Violation | null;
  return {
    seed,
    steps,
    crashes,
    operations: witness.known().size,
    states,
    deeds: deeds.all(),
    violation: found === null ? null : { invariant: found.invariant, message: found.message },
    timeline,
  };
}
