// The five kinds of work that a lane can be given. Each makes durable what it is about to do before it does it.

import { isClosed } from '../../shared/operation.ts';
import { askAbout, type Reading } from './ask.ts';
import { fullJitter, pollDelay, watchDelay } from './backoff.ts';
import { type Core, openGate } from './core.ts';
import { toldRefused } from './decisions.ts';
import { outcomeEvent, type QueueEvent } from './events.ts';
import { reachOf } from './gate.ts';
import { guarded, messageOf } from './guard.ts';
import type { Operation } from './operation.ts';
import type { AttemptOutcome, LogOutcome, LogQuery, Sending } from './ports.ts';
import { answersNeeded, countAnswer, emptyTally, patienceWith } from './resolution.ts';
import { isStoreFailure } from './store-failure.ts';

/** The deadlines are the Net's own; the watchman's is so much longer (ms). */
const guardMargin = 3_000;

/** Pending: commits `sending`, lets the bytes go, writes down what became of them. */
export async function attempt(core: Core, { serial }: Operation): Promise<void> {
  const care = core.cares.of(serial);
  const sending = prepare(core, core.ledger.get(serial));
  try {
    core.ledger.commit(() => core.ledger.step(serial, { type: 'sendStarted' }));
  } catch (error) {
    backOff(core, serial, error);
    return;
  }
  care.fresh = false;
  const operation = core.ledger.get(serial);
  const home = await guarded(
    core.ports.timers,
    core.settings.deadline + guardMargin,
    () => core.ports.net.attempt({ ...sending, operation }),
    (late) => hearLate(core, operation, late),
  );
  core.secrets.delete(serial);
  switch (home.kind) {
    case 'home':
      hearReach(core, home.value);
      keep(core, operation, outcomeEvent(home.value));
      return;
    case 'late':
      core.gate.close('unreachable');
      keep(core, operation, { type: 'uncertain', reason: 'watchdog', evidence: null });
      return;
    case 'threw':
      core.gate.close(core.gate.reach());
      keep(core, operation, { type: 'uncertain', reason: 'attemptThrew', evidence: { message: home.message } });
  }
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
      core.gate.close(reachOf(outcome.reason, 'unreachable'));
      return;
    case 'unknown':
      core.gate.close(reachOf(outcome.reason, core.gate.reach()));
  }
}

