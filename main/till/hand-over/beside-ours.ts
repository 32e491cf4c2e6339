// What comes from another till beside what this one has under the same intent: one wish, made at both. Pure.
import type { HandedOperation } from '../../journal/hand-over-types.ts';
import type { Operation } from '../../queue/operation.ts';
import type { Store } from '../../queue/ports.ts';
import type { HandOverContent } from './content.ts';

/**
 * The same wish made again by both tills is the revocation of a ghost, or a payment that its terminal repeated here. Ours stands, and what never
 * left the other till stays there (null), but where ours came to nothing. What may have left may be a second charge: it comes along, is asked for
 * as everything is, and is never sent again. Where its intent is taken here it has a name of its own.
 */
export function besideOurs(
  handed: HandedOperation,
  { asUnknown, from }: Pick<HandOverContent, 'asUnknown' | 'from'>,
  store: Pick<Store, 'byIntent' | 'get'>,
): HandedOperation | null {
  const { operation } = handed;
  const ours = newestOf(firstOf(operation.intent), store);
  if (ours === null || store.get(operation.serial) !== null) {
    return handed;
  }
  const isTaken = store.byIntent(operation.intent) !== null;
  if (operation.kind === 'revocation') {
    return isTaken ? null : handed;
  }
  const neverLeft = operation.state === 'pending' && operation.attempt === 0 && !asUnknown;
  const cameToNothing = ours.state === 'rejected' || ours.state === 'cancelled';
  if (neverLeft && !cameToNothing) {
    return null;
  }
  const intent = isTaken ? `${operation.intent}@${from.slice(0, 8)}` : operation.intent;
  return { ...handed, operation: { ...operation, intent, waits: neverLeft && operation.waits } };
}

/** A terminal's payment that ended without a charge is begun anew under the same name and a number (`intentOf` of the gateway). */
const payment = /^(unipos:(?:#[0-9a-f]+|[^:]+:[^:]+:[^:]+)):\d+$/;

function firstOf(intent: string): string {
  return payment.exec(intent)?.[1] ?? intent;
}

function newestOf(first: string, store: Pick<Store, 'byIntent'>): Operation | null {
  let newest: Operation | null = null;
  for (let number = 1; ; number += 1) {
    const next = store.byIntent(number === 1 ? first : `${first}:${number}`);
    if (next === null) {
      return newest;
    }
    newest = next;
  }
}
