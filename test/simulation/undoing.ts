// The cashier who revokes: the last sale, an older one, one from paper; with a supervisor where it is much.
import type { Queue } from '../../main/queue/api.ts';
import { fen } from '../../shared/money.ts';
import { simulatedLimits } from './caps.ts';
import { Violation } from './invariants.ts';
import type { Keep } from './sales.ts';
import type { World } from './world.ts';

/** A revocation is late so long (ms) after the last change of what it undoes. */
const lateAfter = 60_000;

export function createUndoing(
  { server, witness, time, dice, newest, deeds, swarm }: World,
  newIntent: () => string,
  keep: Keep,
  shift: () => string,
) {
  /** Most know that they need a supervisor; who forgets is told. */
  function approvalFor(amount: number) {
    const isLarge = amount > simulatedLimits.revocationAlone;
    return isLarge && !newest.chance(swarm.faults.approval) ? { approval: { personId: 'lee' } } : {};
  }

  /** Where the till's own number stands for the voucher it is on paper only once the sale is proven. */
  function hasPaper(serial: string): boolean {
    return swarm.platform === 'log' || (witness.known().get(serial)?.voucher ?? null) !== null;
  }

  return {
    revoke(queue: Queue): void {
      const intent = newIntent();
      const known = [...witness.known().values()].filter(({ kind }) => kind !== 'revocation');
      const rows = server
        .rows()
        .filter(
          ({ kind, revoked, serial }) => kind !== 'revocation' && kind !== 'service' && !revoked && hasPaper(serial),
        );
      const request = { intent, reason: 'test', operator: 'anna', shift: shift(), acceptedOffline: false };
      if (known.length > 0 && dice.chance(0.8)) {
        const { serial, kind, amount, state, attempt } = dice.chance(0.5)
          ? dice.pick(known)
          : (known.at(-1) ?? dice.pick(known));
        const approval = approvalFor(amount);
        const result = queue.revoke({ ...request, ...approval, target: { kind: 'operation', serial } });
        keep(intent, `revokes ${serial}`, result);
        if (result.ok && kind === 'service') {
          throw new Violation(26, `${serial} is a service, and is to be revoked`);
        }
        if (result.ok) {
          deeds.count(time.now() - witness.since(serial) > lateAfter ? 'lateRevocation' : 'revocation');
          const neverLeft = state === 'pending' && attempt === 0;
          if (amount > simulatedLimits.revocationAlone && !('approval' in approval) && !neverLeft) {
            throw new Violation(23, `${serial} (${amount}) is revoked and nobody approved it`);
          }
        }
      } else if (rows.length > 0) {
        const { voucher, cardNo, amount } = dice.pick(rows);
        const target = { kind: 'voucher', voucher, cardNo, amount: fen(amount) } as const;
        const result = queue.revoke({ ...request, ...approvalFor(amount), target });
        keep(intent, `revokes the paper of ${voucher}`, result);
        if (result.ok) {
          deeds.count('paperRevocation');
        }
      }
    },
  };
}
