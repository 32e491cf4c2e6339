// People of a till on shelves in memory, with clocks that are moved by hand.
import type { AuditNote, Person } from '../../main/journal/people-types.ts';
import { createApprovals } from '../../main/till/people/approvals.ts';
import { createCashierCheck } from '../../main/till/people/cashier-check.ts';

/** Shelves in memory; the clocks are moved by hand. */
export function stage(people: readonly Person[]) {
  const shelf = new Map(people.map((person) => [person.id, person]));
  const audit: AuditNote[] = [];
  const time = { wall: Date.parse('2026-11-18T12:00:00+08:00'), monotonic: 1000 };
  const clock = { wall: () => time.wall, monotonic: () => time.monotonic };
  let failing = false;
  const journal = {
    people: {
      get: (id: string) => shelf.get(id) ?? null,
      put: (person: Person) => {
        if (failing) {
          throw new Error('the disk refuses');
        }
        shelf.set(person.id, person);
      },
      all: () => [...shelf.values()],
    },
    audit: {
      append: (note: AuditNote) => {
        audit.push(note);
        return { ...note, details: null, sequence: audit.length, wall: 0, boot: '', hash: '' };
      },
      page: () => [],
      of: () => [],
    },
    store: { transaction: <Value>(work: () => Value) => work() },
  };
  return {
    shelf,
    audit,
    time,
    journal,
    fail: (on: boolean) => {
      failing = on;
    },
    signInHere: () => createCashierCheck(journal, clock),
    /** As after a start: the lock-outs by the monotonic clock are forgotten, and that clock begins anew. */
    open: () => createApprovals({ clock, journal }),
    pass: (ms: number) => {
      time.wall += ms;
      time.monotonic += ms;
    },
  };
}
