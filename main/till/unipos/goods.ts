// What may be ordered, as far as this till knows: the dishes of the menu file that was read, and those of today's bills.
import { fineOfFen } from '../../../shared/fine-money.ts';
import type { UniposBillLine } from '../../../shared/unipos.ts';
import type { UniposGoods } from '../../../shared/unipos-orders.ts';
import type { KeptDish } from '../menu/menu-shelf.ts';

const offered = 8;

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
