// The worker loop on the real store, with a scripted platform and a clock that only moves when told.
import { describe, expect, it } from 'vitest';
import { createStage } from '../support/queue-stage.ts';

describe('a queue with a platform that answers', () => {
  it('sends an accepted consumption once and keeps its voucher', async () => {
    const stage = createStage();
    const operation = stage.charge('intent-1', 'C1', 1_000);
    expect(operation.state).toBe('pending');
    await stage.run(100);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', attempt: 1, voucher: 'V1' });
    expect(stage.attempts).toHaveLength(1);
  });
});
