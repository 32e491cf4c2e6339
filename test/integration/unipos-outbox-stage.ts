// The desk of UniPOS’s orders for tests of its outbox: closed with its test, what it sent, and how a person settles.
import { afterThis } from './journal-stage.ts';
import { type Desk, openDesk } from './unipos-orders-stage.ts';

export function desk(given: Parameters<typeof openDesk>[0] = {}): Desk {
  const made = openDesk(given);
  afterThis(() => made.parts.stop());
  return made;
}

export const sends = ({ service }: Desk) => service.calls.filter((call) => call.startsWith('send'));
export const settle = async (on: Desk, number: string, how: 'again' | 'mine' | 'drop') =>
  on.parts.handlers.settleUnipos({ kind: 'order', number, how });
