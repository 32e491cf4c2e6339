// One record's way to UniPOS: read back first, then sent where nothing speaks against it, each step durable before the next begins.
import type { Result } from '../../../shared/result.ts';
import { success } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { OutboxRecord, UniposOutboxShelf } from '../../journal/unipos-outbox-types.ts';
import type { Clock } from '../../queue/ports.ts';
import { businessDay } from '../business-day.ts';
import { standingOf } from './outbox-content.ts';
import type { OutboxDesk, OutboxDesks } from './outbox-desks.ts';

export type SendDependencies = {
  readonly clock: Clock;
  readonly outbox: UniposOutboxShelf;
  readonly desks: OutboxDesks;
  /** Money is under way: it goes first. */
  readonly isBusy: () => boolean;
  /** Then the journal may be closed already, and nothing more is written. */
  readonly isStopped: () => boolean;
  /** A record is other than before. */
  readonly changed: (record: OutboxRecord) => void;
};

/** `settled`: nothing more to do. `ask`: it left and nobody knows more. `away`: UniPOS is not there for any of them. `busy`: money first. */
export type Sent = 'settled' | 'ask' | 'away' | 'busy' | 'stopped';

/**
 * Takes a record that is `waiting` or `unknown` one step on. What may have left is never sent again blindly: the days on which UniPOS may
 * list it are read anew, and it is judged by number and content. There and equal: it arrived. There and other, or gone where it was to
 * replace something: `changed`, for a person. Absent after that reading (or still as it was before our edit): it is sent again. That is
 * safe because the number is UniPOS's one key and an unknown content cannot be edited here: a first request that comes late is the same object.
 */
export function sendOne(record: OutboxRecord, parts: SendDependencies): Promise<Sent> {
  return record.kind === 'order'
    ? step(record, parts.desks.order, parts)
    : step(record, parts.desks.reservation, parts);
}

async function step<Content>(record: OutboxRecord, desk: OutboxDesk<Content>, parts: SendDependencies): Promise<Sent> {
  const { isBusy, isStopped } = parts;
  const content = desk.parse(record.content);
  const read = await readBack(record, desk, parts);
  if (isStopped()) {
    return 'stopped';
  }
  if (!read.ok) {
    return 'away';
  }
  const there = read.value;
  const standing = standingOf(record, desk.versionOf(content), there === null ? null : desk.versionOf(there));
  if (standing === 'arrived') {
    return moved(record, 'sent', parts);
  }
  if (standing === 'changed') {
    return moved(record, 'changed', parts, there === null ? {} : { found: JSON.stringify(there) });
  }
  if (isBusy()) {
    return 'busy';
  }
  if (!parts.outbox.move(record, 'sending')) {
    return 'settled';
  }
  parts.changed(record);
  const answer = await desk.send(content);
  return isStopped() ? 'stopped' : conclude(record, answer, parts);
}

/** Definite words only end it; after anything else it may have arrived. */
function conclude(record: OutboxRecord, answer: Result<null, BackendFailure>, parts: SendDependencies): Sent {
  const sending = { ...record, state: 'sending' } as const;
  if (answer.ok) {
    return moved(sending, 'sent', parts);
  }
  const { code, platformMessage } = answer.failure;
  switch (code) {
    case 'refusedByServer':
      return moved(sending, 'refused', parts, { words: platformMessage ?? '' });
    case 'uniposSecretWrong':
    case 'uniposNoRight':
      // UniPOS says that it did nothing; what was before it still holds.
      moved(sending, record.state, parts);
      return 'away';
    default:
      moved(sending, 'unknown', parts);
      return 'ask';
  }
}

function moved(
  record: OutboxRecord,
  to: OutboxRecord['state'],
  { outbox, changed }: SendDependencies,
  told?: Parameters<UniposOutboxShelf['move']>[2],
): Sent {
  outbox.move(record, to, told);
  changed(record);
  return 'settled';
}

/** The object of this number as it stands there, or null: from every day that may list it, read now. The first that has it tells. */
async function readBack<Content>(
  record: OutboxRecord,
  desk: OutboxDesk<Content>,
  { clock, isStopped }: SendDependencies,
): Promise<Result<Content | null, BackendFailure>> {
  const shopNo = desk.shopOf(desk.parse(record.content));
  for (const day of daysOf(record, clock.wall())) {
    const read = await desk.list({ shopNo, day });
    if (!read.ok || isStopped()) {
      return read.ok ? success(null) : read;
    }
    const found = read.value.find((each) => desk.numberOf(each) === record.number);
    if (found !== undefined) {
      return success(found);
    }
  }
  return success(null);
}

/** UniPOS's document does not say by which day it lists: where it stood before, when it is wanted, when it was written, may have arrived, today. */
export function daysOf(record: Pick<OutboxRecord, 'base' | 'day' | 'createdAt' | 'sentAt'>, now: number): string[] {
  const { base, day, createdAt, sentAt } = record;
  const days = [base?.day ?? day, day, businessDay(now), businessDay(createdAt), businessDay(sentAt ?? createdAt)];
  return [...new Set(days)];
}
