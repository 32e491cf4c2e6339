// What a sale's detail says (6.21): composed once, when the sale is collected, and read back as it was written. Pure.
import { z } from 'zod';
import { fenSchema } from '../../../shared/fen-schema.ts';
import { addFen, zeroFen } from '../../../shared/money.ts';
import type { BackendMember } from '../../backends/member-backend.ts';
import type { BillDetail } from '../../backends/ports/bill-details.ts';
import type { Operation } from '../../queue/operation.ts';

/** The till knows the sum of a bill and nothing of its dishes: the sum is its one line. */
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
  dishes: z.array(z.strictObject({ code: z.string(), name: z.string(), price: fenSchema, count: z.int() })),
  remark: z.string().nullable(),
});

/**
 * Coupons and points are what was taken off; stored value and other payments are what was received. `member`: whose card it is, as last
 * seen. Throws for anything but a consumption: nothing else has a detail.
 */
export function billDetailOf(
  { serial, payload, createdAt }: Operation,
  member: Pick<BackendMember, 'memberId' | 'mobile'> | null,
): BillDetail {
  if (payload.kind !== 'consumption') {
    throw new Error(`${serial} is no consumption`);
  }
  const { billAmount, storePay, pointsPay, coupons, otherPayments, remark } = payload;
  const discounts = [
    ...coupons.map(({ name, value }) => ({ name, amount: value })),
    ...(pointsPay > 0 ? [{ name: pointsName, amount: pointsPay }] : []),
  ];
  return {
    orderId: serial,
    at: createdAt,
    total: billAmount,
    received: addFen(storePay, ...otherPayments.map(({ amount }) => amount)),
    discount: addFen(zeroFen, ...discounts.map(({ amount }) => amount)),
    mobile: member?.mobile ?? null,
    memberId: member?.memberId ?? null,
    storePay,
    otherPayments,
    discounts,
    dishes: [{ ...wholeBill, price: billAmount, count: 1 }],
    remark,
  };
}

/** What `billDetailOf` made, from the outbox. Throws where it is not that: the row was damaged. */
export function readContent(content: string): BillDetail {
  return contentSchema.parse(JSON.parse(content));
}
