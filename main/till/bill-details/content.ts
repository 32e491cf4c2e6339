// What a sale's detail says (6.21): composed once, when the sale is collected, and read back as it was written. Pure.
import { z } from 'zod';
import { fenSchema } from '../../../shared/fen-schema.ts';
import { addFen, zeroFen } from '../../../shared/money.ts';
import type { ConsumptionPayload } from '../../../shared/operation.ts';
import type { UniposBill } from '../../../shared/unipos.ts';
import type { BackendMember } from '../../backends/member-backend.ts';
import type { BillDetail } from '../../backends/ports/bill-details.ts';
import type { Operation } from '../../queue/operation.ts';
import { type BillContent, billContentOf, type DetailBill } from './unipos-content.ts';

/** Without a bill of UniPOS the till knows the sum and nothing of the dishes: the sum is the one line. */
const wholeBill = { code: 'BILL', name: '消费合计' } as const;
const pointsName = '积分抵现';

const contentSchema = z.strictObject({
  orderId: z.string().min(1),
  at: z.int(),
  total: fenSchema,
  received: fenSchema,
  discount: fenSchema,
  mobile: z.string().nullable(),
  memberId: z.string().nullable(),
  storePay: fenSchema,
  otherPayments: z.array(z.strictObject({ method: z.string(), amount: fenSchema })),
  discounts: z.array(z.strictObject({ name: z.string(), amount: fenSchema })),
  dishes: z.array(z.strictObject({ code: z.string(), name: z.string(), price: fenSchema, count: z.number() })),
  // What was written before this till knew of tables has none.
  table: z.string().nullable().default(null),
  guests: z.int().nullable().default(null),
  remark: z.string().nullable(),
});

/**
 * Coupons and points are what was taken off; stored value and other payments are what was received. `member`: whose card it is, as last
 * seen. `from`: the bill of UniPOS that the sale pays; then the detail is that of the whole bill, with what was taken off and paid there, where
 * that makes its sum. Throws for anything but a consumption: nothing else has a detail.
 */
export function billDetailOf(
  { serial, payload, createdAt }: Operation,
  member: Pick<BackendMember, 'memberId' | 'mobile'> | null,
  from: DetailBill | null = null,
): BillDetail {
  if (payload.kind !== 'consumption') {
    throw new Error(`${serial} is no consumption`);
  }
  const { storePay, pointsPay, coupons, remark } = payload;
  const whole = (from === null ? null : billContentOf(payload, from)) ?? ownContent(payload, from?.bill ?? null);
  const otherPayments = [...payload.otherPayments, ...whole.received];
  const discounts = [
    ...whole.discounts,
    ...coupons.map(({ name, value }) => ({ name, amount: value })),
    ...(pointsPay > 0 ? [{ name: pointsName, amount: pointsPay }] : []),
  ];
  return {
    orderId: serial,
    at: createdAt,
    total: whole.total,
    received: addFen(storePay, ...otherPayments.map(({ amount }) => amount)),
    discount: addFen(zeroFen, ...discounts.map(({ amount }) => amount)),
    mobile: member?.mobile ?? null,
    memberId: member?.memberId ?? null,
    storePay,
    otherPayments,
    discounts,
    dishes: whole.dishes,
    table: whole.table,
    guests: whole.guests,
    remark,
  };
}

function ownContent({ billAmount }: ConsumptionPayload, bill: UniposBill | null): BillContent {
  return {
    total: billAmount,
    dishes: [{ ...wholeBill, price: billAmount, count: 1 }],
    received: [],
    discounts: [],
    table: bill?.table ?? null,
    guests: bill?.guests ?? null,
  };
}

/** What `billDetailOf` made, from the outbox. Throws where it is not that: the row was damaged. */
export function readContent(content: string): BillDetail {
  return contentSchema.parse(JSON.parse(content));
}
