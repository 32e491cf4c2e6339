// What lies in the outbox, and when two of them say the same: by content, whatever blanks, zeros or order of lines a service writes. Pure.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { fineMoney } from '../../../shared/fine-money.ts';
import type { UniposOrder, UniposReservation } from '../../../shared/unipos.ts';
import { canonicalJson } from '../../journal/canonical-json.ts';
import type { OutboxRecord } from '../../journal/unipos-outbox-types.ts';

const money = z.int().transform(fineMoney);
const told = z.string().nullable();
const head = {
  shopNo: told,
  contact: z.string(),
  phone: z.string(),
  memberNo: told,
  address: told,
  notes: told,
  payMode: told,
  payInfo: told,
};

const orderSchema = z.strictObject({
  ...head,
  orderNo: z.string().min(1),
  time: told,
  total: money,
  lines: z
    .array(
      z.strictObject({
        goodsNo: z.string(),
        name: z.string(),
        quantity: z.string(),
        unit: told,
        price: money,
        notes: told,
      }),
    )
    .readonly(),
});

const reservationSchema = z.strictObject({
  ...head,
  reservationNo: z.string().min(1),
  time: z.string(),
  lines: z.array(z.strictObject({ area: told, type: z.string(), quantity: z.string(), notes: told })).readonly(),
});

/** An order from the outbox. Throws where it is none: the row was damaged. */
export function parseOrder(content: string): UniposOrder {
  return orderSchema.parse(JSON.parse(content));
}

/** The same of a reservation. */
export function parseReservation(content: string): UniposReservation {
  return reservationSchema.parse(JSON.parse(content));
}

/**
 * What an order or a reservation says, in short: two that say the same have the same. An empty text and one that is not told are one,
 * and so are `1` and `1.0`, a moment with and without its fraction, no shop and `shopNo` (UniPOS's default), lines in another order.
 */
export function versionOf(content: UniposOrder | UniposReservation, shopNo: string): string {
  const said = plain({ ...content, shopNo: content.shopNo ?? shopNo });
  return hash('sha256', canonicalJson(said), 'hex').slice(0, 24);
}

function plain(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    return plainText(value.trim(), name);
  }
  if (Array.isArray(value)) {
    return value.map((each) => canonicalJson(plain(each))).sort();
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, key)]));
  }
  return value;
}

function plainText(text: string, name: string): string | null {
  if (text === '') {
    return null;
  }
  switch (name) {
    case 'quantity':
      return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
    case 'time':
      return text.replace(' ', 'T').slice(0, 19);
    default:
      return text.replace(/\r\n?/g, '\n');
  }
}

/**
 * What a fresh reading says of a record. `there`: the version that stands there, null: nothing.
 * `arrived`: exactly this. `free`: what it is to replace, or the nothing that it expects; so it may be sent. `changed`: anything else,
 * which nobody may overwrite but a person who has seen it.
 */
export function standingOf(
  { base }: Pick<OutboxRecord, 'base'>,
  own: string,
  there: string | null,
): 'arrived' | 'free' | 'changed' {
  if (there === own) {
    return 'arrived';
  }
  return there === (base?.version ?? null) ? 'free' : 'changed';
}
