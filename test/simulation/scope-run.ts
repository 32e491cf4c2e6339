// One run of the small scope: a world of one card whose every decision point is numbered and decided by a script.
import type { Queue } from '../../main/queue/api.ts';
import { createQueueWith } from '../../main/queue/create-queue.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { createEnding } from './ending.ts';
import { checkFold, Violation } from './invariants.ts';
import { Crash } from './life.ts';
import { mortalStore } from './mortal-store.ts';
import { merchantNo, terminalNo } from './names.ts';
import { createPlainStore, emptyBytes, type PlainBytes } from './plain-store.ts';
import { createTillMemory, keyOf, ledgerFromNow, rowsOf, type TillMemory } from './scope-memory.ts';
import { type Budget, createPlan, type Deviation, type Script } from './scope-plan.ts';
import { scopeSale } from './scope-sale.ts';
import type { Seen } from './scope-seen.ts';
import { createScopeWire, deadline, quarantine } from './scope-wire.ts';
import { createScopeWorld } from './scope-world.ts';
import { settleMicrotasks } from './virtual-time.ts';

export type ScopeRun = {
  readonly merged: boolean;
  readonly violation: string | null;
  /** What might have deviated after the last deviation, within the budget. */
  readonly offers: readonly Deviation[];
};

export type ScopeRunOptions = {
  readonly budget: Budget;
  readonly deviations: number;
  readonly repeatProven: boolean;
  readonly rules?: Rules | undefined;
  /** The states that earlier runs were in; null plays every run to its end. */
  readonly seen: Seen | null;
};

/** A run ends so long (ms) after its last deviation, if anything rings at all for so long: then all must have ended. */
const calmFor = 60_000;

export async function playScope(script: Script, options: ScopeRunOptions): Promise<ScopeRun> {
  const { budget, deviations, repeatProven, seen } = options;
  const plan = createPlan(script, budget, deviations);
  const rules = { ...(options.rules ?? standardRules), quarantineOf: () => quarantine };
  const { time, server, witness } = createScopeWorld(repeatProven);
  const own = new Set<string>();
  let merged = false;
  let violation: string | null = null;
  let bytes: PlainBytes = emptyBytes;
  let dead = true;
  let kill = () => {};
  let queue: Queue | null = null;
  let plain = createPlainStore(bytes);
  let memory: TillMemory | null = null;
  let born = 0;
  let consumption: string | null = null;
  let revoked = false;
  let calmSince = 0;

  const wire = createScopeWire(server, time, plan, {
    leaving(sending) {
      mayCrash('before a call');
      guard(() => witness.leaves(sending, time.now()));
    },
    home: (sending, outcome) => witness.comesHome(sending, outcome, time.now()),
    heard: (query, outcome) => witness.heard(query, outcome, time.now()),
    served: (request, reply) => guard(() => witness.served(request, reply)),
    same() {
      merged = plan.isOver() || merged;
    },
  });

  function guard(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Crash)) {
        violation ??= error instanceof Error ? (error.stack ?? error.message) : String(error);
      }
    }
  }

  function mayCrash(where: string): void {
    if (dead) {
      throw new Crash('dead');
    }
    if (plan.decide('crashes', ['crash']) === 'crash') {
      dead = true;
      kill();
      throw new Crash(where);
    }
  }

  function begin(): void {
    let isOver = false;
    const life = time.life();
    dead = false;
    kill = () => {
      isOver = true;
      life.kill();
    };
    plain = createPlainStore(bytes);
    born = time.now();
    const start = born;
    const watched = createTillMemory(rules);
    memory = watched;
    guard(() => {
      for (const operation of bytes.operations) {
        witness.see(operation, time.now());
        checkFold(plain.store, operation);
      }
      const clock = { wall: time.clock.wall, monotonic: () => time.now() - start };
      const random = { next: () => 0.5, hex: (length: number) => 'f'.repeat(length * 2) };
      const net = wire.netFor(() => isOver);
      const ports = { clock, random, timers: life.timers, store: mortalStore(plain.store, mayCrash), net };
      const contract = () => ({ repeatProven, logLag: 0 });
      const settings = { merchantNo, terminalNo, limits: defaultLimits, connections: 4, contract, deadline };
      queue = createQueueWith(watched.rules, ports, settings);
      queue.onChange((operation) => guard(() => witness.see(operation, time.now())));
      queue.start();
    });
  }

  /** This very state was played on from before, by an earlier run: the rest of this one is the same. */
  function isKnown(): boolean {
    if (seen === null || !plan.isOver() || (!dead && wire.awaited() > 0)) {
      return false;
    }
    const now = time.now();
    const key = keyOf([
      dead ? 'dead' : memory?.read(now - born),
      rowsOf(plain.operations()),
      ledgerFromNow(server.rows(), now),
      time.pending(),
      witness.memory(now),
      [...witness.known().keys()].map((serial) => witness.toldRefused(serial)),
      consumption,
      revoked,
    ]);
    if (own.has(key)) {
      return false;
    }
    own.add(key);
    return seen.covers(key, [...plan.left(), calmSince + calmFor - now]);
  }

  function raise(): void {
    bytes = plain.bytes();
    witness.died();
    calmSince = time.now();
    if (isKnown()) {
      merged = true;
      return;
    }
    begin();
  }

  function charge(): void {
    if (queue === null || consumption !== null) {
      return;
    }
    const result = queue.accept(scopeSale, { secret: null, offline: null });
    if (result.ok) {
      consumption = result.value.serial;
      witness.accepted(consumption, time.now(), true);
    }
  }

  /** The cashier revokes it now; true where that happened. */
  function mayRevoke(): boolean {
    if (consumption === null || revoked || dead || plan.decide('revocations', ['revoke']) !== 'revoke') {
      return false;
    }
    revoked = true;
    calmSince = time.now();
    const target = { kind: 'operation', serial: consumption } as const;
    guard(() =>
      queue?.revoke({ intent: 'undo', target, reason: 'r', operator: 'anna', shift: null, acceptedOffline: false }),
    );
    return true;
  }

  async function settle(): Promise<void> {
    await settleMicrotasks();
    while (dead && !merged && violation === null) {
      raise();
      await settleMicrotasks();
    }
    guard(() => witness.check(time.now()));
  }

  begin();
  await settle();
  guard(charge);
  await settle();
  while (violation === null && !merged) {
    if (isKnown()) {
      merged = true;
      break;
    }
    if (mayRevoke()) {
      await settle();
      continue;
    }
    const at = time.nextAt();
    if (!plan.isOver()) {
      calmSince = time.now();
    }
    if (at === null || at > calmSince + calmFor) {
      break;
    }
    guard(() => time.ringNext());
    await settle();
  }
  if (!merged) {
    const ending = createEnding(witness, server, true);
    guard(() => ending.checkEnded());
    guard(() => ending.checkTold());
    guard(() => {
      if (consumption !== null && plain.store.byIntent('sale') === null) {
        throw new Violation(5, 'the sale is gone');
      }
      for (const operation of plain.operations()) {
        checkFold(plain.store, operation);
      }
    });
  }
  return { merged, violation, offers: plan.offers };
}
