// The person who decides what the machine refuses to guess: mostly rightly, sometimes wrongly, now and then against the rules.
import type { ManualDecision, Queue } from '../../main/queue/api.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { simulatedLimits } from './caps.ts';
import type { Ground } from './ground.ts';
import { Violation } from './invariants.ts';
import type { World } from './world.ts';

type Outcome = ManualDecision['outcome'];

export function createSupervisor(world: World) {
  const { server, witness, time, newest, far, deeds, swarm, trace } = world;

  /** What really became of it. */
  function truthOf({ serial, kind, parent, payload }: Operation): {
    readonly outcome: Outcome;
    readonly voucher: string | null;
  } {
    if (kind === 'revocation') {
      const voucher = payload.kind === 'revocation' ? payload.voucher : null;
      const rows = parent === null ? [server.byVoucher(voucher ?? '')] : server.rowsOf(parent);
      return { outcome: rows.some((row) => row?.revoked === true) ? 'applied' : 'notApplied', voucher: null };
    }
    const rows = server.rowsOf(serial).filter((row) => row.kind === kind);
    const live = rows.find(({ revoked }) => !revoked);
    const row = live ?? rows[0];
    return row === undefined
      ? { outcome: 'notApplied', voucher: null }
      : { outcome: live === undefined ? 'reverted' : 'applied', voucher: row.voucher };
  }

  /** A credit by hand is mostly given before somebody says so. */
  function credit({ payload, parent }: Operation): void {
    if (payload.kind !== 'revocation' || payload.byHand !== true || !far.chance(0.7)) {
      return;
    }
    const rows = parent === null ? [server.byVoucher(payload.voucher ?? '')] : server.rowsOf(parent);
    const row = rows.find((one) => one !== null && !one.revoked);
    if (row !== undefined && row !== null) {
      trace(`a person credits ${row.serial}`);
      deeds.count('creditGiven');
      server.revertByOffice(row, time.now(), 0);
    }
  }

  function decisionOn(operation: Operation): ManualDecision {
    const truth = truthOf(operation);
    const others = (
      operation.kind === 'revocation' ? ['applied', 'notApplied'] : ['applied', 'notApplied', 'reverted']
    ) as readonly Outcome[];
    const isWrong = newest.chance(swarm.faults.wrongDecision);
    const outcome = isWrong ? newest.pick(others.filter((other) => other !== truth.outcome)) : truth.outcome;
    return {
      serial: operation.serial,
      outcome,
      voucher: outcome === 'notApplied' ? null : (truth.voucher ?? `X${operation.serial}`),
      operator: 'anna',
      reason: newest.chance(0.1) ? ' ' : 'the guest showed the slip',
      decidedBy: { personId: 'lee' },
      secondPerson: newest.chance(0.8) ? { personId: newest.chance(0.1) ? 'lee' : 'wang' } : null,
    };
  }

  /** Invariant 23: what was decided stands in the journal with who and why, and never against the rules. */
  function checkTaken(ground: Ground, decision: ManualDecision, { serial, amount }: Operation): void {
    const event = ground.store.events(serial).findLast(({ reason }) => reason.startsWith('decided'));
    const named = event?.evidence?.includes('"decidedBy":"lee"') === true;
    const two = event?.evidence?.includes('"secondPerson":"wang"') === true;
    if (!named || decision.reason.trim() === '' || (amount > simulatedLimits.decisionAlone && !two)) {
      throw new Violation(23, `${serial} was decided, its event says ${event?.evidence ?? 'nothing'}`);
    }
  }

  return {
    /** Decides one of what is manual, if anything is. `told` gets what goes wrong later, for the answer comes later. */
    decide(queue: Queue, ground: Ground, guard: (work: () => void) => void): void {
      const open = [...witness.known().values()].filter(({ state }) => state === 'manual');
      if (open.length === 0) {
        return;
      }
      const operation = newest.pick(open);
      const { serial } = operation;
      credit(operation);
      const decision = decisionOn(operation);
      trace(`a person decides ${serial} ${decision.outcome}`);
      const before = truthOf(operation).outcome;
      const ended = witness.decides(serial, time.now());
      queue.decide(decision).then(
        (result) =>
          guard(() => {
            ended();
            trace(`the decision on ${serial} → ${result.ok ? result.value.state : result.failure.code}`);
            if (!result.ok) {
              deeds.count('decisionRefused');
              return;
            }
            if (result.value.state === 'manual') {
              throw new Violation(23, `${serial} was decided and is manual`);
            }
            if (witness.judged(serial) === null) {
              deeds.count('decisionProven');
              return;
            }
            deeds.count(before === decision.outcome ? 'decidedRight' : 'decidedWrong');
            checkTaken(ground, decision, operation);
          }),
        () => undefined,
      );
    },
  };
}
