// From few words to a whole bill of UniPOS: what was eaten and how it was paid; the sums follow.
import { type FineMoney, fineMoney } from '../../../shared/fine-money.ts';
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import { uniposBillNo, uniposGuide } from './guide.ts';
import type { PracticeBillLine, PracticeBillPayment, PracticeUniposBill, UniposPart } from './world.ts';

export interface LineDraft {
  /** A number of the shop's goods; null: the first good, whose number the bill leaves out. */
  readonly goodsNo: string | null;
  /** Decimal text with up to three decimals. Default `1`. */
  readonly quantity?: string;
  /** What one costs, where not as on the menu. 1/10,000 yuan. */
  readonly price?: FineMoney;
  /** 1/10,000 yuan. */
  readonly discount?: FineMoney;
  readonly notes?: string;
}

/** All money in 1/10,000 yuan. */
export interface BillDraft {
  /** Default: the practice till's shop. */
  readonly shopNo?: string;
  /** Default: the next number of its shop and day. A number that stands there is replaced: UniPOS settled it anew. */
  readonly billNo?: string;
  /** When it was settled, ms UTC. Default: now. */
  readonly at?: number;
  /** Default: one of the first good. */
  readonly lines?: readonly LineDraft[];
  /** The payment number of all that is due. Default cash. */
  readonly payMode?: string;
  /** Instead of it: several payments, or none. */
  readonly payments?: readonly { readonly no: string; readonly money: FineMoney; readonly fromNo?: string }[];
  readonly floor?: FineMoney;
  readonly table?: string;
  readonly guests?: number;
  readonly memberNo?: string;
  readonly memberName?: string;
  readonly notes?: string;
}

/** Adds the bill to the shop's. Throws where it names a shop or a good that is not there. */
export function addBill(part: UniposPart, draft: BillDraft, now: number): PracticeUniposBill {
  const at = draft.at ?? now;
  const shopNo = draft.shopNo ?? uniposGuide.shops[0].shopNo;
  if (!part.shops.some((shop) => shop.shopNo === shopNo)) throw new Error(`practice UniPOS: no shop ${shopNo}`);
  const day = dayOfMoment(at);
  const lines = (draft.lines ?? [{ goodsNo: uniposGuide.goods[0].goodsNo }]).map((line) => lineOf(part, line));
  const total = sumOf(lines.map((line) => line.money));
  const discount = sumOf(lines.map((line) => line.discount));
  const floor = draft.floor ?? fineMoney(0);
  const due = fineMoney(total - discount - floor);
  const payments = draft.payments ?? [{ no: draft.payMode ?? '00', money: due }];
  const bill: PracticeUniposBill = {
    billNo: draft.billNo ?? nextBillNo(part, shopNo, day),
    shopNo,
    memberNo: draft.memberNo ?? null,
    memberName: draft.memberName ?? null,
    table: draft.table ?? null,
    guests: draft.guests ?? 0,
    cashier: `${shopNo}收银员`,
    total,
    discount,
    floor,
    lines,
    payments: payments.map((payment) => ({ fromNo: null, ...payment, name: nameOfMode(part, payment.no) })),
    at,
    notes: draft.notes ?? '',
  };
  part.bills = [...part.bills.filter((other) => other.billNo !== bill.billNo), bill];
  return bill;
}

function nextBillNo(part: UniposPart, shopNo: string, day: string): string {
  const taken = new Set(part.bills.map((bill) => bill.billNo));
  let place = 1;
  while (taken.has(uniposBillNo(shopNo, day, place))) place += 1;
  return uniposBillNo(shopNo, day, place);
}

function lineOf(part: UniposPart, draft: LineDraft): PracticeBillLine {
  const good = part.goods.find((one) => one.goodsNo === (draft.goodsNo ?? part.goods[0]?.goodsNo));
  if (good === undefined) throw new Error(`practice UniPOS: no good ${draft.goodsNo}`);
  const price = draft.price ?? good.price;
  const quantity = draft.quantity ?? '1';
  return {
    goodsNo: draft.goodsNo,
    name: good.name,
    sortNo: good.sortNo,
    sortName: good.sortName,
    unit: good.unit,
    listPrice: good.price,
    price,
    quantity,
    money: moneyOf(price, quantity),
    discount: draft.discount ?? fineMoney(0),
    notes: draft.notes ?? '',
  };
}

/** Price times quantity, half of a ten-thousandth rounded up. Throws where the quantity is no decimal number with up to three decimals. */
function moneyOf(price: FineMoney, quantity: string): FineMoney {
  const match = /^(\d{1,6})(?:\.(\d{1,3}))?$/.exec(quantity);
  if (match === null) throw new Error(`practice UniPOS: no quantity: ${quantity}`);
  const thousandths = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return fineMoney(Math.floor((price * thousandths + 500) / 1000));
}

function sumOf(amounts: readonly FineMoney[]): FineMoney {
  return fineMoney(amounts.reduce((sum, amount) => sum + amount, 0));
}

function nameOfMode(part: UniposPart, no: string): PracticeBillPayment['name'] {
  const known = part.payModes.find((mode) => mode.no === no);
  return known?.name ?? uniposGuide.unknownPayMode.name;
}
