// What the parts of one queue share. Everything here but the ledger's store may be lost at any moment without harm.
import { isClosed } from '../../shared/operation.ts';
import { type PlatformTraits, type QueueSettings, usualPlatform } from './api.ts';
import { pollDelay } from './backoff.ts';
import type { BalanceBook } from './balance-book.ts';
import type { CareBook } from './care.ts';
import type { QueueEvent } from './events.ts';
import type { Gate } from './gate.ts';
import type { KnownSerials } from './known.ts';
import type { LagBook } from './lag-book.ts';
import type { Ledger } from './ledger.ts';
import type { Operation } from './operation.ts';
import type { Ports } from './ports.ts';
import { emptyTally } from './resolution.ts';
import type { Rules } from './rules.ts';
import { isTrade } from './traces.ts';

/** The outcome of attempt number `attempt`, not yet written down because the disk refused. Never lost while the process lives. */
export type Unrecorded = {
  readonly operation: Operation;
  readonly attempt: number;
  readonly event: QueueEvent;
};

export type Core = {
  readonly ports: Ports;
  readonly settings: QueueSettings;
  readonly rules: Rules;
  readonly ledger: Ledger;
  readonly gate: Gate;
  readonly cares: CareBook;
  readonly lags: LagBook;
  readonly known: KnownSerials;
  readonly balances: BalanceBook;
  /** Trade passwords by serial: in memory only, wiped after the attempt. */
  readonly secrets: Map<string, string | null>;
  readonly unrecorded: Map<string, Unrecorded>;
  /** Somebody waits for this operation in front of the till. */
  readonly isAwaited: (serial: string) => boolean;
  /** Asks for another look at the lanes, soon and once. */
  readonly wake: () => void;
};

/** What kind of platform the settings name. */
export function platformOf({ platform = usualPlatform }: Pick<QueueSettings, 'platform'>): PlatformTraits {
  return platform;
}

/** How slow the log is, ms: what the probe measured or what was seen since, whichever is more. */
export function lagOf({ lags, settings }: Pick<Core, 'lags' | 'settings'>): number {
  return Math.max(settings.contract().logLag, lags.measured());
}

/** Q of section 4.6, ms, as it is now. */
export function quarantine(core: Core): number {
  return core.rules.quarantineOf(core.settings.deadline, lagOf(core));
}

/** The platform works again: everything that waited for it is due now. */
export function openGate(core: Core): void {
  if (core.gate.open()) {
    forgetBackoff(core);
  }
}

/** The network is said to be back: every lane is due now. */
export function forgetBackoff(core: Core): void {
  for (const { serial } of core.ledger.open()) {
    const care = core.cares.of(serial);
    if (care.stumbles === 0) {
      care.due = 0;
    }
  }
}

/** Keeps the memory of an operation in step with its state: what is closed is forgotten, an unknown outcome starts its clock. */
export function followChange(core: Core, operation: Operation): void {
  const { serial, state, reason, watchUntil } = operation;
  const care = core.cares.of(serial);
  core.balances.follow(operation);
  if (isTrade(operation) && (reason === 'answered' || reason === 'lateAnswer')) {
    core.lags.answered(serial, core.ports.clock.monotonic());
  }
  if (isClosed(state)) {
    core.secrets.delete(serial);
  }
  if (isClosed(state) && watchUntil === null) {
    core.cares.forget(serial);
    return;
  }
  if (isClosed(state) && care.watchedSince === null) {
    // The watch keeps its own pace, however often it was asked for before.
    Object.assign(care, { watchedSince: core.ports.clock.monotonic(), tries: 0, due: 0 });
  }
  if (state === 'manual' && reason === 'revocationWanted') {
    Object.assign(care, { tries: 0, due: 0 });
  }
  if (state === 'unknown' && care.unknownSince === null) {
    const now = core.ports.clock.monotonic();
    Object.assign(care, { unknownSince: now, tries: 0, due: now + pollDelay(0, 0, 0), tally: emptyTally });
  } else if (state !== 'unknown' && care.unknownSince !== null) {
    Object.assign(care, {
      unknownSince: null,
      untrustedSince: null,
      missedAt: null,
      tries: 0,
      due: 0,
      tally: emptyTally,
    });
  }
}
