// The pure parts of the desks: what becomes of a decision, causes of a refusal, figures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackendTransaction } from '../../main/backends/member-backend.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { checkJournal, mostChecked, startOfDay } from '../../main/till/desks/health-desk.ts';
import { lastBackupIn } from '../../main/till/desks/last-backup.ts';
import { revertedElsewhere } from '../../main/till/desks/notice-reverts.ts';
import { causeOf } from '../../main/till/desks/refusal-cause.ts';
import { isDecided, needsTwo, outcomesOf, resultOf } from '../../renderer/screens/queue/decision.ts';
import { deskNames, nextDesk } from '../../renderer/screens/queue/desk-name.ts';
import { ghostOutcome } from '../../renderer/screens/queue/ghost-words.ts';
import { offlinePercent } from '../../renderer/screens/queue/health-figures.ts';
import { fen } from '../../shared/money.ts';
import type { OperationState, OperationView } from '../../shared/operation.ts';

describe('a decision', () => {
  it('needs two above the limit, and where nobody knows the amount', () => {
    const limit = fen(10_000);
    expect(needsTwo({ kind: 'consumption', amount: fen(10_000) }, limit)).toBe(false);
    expect(needsTwo({ kind: 'consumption', amount: fen(10_001) }, limit)).toBe(true);
    expect(needsTwo({ kind: 'revocation', amount: fen(0) }, limit)).toBe(true);
    expect(outcomesOf('revocation')).toEqual(['applied', 'notApplied']);
    expect(outcomesOf('recharge')).toHaveLength(3);
  });

  it.each([
    ['applied', 'applied', 'agreed'],
    ['notApplied', 'cancelled', 'agreed'],
    ['reverted', 'reverted', 'agreed'],
    ['notApplied', 'applied', 'proven'],
    ['applied', 'reverted', 'proven'],
    ['applied', 'manual', 'stays'],
  ] as const)('%s that became %s is told as %s', (outcome, state, result) => {
    expect(resultOf({ outcome, state, reason: 'logApplied' })).toBe(result);
  });
});

describe('what stands because a person said so', () => {
  it('is told apart from what the platform proved, whatever was only asked since', () => {
    const event = (from: OperationState | null, to: OperationState, reason: string) => ({ from, to, reason });
    const decided = [event('unknown', 'manual', 'logMismatch'), event('manual', 'applied', 'decidedApplied')];
    expect(isDecided(decided)).toBe(true);
    expect(isDecided([...decided, event('applied', 'applied', 'askedByPerson')])).toBe(true);
    expect(isDecided([...decided, event('applied', 'reverted', 'logReverted')])).toBe(false);
    expect(isDecided([])).toBe(false);
  });
});

describe('what head office undid', () => {
  const row = (serial: string | null, revoked: boolean) => ({ serial, revoked }) as BackendTransaction;
  const get = (serial: string) => ({ state: serial === 'mine' ? 'applied' : 'reverted' }) as Operation;

  it('is looked into where it is ours, applied, and nobody here is undoing it', () => {
    const rows = [row('mine', true), row('old', true), row(null, true), row('mine', false)];
    expect(revertedElsewhere(rows, { get, revocationsOf: () => [] })).toEqual(['mine']);
    const open = [{ state: 'sending' } as Operation];
    expect(revertedElsewhere(rows, { get, revocationsOf: () => open })).toEqual([]);
    expect(revertedElsewhere([row('stranger', true)], { get: () => null, revocationsOf: () => [] })).toEqual([]);
  });
});

