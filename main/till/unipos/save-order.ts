// What a person does to an order or a reservation: writes it, and decides about one that could not go its way. Nothing is overwritten
// that the person has not seen.
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { UniposFinding, UniposSaved, uniposSettlements } from '../../../shared/unipos-orders.ts';
import type { OutboxRecord, UniposOutboxShelf } from '../../journal/unipos-outbox-types.ts';
import type { Clock } from '../../queue/ports.ts';
import { businessDay } from '../business-day.ts';
import type { Checked } from './check-order.ts';
import { dayOfContent, type OrderList } from './order-lists.ts';
import type { OutboxDesk } from './outbox-desks.ts';

type Opened = { readonly number: string; readonly version: string | null; readonly day: string };

export type SaveRequest<Draft> = {
  readonly draft: Draft;
  readonly opened: Opened | null;
  readonly instead: string | null;
  readonly warned: boolean;
};

export type SaveParts<Content> = {
  readonly clock: Clock;
  readonly outbox: UniposOutboxShelf;
  readonly shopNo: string;
  readonly desk: OutboxDesk<Content>;
  readonly list: OrderList<Content>;
  /** Whether a number is one that this till made: then nobody else has it. */
  readonly isOwnNumber: (number: string) => boolean;
};

type Check<Draft, Content> = (
  draft: Draft,
  context: { readonly shopNo: string; readonly before: Content | null; readonly now: number },
) => Checked<Content>;

/** Durable when it resolves, unless it has findings. Fails with `numberTaken`, `uniposChecking`, `uniposChanged`. */
export async function save<Draft extends { readonly number: string }, Content>(
  { draft, opened, instead, warned }: SaveRequest<Draft>,
  operator: string,
  check: Check<Draft, Content>,
  parts: SaveParts<Content>,
): Promise<Result<UniposSaved>> {
  const { clock, desk, list, outbox, shopNo } = parts;
  const named = opened === null ? draft : { ...draft, number: opened.number };
  const before = opened === null ? null : (list.find(opened.number, opened.day)?.content ?? null);
  const { content, findings } = check(named, { shopNo, before, now: clock.wall() });
  if (content === null || (findings.length > 0 && !warned)) {
    return refused(findings);
  }
  const number = desk.numberOf(content);
  const day = dayOfContent(content, desk, clock.wall());
  if (opened === null && !parts.isOwnNumber(number) && (await isThere(number, day, parts))) {
    return failure('numberTaken', { number });
  }
  // From here on nothing waits, so that nothing can come between what is seen and what is written.
  const replaced = instead === null ? null : outbox.find(desk.kind, instead);
  if (instead !== null && (replaced === null || !mayBeReplaced(replaced))) {
    return failure('uniposChanged', { number: instead });
  }
  const base = baseOf(opened, number, parts);
  if (!base.ok) {
    return base;
  }
  const written = { kind: desk.kind, number, day, content: JSON.stringify(content), base: base.value, operator };
  outbox.write(written, instead === number ? null : instead);
  return success({ number, findings: [] });
}

function refused(findings: readonly UniposFinding[]): Result<UniposSaved> {
  return success({ number: null, findings });
}

/** What the new content is to replace. */
function baseOf<Content>(
  opened: Opened | null,
  number: string,
  { desk, outbox }: SaveParts<Content>,
): Result<OutboxRecord['base']> {
  const record = outbox.find(desk.kind, number);
  if (opened === null) {
    return record === null || record.state === 'dropped' ? success(null) : failure('numberTaken', { number });
  }
  const seen = opened.version === null ? null : { version: opened.version, day: opened.day };
  switch (record?.state) {
    case 'sending':
    case 'unknown':
      return failure('uniposChecking', { number });
    case 'waiting':
    case 'refused':
      // It never stood there: what it is to replace stays what it was.
      return desk.versionOf(desk.parse(record.content)) === opened.version
        ? success(record.base)
        : failure('uniposChanged', { number });
    case 'changed': {
      const found = record.found === null ? null : desk.versionOf(desk.parse(record.found));
      return found === opened.version ? success(seen) : failure('uniposChanged', { number });
    }
    case 'sent':
    case 'dropped':
    case undefined:
      return success(seen);
  }
}

/** Only what never arrived: else there would be two. */
function mayBeReplaced({ base, state, sentAt }: OutboxRecord): boolean {
  return base === null && (state === 'refused' || (state === 'changed' && sentAt === null));
}

/** Whether a typed number is in use there, as far as UniPOS answers now; offline the outbox finds out before it sends. */
async function isThere<Content>(number: string, day: string, { clock, desk, shopNo }: SaveParts<Content>) {
  for (const each of new Set([day, businessDay(clock.wall())])) {
    const read = await desk.list({ shopNo, day: each });
    if (read.ok && read.value.some((item) => desk.numberOf(item) === number)) {
      return true;
    }
  }
  return false;
}

/** A person's word on a record. Null: done. Fails with `uniposChecking` or `uniposChanged` where it is not as the person saw it. */
export function settle<Content>(
  number: string,
  how: (typeof uniposSettlements)[number],
  { clock, desk, outbox }: Pick<SaveParts<Content>, 'clock' | 'desk' | 'outbox'>,
): Failure | null {
  const record = outbox.find(desk.kind, number);
  const changed = failure('uniposChanged', { number }).failure;
  if (record === null) {
    return changed;
  }
  const { state } = record;
  if (state === 'sending' || (state === 'unknown' && how !== 'again')) {
    return failure('uniposChecking', { number }).failure;
  }
  switch (how) {
    case 'again':
      if (state === 'refused') {
        outbox.move(record, 'waiting');
        return null;
      }
      return state === 'waiting' || state === 'unknown' ? null : changed;
    case 'mine': {
      if (state !== 'changed') {
        return changed;
      }
      const version = record.found === null ? null : desk.versionOf(desk.parse(record.found));
      const day = record.base?.day ?? businessDay(record.sentAt ?? clock.wall());
      return outbox.overwrite(record, version === null ? null : { version, day }) ? null : changed;
    }
    case 'drop':
      if (state !== 'waiting' && state !== 'refused' && state !== 'changed') {
        return changed;
      }
      return outbox.move(record, 'dropped') ? null : changed;
  }
}
