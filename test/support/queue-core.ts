// The parts of one queue without its loop, on the stage's store and time: for tests that call one piece of work and look.
import { type Core, platformOf } from '../../main/queue/core.ts';
import { createKnownSerials } from '../../main/queue/known.ts';
import { createLedger } from '../../main/queue/ledger.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { strictContract } from '../../shared/contract.ts';
import type { Stage } from './queue-stage.ts';

/** `uniform` is what every throw of the dice gives. Nothing follows a change but what the ledger itself does. */
export function createTestCore(stage: Stage, uniform = 0.5, more: Partial<Rules> = {}): Core {
  const rules: Rules = { ...standardRules, ...more };
  const { clock, store, timers, net } = stage.ports;
  const random = { next: () => uniform, hex: (bytes: number) => 'f'.repeat(2 * bytes) };
  const lags = rules.createLagBook();
  return {
    ports: { clock, store, timers, net, random },
    settings: stage.settings,
    rules,
    ledger: createLedger({
      store,
      clock,
      rules,
      contract: () => strictContract,
      platform: platformOf(stage.settings),
      changed: () => undefined,
    }),
    balances: rules.createBalanceBook(),
    gate: rules.createGate(clock, random),
    cares: rules.createCareBook(),
    lags,
    known: createKnownSerials(store, clock, lags, () => 0),
    secrets: new Map(),
    unrecorded: new Map(),
    isAwaited: () => false,
    wake: () => undefined,
  };
}

/** Writes an operation into the store as if it had come to this state and so many attempts. */
export function putOperation(stage: Stage, intent: string, cardNo: string, more: Partial<Operation> = {}): Operation {
  const { state = 'unknown', attempt = 1, platformMessage = null, voucher = null, reason = 'startup' } = more;
  const { serial } = stage.store.insert(stage.draft(intent, cardNo, 100), 'pending', 'accepted');
  stage.store.move({
    serial,
    from: 'pending',
    fromAttempt: 0,
    to: state,
    attempt,
    platformMessage,
    voucher,
    watchUntil: more.watchUntil ?? null,
    reason: reason ?? 'startup',
    evidence: null,
  });
  return stage.get(serial);
}
