// What the probe concludes from what it saw, one line a case: one sign of money moved is enough, its absence needs a witness.
import { describe, expect, it } from 'vitest';
import type { LogAnswer, LogRow } from '../../main/queue/ports.ts';
import { judgeRepeat } from '../../main/till/probe/ask-repeat.ts';
import { judgeSecondRevocation } from '../../main/till/probe/ask-revocation.ts';
import { judgeQuery, judgeRandom, missingFields } from '../../main/till/probe/log-findings.ts';
import { createProbeSerials, isCutOf } from '../../main/till/probe/probe-serials.ts';
import { type CapabilityRecord, contractOf, probeInterval, recordLife } from '../../shared/contract.ts';
import { fen } from '../../shared/money.ts';
import { isProbeDue, standingOf } from '../../shared/probe.ts';

const first = { voucher: 'V1' };
const again = (kind: 'accepted' | 'refused' | 'lost' | 'unsent', voucher: string | null = null) => ({ kind, voucher });

describe('P1', () => {
  it.each([
    ['refused, seen once in the log', again('refused'), 1, null, 'refused'],
    ['refused, the balance stands', again('refused'), 0, 0, 'refused'],
    ['refused, but nobody bears witness', again('refused'), 0, null, 'failed'],
    ['refused, and two rows', again('refused'), 2, 0, 'chargedAgain'],
    ['refused, and the balance fell', again('refused'), 1, 1, 'chargedAgain'],
    ['the same voucher', again('accepted', 'V1'), 1, 0, 'sameVoucher'],
    ['the same voucher, and the balance fell', again('accepted', 'V1'), 1, 1, 'chargedAgain'],
    ['another voucher', again('accepted', 'V2'), 1, 0, 'chargedAgain'],
    ['accepted without a voucher', again('accepted'), 1, 0, 'failed'],
    ['lost', again('lost'), 1, 0, 'failed'],
    ['lost, and two rows', again('lost'), 2, null, 'chargedAgain'],
    ['unsent', again('unsent'), 1, 0, 'failed'],
  ] as const)('%s', (_, answer, rows, spent, finding) => {
    expect(judgeRepeat(first, answer, rows, spent)).toBe(finding);
  });
});

describe('P5', () => {
  it.each([
    ['refused', again('refused'), 0, 'refused'],
    ['refused, and paid all the same', again('refused'), 1, 'revertedAgain'],
    ['accepted, nothing moved', again('accepted', 'R2'), 0, 'accepted'],
    ['accepted, paid', again('accepted', 'R2'), 1, 'revertedAgain'],
    ['accepted, nobody tells the balance, another voucher', again('accepted', 'R2'), null, 'revertedAgain'],
    ['accepted, nobody tells the balance, the same voucher', again('accepted', 'R1'), null, 'accepted'],
    ['lost', again('lost'), 0, 'failed'],
    ['lost, and paid', again('lost'), 1, 'revertedAgain'],
  ] as const)('%s', (_, answer, given, finding) => {
    expect(judgeSecondRevocation({ voucher: 'R1' }, answer, given)).toBe(finding);
  });
});

const whole: LogRow = {
  serial: 'S1',
  cardNo: '6201',
  voucher: 'V1',
  kind: 'consumption',
  amount: fen(1),
  revoked: false,
  revokes: null,
  storeBalance: null,
  at: null,
};
const rows = (...list: readonly LogRow[]): LogAnswer => ({ kind: 'rows', rows: list, evidence: {} });
const failed = (reason: string, seen: number): LogAnswer => ({
  kind: 'failed',
  reason,
  reachable: true,
  evidence: { rows: seen },
});
const sought = { serial: 'S1', voucher: 'V1', before: 0 };

