// The queue: takes the next piece of work, runs it, looks again. All decisions about money lie in the machine.
import { accept } from './accept.ts';
import type { CreateQueue, Queue, QueueSettings, QueueStatus } from './api.ts';
import { attempt, record, startEvent } from './attempt.ts';
import { type Core, followChange, forgetBackoff, lagOf, openGate, platformOf } from './core.ts';
import { decide } from './decide.ts';
import type { QueueEvent } from './events.ts';
import { knock, resolve, watch } from './inquiry.ts';
import { createKnownSerials } from './known.ts';
import { createLedger } from './ledger.ts';
import { createListeners } from './listeners.ts';
import type { Operation } from './operation.ts';
import type { Ports } from './ports.ts';
import { askByPerson } from './question.ts';
import { revoke } from './revoke.ts';
import { type Rules, standardRules } from './rules.ts';
import { statusOf } from './status.ts';
import { stumble } from './stumble.ts';
import { type Job, nextDue, nextTryOf, stuck, take } from './take.ts';
import { createWaiters } from './waiters.ts';

export const createQueue: CreateQueue = (ports, settings) => createQueueWith(standardRules, ports, settings);

/** The queue with other rules than the true ones: for the simulator's controls and mutants only. */
export function createQueueWith(rules: Rules, ports: Ports, settings: QueueSettings): Queue {
  const { clock, timers, store } = ports;
  const changes = createListeners<Operation>(timers);
  const statuses = createListeners<QueueStatus>(timers);
  const waiters = createWaiters(timers);
  const lags = rules.createLagBook();
  const inFlight = new Map<string, { readonly kind: Job['kind'] | null; readonly done: Promise<void> }>();
  let running = false;
  let cancelLook: (() => void) | null = null;
  let lookAt = Number.POSITIVE_INFINITY;
  // Stryker disable next-line StringLiteral: no status is equal to it, whatever it says
  let lastStatus = '';

  const ledger = createLedger({
    store,
    clock,
    rules,
    contract: settings.contract,
    platform: platformOf(settings),
    changed(operation) {
      followChange(core, operation);
      waiters.tell(operation);
      changes.tell(operation);
      announceStatus();
    },
  });
  const core: Core = {
    ports,
    settings,
    rules,
    ledger,
    gate: rules.createGate(clock, ports.random),
    cares: rules.createCareBook(),
    lags,
    known: createKnownSerials(store, clock, lags, () => lagOf(core)),
    balances: rules.createBalanceBook(),
    secrets: new Map(),
    unrecorded: new Map(),
    isAwaited: (serial) => waiters.isAwaited(serial) || core.cares.of(serial).fresh,
    wake: () => lookSoon(clock.monotonic()),
  };

  function look(): void {
    cancelLook = null;
    lookAt = Number.POSITIVE_INFINITY;
    endStuck();
    for (let job = next(); job !== null; job = next()) {
      begin(job);
    }
    lookSoon(nextDue(core, busy()));
    announceStatus();
  }

  function next(): Job | null {
    return running ? take(core, busy(), clock.monotonic()) : null;
  }

  function begin(job: Job): void {
    const { cardNo } = job.operation;
    const done = run(job)
      .catch((error: unknown) => stumble(core, job.operation, error))
      .then(() => {
        inFlight.delete(cardNo);
        core.wake();
      });
    inFlight.set(cardNo, { kind: job.kind, done });
  }

  /**
   * A person's question waits for its card and for a connection, for there is one call a card and never more than the
   * connections. Null where the queue does not run.
   */
  async function inTurn<Value>({ cardNo }: Operation, work: () => Promise<Value>): Promise<Value | null> {
    while (running && (inFlight.has(cardNo) || inFlight.size >= settings.connections)) {
      await Promise.race([...inFlight.values()].map(({ done }) => done));
    }
    if (!running) {
      return null;
    }
    const answer = work();
    const done = answer.then(noop, noop).then(() => {
      inFlight.delete(cardNo);
      core.wake();
    });
    inFlight.set(cardNo, { kind: null, done });
    await done;
    return answer;
  }

  async function run({ kind, operation }: Job): Promise<void> {
    switch (kind) {
      case 'record':
        return record(core, operation);
      case 'attempt':
        return attempt(core, operation);
      case 'resolve':
        return resolve(core, operation);
      case 'knock':
        return knock(core, operation);
      case 'watch':
        return watch(core, operation);
    }
  }

  function busy() {
    return {
      cards: new Set(inFlight.keys()),
      knocking: [...inFlight.values()].some(({ kind }) => kind === 'knock'),
    };
  }

  /** Looks at the lanes at this monotonic time (Infinity: never), or earlier if something else asks for it. */
  function lookSoon(at: number): void {
    if (!running || at >= lookAt) {
      return;
    }
    cancelLook?.();
    lookAt = at;
    cancelLook = timers.schedule(Math.max(0, at - clock.monotonic()), look);
  }

  function endStuck(): void {
    for (const operation of stuck(core, busy(), clock.monotonic())) {
      tell(operation, { type: 'cannotWait' });
    }
  }

  /** Section 4.4. What the disk refuses now stays `sending` and is written down by its lane. */
  function recover(operations: readonly Operation[]): void {
    for (const operation of operations) {
      // Stryker disable next-line ConditionalExpression: the others would ignore it; this spares each of them a transaction
      if (rules.hearsOfStart(operation)) {
        tell(operation, startEvent(core, operation));
      }
    }
  }

  /** One bad record or a refusing disk must not stop the others. */
  function tell(operation: Operation, event: QueueEvent): void {
    try {
      ledger.commit(() => ledger.step(operation.serial, event));
    } catch (error) {
      stumble(core, operation, error);
    }
  }

  function announceStatus(): void {
    const status = statusOf(core);
    const text = JSON.stringify(status);
    if (text !== lastStatus) {
      lastStatus = text;
      statuses.tell(status);
    }
  }

  return {
    accept(draft, options) {
      const result = accept(core, draft, options);
      core.wake();
      return result;
    },
    revoke(request) {
      const result = revoke(core, request);
      core.wake();
      return result;
    },
    async settled(serial, patience) {
      return waiters.wait(ledger.get(serial), patience, () => ledger.get(serial));
    },
    decide: (decision) => decide(core, decision, (operation, work) => inTurn(operation, work)),
    ask: (serial) => askByPerson(core, serial, (operation, work) => inTurn(operation, work)),
    reload() {
      const fresh = ledger.reload();
      for (const operation of fresh) {
        changes.tell(operation);
      }
      if (running) {
        recover(fresh);
      }
      announceStatus();
      core.wake();
    },
    nudge() {
      core.gate.knockNow();
      forgetBackoff(core);
      core.wake();
    },
    start() {
      running = true;
      recover([...ledger.open()]);
      core.wake();
    },
    async stop() {
      running = false;
      cancelLook?.();
      cancelLook = null;
      lookAt = Number.POSITIVE_INFINITY;
      await Promise.all([...inFlight.values()].map(({ done }) => done));
      waiters.release();
    },
    status: () => statusOf(core),
    report(reach) {
      if (reach === 'reachable') {
        openGate(core);
      } else if (reach !== 'untried') {
        core.gate.close(reach);
      }
      announceStatus();
      core.wake();
    },
    nextTryAt(serial) {
      const operation = store.get(serial);
      return operation === null || inFlight.has(operation.cardNo) ? null : nextTryOf(core, operation);
    },
    onChange: changes.add,
    onStatus: statuses.add,
  };
}

function noop(): void {}
