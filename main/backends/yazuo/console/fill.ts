// A request to begin with: the catalogue's sample with this store's own numbers in it.
import { dayOfMoment } from '../../../protocol/yazuo/tolerant.ts';

/** What this store puts into a request, by field; null where nobody told it yet. */
export type OwnNumbers = {
  readonly brandId: string | null;
  readonly merchantNo: string | null;
  readonly merchantId: string | null;
  readonly terminalNo: string | null;
  readonly appId: string;
  /** A serial that nobody used. */
  readonly cashierSerial: string;
  /** Ms UTC. */
  readonly now: number;
};

/** Names that stand for the same thing, in lower case without `_`. */
const ownNames: Readonly<Record<string, (own: OwnNumbers) => string | null>> = {
  brandid: (own) => own.brandId,
  merchantno: (own) => own.merchantNo,
  merchantid: (own) => own.merchantId,
  terminalno: (own) => own.terminalNo,
  cashierserial: (own) => own.cashierSerial,
  date: (own) => dayOfMoment(own.now),
  client_id: (own) => own.appId,
  clientid: (own) => own.appId,
};

/** Holes that the till fills only on the way out: what goes there is never on the screen. */
export const secretHoles = ['app_secret', 'refresh_token'] as const;

/** The sample as JSON text, two spaces deep. */
export function fillSample(sample: unknown, own: OwnNumbers): string {
  return JSON.stringify(filled(sample, null, own), null, 2);
}

/** This store's own number goes wherever its field stands, as text or number as the sample has it, and into `${…}` of its name. */
function filled(value: unknown, name: string | null, own: OwnNumbers): unknown {
  if (Array.isArray(value)) return value.map((element) => filled(element, name, own));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, key, own)]));
  }
  const hole = typeof value === 'string' ? /^\$\{(.*)\}$/.exec(value)?.[1] : undefined;
  const ours = ownNumber(hole, own) ?? ownNumber(name, own);
  if (ours === null || (hole === undefined && typeof value === 'object')) return value;
  return typeof value === 'number' && /^\d{1,15}$/.test(ours) ? Number(ours) : ours;
}

function ownNumber(name: string | null | undefined, own: OwnNumbers): string | null {
  return ownNames[(name ?? '').toLowerCase().replaceAll('_', '')]?.(own) ?? null;
}
