// Sales put aside and taken up again. Nothing is charged or reserved here: what is kept is what the screen put together, and the one intent
// under which it may be charged, so that a sale taken up twice is still charged once.
import type { HeldContent, HeldSaleView, RecalledSale } from '../../../shared/held-sales.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { HeldSale } from '../../journal/held-sales.ts';
import type { CachedMember } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import { businessDay } from '../business-day.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { TillDependencies, TillHandlers, WithCard, WithCashier } from '../dependencies.ts';
import { type MemberDesk, selecting } from '../member-desk.ts';
import { isAway } from '../reach.ts';
import { billDue } from '../unipos/bill-due.ts';
import { chargedNothing, heldView, standingOf } from './held-standing.ts';

type HeldChannel = 'holdSale' | 'listHeldSales' | 'recallHeldSale' | 'dropHeldSale';

export type HeldSales = {
  readonly handlers: Pick<TillHandlers, HeldChannel>;
  /** How many wait, for the status. */
  count(): number;
  /** To be called after each durable change of an operation: a sale that was taken up may have been charged by it. */
  follow(operation: Operation): void;
};

type Dependencies = Pick<TillDependencies, 'clock' | 'journal' | 'profile' | 'queue' | 'random'> & {
  readonly desk: MemberDesk;
  readonly directory: CardDirectory;
  readonly withCard: WithCard;
  readonly withCashier: WithCashier;
  /** Another number of them waits now. */
  readonly changed: () => void;
};

type Open = { readonly sale: HeldSale; readonly view: HeldSaleView };

/** Reads the journal before it first counts; nothing runs by itself. */
export function createHeldSales(dependencies: Dependencies): HeldSales {
  const { clock, journal, random, withCard, withCashier } = dependencies;
  const shelf = journal.heldSales;
  let counted: number | null = null;

  /** Those that wait. What was charged meanwhile, also by a till that died right after it, is ended on the way. */
  function open(): readonly Open[] {
    const waiting = shelf.open().flatMap((sale): readonly Open[] => {
      const standing = standingOf(sale, journal);
      if (standing.kind === 'sold') {
        shelf.end(sale.id, 'sold', null);
        return [];
      }
      return [{ sale, view: heldView(sale, standing) }];
    });
    if (counted !== waiting.length) {
      counted = waiting.length;
      dependencies.changed();
    }
    return waiting;
  }

  function find(id: string): Open | null {
    return open().find(({ sale }) => sale.id === id) ?? null;
  }

  const newIntent = () => `held-${random.hex(12)}`;

  function hold(id: string | null, content: HeldContent, cardNo: string, operator: string): Result<HeldSaleView> {
    const known = dependencies.desk.card(cardNo);
    if (known === null) {
      return failure('memberNotFound');
    }
    const waiting = id === null ? null : find(id);
    if (waiting?.view.standing.kind === 'charging') {
      // Another intent beside one that may still charge would charge twice.
      return failure('heldSaleCharged', { serial: waiting.view.standing.serial });
    }
    if (id !== null && waiting === null && shelf.endingOf(id) === 'sold') {
      // It was charged, and the screen has not heard of it: as a new one it would wait to be charged again.
      return failure('heldSaleGone');
    }
    const before = waiting?.sale ?? null;
    const used = before === null ? null : journal.store.byIntent(before.intent);
    const sale = shelf.write({
      id: before?.id ?? random.hex(12),
      day: before?.day ?? businessDay(clock.wall()),
      cardNo,
      memberName: known.seen.member.name,
      content,
      intent: before === null || used !== null ? newIntent() : before.intent,
      operator,
    });
    open();
    return success(heldView(sale, { kind: 'open' }));
  }

  async function recall(id: string): Promise<Result<RecalledSale>> {
    const found = find(id);
    if (found === null) {
      return failure('heldSaleGone');
    }
    const { sale, view } = found;
    const bill = payable(found, dependencies);
    if (!bill.ok) {
      return bill;
    }
    const seen = await memberOf(sale.cardNo, dependencies);
    if (!seen.ok) {
      return seen;
    }
    // Meanwhile somebody may have let it go, or its sale from before may have come home.
    const standing = find(id)?.view.standing.kind;
    if (standing !== view.standing.kind) {
      return failure('heldSaleGone');
    }
    const used = journal.store.byIntent(sale.intent);
    const intent = used !== null && chargedNothing(used) ? newIntent() : sale.intent;
    if (intent !== sale.intent) {
      shelf.renew(id, intent);
    }
    const { desk, directory } = dependencies;
    desk.welcome(seen.value.seen);
    return success({
      id,
      number: sale.number,
      intent,
      cardId: directory.nameOf(sale.cardNo),
      found: {
        kind: 'card',
        member: desk.show(seen.value.seen, seen.value.fromCache),
        voucher: null,
        couponId: null,
      },
      content: sale.content,
      bill: bill.value,
    });
  }

  function drop(id: string, operator: string): Result<readonly HeldSaleView[]> {
    const found = find(id);
    if (found === null) {
      return failure('heldSaleGone');
    }
    const { standing } = found.view;
    if (standing.kind === 'charging') {
      return failure('heldSaleCharged', { serial: standing.serial });
    }
    shelf.end(id, 'dropped', operator);
    return success(open().map(({ view }) => view));
  }

  return {
    handlers: {
      holdSale: ({ id, cardId, content }) =>
        withCard(cardId, async (cardNo, operator) => hold(id, content, cardNo, operator)),
      listHeldSales: () => withCashier(async () => success(open().map(({ view }) => view))),
      recallHeldSale: ({ id }) => withCashier(() => recall(id)),
      dropHeldSale: ({ id }) => withCashier(async (operator) => drop(id, operator)),
    },
    count() {
      counted ??= shelf.open().filter((sale) => standingOf(sale, journal).kind !== 'sold').length;
      return counted;
    },
    follow({ intent, payload }) {
      // Most sales were never put aside: their intents are the screen's own.
      if (payload.kind === 'consumption' && intent.startsWith('held-')) {
        open();
      }
    },
  };
}

