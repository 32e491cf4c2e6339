// What stands in the fields of an order or a reservation: begun empty or from one that exists, kept as text, handed over as a draft. Pure.
import { fineText } from '../../../shared/fine-money.ts';
import type { UniposOrder, UniposReservation } from '../../../shared/unipos.ts';
import type {
  UniposFinding,
  UniposKind,
  UniposOrderDraft,
  UniposReservationDraft,
  UniposRow,
} from '../../../shared/unipos-orders.ts';

export type UniposContent = UniposOrder | UniposReservation;

export const lineFields = ['goodsNo', 'name', 'quantity', 'unit', 'price', 'area', 'type', 'notes'] as const;
export type LineField = (typeof lineFields)[number];
/** `id` tells lines apart while they come and go. */
export type FormLine = { readonly [Field in LineField]: string } & { readonly id: number };

export const headFields = [
  'number',
  'contact',
  'phone',
  'date',
  'clock',
  'memberNo',
  'address',
  'notes',
  'payMode',
  'payInfo',
] as const;
export type HeadField = (typeof headFields)[number];

export type FormDraft = { readonly [Field in HeadField]: string } & {
  readonly lines: readonly FormLine[];
  /** What is edited; null for a new one. */
  readonly opened: { readonly number: string; readonly version: string | null; readonly day: string } | null;
  /** The record for which this one comes. */
  readonly instead: string | null;
};

export function emptyLine(id: number): FormLine {
  return { id, goodsNo: '', name: '', quantity: '', unit: '', price: '', area: '', type: '', notes: '' };
}

export function isEmptyLine(line: FormLine): boolean {
  return lineFields.every((field) => line[field].trim() === '');
}

/** An order is wanted as soon as possible unless another day is chosen; a reservation always has its day. */
export function emptyForm(kind: UniposKind, number: string, day: string, today: string): FormDraft {
  const date = day < today ? today : day;
  return {
    number,
    contact: '',
    phone: '',
    date: kind === 'order' && date === today ? '' : date,
    clock: '',
    memberNo: '',
    address: '',
    notes: '',
    payMode: '待结算',
    payInfo: '',
    lines: [emptyLine(0)],
    opened: null,
    instead: null,
  };
}

/** One that exists, to be edited; `number`: another one, under which it goes in the place of the first. */
export function formOf(row: UniposRow<UniposContent>, day: string, number: string | null = null): FormDraft {
  const { content } = row;
  const lines =
    'orderNo' in content
      ? content.lines.map((line, id) => ({
          ...emptyLine(id),
          goodsNo: line.goodsNo,
          name: line.name,
          quantity: line.quantity,
          unit: line.unit ?? '',
          price: priceText(line.price),
          notes: line.notes ?? '',
        }))
      : content.lines.map((line, id) => ({
          ...emptyLine(id),
          area: line.area ?? '',
          type: line.type,
          quantity: line.quantity,
          notes: line.notes ?? '',
        }));
  return {
    number: number ?? row.number,
    contact: content.contact,
    phone: content.phone,
    date: content.time?.slice(0, 10) ?? '',
    clock: content.time?.slice(11, 16) ?? '',
    memberNo: content.memberNo ?? '',
    address: content.address ?? '',
    notes: content.notes ?? '',
    payMode: content.payMode ?? '',
    payInfo: content.payInfo ?? '',
    lines: lines.length === 0 ? [emptyLine(0)] : lines,
    opened: number === null ? { number: row.number, version: row.version, day } : null,
    instead: number === null ? null : row.number,
  };
}

/** `120000` as `12`, `123450` as `12.345`. */
export function priceText(price: Parameters<typeof fineText>[0]): string {
  return fineText(price).replace(/\.?0+$/, '');
}

function headOf(form: FormDraft): Omit<UniposOrderDraft, 'lines'> {
  const { number, contact, phone, date, clock, memberNo, address, notes, payMode, payInfo } = form;
  return { number, contact, phone, date, clock, memberNo, address, notes, payMode, payInfo };
}

export function orderDraftOf(form: FormDraft): UniposOrderDraft {
  const lines = form.lines.map(({ goodsNo, name, quantity, unit, price, notes }) => ({
    goodsNo,
    name,
    quantity,
    unit,
    price,
    notes,
  }));
  return { ...headOf(form), lines };
}

export function reservationDraftOf(form: FormDraft): UniposReservationDraft {
  const lines = form.lines.map(({ area, type, quantity, notes }) => ({ area, type, quantity, notes }));
  return { ...headOf(form), lines };
}

/** Without lines in which nothing stands, so that the findings count as the screen does. */
export function withoutEmptyLines(form: FormDraft): FormDraft {
  return { ...form, lines: form.lines.filter((line) => !isEmptyLine(line)) };
}

/** The one finding of a field, or null. */
export function findingAt(
  findings: readonly UniposFinding[],
  field: UniposFinding['field'],
  line: number | null = null,
): UniposFinding | null {
  return findings.find((each) => each.field === field && each.line === line) ?? null;
}

/** What was typed before and not sent; null where there is nothing, or it belongs to another version of what is edited. */
export function keptForm(text: string | undefined, version: string | null | undefined): FormDraft | null {
  if (text === undefined || text === '') {
    return null;
  }
  // Only this screen writes it, in this run of the page.
  const form = JSON.parse(text) as FormDraft;
  return version === undefined || form.opened?.version === version ? form : null;
}
