// An operation that the queue gave up to a person, the log that shows what it is told to, and what the person says.
import { expect } from 'vitest';
import type { ManualDecision } from '../../main/queue/api.ts';
import type { LogOutcome } from '../../main/queue/ports.ts';
import { show, withKnown } from './queue-platform.ts';
import { createStage, lost, type Stage } from './queue-stage.ts';

const minute = 60_000;

export const away: LogOutcome = { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };

/** An operation that the machine gave up to a person, and a row that serves as control. */
export async function manual(amount = 5_000, options: Parameters<typeof createStage>[0] = {}) {
  const stage = createStage(options);
  const known = await withKnown(stage);
  show(stage, known);
  stage.platform.attempt = () => Promise.resolve(lost);
  const { serial } = stage.charge('i', 'C1', amount);
  await stage.run(6 * minute);
  expect(stage.get(serial).state).toBe('manual');
  return { stage, serial, known };
}

export function decision(serial: string, more: Partial<ManualDecision> = {}): ManualDecision {
  return {
    serial,
    outcome: 'notApplied',
    voucher: null,
    operator: 'anna',
    reason: 'the guest shows no charge',
    decidedBy: { personId: 'boss' },
    secondPerson: null,
    ...more,
  };
}

export async function decide(stage: Stage, asked: ManualDecision) {
  const answer = stage.queue.decide(asked);
  await stage.run(100);
  return answer;
}

export const evidenceOf = (stage: Stage, serial: string) =>
  JSON.parse(stage.store.events(serial).at(-1)?.evidence ?? 'null');
