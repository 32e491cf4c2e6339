// An event of the journal as head office gets it: what it is worth and when it came, never a name, a number of a guest, or a free text. Pure.
import { createHmac } from 'node:crypto';
import type { MoneyPayload } from '../../../shared/operation.ts';
import type { ShippedContent, ShippedEvent } from '../../backends/head-office/head-office-door.ts';
import type { HistoryContent, HistoryEvent } from '../../journal/history-reads.ts';
import { reportFacts } from '../../journal/report-facts.ts';

/** Bytes of a pseudonym: no two of a chain's members meet by chance. */
const pseudonymLength = 16;

/**
 * Under which a card or a cashier is known at head office: the same each time, and nobody finds the number without the chain's key. Hex;
 * null without a key.
 */
export function pseudonymOf(kind: 'card' | 'operator', text: string, key: string | null): string | null {
  if (key === null) {
    return null;
  }
  return createHmac('sha256', key).update(`${kind}:${text}`).digest().subarray(0, pseudonymLength).toString('hex');
}

/** The event with, where it is an operation's first one, what the operation is. */
export function shippedEvent(event: HistoryEvent, key: string | null): ShippedEvent {
  const { sequence, hash, previousHash, serial, createdAt, from, to, attempt, reason, wall, person, voucher } = event;
  return {
    sequence,
    hash,
    previous: previousHash,
    serial,
    created: createdAt,
    before: from,
    after: to,
    attempt,
    reason,
    wall,
    ...(person === null ? {} : { person }),
    ...(voucher === null ? {} : { voucher }),
    ...(event.content === null ? {} : shippedContent(event, event.content, key)),
  };
}

function shippedContent(event: HistoryEvent, content: HistoryContent, key: string | null): ShippedContent {
  const { payload } = content;
  return {
    kind: content.kind,
    service: payload?.kind === 'service' ? payload.service : null,
    merchant: content.merchantNo,
    terminal: content.terminalNo,
    amount: content.amount,
    held: content.held,
    ...worthOf(payload, event.createdAt, content.amount),
    offline: content.acceptedOffline,
    operator: pseudonymOf('operator', content.operator, key),
    card: pseudonymOf('card', content.cardNo, key),
    parent: content.parent,
    paper: payload?.kind === 'revocation' && payload.target === null ? payload.voucher : null,
    lifted: event.lifted,
  };
}

type Worth = Pick<ShippedContent, 'sale' | 'recharge' | 'stored_in' | 'stored_out' | 'methods'>;

const nothing: Worth = { sale: null, recharge: false, stored_in: 0, stored_out: 0, methods: [] };

/** What the till's own reports count of it once it is booked. A revocation is worth what it undoes, which head office has under its serial. */
function worthOf(payload: MoneyPayload | null, createdAt: number, amount: number): Worth {
  if (payload === null || payload.kind === 'revocation') {
    return nothing;
  }
  const { sums, methods } = reportFacts({
    payload,
    state: 'applied',
    attempt: 0,
    amount,
    answer: null,
    reason: null,
    acceptedOffline: false,
    createdAt,
    events: [],
    undoneHere: false,
    target: null,
    targetTold: false,
  });
  return {
    sale: sums.sales === 1 ? (sums.salesAmount ?? 0) : null,
    recharge: sums.recharges === 1,
    stored_in: sums.storedIn ?? 0,
    stored_out: sums.storedOut ?? 0,
    methods: methods.map(({ method, amount: paid }) => [method, paid] as const),
  };
}
