// The practice backend's own control surface, for tests in another process and for the practice menu. Guarded by a key that is given at start.
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { uniposInterfaceIds } from '../protocol/unipos/catalogue.ts';
import { yazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import type { PracticeServer } from './contract.ts';
import { faultKinds, uniposFaultKinds } from './faults.ts';
import { createUniposControl } from './unipos/control.ts';

const positive = z.int().min(0).max(86_400_000);
const faultOrder = z.union([
  z.strictObject({ kind: z.literal('refuseConnection'), ms: positive }),
  z.strictObject({
    kind: z.enum([...faultKinds, ...uniposFaultKinds]),
    interfaceId: z.union([yazuoInterfaceId, z.enum(uniposInterfaceIds), z.literal('unipos')]).optional(),
    times: z.int().min(1).optional(),
    ms: positive.optional(),
  }),
]);

const headOfficeOrder = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('revert'), voucher: z.coerce.string() }),
  z.strictObject({ action: z.literal('spendElsewhere'), cardNo: z.string(), fen: z.int().min(1) }),
  z.strictObject({ action: z.literal('freezeCard'), cardNo: z.string(), frozen: z.boolean().default(true) }),
  z.strictObject({ action: z.literal('mintDynamicCode'), cardNo: z.string(), lifeMs: positive.optional() }),
]);

const capabilityOrder = z.strictObject({
  repeatSerial: z.enum(['chargeAgain', 'sameVoucher', 'refuse']).optional(),
  repeatRevocation: z.enum(['refuse', 'accept', 'revertAgain']).optional(),
  foreignVoucher: z.enum(['refuse', 'revertsOwner', 'creditsNamed']).optional(),
  revocationSerial: z.enum(['own', 'target', 'none']).optional(),
  secondSignIn: z.enum(['endsFirst', 'bothLive']).optional(),
  deadTokenBooks: z.boolean().optional(),
  longSerial: z.enum(['cut', 'refuse']).optional(),
  longestSerial: z.int().min(1).nullable().optional(),
  unknownSerial: z.enum(['noRows', 'latestRows']).optional(),
});

type Controlled = Pick<
  PracticeServer,
  | 'setOptions'
  | 'faults'
  | 'ledger'
  | 'unipos'
  | 'phone'
  | 'world'
  | 'headOfficeRevert'
  | 'spendElsewhere'
  | 'freezeCard'
  | 'mintDynamicCode'
>;

/** Routes below `/__practice`. `refuseFor` closes the listening socket for some ms: over HTTP nobody could open it again. */
export function createControl(
  key: string,
  server: () => Controlled,
  refuseFor: (ms: number) => void,
): Hono<{ Bindings: HttpBindings }> {
  const control = new Hono<{ Bindings: HttpBindings }>();
  control.use(async (context, next) =>
    context.req.header('x-practice-key') === key ? await next() : context.json({ error: 'wrong key' }, 403),
  );
  control.post('/faults', async (context) => {
    const order = faultOrder.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.json({ error: z.prettifyError(order.error) }, 400);
    if (order.data.kind !== 'refuseConnection') return context.json({ id: server().faults.set(order.data) });
    refuseFor(order.data.ms);
    return context.json({ id: 0 });
  });
  control.post('/capabilities', async (context) => {
    const order = capabilityOrder.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.json({ error: z.prettifyError(order.error) }, 400);
    const { repeatSerial, ...capabilities } = order.data;
    const given = Object.fromEntries(Object.entries(capabilities).filter(([, value]) => value !== undefined));
    server().setOptions({ capabilities: given, ...(repeatSerial === undefined ? {} : { repeatSerial }) });
    return context.json({ ok: true });
  });
  control.get('/faults', (context) => context.json(server().faults.list()));
  control.post('/clear', (context) => {
    server().faults.clear();
    return context.json({ ok: true });
  });
  control.get('/ledger', (context) => {
    const { ledger } = server();
    return context.json({
      transactions: ledger.transactions(),
      cards: ledger.cards(),
      totals: ledger.totals(),
      problems: ledger.verify(),
    });
  });
  // Without a number: every message, so that a member who was made just now is among them.
  control.get('/phone', (context) => {
    const mobile = context.req.query('mobile');
    return context.json(mobile === undefined ? { messages: server().world.messages } : server().phone(mobile));
  });
  control.post('/head-office', async (context) => {
    const order = headOfficeOrder.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.json({ error: z.prettifyError(order.error) }, 400);
    return context.json({ result: obey(server(), order.data) });
  });
  control.route(
    '/unipos',
    createUniposControl(() => server().unipos),
  );
  return control;
}

function obey(server: Controlled, order: z.output<typeof headOfficeOrder>): unknown {
  switch (order.action) {
    case 'revert':
      return server.headOfficeRevert(order.voucher);
    case 'spendElsewhere':
      return server.spendElsewhere(order.cardNo, order.fen);
    case 'freezeCard':
      return server.freezeCard(order.cardNo, order.frozen);
    case 'mintDynamicCode':
      return server.mintDynamicCode(order.cardNo, order.lifeMs);
  }
}