/** What its bill asks of a card now; null where it pays none. Fails where it cannot be charged as it stands. */
function payable(
  { sale, view: { standing } }: Open,
  { journal, profile }: Dependencies,
): Result<RecalledSale['bill'], Failure> {
  const { billNo } = sale.content;
  switch (standing.kind) {
    case 'charging':
      return failure('heldSaleCharged', { serial: standing.serial });
    case 'billPaid':
    case 'billBusy':
      return failure(standing.kind, { billNo: billNo ?? '', serial: standing.serial });
    case 'billGone':
      return failure('billNotFound', { billNo: billNo ?? '' });
    case 'open':
      break;
  }
  const kept = billNo === null ? null : journal.uniposBills.byBillNo(billNo);
  if (kept === null) {
    return success(null);
  }
  const due = billDue(kept.bill, profile.unipos?.cardPayModes ?? []);
  if (due.kind !== 'amount') {
    return failure(due.kind === 'none' ? 'billNothingDue' : 'billNotWholeFen', { billNo: kept.bill.billNo });
  }
  return success({ billNo: kept.bill.billNo, table: kept.bill.table, due: due.amount });
}

/** The guest as the platform tells now; what was last seen where it is away. */
async function memberOf(
  cardNo: string,
  { desk, queue }: Dependencies,
): Promise<Result<{ readonly seen: CachedMember; readonly fromCache: boolean }>> {
  const cached = desk.card(cardNo)?.seen ?? null;
  if (cached !== null && queue.status().reach === 'unreachable') {
    return success({ seen: selecting(cached, cardNo), fromCache: true });
  }
  const answer = await desk.read(cardNo);
  if (answer.ok) {
    return success({ seen: selecting(answer.value, cardNo), fromCache: false });
  }
  if (cached !== null && isAway(answer.failure)) {
    return success({ seen: selecting(cached, cardNo), fromCache: true });
  }
  const { reachable: _, ...plain } = answer.failure;
  return { ok: false, failure: plain };
}
