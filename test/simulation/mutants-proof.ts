// Broken rules about proof: quarantine, controls, what a row of the log says.

import type { LogRow } from '../../main/queue/ports.ts';
import { endQuarantine } from '../../main/queue/proofs.ts';
import { judge, judgeRevocation, type Subject } from '../../main/queue/resolution.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { type Mutant, to, withRow, withRules, withStore } from './mutant.ts';
import {
  doubledRequests,
  jumpingClock,
  lateButInTime,
  lostRevocations,
  meddlesomeOffice,
  officeAndManual,
  quietManual,
  restlessClock,
  trustRepeats,
  twins,
} from './mutant-weather.ts';
import { muteLogs, wrongLogs } from './mutant-weather-logs.ts';

/** The subject with one field as the log has it: what a comparison that forgets the field believes. */
function alike(subject: Subject, rows: readonly LogRow[], field: 'amount' | 'cardNo'): Subject {
  const row = rows.find(({ serial }) => serial !== null && serial === subject.serial);
  return row === undefined ? subject : { ...subject, [field]: row[field] ?? subject[field] };
}

export const proofMutants: readonly Mutant[] = [
  {
    name: '"not found" once is believed',
    rules: { ...standardRules, quarantineOver: () => true },
    noticedBy: [1, 3, 9, 11, 14],
    adjust: trustRepeats,
  },
  {
    name: 'no quarantine: three quick answers are enough',
    rules: { ...standardRules, quarantineOf: () => 0 },
    noticedBy: [1, 17],
    adjust: lateButInTime,
  },
  {
    name: 'a quarantine of a minute',
    rules: { ...standardRules, quarantineOf: () => 60_000 },
    adjust: lateButInTime,
    noticedBy: [1, 17],
  },
  {
    name: 'the known serial is not asked for',
    rules: { ...standardRules, knownIsFound: () => true },
    adjust: wrongLogs,
    noticedBy: [17],
  },
  {
    name: 'the random serial is not asked for',
    rules: { ...standardRules, randomIsAbsent: () => true },
    adjust: wrongLogs,
    noticedBy: [17],
  },
  {
    name: 'any row with the serial will do',
    rules: {
      ...standardRules,
      judge: (subject, rows) => {
        const row = rows.find(({ voucher }) => voucher !== null);
        return row === undefined ? judge(subject, rows) : { kind: 'applied', row };
      },
    },
    noticedBy: [3, 4],
  },
  {
    name: 'a row without a serial counts as no row',
    rules: {
      ...standardRules,
      judge: (subject, rows) =>
        judge(
          subject,
          rows.filter(({ serial }) => serial !== null),
        ),
    },
    adjust: muteLogs,
    noticedBy: [17],
  },
  {
    name: 'what the log shows as undone is applied',
    rules: withRow('unknown', {
      logReverted: (_operation, { voucher, evidence }) => ({
        kind: 'move',
        to: 'applied',
        voucher,
        reason: 'logApplied',
        evidence,
      }),
    }),
    adjust: meddlesomeOffice,
    noticedBy: [3],
  },
  {
    name: 'a revocation is applied because its target is found',
    rules: { ...standardRules, judgeRevocation: judge },
    noticedBy: [3],
  },
  {
    name: 'a quarantine by the wall clock',
    damage: { ports: (ports) => ({ ...ports, clock: { ...ports.clock, monotonic: ports.clock.wall } }) },
    adjust: jumpingClock,
    noticedBy: [9, 16, 17],
  },
  {
    name: 'a quarantine is taken up again after a start, by the wall clock',
    damage: {
      rules: ({ store, clock }) =>
        withRow('unknown', {
          absentOnce(operation, event, facts) {
            const first = store.events(operation.serial).find(({ reason }) => reason === 'notFoundYet');
            return first !== undefined && clock.wall() - first.wall >= 180_000
              ? endQuarantine(operation, { type: 'absent', evidence: event.evidence }, facts)
              : { kind: 'note', reason: 'notFoundYet', evidence: event.evidence };
          },
        }),
    },
    adjust: restlessClock,
    noticedBy: [17],
  },
  {
    name: 'no control at all',
    rules: withRules({ knownIsFound: () => true, randomIsAbsent: () => true }),
    adjust: wrongLogs,
    noticedBy: [17],
  },
  {
    name: 'not found means cancelled',
    rules: withRow('unknown', { absent: to('cancelled') }),
    noticedBy: [3, 18],
  },
  {
    name: 'not found means refused',
    rules: withRow('unknown', { absent: to('rejected') }),
    noticedBy: [3, 19],
  },
  {
    name: "a person's affair that is not found is cancelled",
    rules: withRow('manual', { absent: to('cancelled') }),
    adjust: quietManual,
    noticedBy: [3, 14, 18],
  },
  {
    name: "a person's affair is not healed by the log",
    rules: withRow('manual', { logApplied: 'ignore' }),
    adjust: quietManual,
    noticedBy: [9, 20],
  },
  {
    name: "a person's affair is not found to be undone",
    rules: withRow('manual', { logReverted: 'ignore' }),
    adjust: officeAndManual,
    noticedBy: [9, 20],
  },
  {
    name: 'a start forgets what is manual',
    damage: withStore(() => ({ manual: () => [] })),
    adjust: officeAndManual,
    noticedBy: [9, 16, 20],
  },
  {
    name: 'another amount under the serial is a match',
    rules: withRules({ judge: (subject, rows) => judge(alike(subject, rows, 'amount'), rows) }),
    adjust: twins,
    noticedBy: [3],
  },
  {
    name: 'another card under the serial is a match',
    rules: withRules({ judge: (subject, rows) => judge(alike(subject, rows, 'cardNo'), rows) }),
    adjust: twins,
    noticedBy: [3],
  },
  {
    name: 'another kind under the serial is a match',
    rules: withRules({ judge: (subject, rows) => judge({ ...subject, kind: null }, rows) }),
    adjust: twins,
    noticedBy: [3],
  },
  {
    name: 'the first of two rows is believed',
    rules: withRules({
      judge: (subject, rows) =>
        judge(
          subject,
          rows.filter(
            (row, index) => rows.findIndex(({ serial, kind }) => serial === row.serial && kind === row.kind) === index,
          ),
        ),
    }),
    adjust: doubledRequests,
    noticedBy: [3],
  },
  {
    name: 'the flag "revoked" of a row is not read',
    rules: withRules({
      judge: (subject, rows) =>
        judge(
          subject,
          rows.map((row) => ({ ...row, revoked: false })),
        ),
    }),
    adjust: meddlesomeOffice,
    noticedBy: [3],
  },
  {
    name: "the flag of a revocation's target is not read",
    rules: withRules({
      judgeRevocation: (subject, rows) =>
        judgeRevocation(
          subject,
          rows.map((row) => ({ ...row, revoked: false })),
        ),
    }),
    adjust: lostRevocations,
    noticedBy: [3, 9, 20],
  },
  {
    name: 'a mismatch is no row',
    rules: withRules({
      judge(subject, rows) {
        const finding = judge(subject, rows);
        return finding.kind === 'mismatch' ? { kind: 'absent' } : finding;
      },
    }),
    adjust: doubledRequests,
    noticedBy: [1, 3, 14, 17],
  },
  {
    name: 'an unreadable row is no row',
    rules: withRules({
      judge(subject, rows) {
        const finding = judge(subject, rows);
        return finding.kind === 'untrusted' ? { kind: 'absent' } : finding;
      },
    }),
    adjust: muteLogs,
    noticedBy: [3, 14, 17],
  },
];
