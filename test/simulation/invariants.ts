// The invariants of the design's queue, section 9, by number. Each is checked on what the outside world can see: the model
// server's ledger, what left the till, and what the journal says. None trusts the queue's own opinion.
import type { Operation } from '../../main/queue/operation.ts';
import type { Store } from '../../main/queue/ports.ts';

export const invariants = {
  1: 'at most one live charge an intent (duplicates made by the network itself apart)',
  2: 'the state is the fold of the events, and the chain of hashes holds',
  3: 'applied has a server row, reverted a revoked one; rejected and cancelled have none, or are watched',
  4: 'a revocation never reaches the server before its consumption, and names its voucher',
  5: 'no accepted intent ever disappears',
  6: 'at most one money request in flight a card, and never more calls than connections',
  7: 'the business payload of each attempt is identical, and what the journal holds',
  8: 'held and spent never exceed the caps of an offline sale',
  9: 'when the faults stop, everything ends or is manual within Q + 60 s, and what waits for nothing goes within 60 s',
  10: 'what may not wait is attempted at most once, and soon or never; a revocation at most three times',
  11: 'nothing is sent while its revocation is open; what was withdrawn never leaves',
  12: 'no secret in any durable byte',
  13: 'the order of a card is kept: nothing leaves while an older operation of the card is not settled',
  14: 'a ghost is found and undone by the till itself, and so is a charge that was told to be refused',
  15: 'pending without an attempt never reached the server, and from 2 on the count of attempts falls only by what never left',
  16: 'the queue never throws and never spins',
  17: 'where delays and lags are shorter than Q, nothing that was closed as not applied is ever charged',
  18: 'what may wait is cancelled only together with its revocation, and a revocation never while its target is charged',
  19: 'rejected is only what the platform refused in words',
  20: 'what is manual heals where the log shows its outcome',
  21: 'an acceptance that came home is never forgotten',
  22: 'no waiting money is tried on a line in doubt before a question was answered',
  23: 'what a person approved or decided stands in the journal with who; nobody decides without a query made then, alone above a threshold, or against what an honest log shows',
  24: 'a sale is sent again only while a probe proves that this is safe',
  25: 'what is handed over is taken over once, nothing of it is lost, and the till that handed it over sends nothing any more',
  26: 'a service never waits (but a payment taken elsewhere), is sent once, and is never revoked by the till; what the log can never show is a person’s affair at once, and refused only by a listed word; one that lands after "not charged" raises the alarm',
  27: 'on a platform without a log nothing is posted before its balance is in the journal, for this attempt and as it was; a revocation is never sent there',
  28: 'one FromNo of a terminal, with its card and account, is one payment: at most one live charge, whatever was sent again',
  29: 'a credit by hand is asked for once at a time',
} as const;

export type InvariantNumber = keyof typeof invariants;

export class Violation extends Error {
  readonly invariant: InvariantNumber;
  constructor(invariant: InvariantNumber, detail: string) {
    super(`invariant ${invariant} (${invariants[invariant]}): ${detail}`);
    this.invariant = invariant;
  }
}

/** The part of invariant 2 that is read from the store: every event follows the one before, the last one is the state. */
export function checkFold(store: Pick<Store, 'events'> | null, operation: Operation): void {
  let state: Operation['state'] | null = null;
  let attempt = 0;
  for (const event of store?.events(operation.serial) ?? []) {
    if (event.from !== state) {
      throw new Violation(2, `${operation.serial}: an event from ${event.from} follows ${state}`);
    }
    if (event.reason === 'recordThrew' || event.reason === 'attemptThrew') {
      throw new Violation(16, `${operation.serial}: ${event.reason} ${event.evidence}`);
    }
    state = event.to;
    attempt = event.attempt;
  }
  if (state !== operation.state || attempt !== operation.attempt) {
    throw new Violation(
      2,
      `${operation.serial} is ${operation.state}/${operation.attempt}, its events say ${state}/${attempt}`,
    );
  }
}
