// Seeded randomness and a clock that moves only when nothing else can happen: the ground the deterministic world stands on.
import type { Clock, Random, Timers } from '../../main/queue/ports.ts';

export type Dice = Random & {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<Value>(values: readonly Value[]): Value;
};

/** sfc32: small, fast, and the same on every machine. */
export function createDice(seed: number): Dice {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let d = 1;
  function next(): number {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }
  for (let round = 0; round < 12; round += 1) {
    next();
  }
  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }
  return {
    next,
    between,
    hex: (bytes) => Array.from({ length: bytes }, () => between(0, 255).toString(16).padStart(2, '0')).join(''),
    chance: (probability) => next() < probability,
    pick(values) {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) {
        throw new Error('nothing to pick from');
      }
      return value;
    },
  };
}

/** What an alarm will do, in words that are the same for alarms that do the same; null where it will do nothing any more. */
export type Label = () => string | null;

type Alarm = { readonly at: number; readonly order: number; readonly work: () => void; readonly label: Label };

const unnamed: Label = () => 'world';

export type VirtualTime = {
  readonly clock: Clock;
  /** Timers of the world outside the till: they live on when the till crashes. */
  readonly timers: { schedule(delay: number, work: () => void, label?: Label): () => void };
  /** Timers of one life of the till: dead with it. */
  life(): { readonly timers: Timers; kill(): void };
  now(): number;
  /** The wall clock is set to something else; nothing in the queue may care. */
  jumpWall(by: number): void;
  /** When the next alarm rings that still has an effect, or null. */
  nextAt(): number | null;
  /** What will ring and still has an effect: how long from now (ms), and its label. In the order in which it rings. */
  pending(): readonly (readonly [number, string])[];
  /** Moves to the next alarm and rings it. False if there is none. */
  ringNext(): boolean;
};

export function createVirtualTime(wallAtStart: number): VirtualTime {
  let now = 0;
  let wallOffset = wallAtStart;
  let order = 0;
  const alarms = new Set<Alarm>();

  function schedule(delay: number, work: () => void, label = unnamed): () => void {
    const alarm = { at: now + Math.max(0, delay), order, work, label };
    order += 1;
    alarms.add(alarm);
    return () => {
      alarms.delete(alarm);
    };
  }

  function first(): Alarm | null {
    let best: Alarm | null = null;
    for (const alarm of alarms) {
      if (alarm.label() === null) {
        alarms.delete(alarm);
      } else if (best === null || alarm.at < best.at || (alarm.at === best.at && alarm.order < best.order)) {
        best = alarm;
      }
    }
    return best;
  }

  return {
    clock: { wall: () => Math.floor(wallOffset + now), monotonic: () => now },
    timers: { schedule },
    life() {
      let alive = true;
      return {
        timers: {
          schedule: (delay, work) =>
            schedule(
              delay,
              () => {
                if (alive) {
                  work();
                }
              },
              () => (alive ? 'till' : null),
            ),
        },
        kill() {
          alive = false;
        },
      };
    },
    now: () => now,
    jumpWall(by) {
      wallOffset += by;
    },
    nextAt: () => first()?.at ?? null,
    pending() {
      const named: (readonly [Alarm, string])[] = [];
      for (const alarm of alarms) {
        const name = alarm.label();
        if (name !== null) {
          named.push([alarm, name]);
        }
      }
      named.sort(([left], [right]) => left.at - right.at || left.order - right.order);
      return named.map(([{ at }, name]) => [at - now, name] as const);
    },
    ringNext() {
      const alarm = first();
      if (alarm === null) {
        return false;
      }
      alarms.delete(alarm);
      now = Math.max(now, alarm.at);
      alarm.work();
      return true;
    },
  };
}

/**
 * Lets every promise that can go on go on: Node looks at its ticks only when no microtask is left. A turn of the event loop would
 * do too, and costs ten times as much.
 */
export function settleMicrotasks(): Promise<void> {
  return new Promise<void>((resolve) => {
    process.nextTick(resolve);
  });
}

/** Lets `span` virtual ms pass, ringing every alarm on the way. */
export async function passTime(time: VirtualTime, span: number): Promise<void> {
  const end = time.now() + span;
  await settleMicrotasks();
  for (let at = time.nextAt(); at !== null && at <= end; at = time.nextAt()) {
    time.ringNext();
    await settleMicrotasks();
  }
  time.timers.schedule(end - time.now(), () => undefined);
  time.ringNext();
  await settleMicrotasks();
}
