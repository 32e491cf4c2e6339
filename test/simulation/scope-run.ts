// One run of the small scope: a world of one card whose every decision point is numbered and decided by a script.

import type { Queue } from '../../main/queue/api.ts';
import { createQueueWith } from '../../main/queue/create-queue.ts';
import type { AttemptOutcome, LogOutcome, Net, Sending, Store } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { createEnding } from './ending.ts';
import { drawSwarm } from './faults.ts';
import { checkFold, Violation } from './invariants.ts';
import { Crash } from './life.ts';
import { createModelServer, type ServerReply, type ServerRequest } from './model-server.ts';
import { createPlainStore, emptyBytes, type PlainBytes } from './plain-store.ts';
import { createDice, createVirtualTime, settleMicrotasks } from './virtual-time.ts';
import { createWitness } from './witness.ts';

/** The faults of a money call. Others differ from these in words only: a fault before or after the charge is a lost request or answer. */
const moneyFaults = [
  'lostRequest',
  'lateRequest',
  'lostResponse',
  'hung',
  'unsent',
  'refusedListed',
  'refusedUnlisted',
  'duplicate',
] as const;
const logFaults = ['logLost', 'logFault', 'logLags', 'logUnfiltered'] as const;

export type Deviation = {
  readonly point: number;
  readonly what: (typeof moneyFaults)[number] | (typeof logFaults)[number] | 'crash' | 'revoke';
};

export type Budget = { readonly faults: number; readonly crashes: number; readonly revocations: number };

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
  /** What earlier runs left behind at a crash. */
  readonly seen: Set<string>;
};

const deadline = 3_000;
/** Scaled down, so that three polls make a quarantine. A delay and a lag together stay below it, as Q promises no more. */
const quarantine = 6_000;
const lateBy = 2_000;
const lag = 3_000;
const hungFor = 20_000;
const latency = 10;
const end = 90_000;
const card = 'C1';

const quiet = drawSwarm(createDice(1), createDice(1));
const noFaults = Object.fromEntries(Object.keys(quiet.faults).map((name) => [name, 0])) as typeof quiet.faults;