/** The answer to an attempt that the watchman had given up: only acceptance still proves something. */
function hearLate(core: Core, operation: Operation, outcome: AttemptOutcome): void {
  try {
    keep(core, operation, outcomeEvent(outcome));
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
export function record(core: Core, { serial, attempt: current }: Operation): void {
  const kept = core.unrecorded.get(serial) ?? { attempt: current, event: { type: 'startup' } };
  try {
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

/** Unknown: asks the log, counts the trusted "not found" answers, and lets the machine decide. */
export async function resolve(core: Core, { serial }: Operation): Promise<void> {
  const { cares, ledger, ports } = core;
  const care = cares.of(serial);
  const since = care.unknownSince ?? ports.clock.monotonic();
  care.unknownSince = since;
  const reading = await ask(core, ledger.get(serial));
  const now = ports.clock.monotonic();
  care.tries += 1;
  care.due = now + pollDelay(care.tries, now - since, ports.random.next());
  const event = reading.kind === 'failed' ? null : weigh(core, serial, reading, now);
  if (care.tally.first !== null) {
    const end = care.tally.first + core.rules.quarantineOf(core.settings.deadline);
    care.due = end > now ? Math.min(care.due, end) : care.due;
  }
  if (event !== null) {
    try {
      ledger.commit(() => event(serial));
    } catch (error) {
      backOff(core, serial, error);
    }
  }
}

/** Turns a reading into what happens to the operation; keeps the counts of its quarantine. */
function weigh(
  core: Core,
  serial: string,
  { finding, evidence }: Extract<Reading, { kind: 'answered' }>,
  now: number,
): ((serial: string) => void) | null {
  const { cares, ledger, rules, settings } = core;
  const care = cares.of(serial);
  const quarantine = rules.quarantineOf(settings.deadline);
  if (finding.kind !== 'untrusted') {
    care.untrustedSince = null;
  }
  switch (finding.kind) {
    case 'applied':
    case 'reverted':
    case 'mismatch':
      return () => ledger.step(serial, proofOf(ledger.get(serial), finding, evidence));
    case 'absent': {
      care.tally = countAnswer(care.tally, now);
      const { answers, first } = care.tally;
      const counted = { answers, since: first, at: now, details: evidence };
      if (rules.quarantineOver(care.tally, now, quarantine)) {
        return () => ledger.step(serial, { type: 'absent', evidence: counted });
      }
      // The journal keeps the first answers one by one; how many there were in all stands in the last event.
      return answers <= answersNeeded ? () => ledger.step(serial, { type: 'absentOnce', evidence: counted }) : null;
    }
    case 'untrusted': {
      const isNew = care.untrustedSince === null;
      care.untrustedSince ??= now;
      care.tally = emptyTally;
      const details = { why: finding.why, details: evidence };
      if (now - care.untrustedSince >= patienceWith(finding.why, quarantine, toldRefused(ledger.get(serial)))) {
        return () => ledger.step(serial, { type: 'unprovable', evidence: details });
      }
      return isNew ? () => ledger.note(serial, 'logNotTrusted', details) : null;
    }
  }
}

function proofOf(
  operation: Operation,
  finding: Extract<Extract<Reading, { kind: 'answered' }>['finding'], { kind: 'applied' | 'reverted' | 'mismatch' }>,
  evidence: unknown,
): QueueEvent {
  switch (finding.kind) {
    case 'mismatch':
      return { type: 'logMismatch', evidence: { rows: finding.rows, details: evidence } };
    case 'reverted':
      return { type: 'logReverted', voucher: finding.row.voucher, evidence: { row: finding.row, details: evidence } };
    case 'applied':
      // A revocation is proven by its target's row, whose voucher and balance are not its own.
      return operation.kind === 'revocation'
        ? { type: 'logApplied', voucher: null, answer: null, evidence: { row: finding.row, details: evidence } }
        : {
            type: 'logApplied',
            voucher: finding.row.voucher,
            answer: {
              voucher: finding.row.voucher,
              storeBalance: finding.row.storeBalance,
              pointsBalance: null,
              storeBonus: null,
              pointsBonus: null,
              couponBonus: [],
            },
            evidence: { row: finding.row, details: evidence },
          };
  }
}

/** Manual, or closed as not applied: asked now and then, for it may be proven or land after all. */
export async function watch(core: Core, { serial }: Operation): Promise<void> {
  const { cares, ledger, ports } = core;
  const care = cares.of(serial);
  care.due = ports.clock.monotonic() + watchDelay(care.tries, ports.random.next());
  care.tries += 1;
  const reading = await ask(core, ledger.get(serial));
  if (reading.kind === 'failed' || reading.finding.kind === 'untrusted') {
    return;
  }
  const { finding, evidence } = reading;
  try {
    ledger.commit(() =>
      ledger.step(
        serial,
        finding.kind === 'absent' ? { type: 'absentOnce', evidence } : proofOf(ledger.get(serial), finding, evidence),
      ),
    );
  } catch (error) {
    backOff(core, serial, error);
  }
}

/** The line is in doubt: one harmless question. An unknown operation's own question serves as well. */
export async function knock(core: Core, operation: Operation): Promise<void> {
  if (operation.state === 'unknown') {
    await resolve(core, operation);
    return;
  }
  try {
    await find(core, { cardNo: operation.cardNo, serial: operation.serial });
  } catch {
    // A port that throws instead of answering is no news about this operation, only about the line.
    core.gate.close(core.gate.reach());
  }
}

function ask(core: Core, operation: Operation): Promise<Reading> {
  return askAbout(operation, core.ports, (query) => find(core, query), core.rules);
}

/** A guarded question; what it says about the way to the platform is heard. */
async function find(core: Core, query: LogQuery): Promise<LogOutcome> {
  const home = await guarded(
    core.ports.timers,
    core.settings.deadline + guardMargin,
    () => core.ports.net.findTransactions(query),
    () => undefined,
  );
  switch (home.kind) {
    case 'home':
      hearAnswer(core, home.value);
      return home.value;
    case 'late':
      core.gate.close('unreachable');
      return { kind: 'failed', reason: 'watchdog', reachable: false, evidence: null };
    case 'threw':
      throw new Error(home.message);
  }
}

function hearAnswer(core: Core, outcome: LogOutcome): void {
  if (outcome.kind === 'rows') {
    openGate(core);
    return;
  }
  const reach = reachOf(outcome.reason, outcome.reachable ? 'reachable' : 'unreachable');
  if (reach === 'reachable') {
    core.gate.half();
  } else {
    core.gate.close(reach);
  }
}

/** The store refused: nothing changed; try again later. Anything else is a bug and goes on to the lane's own catch. */
function backOff(core: Core, serial: string, error: unknown): void {
  if (!isStoreFailure(error)) {
    throw error;
  }
  const care = core.cares.of(serial);
  care.due = core.ports.clock.monotonic() + fullJitter(care.tries, core.ports.random.next());
  care.tries += 1;
}

export const startsBeforeManual = 3;

/** An outcome that cannot be written down is no outcome: then the log must tell. Everything else becomes a person's affair. */
function giveUp({ state }: Operation, message: string): QueueEvent {
  return state === 'sending'
    ? { type: 'uncertain', reason: 'attemptThrew', evidence: { message } }
    : { type: 'poisoned', evidence: { message } };
}

/**
 * Work on this operation threw: its lane stops for a while and the others flow. The third such start, counted in the
 * journal and so across restarts, makes it `manual` (section 8).
 */
export function stumble(core: Core, { serial }: Operation, error: unknown): void {
  const { cares, ledger, ports } = core;
  if (isStoreFailure(error)) {
    backOff(core, serial, error);
    return;
  }
  const care = cares.of(serial);
  care.stumbles += 1;
  care.due = Math.max(care.due, ports.clock.monotonic() + fullJitter(4 + care.stumbles, 1));
  let isGivenUp = false;
  try {
    ledger.commit(() => {
      const operation = ledger.get(serial);
      const earlier = ports.store.events(serial).filter((event) => event.reason === 'recordThrew').length;
      if (operation.state === 'manual' || isClosed(operation.state)) {
        return;
      }
      ledger.note(serial, 'recordThrew', { message: messageOf(error) });
      if (earlier + 1 >= startsBeforeManual) {
        ledger.step(serial, giveUp(operation, messageOf(error)));
        isGivenUp = true;
      }
    });
    if (isGivenUp) {
      core.unrecorded.delete(serial);
    }
  } catch {
    // Even that cannot be written: the lane stays stopped, and `due` above makes it rare.
  }
}
