// UniPOS's part of the practice platform's control surface: `/__practice/unipos`, behind the same key.
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { fineMoney } from '../../../shared/fine-money.ts';
import { uniposInterfaceIds } from '../../protocol/unipos/catalogue.ts';
import type { UniposPractice } from './contract.ts';

/** Integers of 1/10,000 yuan. */
const amount = z.int().min(0).transform(fineMoney);
const quantity = z.string().regex(/^\d{1,6}(\.\d{1,3})?$/);
const billDraft = z.strictObject({
  shopNo: z.string().exactOptional(),
  billNo: z.string().min(1).exactOptional(),
  at: z.int().exactOptional(),
  lines: z
    .array(
      z.strictObject({
        goodsNo: z.string().nullable(),
        quantity: quantity.exactOptional(),
        price: amount.exactOptional(),
        discount: amount.exactOptional(),
        notes: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  payMode: z.string().exactOptional(),
  payments: z
    .array(z.strictObject({ no: z.string(), money: amount, fromNo: z.string().exactOptional() }))
    .exactOptional(),
  floor: amount.exactOptional(),
  table: z.string().exactOptional(),
  guests: z.int().min(0).exactOptional(),
  memberNo: z.string().exactOptional(),
  memberName: z.string().exactOptional(),
  notes: z.string().exactOptional(),
});

const order = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('addBill'), bill: billDraft.default({}) }),
  z.strictObject({
    action: z.literal('lateBill'),
    minutesAgo: z.int().min(0).max(1_440),
    bill: billDraft.default({}),
  }),
  z.strictObject({ action: z.literal('setRights'), denied: z.array(z.enum(uniposInterfaceIds)) }),
  z.strictObject({ action: z.literal('expireTokens') }),
  z.strictObject({
    action: z.literal('setMemberCredentials'),
    credentials: z.array(z.strictObject({ in: z.enum(['header', 'query']), name: z.string(), value: z.string() })),
  }),
  z.strictObject({
    action: z.literal('setOptions'),
    options: z.strictObject({
      sameFromNo: z.enum(['samePayment', 'chargesAgain']).exactOptional(),
      listedBy: z.enum(['wanted', 'sent']).exactOptional(),
      refusalStatus: z.enum(['always200', 'http']).exactOptional(),
    }),
  }),
]);

/** `GET /` tells what stands in UniPOS, `POST /` does one thing to it. */
export function createUniposControl(practice: () => UniposPractice): Hono<{ Bindings: HttpBindings }> {
  const control = new Hono<{ Bindings: HttpBindings }>();
  control.get('/', (context) => {
    const unipos = practice();
    return context.json({
      bills: unipos.bills(),
      orders: unipos.orders(),
      reservations: unipos.reservations(),
      payings: unipos.payings(),
    });
  });
  control.post('/', async (context) => {
    const asked = order.safeParse(await context.req.json().catch(() => undefined));
    if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
    try {
      return context.json({ result: obey(practice(), asked.data) ?? null });
    } catch (thrown) {
      // A shop or a good that is not there.
      return context.json({ error: String(thrown) }, 400);
    }
  });
  return control;
}

function obey(unipos: UniposPractice, asked: z.output<typeof order>): unknown {
  switch (asked.action) {
    case 'addBill':
      return unipos.addBill(asked.bill);
    case 'lateBill':
      return unipos.lateBill(asked.minutesAgo, asked.bill);
    case 'setRights':
      return unipos.setRights(asked.denied);
    case 'expireTokens':
      return unipos.expireTokens();
    case 'setMemberCredentials':
      return unipos.setMemberCredentials(asked.credentials);
    case 'setOptions':
      return unipos.setOptions(asked.options);
  }
}
