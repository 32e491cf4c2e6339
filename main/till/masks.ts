// How much of a number the screen may show, whatever the role: the counter needs to tell two cards apart, not to read them out. The full numbers
// stay in the main process; the channels that tell one all the same stand in one table.
import type { ChannelName } from '../../shared/ipc.ts';

/** `6201234567891234` → `6201****1234`; short numbers keep their last two or three characters. What is masked stays as it is. */
export function maskCard(cardNo: string): string {
  if (cardNo.includes('*')) {
    return cardNo;
  }
  if (cardNo.length >= 12) {
    return `${cardNo.slice(0, 4)}****${cardNo.slice(-4)}`;
  }
  return cardNo.length >= 7 ? `${cardNo.slice(0, 2)}***${cardNo.slice(-3)}` : `***${cardNo.slice(-2)}`;
}

/** `13812345678` → `138****5678`. */
export function maskMobile(mobile: string): string {
  return mobile.length >= 8 ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : `***${mobile.slice(-2)}`;
}

/**
 * Who may see whole numbers through a channel, and why. Every other channel and every event tells masked ones: test/integration/masks.test.ts asks
 * those that tell of guests.
 */
export const shownWhole: { readonly [Name in ChannelName]?: string } = {
  getPractice: 'anybody, in practice only: the made-up guests that a trainee may try',
  listUniposOrders: 'a cashier: who has ordered is rung up at the number that he gave',
  listUniposReservations: 'a cashier: the same of a reservation',
  sendInterface:
    'whoever opened the console with a PIN (`useInterfaces`), behind a press of its own: single calls are tried there',
};
