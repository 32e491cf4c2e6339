// What a person typed of an order or a reservation: made into the object that is sent, or told what is wrong, all of it at once. Pure.
import { type FineMoney, fineMoney, readFineMoney } from '../../../shared/fine-money.ts';
import { readTypedClock, readTypedDay } from '../../../shared/typed-moment.ts';
import type { UniposOrder, UniposOrderLine, UniposReservation, UniposReservationLine } from '../../../shared/unipos.ts';
import { lineAmount, readQuantity } from '../../../shared/unipos-amounts.ts';
import type {
  UniposField,
  UniposFinding,
  UniposOrderDraft,
  UniposProblem,
  UniposReservationDraft,
} from '../../../shared/unipos-orders.ts';
import { businessDay } from '../business-day.ts';

/** `before`: what is edited, or null. What it says already may stay as it is. `now`: wall ms UTC. */
export type CheckContext<Content> = { readonly shopNo: string; readonly before: Content | null; readonly now: number };

/** `content` only where no finding is more than a warning. */
export type Checked<Content> = { readonly content: Content | null; readonly findings: readonly UniposFinding[] };

type Finder = {
  readonly findings: UniposFinding[];
  find(field: UniposField, problem: UniposProblem, line?: number | null, warning?: boolean): void;
  /** The text without what no line can hold; `missing`: what it is where nothing is left. */
  text(
    field: UniposField,
    typed: string,
    longest: number,
    missing?: UniposProblem | null,
    line?: number | null,
  ): string;
};

const mobile = /^1[3-9]\d{9}$/;
/** With its area code and an extension, or one of the whole country. */
const landline = /^(?:0\d{2,3}-?[2-9]\d{6,7}|400-?\d{3}-?\d{4}|800-?\d{3}-?\d{4})(?:-\d{1,6})?$/;
const longest = { number: 32, contact: 30, short: 32, name: 60, unit: 10, text: 200 };

export function checkOrder(draft: UniposOrderDraft, context: CheckContext<UniposOrder>): Checked<UniposOrder> {
  const finder = createFinder();
  const lines = draft.lines.map((line, index) => orderLine(line, index, finder));
  const time = timeOf(draft, context, false, finder);
  const content = {
    ...headOf(draft, context, finder),
    orderNo: numberOf(draft, finder),
    time,
    total: totalOf(lines, finder),
    lines,
  };
  return end(content, lines, finder);
}

export function checkReservation(
  draft: UniposReservationDraft,
  context: CheckContext<UniposReservation>,
): Checked<UniposReservation> {
  const finder = createFinder();
  const lines = draft.lines.map((line, index) => reservationLine(line, index, finder));
  const time = timeOf(draft, context, true, finder) ?? '';
  const content = { ...headOf(draft, context, finder), reservationNo: numberOf(draft, finder), time, lines };
  return end(content, lines, finder);
}

function end<Content>(content: Content, lines: readonly unknown[], { find, findings }: Finder): Checked<Content> {
  if (lines.length === 0) {
    find('lines', 'linesMissing');
  }
  return { content: findings.every(({ warning }) => warning) ? content : null, findings };
}

function createFinder(): Finder {
  const findings: UniposFinding[] = [];
  const find: Finder['find'] = (field, problem, line = null, warning = false) => {
    findings.push({ field, line, problem, warning });
  };
  return {
    findings,
    find,
    text(field, typed, limit, missing = null, line = null) {
      const text = tidy(typed);
      if (text === '' && missing !== null) {
        find(field, missing, line);
      }
      if (text.length > limit) {
        find(field, 'tooLong', line);
      }
      return text;
    },
  };
}

/** One line, without what XML cannot hold and without blanks around it. */
function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

type Draft = UniposOrderDraft | UniposReservationDraft;
type Content = UniposOrder | UniposReservation;

function headOf(draft: Draft, { before, shopNo }: CheckContext<Content>, { find, text }: Finder) {
  const phone = text('phone', draft.phone.normalize('NFKC').replace(/\s/g, ''), longest.short, 'phoneMissing');
  if (phone !== '' && phone !== before?.phone && !mobile.test(phone) && !landline.test(phone)) {
    find('phone', 'phoneWrong');
  }
  return {
    shopNo: before === null ? shopNo : before.shopNo,
    contact: text('contact', draft.contact, longest.contact, 'contactMissing'),
    phone,
    memberNo: orNull(text('memberNo', draft.memberNo, longest.short)),
    address: orNull(text('address', draft.address, longest.text)),
    notes: orNull(text('notes', draft.notes, longest.text)),
    payMode: orNull(text('payMode', draft.payMode, longest.short)),
    payInfo: orNull(text('payInfo', draft.payInfo, longest.text)),
  };
}

