// A till is replaced while work is open: a technician writes what is open on the old disk for the new till and marks the old one;
// the new till takes it over, tries again after each of its crashes, and somebody switches the old one on again (invariant 25).
import type { HandedOperation } from '../../main/journal/hand-over-types.ts';
import { fen } from '../../shared/money.ts';
import type { DeedBook } from './deeds.ts';
import type { Disk, Ground } from './ground.ts';
import { Violation } from './invariants.ts';
import type { Damage } from './life.ts';
import type { Dice, VirtualTime } from './virtual-time.ts';

export type Replacement = {
  /** What is on the old till's disk after the file was written. */
  readonly old: Disk;
  /** Whether an operation, by serial or intent, was closed and stayed on the old till. */
  stayed(name: string): boolean;
  /** The new till takes over; done at each of its starts, and only the first time it may do anything. */
  takeOver(ground: Ground): void;
};

const id = 'H1';

/** Writes the hand-over of what is on this disk. */
export function replaceTill(
  disk: Disk,
  { time, dice, damage, deeds }: { time: VirtualTime; dice: Dice; damage: Damage | undefined; deeds: DeedBook },
): Replacement {
  const opened = disk.open({ wall: time.clock.wall, monotonic: () => 0 }, dice);
  const ground = damage?.ground?.(opened) ?? opened;
  const handed: readonly HandedOperation[] = ground.store.transaction(() => {
    const all = ground.handOver.collect();
    const amount = fen(all.reduce((sum, { operation }) => sum + operation.held, 0));
    ground.handOver.markWritten({ id, target: 'new', at: time.clock.wall(), count: all.length, amount });
    return all;
  });
  const stayed = new Set<string>();
  for (const { serial, intent, state } of ground.operations()) {
    if (handed.every(({ operation }) => operation.serial !== serial)) {
      stayed.add(serial).add(intent);
      if (['pending', 'sending', 'unknown', 'blocked', 'manual'].includes(state)) {
        throw new Violation(25, `${serial} is ${state} and is not handed over`);
      }
    }
  }
  const old = ground.disk();
  ground.close();
  deeds.count('handOver');
  let wasTaken = false;
  return {
    old,
    stayed: (name) => stayed.has(name),
    takeOver(next) {
      const takes = next.store.transaction(() => next.handOver.adopt({ id, from: 'old' }, handed, false));
      if (takes === wasTaken) {
        throw new Violation(25, wasTaken ? 'the hand-over is taken twice' : 'the hand-over is not taken');
      }
      if (wasTaken) {
        deeds.count('handOverTwice');
      }
      wasTaken = true;
    },
  };
}
