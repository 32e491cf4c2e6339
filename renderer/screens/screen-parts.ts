// The screens by name, each with the code that is fetched for it. A new one: its name in till-state.ts, a line here.
import { type Late, late } from '../components/late.tsx';
import type { ScreenName } from '../store/till-state.ts';

const checkout = late(async () => (await import('./checkout/checkout.tsx')).Checkout);
/** With the sale's code beside it: a digit on the counter begins a sale, and the next digit must find it there. */
const counter = late(async () => {
  const [{ Counter }] = await Promise.all([import('./counter/counter.tsx'), checkout.fetch()]);
  return Counter;
});

export const screenParts: Readonly<Record<ScreenName, Late<object>>> = {
  counter,
  checkout,
  recharge: late(async () => (await import('./recharge/recharge.tsx')).Recharge),
  revoke: late(async () => (await import('./revoke/revoke.tsx')).Revoke),
  queue: late(async () => (await import('./queue/queue.tsx')).Queue),
  held: late(async () => (await import('./held/held.tsx')).Held),
  bills: late(async () => (await import('./bills/bills.tsx')).Bills),
  sms: late(async () => (await import('./sms/sms.tsx')).Sms),
  more: late(async () => (await import('./more/more.tsx')).More),
  members: late(async () => (await import('./members/members.tsx')).Members),
  benefits: late(async () => (await import('./benefits/benefits.tsx')).Benefits),
  uniposOrders: late(async () => (await import('./unipos-orders/unipos-orders.tsx')).UniposOrders),
  transactions: late(async () => (await import('./transactions/transactions.tsx')).Transactions),
  orders: late(async () => (await import('./orders/orders.tsx')).Orders),
  shift: late(async () => (await import('./shift/shift.tsx')).Shift),
  dayEnd: late(async () => (await import('./day-end/day-end.tsx')).DayEnd),
  match: late(async () => (await import('./match/match.tsx')).Match),
  menu: late(async () => (await import('./menu/menu.tsx')).Menu),
  reports: late(async () => (await import('./reports/reports.tsx')).Reports),
  receipts: late(async () => (await import('./receipts/receipts.tsx')).Receipts),
  settings: late(async () => (await import('./settings/settings.tsx')).Settings),
};

/** Fetches the screens, the counter first, so that none is waited for when it is wanted. */
export async function fetchScreenParts(): Promise<void> {
  await counter.fetch();
  for (const part of Object.values(screenParts)) {
    await part.fetch();
  }
}