describe('P2 and P3', () => {
  it.each([
    ['whole', rows(whole), 'noRows', 'found'],
    ['no amount', rows({ ...whole, amount: null }), 'noRows', 'fieldsMissing'],
    ['no serial', rows({ ...whole, serial: null }), 'noRows', 'fieldsMissing'],
    ['a serial that was cut', rows({ ...whole, serial: 'S' }), 'noRows', 'fieldsMissing'],
    ['another row with it', rows(whole, { ...whole, serial: 'X', voucher: 'V9' }), 'noRows', 'filterIgnored'],
    ['no serials, and a random one is answered too', rows({ ...whole, serial: null }), 'rows', 'filterIgnored'],
    ['nothing', rows(), 'noRows', 'notFound'],
    ['a log without end', failed('logIncomplete', 2_000), 'rows', 'filterIgnored'],
    ['a log that does not answer', failed('unknownTimeout', 0), 'noRows', 'failed'],
  ] as const)('%s', (_, found, random, finding) => {
    expect(judgeQuery(found, sought, ['V1'], random)).toBe(finding);
  });

  it('P3: no rows, rows, more than can be read, no answer', () => {
    expect([rows(), rows(whole), failed('logIncomplete', 2_000), failed('logRefused', 0)].map(judgeRandom)).toEqual([
      'noRows',
      'rows',
      'rows',
      'failed',
    ]);
  });

  it('names what is missing', () => {
    expect(missingFields(whole, 'S1')).toEqual([]);
    expect(missingFields({ ...whole, serial: null, voucher: null }, 'S1')).toEqual(['serial', 'voucher']);
  });
});

describe('serials', () => {
  const random = { next: () => 0, hex: (bytes: number) => 'a7'.repeat(bytes) };
  const serials = createProbeSerials('0123456789abcdef', '11111111', random);

  it('have the length that was asked for, and the P', () => {
    expect(serials.next()).toHaveLength(serials.ownLength);
    expect(serials.next()).toMatch(/P[0-9A-Z]{7}$/);
    for (const length of [8, 16, 22, 64]) {
      expect(serials.ofLength(length)).toHaveLength(length);
    }
  });

  it('are known again where they were cut after the P, and never before it: there a sale begins the same', () => {
    const serial = serials.next();
    expect(
      [serial.slice(0, -2), serial.slice(0, -3), serial.slice(0, 14), serial, ''].map((cut) => isCutOf(cut, serial)),
    ).toEqual([true, true, false, false, false]);
    const long = serials.ofLength(64);
    expect([long.slice(0, 40), long.slice(0, 4)].map((cut) => isCutOf(cut, long))).toEqual([true, false]);
  });
});

describe('what a record is worth', () => {
  const at = 1_700_000_000_000;
  const record: CapabilityRecord = {
    at,
    platform: 'here',
    findings: {
      P1: 'refused',
      P2: 'found',
      P3: 'noRows',
      P4: 'measured',
      P5: 'failed',
      P6: 'failed',
      P7: 'failed',
      P8: 'failed',
      P9: 'failed',
    },
    logLag: 5,
    longestSerial: null,
    leftBehind: 0,
  };

  it.each([
    ['at once', record, 'here', at, 'proven', false],
    ['after a week', record, 'here', at + probeInterval, 'proven', true],
    ['after its life', record, 'here', at + recordLife + 1, 'tooOld', true],
    ['from the future', record, 'here', at - 2 * 86_400_000, 'tooOld', true],
    ['elsewhere', record, 'there', at, 'otherPlatform', true],
    ['failed', { ...record, findings: { ...record.findings, P3: 'failed' as const } }, 'here', at, 'notProven', false],
    ['none', null, 'here', at, 'missing', true],
  ] as const)('%s', (_, kept, platform, now, standing, due) => {
    expect(standingOf(kept, platform, now)).toBe(standing);
    expect(isProbeDue(kept, platform, now, false)).toBe(due);
    expect(isProbeDue(kept, platform, now, true)).toBe(true);
    // The screen and the queue may never tell two stories.
    expect(contractOf(kept, platform, now).repeatProven).toBe(standing === 'proven');
  });
});
