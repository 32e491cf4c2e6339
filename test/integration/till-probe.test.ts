// The contract probe against the practice platform over HTTP: what is switched on or off there is what it finds, and no money stays behind.
import { afterEach, describe, expect, it } from 'vitest';
import { openProbeStage, otherCard, type ProbeStage, testCard } from '../support/probe-stage.ts';

let stage: ProbeStage;
afterEach(() => stage.close());

describe('against the practice platform as it is', () => {
  it('finds everything, and leaves every fen where it was', async () => {
    stage = await openProbeStage();
    const before = [stage.balance(), stage.balance(otherCard)];
    const record = await stage.run();
    expect(record.findings).toEqual({
      P1: 'chargedAgain',
      P2: 'found',
      P3: 'noRows',
      P4: 'measured',
      P5: 'refused',
      P6: 'refused',
      P7: 'own',
      P8: 'endsFirst',
      P9: 'measured',
    });
    expect(record.longestSerial).toBe(64);
    expect(record.leftBehind).toBe(0);
    expect([stage.balance(), stage.balance(otherCard)]).toEqual(before);
    expect(stage.server.ledger.verify()).toEqual([]);
    expect(testCard).not.toBe(otherCard);
  });
});
