// What a throw costs: the disk is waited for, a bug stops its lane and, the third time, makes the operation a person’s affair.
import { describe, expect, it } from 'vitest';
import { fullJitter } from '../../main/queue/backoff.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { backOff, startsBeforeManual, stumble } from '../../main/queue/stumble.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { createStage } from '../support/queue-stage.ts';

const diskFull = () => Object.assign(new Error('full'), { name: 'StoreFailure', code: 'diskFull' });

describe('a throw', () => {
  function withOperation(more: Partial<Operation> = {}) {
    const stage = createStage({ unstarted: true });
    const operation = putOperation(stage, 'i', 'A', more);
    const core = createTestCore(stage);
    const now = stage.time.clock.monotonic();
    return { stage, core, operation, now, care: core.cares.of(operation.serial) };
  }

  it('of the disk is waited for, longer each time; any other goes on', () => {
    const { core, operation, care, now } = withOperation();
    backOff(core, operation.serial, diskFull());
    expect(care).toMatchObject({ tries: 1, due: now + fullJitter(0, 0.5), stumbles: 0 });
    backOff(core, operation.serial, diskFull());
    expect(care).toMatchObject({ tries: 2, due: now + fullJitter(1, 0.5) });
    expect(() => backOff(core, operation.serial, new Error('a bug'))).toThrow('a bug');
  });

  it('of the disk is no stumble', () => {
    const { stage, core, operation, care } = withOperation();
    stumble(core, operation, diskFull());
    expect(care).toMatchObject({ tries: 1, stumbles: 0 });
    expect(stage.reasons(operation.serial)).not.toContain('recordThrew');
  });

  it('stops its lane, longer each time, and the third makes it a person’s affair', () => {
    const { stage, core, operation, care, now } = withOperation();
    const outcome = { operation, attempt: 1, event: { type: 'startup' } } as const;
    core.unrecorded.set(operation.serial, outcome);
    for (const count of [1, 2]) {
      stumble(core, operation, new Error('broken'));
      expect(care).toMatchObject({ stumbles: count, due: now + fullJitter(4 + count, 1) });
      expect(stage.get(operation.serial).state).toBe('unknown');
      expect(core.unrecorded.get(operation.serial)).toBe(outcome);
    }
    stumble(core, operation, new Error('broken'));
    expect(stage.get(operation.serial)).toMatchObject({ state: 'manual', reason: 'poisoned' });
    expect(core.unrecorded.size).toBe(0);
    const events = stage.store.events(operation.serial);
    expect(events.filter(({ reason }) => reason === 'recordThrew')).toHaveLength(startsBeforeManual);
    expect(events.slice(-2).map(({ evidence }) => evidence)).toEqual(['{"message":"broken"}', '{"message":"broken"}']);
  });

  it('while sending is no outcome: the log must tell', () => {
    const { stage, core, operation } = withOperation({ state: 'sending' });
    for (let count = 0; count < startsBeforeManual; count += 1) {
      stumble(core, operation, new Error('broken'));
    }
    expect(stage.get(operation.serial)).toMatchObject({ state: 'unknown', reason: 'attemptThrew' });
    expect(stage.store.events(operation.serial).at(-1)?.evidence).toBe('{"message":"broken"}');
  });

  it('never brings nearer what is due later', () => {
    const { core, operation, care, now } = withOperation();
    care.due = now + 9_999_999;
    stumble(core, operation, new Error('broken'));
    expect(care.due).toBe(now + 9_999_999);
  });

  it('changes nothing of what is closed or manual by now', () => {
    for (const state of ['manual', 'cancelled'] as const) {
      const { stage, core, operation } = withOperation({ state });
      const events = stage.store.events(operation.serial).length;
      for (let count = 0; count < startsBeforeManual; count += 1) {
        stumble(core, operation, new Error('broken'));
      }
      expect(stage.store.events(operation.serial)).toHaveLength(events);
    }
  });
});
