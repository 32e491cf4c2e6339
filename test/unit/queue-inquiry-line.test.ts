// What a question tells beside its answer: whether the line is up, and how slow the log is.
import { describe, expect, it } from 'vitest';
import { ask, knock, resolve } from '../../main/queue/inquiry.ts';
import type { LogOutcome } from '../../main/queue/ports.ts';
import { later, rows, setUp } from '../support/queue-inquiry-stage.ts';
import { rowOf } from '../support/queue-stage.ts';

const second = 1_000;
const minute = 60_000;

describe('what a question tells of the log’s pace', () => {
  it('is nothing where it was there at the first question', async () => {
    const { stage, core, operation, care, now, show } = setUp();
    await later(stage, 5 * second);
    care.unknownSince = now() - 4 * second;
    show(rowOf(operation));
    await resolve(core, operation);
    expect(stage.get(operation.serial).state).toBe('applied');
    expect(core.lags.measured()).toBe(0);
  });

  it('is how long it took where it was missing before, whatever the row says', async () => {
    for (const row of [{}, { revoked: true }, { amount: null, cardNo: 'C9' }] as const) {
      const { stage, core, operation, care, now, known } = setUp();
      await later(stage, minute);
      care.unknownSince = now() - second;
      await resolve(core, operation);
      await later(stage, 7 * second);
      stage.platform.find = () => Promise.resolve(rows(rowOf(known), rowOf(operation, row)));
      await resolve(core, operation);
      expect(core.lags.measured()).toBe(8 * second);
    }
  });

  it('counts it as missing where the known serial is missing too, but not where the log lies', async () => {
    const { stage, core, operation, care, now, distrusted } = setUp();
    distrusted();
    await later(stage, second);
    await resolve(core, operation);
    expect(care.missedAt).toBeNull();
    stage.platform.find = () => Promise.resolve(rows());
    await resolve(core, operation);
    expect(care.missedAt).toBe(now());
    distrusted();
    await later(stage, second);
    await resolve(core, operation);
    expect(care.missedAt).toBe(now() - second);
    expect(core.lags.measured()).toBe(0);
  });

  it('is nothing where there was no answer', async () => {
    const { stage, core, operation, care } = setUp();
    stage.platform.find = () => Promise.resolve({ kind: 'failed', reason: 'x', reachable: false, evidence: null });
    await resolve(core, operation);
    expect(care.missedAt).toBeNull();
  });
});

describe('a question that does not come home', () => {
  it('is given up three seconds after its own deadline, and the line is down', async () => {
    const { stage, core, operation } = setUp();
    stage.platform.find = () => new Promise(() => undefined);
    let reading: unknown = null;
    const asked = ask(core, operation).then((value) => {
      reading = value;
    });
    await later(stage, 15 * second - 1);
    expect(reading).toBeNull();
    await later(stage, 1);
    await asked;
    expect(reading).toEqual({ kind: 'failed', reason: 'watchdog', reachable: false, evidence: null });
    expect(core.gate.reach()).toBe('unreachable');
  });
});

describe('what an answer says of the line', () => {
  const failed = (reason: string, reachable: boolean) => () =>
    Promise.resolve<LogOutcome>({ kind: 'failed', reason, reachable, evidence: null });

  it('is up with rows, half up with a fault, else down or as the reason says', async () => {
    const { stage, core, operation } = setUp({ state: 'pending' });
    expect(core.gate.isOpen()).toBe(false);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([true, 'reachable']);
    stage.platform.find = failed('unknownReset', false);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'unreachable']);
    stage.platform.find = failed('unknownServerFault', true);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([true, 'reachable']);
    stage.platform.find = failed('unsentContention', true);
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'contention']);
  });

  it('is asked with the question of what is unknown, which counts', async () => {
    const { core, operation, care } = setUp();
    await knock(core, operation);
    expect(care.tally.answers).toBe(1);
  });

  it('is in doubt where the port throws, which is nobody’s fault', async () => {
    const { stage, core, operation } = setUp({ state: 'pending' });
    core.gate.open();
    stage.platform.find = () => Promise.reject(new Error('broken'));
    await knock(core, operation);
    expect([core.gate.isOpen(), core.gate.reach()]).toEqual([false, 'reachable']);
    await expect(ask(core, operation)).rejects.toThrow('broken');
  });

  it('is asked with a harmless question about what waits', async () => {
    const { stage, core, operation } = setUp({ state: 'pending' });
    await knock(core, operation);
    expect(stage.queries).toEqual([{ cardNo: 'C1', serial: operation.serial }]);
  });
});
