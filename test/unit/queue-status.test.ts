// Small figures of the queue: the log’s lag, the status that the screen shows, what a random serial tells.
import { describe, expect, it } from 'vitest';
import { lagOf, quarantine } from '../../main/queue/core.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { statusOf } from '../../main/queue/status.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { createStage } from '../support/queue-stage.ts';

describe('the lag', () => {
  it('is what the probe measured or what was seen, whichever is more', () => {
    const contract = () => ({ repeatProven: false, logLag: 150_000 });
    const core = createTestCore(createStage({ unstarted: true, settings: { contract } }));
    expect([lagOf(core), quarantine(core)]).toEqual([150_000, 300_000]);
    core.lags.add(100_000);
    expect(lagOf(core)).toBe(150_000);
    core.lags.add(200_000);
    expect([lagOf(core), quarantine(core)]).toEqual([200_000, 400_000]);
  });
});

describe('the status', () => {
  it('counts what is open and what is at risk', () => {
    const stage = createStage({ unstarted: true });
    for (const [index, state] of (
      ['pending', 'unknown', 'unknown', 'unknown', 'manual', 'applied'] as const
    ).entries()) {
      putOperation(stage, `i${index}`, `C${index}`, { state, voucher: 'V' });
    }
    const core = createTestCore(stage);
    expect(statusOf(core)).toEqual({
      reach: 'untried',
      offlineSince: null,
      waiting: 4,
      unknown: 3,
      manual: 1,
      atRisk: 500,
    });
  });
});

it('a random serial is absent where nothing at all is found', () => {
  expect(standardRules.randomIsAbsent([])).toBe(true);
  expect(standardRules.randomIsAbsent([{}])).toBe(false);
});
