// What is not settled now, by name, and what else waits, by count: the shift and the day-end carry it over.
import type { OpenItem, OpenThings, Waiting } from '../../../shared/open-things.ts';
import type { NumberedOperation } from '../../journal/shift-types.ts';
import type { Journal } from '../../journal/types.ts';
import { maskCard } from '../masks.ts';
import { effectOf } from './families.ts';

export type OpenJournal = Pick<
  Journal,
  'billDetails' | 'desks' | 'heldSales' | 'printJobs' | 'shifts' | 'store' | 'uniposOutbox'
>;

/** Every open operation, oldest first. */
export function openOperations({ shifts, store }: Pick<Journal, 'shifts' | 'store'>): readonly NumberedOperation[] {
  return [...store.active(), ...store.manual()]
    .flatMap(({ serial }) => shifts.bySerial(serial) ?? [])
    .sort((left, right) => left.number - right.number);
}

/** An operation by name; `methods` are those that count as cash. */
function openItem(each: NumberedOperation, shelf: Journal['shifts'], methods: readonly string[]): OpenItem {
  const { serial, kind, state, amount, memberName, cardNo, operator, createdAt } = each.operation;
  const cash = effectOf(each, shelf, methods).amount;
  return { serial, kind, state, amount, cash, memberName, maskedCard: maskCard(cardNo), operator, createdAt };
}

/** The same items as they stand now; what the journal does not hold any more is left out. */
export function itemsNow(
  items: readonly Pick<OpenItem, 'serial'>[],
  shelf: Journal['shifts'],
  methods: readonly string[],
): readonly OpenItem[] {
  return items.flatMap(({ serial }) => {
    const now = shelf.bySerial(serial);
    return now === null ? [] : [openItem(now, shelf, methods)];
  });
}

/** Everything that is open. */
export function openThings(journal: OpenJournal, methods: readonly string[]): OpenThings {
  const operations = openOperations(journal).map((each) => openItem(each, journal.shifts, methods));
  return { operations, waiting: waitingNow(journal) };
}

function waitingNow({ billDetails, desks, heldSales, printJobs, uniposOutbox }: OpenJournal): Waiting {
  const details = billDetails.counts();
  const printing = printJobs.counts();
  return {
    refused: desks.unsettled().count,
    held: heldSales.open().length,
    printing: printing.waiting + printing.doubtful,
    uniposOrders: uniposOutbox.open().length,
    billDetails: details.waiting + details.refused,
  };
}
