// One attempt: `sending` is durable before a byte leaves, and what became of it is kept until the store has it.
import { type Core, openGate, platformOf } from './core.ts';
import type { QueueEvent } from './events.ts';
import { reachOf } from './gate.ts';
import { guarded } from './guard.ts';
import type { Operation } from './operation.ts';
import type { AttemptOutcome, Sending } from './ports.ts';
import { backOff, stumble } from './stumble.ts';
import { openWitness } from './witness.ts';

/** The deadlines are the Net's own; the watchman's is so much longer (ms). */
export const guardMargin = 3_000;

/** What may not wait is not sent later than so long after it was accepted (ms): a disk that refused until then let the guest go. */
export const guestPatience = 60_000;

function isTooLate(core: Core, { serial, waits, attempt: attempts }: Operation): boolean {
  const { acceptedAt } = core.cares.of(serial);
  return !waits && attempts === 0 && acceptedAt !== null && core.ports.clock.monotonic() - acceptedAt > guestPatience;
}

/** Pending: commits `sending`, lets the bytes go, writes down what became of them. */
export async function attempt(core: Core, { serial }: Operation): Promise<void> {
  const care = core.cares.of(serial);
  const sending = prepare(core, core.ledger.get(serial));
  const tooLate = isTooLate(core, sending.operation);
  try {
    core.ledger.commit(() => core.ledger.step(serial, { type: tooLate ? 'cannotWait' : 'sendStarted' }));
  } catch (error) {
    backOff(core, serial, error);
    return;
  }
  if (tooLate) {
    return;
  }
  care.fresh = false;
  const operation = core.ledger.get(serial);
  const witness = openWitness(core, operation);
  const home = await guarded(
    core.ports.timers,
    core.settings.deadline + guardMargin,
    () => core.ports.net.attempt({ ...sending, operation, witness: witness.take }),
    (late) => {
      // What was taken back when it was given up may be under way once more, under the same number: this is not its outcome.
      if (witness.unposted() === null || late.kind === 'accepted') {
        hearLate(core, operation, late);
      }
    },
  );
  witness.close();
  core.secrets.delete(serial);
  switch (home.kind) {
    case 'home':
      hearReach(core, home.value);
      keep(core, operation, core.rules.outcomeEvent(home.value, operation));
      return;
    case 'late':
      core.gate.close('unreachable');
      keep(core, operation, witness.unposted() ?? { type: 'uncertain', reason: 'watchdog', evidence: null });
      return;
    case 'threw':
      core.gate.close(core.gate.reach());
      keep(core, operation, { type: 'uncertain', reason: 'attemptThrew', evidence: { message: home.message } });
  }
}

/** Section 4.4: that the application was started again; or that what is `sending` was provably never posted, for its balance was never noted. */
export function startEvent({ ports, rules, settings }: Core, { serial, state }: Operation): QueueEvent {
  const isUnposted =
    state === 'sending' && platformOf(settings).proof === 'balance' && rules.wasNeverPosted(ports.store.events(serial));
  return isUnposted ? { type: 'unsent', reason: 'unsentNotNoted', evidence: null } : { type: 'startup' };
}

function prepare(core: Core, operation: Operation): Sending {
  const secret = core.secrets.get(operation.serial) ?? null;
  if (operation.payload.kind !== 'revocation') {
    return { operation, parentVoucher: null, parentKind: null, secret };
  }
  const parent = operation.parent === null ? null : core.ledger.get(operation.parent);
  const parentVoucher = parent === null ? operation.payload.voucher : parent.voucher;
  if (parentVoucher === null || parentVoucher === '') {
    throw new Error(`revocation ${operation.serial} has no voucher to revoke`);
  }
  return { operation, parentVoucher, parentKind: parent === null ? null : parent.kind, secret };
}

/** What one attempt says about the way to the platform. A lost answer puts it in doubt: ask before more money is sent. */
function hearReach(core: Core, outcome: AttemptOutcome): void {
  switch (outcome.kind) {
    case 'accepted':
    case 'refused':
      openGate(core);
      return;
    case 'unsent':
    case 'unknown':
      core.gate.close(reachOf(outcome.reason, core.gate.reach()));
  }
}

/** The answer to an attempt that the watchman had given up: only acceptance still proves something. */
function hearLate(core: Core, operation: Operation, outcome: AttemptOutcome): void {
  try {
    keep(core, operation, core.rules.outcomeEvent(outcome, operation));
  } catch (error) {
    stumble(core, operation, error);
  }
  core.wake();
}

/** Keeps an outcome in memory until the store has it. Acceptance is never replaced by something weaker. */
function keep(core: Core, operation: Operation, event: QueueEvent): void {
  const kept = core.unrecorded.get(operation.serial);
  if (kept === undefined || event.type === 'accepted') {
    core.unrecorded.set(operation.serial, { operation, attempt: operation.attempt, event });
  }
  record(core, operation);
}

/** Writes down what memory holds; for what is `sending` with nothing in flight, that nothing is known. Tried again until it works. */
export function record(core: Core, operation: Operation): void {
  const { serial, attempt: current } = operation;
  try {
    const kept = core.unrecorded.get(serial) ?? { attempt: current, event: startEvent(core, operation) };
    core.ledger.commit(() => recordOutcome(core, serial, kept.attempt, kept.event));
    core.unrecorded.delete(serial);
  } catch (error) {
    backOff(core, serial, error);
  }
}

/** The answer to an older attempt proves nothing about the newest one, except that it was accepted. */
function recordOutcome(core: Core, serial: string, attempted: number, event: QueueEvent): void {
  if (event.type !== 'accepted' && core.ledger.get(serial).attempt !== attempted) {
    core.ledger.note(serial, 'lateAnswerIgnored', { attempt: attempted, type: event.type });
    return;
  }
  core.ledger.step(serial, event);
}
