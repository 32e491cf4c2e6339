// Finding out what became of an operation: the lane's questions, the watch over what is closed or manual, the knock.
import { askAbout, type Reading } from './ask.ts';
import { guardMargin } from './attempt.ts';
import { pollDelay, watchDelay } from './backoff.ts';
import type { Care } from './care.ts';
import { type Core, openGate, platformOf, quarantine } from './core.ts';
import { toldRefused } from './decisions.ts';
import type { QueueEvent } from './events.ts';
import { reachOf } from './gate.ts';
import { guarded } from './guard.ts';
import { lagSeen } from './lag-book.ts';
import type { Operation } from './operation.ts';
import type { LogOutcome, LogQuery } from './ports.ts';
import { isProof, proofOf } from './proof-event.ts';
import { answersNeeded, countAnswer, emptyTally, patienceWith, type UntrustedReason } from './resolution.ts';
import { backOff } from './stumble.ts';
import { leavesTrace } from './traces.ts';

/** Unknown: asks the log, counts the trusted "not found" answers, and lets the machine decide. */
export async function resolve(core: Core, { serial }: Operation): Promise<void> {
  const { cares, ledger, ports } = core;
  const care = cares.of(serial);
  const since = care.unknownSince ?? ports.clock.monotonic();
  care.unknownSince = since;
  const reading = await ask(core, ledger.get(serial));
  const now = ports.clock.monotonic();
  learnLag(core, care, since, reading, now);
  care.tries += 1;
  care.due = now + pollDelay(care.tries, now - since, ports.random.next());
  const event =
    reading.kind === 'failed' ? weighFailure(core, serial, reading, now) : weigh(core, serial, reading, now);
  if (care.tally.first !== null) {
    const end = care.tally.first + quarantine(core);
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

/** What this question shows of the log's pace: it was not there before and is there now. */
function learnLag({ lags }: Core, care: Care, since: number, reading: Reading, now: number): void {
  if (reading.kind === 'failed') {
    return;
  }
  const { finding } = reading;
  // Stryker disable next-line ConditionalExpression: only the compiler needs it, for no other finding says why
  const why = finding.kind === 'untrusted' ? finding.why : null;
  if (finding.kind === 'absent' || why === 'knownNotFound') {
    care.missedAt = now;
  } else if (isProof(finding) && care.missedAt !== null) {
    lags.add(lagSeen(since, care.missedAt, now));
  }
}

/** Turns a reading into what happens to the operation; keeps the counts of its quarantine. */
function weigh(
  core: Core,
  serial: string,
  { finding, evidence }: Extract<Reading, { kind: 'answered' }>,
  now: number,
): ((serial: string) => void) | null {
  const { cares, ledger, rules } = core;
  const care = cares.of(serial);
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
      if (rules.quarantineOver(care.tally, now, quarantine(core))) {
        return () => ledger.step(serial, { type: 'absent', evidence: counted });
      }
      // The journal keeps the first answers one by one; how many there were in all stands in the last event.
      return answers <= answersNeeded ? () => ledger.step(serial, { type: 'absentOnce', evidence: counted }) : null;
    }
    case 'untrusted':
      return distrust(core, serial, finding.why, evidence, now);
  }
}

/** The platform answers, but will not or cannot tell. Everything else that fails is a matter of the line, and the line comes back. */
const unreadable: readonly string[] = ['logRefused', 'logIncomplete', 'unknownBadAnswer', 'unknownTooLarge'];

/** True where the platform is there and will not show its log, or shows what cannot be read. */
export function isUnreadable({ reachable, reason }: Extract<Reading, { kind: 'failed' }>): boolean {
  return reachable && unreadable.includes(reason);
}

/** A log that nobody can read holds up its card no longer than one that cannot be trusted. */
function weighFailure(core: Core, serial: string, failed: Extract<Reading, { kind: 'failed' }>, now: number) {
  return isUnreadable(failed) ? distrust(core, serial, 'logUnreadable', { reason: failed.reason }, now) : null;
}

function distrust(
  core: Core,
  serial: string,
  why: UntrustedReason,
  details: unknown,
  now: number,
): ((serial: string) => void) | null {
  const { cares, ledger } = core;
  const care = cares.of(serial);
  const isNew = care.untrustedSince === null;
  care.untrustedSince ??= now;
  care.tally = emptyTally;
  const evidence = { why, details };
  const refused = toldRefused(ledger.get(serial));
  const { repeatProven } = core.settings.contract();
  const patience = patienceWith(why, quarantine(core), { refused, repeatProven });
  // A balance that nobody tells for so long would prove nothing any more.
  const longest = platformOf(core.settings).proof === 'balance' ? quarantine(core) : patience;
  if (now - care.untrustedSince >= Math.min(patience, longest)) {
    return () => ledger.step(serial, { type: 'unprovable', why, evidence });
  }
  return isNew ? () => ledger.note(serial, 'logNotTrusted', evidence) : null;
}

/** Manual, or closed as not applied: asked now and then, for it may be proven or land after all. */
export async function watch(core: Core, { serial }: Operation): Promise<void> {
  const { cares, ledger, ports } = core;
  const care = cares.of(serial);
  care.due = ports.clock.monotonic() + watchDelay(care.tries, ports.random.next());
  care.tries += 1;
  const reading = await ask(core, ledger.get(serial));
  if (reading.kind === 'failed') {
    return;
  }
  const { finding, evidence } = reading;
  if (finding.kind === 'untrusted') {
    care.tally = emptyTally;
    return;
  }
  const event =
    finding.kind === 'absent' ? countWatched(core, care, evidence) : proofOf(ledger.get(serial), finding, evidence);
  try {
    ledger.commit(() => ledger.step(serial, event));
  } catch (error) {
    backOff(core, serial, error);
  }
}

/** Section 4.6 at the watch's slow pace: what is manual may be proven absent too, and ends if it shall be undone. */
function countWatched(core: Core, care: Care, details: unknown): QueueEvent {
  const now = core.ports.clock.monotonic();
  care.tally = countAnswer(care.tally, now);
  const evidence = { answers: care.tally.answers, since: care.tally.first, at: now, details };
  return core.rules.quarantineOver(care.tally, now, quarantine(core))
    ? { type: 'absent', evidence }
    : { type: 'absentOnce', evidence };
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

/**
 * One guarded question about this operation, with its controls; none where no row could be its own. A balance tells only of what is not
 * known yet: later sales of the card have moved it. Throws only what a port throws.
 */
export async function ask(core: Core, operation: Operation): Promise<Reading> {
  const isByBalance = platformOf(core.settings).proof === 'balance';
  if (!leavesTrace(operation) || (isByBalance && operation.state !== 'unknown')) {
    const voucher = isByBalance ? operation.serial : null;
    return { kind: 'answered', finding: { kind: 'untrusted', why: 'neverInLog' }, voucher, evidence: null };
  }
  const { balances, known, ports, rules } = core;
  const { clock, random, store } = ports;
  return askAbout(operation, { store, random, clock, balances, known, rules, find: (query) => find(core, query) });
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
  if (outcome.kind !== 'failed') {
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
