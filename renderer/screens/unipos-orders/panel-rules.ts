// What the list and the detail agree on: what may be edited, and under which names the panel's choices are kept. Pure.
import type { UniposKind, UniposRow } from '../../../shared/unipos-orders.ts';

/** What may have arrived is nobody's to edit before it is known. */
export function mayBeEdited({ state, taken }: Pick<UniposRow<unknown>, 'state' | 'taken'>): boolean {
  return state !== 'sending' && state !== 'unknown' && !taken;
}

/** Under which names the day, the chosen one and what was typed are kept. */
export function panelNames(kind: UniposKind) {
  const name = `uniposOrders.${kind}`;
  return { day: `${name}.day`, chosen: `${name}.chosen`, fresh: `${name}.new`, edit: `${name}.edit` };
}