describe('why an offline sale was refused', () => {
  const meanings = {
    backend: 'yazuo',
    codeMeanings: { cardFrozen: [20_007], memberNotFound: ['20001'], memberBarred: [20_009] },
  } satisfies Parameters<typeof causeOf>[2];
  const plain = { backend: 'yazuo' } as const;
  const refused = (code: string) => [{ reason: 'refused', evidence: JSON.stringify({ code, message: 'm' }) }];

  it('is told by the meaning of the platform’s code, else by its words', () => {
    expect(causeOf({ platformMessage: '请联系客服' }, refused('20007'), meanings)).toBe('cardFrozen');
    expect(causeOf({ platformMessage: '无此卡' }, refused('20001'), meanings)).toBe('memberGone');
    expect(causeOf({ platformMessage: '储值余额不足' }, refused('1'), meanings)).toBe('balanceSpent');
    expect(causeOf({ platformMessage: '该卡已过期' }, refused('1'), plain)).toBe('cardExpired');
    expect(causeOf({ platformMessage: '系统不允许' }, refused('1'), plain)).toBe('other');
    expect(causeOf({ platformMessage: null }, [{ reason: 'absentCancelled', evidence: '{}' }], meanings)).toBe(
      'neverSent',
    );
    expect(causeOf({ platformMessage: '请联系客服' }, refused('20009'), meanings)).toBe('memberBarred');
    expect(causeOf({ platformMessage: '会员已停用' }, refused('1'), plain)).toBe('memberBarred');
  });

  it('is told by the standard’s own code on a member service, whatever its words or another platform’s meanings', () => {
    const service = { ...meanings, backend: 'unipos-member' as const };
    const causes = ['1001', '1002', '1003', '1004', '1005', '1006', '20007'].map((code) =>
      causeOf({ platformMessage: '过期' }, refused(code), service),
    );
    expect(causes).toEqual([
      'memberGone',
      'cardFrozen',
      'memberBarred',
      'other',
      'balanceSpent',
      'cardExpired',
      'other',
    ]);
    expect(causeOf({ platformMessage: null }, [{ reason: 'absentCancelled', evidence: '{}' }], service)).toBe(
      'neverSent',
    );
  });
});

describe('figures', () => {
  it('never tell a few of many as none', () => {
    expect([offlinePercent(0, 0), offlinePercent(1, 1_000), offlinePercent(1, 3), offlinePercent(5, 5)]).toEqual([
      0, 1, 33, 100,
    ]);
  });

  it('begin the day at midnight in the store', () => {
    expect(startOfDay(Date.parse('2026-11-18T00:30:00+08:00'))).toBe(Date.parse('2026-11-18T00:00:00+08:00'));
    expect(startOfDay(Date.parse('2026-11-17T23:59:59+08:00'))).toBe(Date.parse('2026-11-17T00:00:00+08:00'));
  });

  it('are not bought with a till that stands still: a long journal, or a call in flight, is not walked here', () => {
    const walked: string[] = [];
    const check = (count: number, states: readonly OperationState[]) =>
      checkJournal({
        clock: { wall: () => 7, monotonic: () => 7 },
        journal: {
          countsByState: () => ({ applied: count }),
          store: { active: () => states.map((state) => ({ state }) as Operation) },
          settings: { get: () => null, put: (key) => walked.push(key) },
          verify: () => null,
        },
      });
    expect(check(mostChecked + 1, [])).toMatchObject({ ok: false, failure: { code: 'journalTooLong' } });
    expect(check(10, ['pending', 'sending'])).toMatchObject({ ok: false, failure: { code: 'checkBusy' } });
    expect(walked).toEqual([]);
    expect(check(mostChecked, ['pending'])).toMatchObject({ ok: true });
    expect(walked).toEqual(['journalChecked']);
  });

  it('know the newest backup by its counter', () => {
    const folder = mkdtempSync(join(tmpdir(), 'desks-'));
    try {
      expect(lastBackupIn(join(folder, 'none'))).toBeNull();
      expect(lastBackupIn(folder)).toBeNull();
      for (const name of [
        'journal-000002-40-20261118T040000Z.db',
        'journal-000010-90-20261118T030000Z.db',
        'journal-000011-95-20261118T050000Z.db.part',
        'notes.txt',
      ]) {
        writeFileSync(join(folder, name), '');
      }
      expect(lastBackupIn(folder)).toBe(Date.parse('2026-11-18T03:00:00Z'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('tell what the till did about a ghost by its revocation', () => {
    const view = (state: OperationState) => ({ state }) as OperationView;
    expect(ghostOutcome({ operation: view('reverted'), revocation: view('applied') })).toBe('revoked');
    expect(ghostOutcome({ operation: view('applied'), revocation: view('pending') })).toBe('revoking');
    expect(ghostOutcome({ operation: view('applied'), revocation: view('manual') })).toBe('revokedFailed');
    expect(ghostOutcome({ operation: view('applied'), revocation: null })).toBe('none2');
  });

  it('lead from desk to desk and stop at the ends', () => {
    expect(nextDesk('open', -1)).toBe('open');
    expect(nextDesk('open', 1)).toBe('all');
    expect(nextDesk('health', 1)).toBe('health');
    expect(new Set(deskNames).size).toBe(7);
  });
});
