// What head office hears of an operation: what it was worth, and cards and cashiers under names that nobody reads without the chain's key.
import { expect, test } from 'vitest';
import type { HistoryEvent } from '../../main/journal/history-reads.ts';
import { pseudonymOf, shippedEvent } from '../../main/till/head-office/shipped-event.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';

const key = 'key of the chain';
const cardNo = '6201300100000101';
const operator = 'cashier-1001';
const guest = { cardNo, remark: '张雅, window', mobile: '13800000001' };

/** The first event of an operation that names the guest wherever it can. */
function first(payload: MoneyPayload): HistoryEvent {
  const { kind } = payload;
  return {
    ...{ sequence: 1, hash: 'aa', previousHash: '00', serial: 'S-1', createdAt: 0, from: null, to: 'pending' },
    ...{ attempt: 0, reason: 'accepted', wall: 0, voucher: null, person: null, lifted: null },
    content: {
      ...{ kind, payload, cardNo, amount: 1_000, held: 800, operator, acceptedOffline: false },
      ...{ merchantNo: '10001', terminalNo: 't-07', parent: null },
    },
  };
}

const payloads: readonly MoneyPayload[] = [
  {
    ...{ kind: 'consumption', cardNo, billAmount: fen(1_000), storePay: fen(800), points: 0, pointsPay: fen(0) },
    ...{ coupons: [], otherPayments: [{ method: '1', amount: fen(200) }], remark: guest.remark },
  },
  { kind: 'recharge', cardNo, amount: fen(1_000), payments: [{ method: '1', amount: fen(1_000) }] },
  { kind: 'revocation', cardNo, target: 'S-0', voucher: null, amount: fen(1_000), reason: guest.remark },
  {
    ...{ kind: 'service', cardNo, amount: fen(0), service: 'issueCouponToMember' },
    content: { mobile: guest.mobile, batchNo: '793150' },
  },
];

test.each(payloads)('of a $kind: no guest, no cashier, no word that a person wrote', (payload) => {
  const shipped = shippedEvent(first(payload), key);
  expect(shipped).toMatchObject({ kind: payload.kind, amount: 1_000, card: pseudonymOf('card', cardNo, key) });
  const text = JSON.stringify(shipped);
  for (const secret of [...Object.values(guest), operator]) expect(text).not.toContain(secret);
  expect(shippedEvent(first(payload), null)).toMatchObject({ card: null, operator: null });
});

test('a pseudonym is an HMAC with the chain’s key, of a card or of a cashier; without the key there is none', () => {
  // By `openssl dgst -sha256 -hmac`.
  expect(pseudonymOf('card', cardNo, key)).toBe('ae3c4860b8f5453c5ce0a587f66b4ced');
  expect(pseudonymOf('operator', '1001', key)).toBe('909f8a4f18c5bd8f4827df08fd1dc949');
  expect(pseudonymOf('card', cardNo, 'key of another chain')).not.toBe(pseudonymOf('card', cardNo, key));
  expect(pseudonymOf('card', cardNo, null)).toBeNull();
});
