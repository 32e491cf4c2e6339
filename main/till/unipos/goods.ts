// What may be ordered, as far as this till knows: the dishes of the menu file that was read, and those of today's bills.
import { fineOfFen } from '../../../shared/fine-money.ts';
import type { UniposBillLine } from '../../../shared/unipos.ts';
import type { UniposGoods } from '../../../shared/unipos-orders.ts';
import type { UniposService } from '../../backends/ports/unipos.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { createMenuShelf, type KeptDish } from '../menu/menu-shelf.ts';
import { identityOf } from '../own-store.ts';

const offered = 8;
/** Where nobody has looked at today's bills, UniPOS is asked for them so often at the most. Ms. */
const oftenest = 600_000;

type GoodsDependencies = Pick<TillDependencies, 'clock' | 'journal' | 'profile'>;

/** Looks through the menu file and today's bills; where those were never read, they are read for this. */
export function createGoodsFinder(
  { clock, journal, profile }: GoodsDependencies,
  service: UniposService,
  shopNo: string,
): (text: string) => Promise<readonly UniposGoods[]> {
  let read: readonly UniposBillLine[] = [];
  let askedAt: number | null = null;

  async function billLines(): Promise<readonly UniposBillLine[]> {
    const day = businessDay(clock.wall());
    const kept = journal.uniposBills.day(shopNo, day);
    if (journal.uniposBills.readAt(shopNo, day) !== null) {
      return kept.flatMap(({ bill }) => bill.lines);
    }
    const now = clock.monotonic();
    if (askedAt === null || now - askedAt >= oftenest) {
      askedAt = now;
      const answer = await service.listBills({ shopNo, day });
      read = answer.ok ? answer.value.flatMap(({ lines }) => lines) : read;
    }
    return read;
  }

  return async (text) => {
    const { platform, store } = identityOf(profile);
    const dishes = createMenuShelf(journal.settings, `${platform} ${store}`).file()?.dishes ?? [];
    return findGoods(text, dishes, await billLines());
  };
}

/** The goods whose number begins with the text or whose name holds it, numbers first; each number once, the menu's word before a bill's. Pure. */
export function findGoods(
  text: string,
  menu: readonly KeptDish[],
  billLines: readonly UniposBillLine[],
): readonly UniposGoods[] {
  const sought = text.normalize('NFKC').trim().toLowerCase();
  const known = new Map<string, UniposGoods>();
  for (const { goodsNo, name, unit, price } of billLines) {
    if (goodsNo !== null) {
      known.set(goodsNo, { goodsNo, name, unit, price });
    }
  }
  for (const { code, name, unit, price, removed } of menu) {
    if (removed) {
      known.delete(code);
    } else {
      known.set(code, { goodsNo: code, name, unit, price: fineOfFen(price) });
    }
  }
  const all = [...known.values()].sort((one, other) => (one.goodsNo < other.goodsNo ? -1 : 1));
  const byNumber = all.filter(({ goodsNo }) => goodsNo.toLowerCase().startsWith(sought));
  const byName = all.filter((goods) => goods.name.toLowerCase().includes(sought) && !byNumber.includes(goods));
  return [...byNumber, ...byName].slice(0, offered);
}
