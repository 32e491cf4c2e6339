// The witness's memory of what the server did: which requests reached it, what was undone, and whether a terminal's payment was charged twice.
import type { Operation } from '../../main/queue/operation.ts';
import { Violation } from './invariants.ts';
import type { Judgments } from './judgments.ts';
import type { ModelServer, ServerReply, ServerRequest } from './model-server.ts';
import { checkCharges, liveRows } from './state-checks.ts';

export type Charges = {
  /** The serials of the requests that came to the server. */
  readonly reached: ReadonlySet<string>;
  /** The revocations that it carried out. */
  readonly undone: ReadonlySet<string>;
  served(request: ServerRequest, reply: ServerReply): void;
  pays(name: string, serial: string): void;
  paymentsOf(name: string): readonly string[];
};

export function createCharges(
  server: ModelServer,
  operations: ReadonlyMap<string, Operation>,
  judgments: Judgments,
): Charges {
  const reached = new Set<string>();
  const undone = new Set<string>();
  const payments = new Map<string, Set<string>>();

  function checkTarget(request: ServerRequest): void {
    const target = operations.get(request.serial)?.parent ?? null;
    const row = request.revokes === null ? null : server.byVoucher(request.revokes);
    // Who decides that it was charged names the voucher, and may name one that never was.
    const isJudged = target !== null && judgments.of(target) !== null;
    if (!isJudged && (row === null || (target !== null && row.serial !== target))) {
      throw new Violation(4, `${request.serial} names ${request.revokes}, the voucher of ${row?.serial ?? 'nothing'}`);
    }
  }

  /** A network that doubles a request, and a person who was wrong about one, are not the till's doing. */
  function checkPayments(serial: string): void {
    for (const [name, serials] of payments) {
      const live = [...serials].filter(
        (one) => judgments.of(one) === null && liveRows(server, one).some(({ copy }) => copy === 0),
      );
      if (serials.has(serial) && live.length > 1) {
        throw new Violation(28, `${name} is charged as ${live.join(' and ')}`);
      }
    }
  }

  return {
    reached,
    undone,
    served(request, reply) {
      reached.add(request.serial);
      if (request.kind === 'revocation') {
        checkTarget(request);
        if (reply.kind === 'done') {
          undone.add(request.serial);
        }
      }
      if (reply.kind === 'done') {
        checkCharges(server, request.serial);
        checkPayments(request.serial);
      }
    },
    pays(name, serial) {
      payments.set(name, (payments.get(name) ?? new Set()).add(serial));
    },
    paymentsOf: (name) => [...(payments.get(name) ?? [])],
  };
}
