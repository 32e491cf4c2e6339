// Found by the money review: where the probe saw that a second revocation pays the money back again (P5), the till repeats none by itself,
// and nobody begins a second one beside one whose outcome nobody knows.
import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../main/queue/ports.ts';
import { type CapabilityRecord, contractOf, type PlatformContract, recordLife } from '../../shared/contract.ts';
import { fen } from '../../shared/money.ts';
import { acceptedWith, createStage, lost, rowOf } from '../support/queue-stage.ts';

const quarantine = 180_000;

/** A sale whose revocation's answer is lost, while the log goes on to show the sale as it was. */
async function lostRevocation(contract: PlatformContract) {
  const stage = createStage({ settings: { contract: () => contract } });
  const known: LogRow[] = [];
  stage.platform.find = ({ cardNo, serial }) => {
    const rows = known.filter((row) => row.cardNo === cardNo && (serial === null || row.serial === serial));
    return Promise.resolve({ kind: 'rows', rows, evidence: null });
  };
  stage.platform.attempt = ({ operation }) =>
    Promise.resolve(operation.kind === 'revocation' ? lost : acceptedWith(`V-${operation.serial}`));
  const { serial } = stage.charge('sale', 'A', 1_000);
  await stage.run(100);
  known.push(rowOf(stage.get(serial), { voucher: `V-${serial}` }));
  const revocation = stage.undo('r', serial).serial;
  await stage.run(quarantine + 60_000);
  return { stage, serial, revocation };
}

const revocationsSent = ({ attempts }: { readonly attempts: readonly { readonly parentVoucher: string | null }[] }) =>
  attempts.filter(({ parentVoucher }) => parentVoucher !== null).length;

describe('a revocation whose answer is lost', () => {
  it('is sent again where nothing speaks against it', async () => {
    const { stage, serial } = await lostRevocation({ repeatProven: false, logLag: 0 });
    expect(revocationsSent(stage)).toBe(2);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('becomes a person’s affair where the platform was seen to pay back twice, and no other begins beside it', async () => {
    const { stage, serial, revocation } = await lostRevocation({
      repeatProven: true,
      logLag: 0,
      paysBackTwice: true,
    });
    expect(revocationsSent(stage)).toBe(1);
    expect(stage.get(revocation)).toMatchObject({ state: 'manual', reason: 'absentManual' });
    const again = stage.queue.revoke(stage.revocation('again', { kind: 'operation', serial }));
    expect(again).toMatchObject({ ok: false, failure: { code: 'revocationOpen' } });
    const decided = await Promise.all([
      stage.queue.decide({
        serial: revocation,
        outcome: 'notApplied',
        voucher: null,
        operator: 'anna',
        reason: 'head office says so',
        decidedBy: { personId: 'p1' },
        secondPerson: null,
      }),
      stage.run(1_000),
    ]);
    expect(decided[0]).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    expect(stage.queue.revoke(stage.revocation('again', { kind: 'operation', serial })).ok).toBe(true);
  });

  it('of a voucher from paper holds up a second one in the same way', async () => {
    for (const [paysBackTwice, ok] of [
      [false, true],
      [true, false],
    ] as const) {
      const stage = createStage({ settings: { contract: () => ({ repeatProven: false, logLag: 0, paysBackTwice }) } });
      const target = { kind: 'voucher', voucher: 'V9', cardNo: 'A', amount: fen(500) } as const;
      const first = stage.queue.revoke(stage.revocation('r1', target));
      const serial = first.ok ? first.value.serial : '';
      stage.store.move({
        serial,
        from: 'pending',
        fromAttempt: 0,
        to: 'manual',
        attempt: 1,
        reason: 'absentManual',
        evidence: null,
      });
      stage.queue.reload();
      expect(stage.queue.revoke(stage.revocation('r2', target)).ok).toBe(ok);
    }
  });
});

describe('the contract', () => {
  const record: CapabilityRecord = {
    at: 0,
    platform: 'p',
    findings: {
      P1: 'refused',
      P2: 'found',
      P3: 'noRows',
      P4: 'measured',
      P5: 'revertedAgain',
      P6: 'refused',
      P7: 'own',
      P8: 'endsFirst',
      P9: 'measured',
    },
    logLag: 100,
    longestSerial: 30,
    leftBehind: 0,
  };

  it('keeps what was seen to be harmful, however old, and only that', () => {
    expect(contractOf(record, 'p', 1)).toEqual({ repeatProven: true, logLag: 100, paysBackTwice: true });
    expect(contractOf(record, 'p', 2 * recordLife)).toEqual({ repeatProven: false, logLag: 100, paysBackTwice: true });
    expect(contractOf(record, 'other', 1)).not.toHaveProperty('paysBackTwice');
    const harmless = { ...record, findings: { ...record.findings, P5: 'accepted' } } as const;
    expect(contractOf(harmless, 'p', 1)).not.toHaveProperty('paysBackTwice');
  });
});

describe('asking about a revocation that ended by itself', () => {
  it('does not make it one that landed after all, because somebody else undid its sale', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(lost);
    const { serial } = stage.charge('sale', 'A', 1_000);
    await stage.run(100);
    const revocation = stage.undo('r', serial).serial;
    const shown = rowOf(stage.get(serial), { revoked: true });
    stage.platform.find = () => Promise.resolve({ kind: 'rows', rows: [shown], evidence: null });
    await stage.run(2_000);
    expect(stage.get(revocation)).toMatchObject({ state: 'cancelled', reason: 'parentReverted', attempt: 0 });
    const [asked] = await Promise.all([stage.queue.ask(revocation), stage.run(1_000)]);
    expect(asked).toMatchObject({ ok: true, value: { finding: 'applied', operation: { state: 'cancelled' } } });
    expect(stage.reasons(revocation)).not.toContain('ghostFound');
  });
});
