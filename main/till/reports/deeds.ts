// What people did in a stretch of days, from the audit: each approval, each refusal, each decision, who it was and what it was about.
import type { Deed, DeedFilter, DeedPage } from '../../../shared/reports.ts';
import { type AuditEntry, type AuditKind, auditKinds } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';

type DeedJournal = Pick<Journal, 'people' | 'reports'>;
type Kinds = Exclude<DeedFilter, 'all'>;

const kindsOf: Readonly<Record<Exclude<Kinds, 'others'>, readonly AuditKind[]>> = {
  approvals: ['approvalGiven'],
  refusals: ['approvalRefused', 'lockedOut', 'signInRefused'],
  decisions: ['decided', 'refusalSettled', 'ghostSeen'],
  changes: ['personSaved', 'pinSet', 'settingChanged'],
};

/** Where an entry of this kind stands; a new kind stands under the others until somebody says better. */
function filterOf(kind: string): Kinds {
  const found = Object.entries(kindsOf).find(([, kinds]) => kinds.some((each) => each === kind));
  return (found?.[0] ?? 'others') as Kinds;
}

/** A page of deeds, newest first, and how many there are of each kind. Times: wall ms UTC. */
export function deedPage(
  { from, to }: { readonly from: number; readonly to: number },
  { filter, before, size }: { readonly filter: DeedFilter; readonly before: number | null; readonly size: number },
  { people, reports }: DeedJournal,
): DeedPage {
  const kinds = auditKinds.filter((kind) => filter === 'all' || filterOf(kind) === filter);
  const entries = reports.deeds(from, to, kinds, before, size);
  const names = new Map(people.all().map(({ id, name }) => [id, name]));
  const counts = { all: 0, approvals: 0, refusals: 0, decisions: 0, changes: 0, others: 0 };
  for (const [kind, count] of Object.entries(reports.deedCounts(from, to))) {
    counts.all += count;
    counts[filterOf(kind)] += count;
  }
  return {
    rows: entries.map((entry) => toDeed(entry, names)),
    nextBefore: entries.length < size ? null : (entries.at(-1)?.sequence ?? null),
    counts,
  };
}

function toDeed(entry: AuditEntry, names: ReadonlyMap<string, string>): Deed {
  const { sequence, wall, kind, operator, personId, serial } = entry;
  const details = fieldsOf(parsed(entry.details));
  const about = fieldsOf(details['about']);
  return {
    sequence,
    at: wall,
    kind,
    filter: filterOf(kind),
    operator,
    person: personId === null ? null : (names.get(personId) ?? personId),
    serial,
    right: textOf(details['right']),
    reason: textOf(details['reason']),
    amount: amountOf(about['amount'] ?? about['billAmount'] ?? details['amount']),
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function amountOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
