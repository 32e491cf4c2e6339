// The contract probe against the practice platform over HTTP: what is switched on or off there is what it finds, and no money stays behind.
import { afterEach, describe, expect, it } from 'vitest';
import type { ProbePlatform } from '../../main/till/probe/probe-parts.ts';
import { openCharges, wasBrokenOff } from '../../main/till/probe/probe-trail.ts';
import { contractOf, probeIds, provesRepeat } from '../../shared/contract.ts';
import { openProbeStage, otherCard, type ProbeStage, testCard } from '../support/probe-stage.ts';
import { table, usual } from './till-probe-table.ts';

let stage: ProbeStage;

afterEach(() => stage.close());

/** Every money call of the probe passes here, before the platform sees it and after. */
function withMoney(
  real: ProbePlatform,
  between: (send: () => ReturnType<ProbePlatform['attempt']>, serial: string) => ReturnType<ProbePlatform['attempt']>,
): ProbePlatform {
  return { ...real, attempt: (sending) => between(() => real.attempt(sending), sending.operation.serial) };
}

describe('what is switched on or off there is what the probe finds', () => {
  for (const { name, options, before, finds, measures, atLeast, leaves = 0 } of table) {
    it(name, async () => {
      stage = await openProbeStage({ repeatSerial: 'refuse', ...options });
      before?.(stage.server);
      const balances = [stage.balance(), stage.balance(otherCard)];
      const record = await stage.run();
      expect(record.findings).toEqual({ ...usual, ...finds });
      expect(record).toMatchObject(measures ?? {});
      expect(record.leftBehind).toBe(leaves);
      const now = [stage.balance(), stage.balance(otherCard)];
      expect((balances[0] ?? 0) + (balances[1] ?? 0) - (now[0] ?? 0) - (now[1] ?? 0)).toBe(leaves);
      if (record.logLag !== null) {
        expect(record.logLag).toBeGreaterThanOrEqual(atLeast ?? 0);
        expect(record.logLag).toBeLessThan((atLeast ?? 0) * 1.5 + 2_000);
      }
      const { P1, P2, P3, P4 } = record.findings;
      const isSafe = P1 === 'refused' || P1 === 'sameVoucher';
      expect(provesRepeat(record)).toBe(isSafe && P2 === 'found' && P3 === 'noRows' && P4 === 'measured');
      // The trail is closed and nothing in it is left to do.
      expect(openCharges(stage.journal.audit)).toEqual([]);
      expect(wasBrokenOff(stage.journal.audit)).toBe(false);
      expect(stage.journal.verify()).toBeNull();
    });
  }
});

describe('when the platform dies in the middle', () => {
  it('ends as failed, which is strict, and the next probe takes back what was left', async () => {
    stage = await openProbeStage({ repeatSerial: 'refuse' });
    const before = stage.balance();
    let calls = 0;
    const died = await stage.run({}, (real) =>
      withMoney(real, async (send) => {
        calls += 1;
        // Charged three times by then, and nothing revoked.
        if (calls === 4) {
          await stage.server.refuseConnections();
        }
        return send();
      }),
    );
    expect(died.findings).toMatchObject({ P1: 'refused', P5: 'failed', P6: 'failed', P8: 'failed', P9: 'failed' });
    expect(died.leftBehind).toBe(2);
    expect(stage.balance()).toBe(before - 2);
    await stage.server.acceptConnections();
    const next = await stage.run();
    expect(next.findings).toEqual(usual);
    expect(next.leftBehind).toBe(0);
    expect(stage.balance()).toBe(before);
  });

  it('is strict where it died before P1 to P4 were answered', async () => {
    stage = await openProbeStage({ repeatSerial: 'refuse' });
    const died = await stage.run({}, (real) =>
      withMoney(real, async (send) => {
        const answer = await send();
        await stage.server.refuseConnections();
        return answer;
      }),
    );
    expect(probeIds.filter((id) => died.findings[id] !== 'failed')).toEqual([]);
    expect(contractOf(died, died.platform, died.at).repeatProven).toBe(false);
    expect(died.leftBehind).toBeGreaterThan(0);
  });
});

describe('when the till dies in the middle', () => {
  it('is seen at the next start, and the next probe takes back what was left: at every money call, before it leaves and after', async () => {
    stage = await openProbeStage({ repeatSerial: 'chargeAgain', capabilities: { longestSerial: 40 } });
    const before = [stage.balance(), stage.balance(otherCard)];
    let total = 0;
    await stage.run({}, (real) =>
      withMoney(real, (send) => {
        total += 1;
        return send();
      }),
    );
    expect(total).toBeGreaterThan(10);
    let seen = 0;
    for (let crash = 1; crash <= total; crash += 1) {
      for (const when of crash % 2 === 0 ? (['after'] as const) : (['before', 'after'] as const)) {
        let calls = 0;
        const broken = stage.run({}, (real) =>
          withMoney(real, async (send, serial) => {
            calls += 1;
            const [newest] = stage.journal.audit.of(serial);
            expect(JSON.parse(newest?.details ?? '{}')).toMatchObject({ phase: 'sent' });
            if (calls === crash && when === 'before') {
              throw new Error('the power went');
            }
            const answer = await send();
            if (calls === crash) {
              throw new Error('the power went');
            }
            return answer;
          }),
        );
        await expect(broken).rejects.toThrow('the power went');
        stage.restart();
        expect(wasBrokenOff(stage.journal.audit)).toBe(true);
        seen += openCharges(stage.journal.audit).length;
        const record = await stage.run();
        expect([crash, when, record.leftBehind]).toEqual([crash, when, 0]);
        expect([stage.balance(), stage.balance(otherCard)]).toEqual(before);
        expect(openCharges(stage.journal.audit)).toEqual([]);
      }
    }
    expect(seen).toBeGreaterThan(total);
    expect(stage.journal.verify()).toBeNull();
  }, 120_000);

  it('breaks off before its next call where the till closes', async () => {
    stage = await openProbeStage({ repeatSerial: 'refuse' });
    let calls = 0;
    const broken = stage.run({}, (real) =>
      withMoney(real, async (send) => {
        calls += 1;
        const answer = await send();
        stage.abort.abort(new Error('closing'));
        return answer;
      }),
    );
    await expect(broken).rejects.toThrow('closing');
    expect(calls).toBe(1);
    expect(wasBrokenOff(stage.journal.audit)).toBe(true);
  });
});

describe('serials of the probe', () => {
  it('are as long as the till’s own and can never be one', async () => {
    stage = await openProbeStage();
    const serials = new Set<string>();
    await stage.run({}, (real) =>
      withMoney(real, (send, serial) => {
        serials.add(serial);
        return send();
      }),
    );
    expect(serials.size).toBeGreaterThan(8);
    for (const serial of serials) {
      // A sale's ends in eight digits.
      expect(serial).not.toMatch(/\d{8}$/);
      expect([22, 64]).toContain(serial.length);
    }
    expect(testCard).not.toBe(otherCard);
  });
});