export async function playScope(script: readonly Deviation[], options: ScopeRunOptions): Promise<ScopeRun> {
  const { budget, deviations, repeatProven, seen } = options;
  const rules = { ...(options.rules ?? standardRules), quarantineOf: () => quarantine };
  const traits = { repeatedSerial: repeatProven ? 'refused' : 'charged', revocationRowSerial: 'own' } as const;
  const swarm = { ...quiet, faults: noFaults, traits, repeatProven, ghosts: false, connections: 4 };
  const time = createVirtualTime(1_760_000_000_000);
  const server = createModelServer(traits);
  server.addCard(card, 100_000);
  // Something for the control "a known serial is found".
  const other = { kind: 'consumption', serial: 'OTHER', cardNo: card, amount: 1, storePay: 1 } as const;
  server.process({ ...other, revokes: null, attempt: 1, copy: 0 }, 0, 0);
  const witness = createWitness(server, swarm, deadline + 3_000);
  const offers: Deviation[] = [];
  const underWay = new Map<number, readonly [number, ServerRequest]>();
  const counts = { faults: 0, crashes: 0, revocations: 0 };
  let requests = 0;
  let point = 0;
  let merged = false;
  let violation: string | null = null;
  let bytes: PlainBytes = emptyBytes;
  let dead = true;
  let kill = () => {};
  let queue: Queue | null = null;
  let plain = createPlainStore(bytes);
  let consumption: string | null = null;
  let revoked = false;

  /** What happens at this point: what the script says, and nothing otherwise. */
  function decide<What extends Deviation['what']>(group: keyof Budget, kinds: readonly What[]): What | null {
    point += 1;
    const next = script.find((deviation) => deviation.point === point);
    const last = script.at(-1)?.point ?? 0;
    if (next !== undefined) {
      counts[group] += 1;
      return next.what as What;
    }
    if (point > last && script.length < deviations && counts[group] < budget[group]) {
      offers.push(...kinds.map((what) => ({ point, what })));
    }
    return null;
  }

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
    if (decide('crashes', ['crash']) === 'crash') {
      dead = true;
      kill();
      throw new Crash(where);
    }
  }

  function send(request: ServerRequest, delay: number, done: (reply: ServerReply) => void): void {
    requests += 1;
    const id = requests;
    underWay.set(id, [time.now() + delay, request]);
    time.timers.schedule(delay, () => {
      underWay.delete(id);
      const reply = server.process(request, time.now(), 0);
      guard(() => witness.served(request, reply));
      done(reply);
    });
  }

  function attemptIn(isDead: () => boolean, sending: Sending): Promise<AttemptOutcome> {
    mayCrash('before a call');
    guard(() => witness.leaves(sending, time.now()));
    const { operation, parentVoucher } = sending;
    const { payload } = operation;
    const request: ServerRequest = {
      kind: payload.kind,
      serial: operation.serial,
      cardNo: card,
      amount: operation.amount,
      storePay: payload.kind === 'consumption' ? payload.storePay : 0,
      revokes: parentVoucher,
      attempt: operation.attempt,
      copy: 0,
    };
    const fault = decide('faults', moneyFaults);
    return new Promise((resolve) => {
      const answer = (delay: number, outcome: AttemptOutcome) =>
        time.timers.schedule(delay, () => {
          if (!isDead()) {
            witness.comesHome(sending, outcome, time.now());
            resolve(outcome);
          }
        });
      const lost = { kind: 'unknown', reason: 'unknownTimeout', evidence: null } as const;
      const refuse = (listed: boolean) =>
        answer(2 * latency, { kind: 'refused', code: 'X', message: 'no', listed, evidence: null });
      const home = (delay: number) => (reply: ServerReply) => answer(delay, outcomeOf(reply));
      switch (fault) {
        case 'lostRequest':
          return answer(deadline, lost);
        case 'lateRequest':
          send(request, lateBy, () => undefined);
          return answer(latency, lost);
        case 'lostResponse':
          send(request, latency, () => undefined);
          return answer(deadline, lost);
        case 'hung':
          return send(request, latency, home(hungFor));
        case 'unsent':
          return answer(latency, { kind: 'unsent', reason: 'unsentConnection', evidence: null });
        case 'refusedListed':
        case 'refusedUnlisted':
          return refuse(fault === 'refusedListed');
        case 'duplicate':
          send({ ...request, copy: 1 }, lateBy, () => undefined);
          return send(request, latency, home(latency));
        case null:
          return send(request, latency, home(latency));
      }
    });
  }

  function findIn(isDead: () => boolean, serial: string | null): Promise<LogOutcome> {
    const fault = decide('faults', logFaults);
    return new Promise((resolve) => {
      time.timers.schedule(2 * latency, () => {
        if (!isDead()) {
          const outcome = answerOf(fault, serial);
          witness.heard(outcome);
          resolve(outcome);
        }
      });
    });
  }

  function answerOf(fault: (typeof logFaults)[number] | null, serial: string | null): LogOutcome {
    switch (fault) {
      case 'logLost':
        return { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };
      case 'logFault':
        return { kind: 'failed', reason: 'unknownServerFault', reachable: true, evidence: null };
      case 'logLags':
        return { kind: 'rows', rows: server.find(card, serial, time.now() - lag), evidence: null };
      case 'logUnfiltered':
        return { kind: 'rows', rows: server.find(card, null, time.now()), evidence: null };
      case null:
        return { kind: 'rows', rows: server.find(card, serial, time.now()), evidence: null };
    }
  }

  function begin(): void {
    let own = false;
    const isDead = () => own;
    const life = time.life();
    dead = false;
    kill = () => {
      own = true;
      life.kill();
    };
    plain = createPlainStore(bytes);
    const store = mortal(plain.store);
    const born = time.now();
    const net: Net = {
      attempt: (sending) => attemptIn(isDead, sending),
      findTransactions: ({ serial }) => findIn(isDead, serial),
    };
    guard(() => {
      for (const operation of bytes.operations) {
        witness.see(operation, time.now());
        checkFold(plain.store, operation);
      }
      const clock = { wall: time.clock.wall, monotonic: () => time.now() - born };
      const random = { next: () => 0.5, hex: (length: number) => 'f'.repeat(length * 2) };
      const settings = {
        merchantNo: 'M1',
        terminalNo: 'T1',
        limits: defaultLimits,
        connections: 4,
        contract: () => ({ repeatProven, logLag: 0 }),
        deadline,
      };
      queue = createQueueWith(rules, { clock, random, timers: life.timers, store, net }, settings);
      queue.onChange((operation) => guard(() => witness.see(operation, time.now())));
      queue.start();
    });
  }

  function mortal(store: Store): Store {
    let inside = false;
    return {
      ...store,
      transaction(work) {
        if (inside) {
          return store.transaction(work);
        }
        inside = true;
        try {
          const value = store.transaction(() => {
            const result = work();
            mayCrash('before the commit');
            return result;
          });
          mayCrash('after the commit');
          return value;
        } finally {
          inside = false;
        }
      },
    };
  }

  /** The dead leave durable things only: two runs that leave the same have the same future. */
  function raise(): void {
    bytes = plain.bytes();
    witness.died();
    const now = time.now();
    const left = JSON.stringify([
      bytes.operations.map(({ serial, state, attempt, voucher, platformMessage, watchUntil, reason }) => [
        serial,
        state,
        attempt,
        voucher,
        platformMessage,
        watchUntil === null,
        reason,
      ]),
      server.rows().map((row) => [row.serial, row.kind, row.attempt, row.copy, row.revoked]),
      [...underWay.values()].map(([at, request]) => [
        at - now,
        request.serial,
        request.kind,
        request.attempt,
        request.copy,
      ]),
      [...witness.known().keys()].map((serial) => witness.toldRefused(serial)),
      consumption,
      revoked,
      counts,
      deviations - script.length,
    ]);
    const isLast = script.at(-1)?.point === point;
    if (isLast && seen.has(left)) {
      merged = true;
      return;
    }
    seen.add(left);
    begin();
  }

  function charge(): void {
    if (queue === null || consumption !== null) {
      return;
    }
    const amount = fen(1_000);
    const payload = {
      kind: 'consumption',
      cardNo: card,
      billAmount: amount,
      storePay: amount,
      points: 0,
      pointsPay: fen(0),
      coupons: [],
      otherPayments: [],
      remark: null,
    } as const;
    const people = { operator: 'anna', shift: null, memberName: null };
    const draft = { intent: 'sale', payload, held: amount, ...people, waits: true, acceptedOffline: false };
    const result = queue.accept(draft, { secret: null, offline: null });
    if (result.ok) {
      consumption = result.value.serial;
      witness.accepted(consumption, time.now(), true);
    }
  }

  function mayRevoke(): void {
    if (consumption === null || revoked || dead || decide('revocations', ['revoke']) !== 'revoke') {
      return;
    }
    revoked = true;
    const target = { kind: 'operation', serial: consumption } as const;
    queue?.revoke({ intent: 'undo', target, reason: 'r', operator: 'anna', shift: null, acceptedOffline: false });
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
  for (let at = time.nextAt(); at !== null && at <= end && violation === null && !merged; at = time.nextAt()) {
    guard(mayRevoke);
    await settle();
    guard(() => time.ringNext());
    await settle();
  }
  if (!merged) {
    const ending = createEnding(witness, server);
    guard(() => ending.checkEnded());
    guard(() => ending.checkTold());
    guard(() => {
      if (consumption !== null && plain.store.byIntent('sale') === null) {
        throw new Violation(5, 'the sale is gone');
      }
      for (const operation of plain.bytes().operations) {
        checkFold(plain.store, operation);
      }
    });
  }
  return { merged, violation, offers };
}

function outcomeOf(reply: ServerReply): AttemptOutcome {
  if (reply.kind === 'refused') {
    return reply.code === 'serialExists'
      ? { kind: 'unknown', reason: 'unknownUncertainCode', evidence: null }
      : { kind: 'refused', code: reply.code, message: reply.code, listed: false, evidence: null };
  }
  const { voucher } = reply;
  const nothing = { storeBalance: null, pointsBalance: null, storeBonus: null, pointsBonus: null, couponBonus: [] };
  return { kind: 'accepted', voucher, answer: { voucher, ...nothing }, evidence: null };
}
