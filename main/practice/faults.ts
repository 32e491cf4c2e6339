// The faults that can be switched on, for one interface or all, a number of times or until cleared. Only the list and its counting live here;
// http-server.ts makes them happen.
import { type UniposInterfaceId, uniposInterfaceIds } from '../protocol/unipos/catalogue.ts';
import type { YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';

export const faultKinds = [
  /** The answer takes `ms` longer. */
  'latency',
  /** The connection is destroyed before anything is processed. */
  'lostRequest',
  /** Processed, then the connection is destroyed without an answer. */
  'lostResponse',
  /** The connection is destroyed at once, and the call is processed `ms` later all the same. */
  'lateRequest',
  /** HTTP 500 instead of processing. */
  'http500',
  /** Processed, then HTTP 500. */
  'http500AfterCommit',
  /** A captive portal: HTTP 200, text/html, nothing processed. */
  'htmlPage',
  /** A redirect to a portal, nothing processed. */
  'redirect',
  /** Processed; half of the answer arrives, then the connection is destroyed. */
  'truncatedBody',
  /** Processed; the answer is not JSON. */
  'badJson',
  /** Processed; the answer is in GBK instead of UTF-8. */
  'wrongCharset',
  /** Processed; the answer is over 1 MiB. */
  'hugeBody',
  /** The network delivers the request twice; the first answer comes back. */
  'duplicateDelivery',
  /** The log (6.12) does not show rows newer than `ms`. */
  'logLag',
  /** The log ignores what it is filtered by. */
  'logIgnoresFilter',
  /** The log's echo fields are null. */
  'logNulls',
  /** Another till signs in just before the call: the token is dead. */
  'stolenToken',
] as const;

/** They meet UniPOS's interfaces alone, which have a code for the server's own fault: 1000. */
export const uniposFaultKinds = [
  /** Code 1000 instead of processing. */
  'code1000',
  /** Processed, then code 1000. */
  'code1000AfterCommit',
] as const;
export type FaultKind = (typeof faultKinds)[number] | (typeof uniposFaultKinds)[number];

export type AnyInterfaceId = YazuoInterfaceId | UniposInterfaceId;

export interface FaultOrder {
  readonly kind: FaultKind;
  /** `unipos`: all nine of UniPOS's. Default: every interface. */
  readonly interfaceId?: AnyInterfaceId | 'unipos' | undefined;
  /** How many calls it meets. Default: until cleared. */
  readonly times?: number | undefined;
  /** For `latency`, `lateRequest` and `logLag`. */
  readonly ms?: number | undefined;
}

export interface ActiveFault extends FaultOrder {
  readonly id: number;
  readonly hits: number;
}

export interface Faults {
  /** Switches a fault on; returns its id. */
  readonly set: (order: FaultOrder) => number;
  /** Switches one fault off, or all of them. */
  readonly clear: (id?: number) => void;
  readonly list: () => readonly ActiveFault[];
  /** How many calls this kind has met since the server began. */
  readonly hits: (kind: FaultKind) => number;
}

/** What one call meets: kind → ms (0 where it has none). */
export type MetFaults = ReadonlyMap<FaultKind, number>;

export function createFaults(): Faults & { readonly meet: (id: AnyInterfaceId) => MetFaults } {
  let active: readonly ActiveFault[] = [];
  let nextId = 1;
  const met = new Map<FaultKind, number>();
  return {
    set: (order) => {
      const id = nextId;
      nextId += 1;
      active = [...active, { ...order, id, hits: 0 }];
      return id;
    },
    clear: (id) => {
      active = id === undefined ? [] : active.filter((fault) => fault.id !== id);
    },
    list: () => active,
    hits: (kind) => met.get(kind) ?? 0,
    meet: (interfaceId) => {
      const here = new Map<FaultKind, number>();
      active = active.flatMap((fault) => {
        const meets = isMeant(fault, interfaceId) && !here.has(fault.kind);
        if (!meets) return [fault];
        here.set(fault.kind, fault.ms ?? 0);
        met.set(fault.kind, (met.get(fault.kind) ?? 0) + 1);
        const hits = fault.hits + 1;
        return fault.times !== undefined && hits >= fault.times ? [] : [{ ...fault, hits }];
      });
      return here;
    },
  };
}

function isMeant({ kind, interfaceId: wanted }: FaultOrder, id: AnyInterfaceId): boolean {
  const isUnipos = uniposInterfaceIds.some((one) => one === id);
  if (!isUnipos && uniposFaultKinds.some((one) => one === kind)) return false;
  return wanted === undefined || wanted === id || (wanted === 'unipos' && isUnipos);
}
