// One life of the till: the real queue on the real journal, with ports that can die at any await and at any commit.
// A crash throws every object away; what is left are the committed bytes of the database.

import type { Queue, QueueSettings } from '../../main/queue/api.ts';
import { createQueueWith } from '../../main/queue/create-queue.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Net, Ports, Store } from '../../main/queue/ports.ts';
import type { Rules } from '../../main/queue/rules.ts';
import { obeyHandOver } from '../../main/till/hand-over/obeying-queue.ts';
import type { Disk, Ground } from './ground.ts';
import type { Dice, VirtualTime } from './virtual-time.ts';

/** Thrown where the till dies. Not an Error: nothing in the till may mistake it for one of its own. */
export class Crash {
  readonly where: string;
  constructor(where: string) {
    this.where = where;
  }
}

export type Life = {
  readonly queue: Queue;
  readonly ground: Ground;
  isDead(): boolean;
  /** Dies here. */
  crash(where: string): never;
  /** What a disk would hold; ends the journal. */
  remains(): Disk;
};

/** What a mutant breaks beside the rules: the ground that the queue stands on. */
export type Damage = {
  readonly ports?: (ports: Ports) => Ports;
  /** Rules that look at the ports, which the true ones never do. */
  readonly rules?: (ports: Ports) => Rules;
  readonly settings?: (settings: QueueSettings) => QueueSettings;
  readonly queue?: (queue: Queue) => Queue;
  readonly ground?: (ground: Ground) => Ground;
  /** A crash takes the last commit with it; asked of each commit, with whether it moved something to `sending`. */
  readonly losesLastCommit?: (toSending: boolean) => boolean;
};

export type LifeOptions = {
  readonly disk: Disk;
  readonly time: VirtualTime;
  /** Randomness of the till, and of the world that harms it. */
  readonly dice: Dice;
  readonly rules: Rules;
  /** What the world hears of the rules at work, whoever broke them. */
  readonly hear: (rules: Rules) => Rules;
  readonly damage?: Damage | undefined;
  readonly settings: QueueSettings;
  readonly netFor: (isDead: () => boolean, mayCrash: (where: string) => void) => Net;
  /** Chances, asked at every commit and call. */
  readonly crashes: () => boolean;
  readonly storeRefuses: () => boolean;
  readonly changed: (operation: Operation) => void;
  /** What is done to the journal before the queue opens it. */
  readonly prepare?: (ground: Ground) => void;
};

export function beginLife(options: LifeOptions): Life {
  const { time, dice, settings, rules, disk, damage } = options;
  const { timers, kill } = time.life();
  // A process's own clock begins with it.
  const born = time.now();
  const clock = { wall: time.clock.wall, monotonic: () => time.now() - born };
  const opened = disk.open(clock, dice);
  const ground = damage?.ground?.(opened) ?? opened;
  options.prepare?.(ground);
  let dead = false;

  function crash(where: string): never {
    dead = true;
    kill();
    throw new Crash(where);
  }
  function live(): void {
    if (dead) {
      throw new Crash('dead');
    }
  }
  function mayCrash(where: string): void {
    live();
    if (options.crashes()) {
      crash(where);
    }
  }

  const { store } = ground;
  let inside = false;
  let older: Disk | null = null;
  let sent = false;
  const mortal: Store = {
    ...guardReads(store, live),
    move(change) {
      live();
      sent ||= change.to === 'sending';
      return store.move(change);
    },
    transaction(work) {
      if (inside) {
        return store.transaction(work);
      }
      mayCrash('before the transaction');
      if (options.storeRefuses()) {
        throw Object.assign(new Error('database or disk is full'), { name: 'StoreFailure', code: 'diskFull' });
      }
      inside = true;
      if (damage?.losesLastCommit !== undefined) {
        older = ground.disk();
      }
      try {
        const value = store.transaction(() => {
          const result = work();
          mayCrash('before the commit');
          return result;
        });
        if (damage?.losesLastCommit?.(sent) === false) {
          older = null;
        }
        sent = false;
        mayCrash('after the commit');
        return value;
      } finally {
        inside = false;
      }
    },
  };
  const ports = { clock, random: dice, timers, store: mortal, net: options.netFor(() => dead, mayCrash) };
  const damaged = damage?.ports?.(ports) ?? ports;
  const made = createQueueWith(
    options.hear(damage?.rules?.(damaged) ?? rules),
    damaged,
    damage?.settings?.(settings) ?? settings,
  );
  const queue = obeyHandOver(damage?.queue?.(made) ?? made, {
    handOver: { ...ground.handOver, takeBack: () => undefined },
  });
  queue.onChange(options.changed);
  return {
    queue,
    ground,
    isDead: () => dead,
    crash,
    remains() {
      dead = true;
      kill();
      const left = older ?? ground.disk();
      ground.close();
      return left;
    },
  };
}

function guardReads(store: Store, live: () => void): Store {
  const guarded: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(store)) {
    guarded[name] = (...parameters: unknown[]) => {
      live();
      return (method as (...all: unknown[]) => unknown)(...parameters);
    };
  }
  return guarded as Store;
}