function numberOf({ number }: Draft, { find, text }: Finder): string {
  const told = text('number', number.normalize('NFKC'), longest.number, 'numberMissing');
  if (told !== '' && !/^[\w-]+$/.test(told)) {
    find('number', 'numberWrong');
  }
  return told;
}

/** Local, `YYYY-MM-DDTHH:mm:ss`; null where none is told and none is needed. A moment that was there before may be over. */
function timeOf({ date, clock }: Draft, { before, now }: CheckContext<Content>, needed: boolean, finder: Finder) {
  const { find } = finder;
  const day = readTypedDay(date);
  const minute = readTypedClock(clock);
  const told = date.trim() !== '' || clock.trim() !== '';
  if (!told && !needed) {
    return null;
  }
  if (day === null) {
    find('date', date.trim() === '' ? 'dateMissing' : 'dateWrong');
  }
  if (minute === null) {
    find('clock', clock.trim() === '' ? 'clockMissing' : 'clockWrong');
  }
  if (day === null || minute === null) {
    return null;
  }
  if (before?.time?.startsWith(`${day}T${minute}`) === true) {
    return before.time;
  }
  if (day < businessDay(now)) {
    find('date', 'timePast');
  } else if (Date.parse(`${day}T${minute}:00+08:00`) < now) {
    find('clock', 'timeEarlier', null, true);
  }
  return `${day}T${minute}:00`;
}

function orderLine(line: UniposOrderDraft['lines'][number], index: number, finder: Finder): UniposOrderLine {
  const { text } = finder;
  return {
    goodsNo: text('goodsNo', line.goodsNo, longest.short, 'goodsMissing', index),
    name: text('name', line.name, longest.name, 'nameMissing', index),
    quantity: quantityOf(line.quantity, index, finder),
    unit: orNull(text('unit', line.unit, longest.unit, null, index)),
    price: priceOf(line.price, index, finder),
    notes: orNull(text('notes', line.notes, longest.text, null, index)),
  };
}

function reservationLine(
  line: UniposReservationDraft['lines'][number],
  index: number,
  finder: Finder,
): UniposReservationLine {
  const { text } = finder;
  return {
    area: orNull(text('area', line.area, longest.short, null, index)),
    type: text('type', line.type, longest.short, 'typeMissing', index),
    quantity: quantityOf(line.quantity, index, finder),
    notes: orNull(text('notes', line.notes, longest.text, null, index)),
  };
}

/** As it is sent: without zeros that say nothing. */
function quantityOf(typed: string, line: number, { find }: Finder): string {
  const text = typed.normalize('NFKC').trim();
  const read = readQuantity(text);
  if (text === '') {
    find('quantity', 'quantityMissing', line);
  } else if (read === null) {
    find('quantity', /^\d{1,6}\.\d{4,}$/.test(text) ? 'quantityFine' : 'quantityWrong', line);
  } else if (read === 0) {
    find('quantity', 'quantityWrong', line);
  }
  return String((read ?? 0) / 1_000);
}

function priceOf(typed: string, line: number, { find }: Finder): FineMoney {
  const text = typed.normalize('NFKC').trim();
  const read = readFineMoney(text);
  if (text === '') {
    find('price', 'priceMissing', line);
  } else if (read === null) {
    find('price', /^\d+\.\d{5,}$/.test(text) ? 'priceFine' : 'priceWrong', line);
  } else if (read < 0) {
    find('price', 'priceWrong', line);
  }
  return read ?? fineMoney(0);
}

function totalOf(lines: readonly UniposOrderLine[], { find }: Finder): FineMoney {
  const amounts = lines.map(({ quantity, price }) => lineAmount(quantity, price));
  const sum = amounts.reduce((before: number, amount) => before + (amount ?? 0), 0);
  if (amounts.includes(null) || !Number.isSafeInteger(sum)) {
    find('lines', 'priceWrong');
    return fineMoney(0);
  }
  return fineMoney(sum);
}
