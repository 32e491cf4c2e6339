// Roles, PINs and lock-outs without a platform: who may approve, what a wrong PIN costs, and what the journal’s entry holds.
import { describe, expect, test } from 'vitest';
import type { Person } from '../../main/journal/people-types.ts';
import { lockedFor, lockOutTime, withFailure } from '../../main/till/lock-out.ts';
import { practicePeople, seedPracticePeople } from '../../main/till/people/practice-people.ts';
import { hashSecret, matchesHash } from '../../main/till/secret-hash.ts';
import { isPinProblem } from '../../renderer/components/pin-problem.ts';
import { pressPin } from '../../renderer/components/pin-text.ts';
import { draftOf, isChanged } from '../../renderer/screens/settings/person-draft.ts';
import { mayDo, pinSchema, type Right, rights, roles } from '../../shared/people.ts';
import { stage } from './people-stage.ts';

const minute = 60_000;
const about = { operator: '1001', serial: null, details: { intent: 'i-1' } };

const salt = '0f'.repeat(16);
const hash = await hashSecret('4711', salt);
const otherHash = await hashSecret('8080', salt);
const supervisor: Person = {
  id: 's',
  name: '陈',
  role: 'supervisor',
  salt,
  hash,
  failures: 0,
  lockedUntil: null,
  closed: false,
};
const right: Right = 'approveLimit';
const good = { personId: 's', pin: '4711' };
const bad = { personId: 's', pin: '4712' };

describe('the one table of rights', () => {
  test.each([
    ['cashier', ''],
    [
      'supervisor',
      'approveLimit approveRevocation approveService resetPassword decideManual settleRefusal moveCash acceptDifference openDrawer sendConsoleMoney',
    ],
    ['manager', rights.join(' ')],
    ['technician', 'runProbe handOver connectStore changeSettings installUpdate openDrawer useInterfaces'],
  ] as const)('%s: %s', (role, list) => {
    expect(rights.filter((one) => mayDo(role, one)).join(' ')).toBe(list);
  });

  test('every role is in it, and a PIN has 4 to 8 digits', () => {
    expect(roles).toHaveLength(4);
    for (const pin of ['123', '123456789', '12a4', '１２３４', '']) {
      expect(pinSchema.safeParse(pin).success, pin).toBe(false);
    }
    expect(pinSchema.safeParse('12345678').success).toBe(true);
  });
});

describe('a sign-in of the till’s own people', () => {
  test.each([
    ['closed', { closed: true }],
    ['given another PIN', { hash: otherHash }],
  ])('of somebody who is %s while the PIN is worked out lets nobody in and undoes nothing', async (_, change) => {
    const { signInHere, shelf } = stage([{ ...supervisor, failures: 2 }]);
    const asked = signInHere()(supervisor.name, good.pin);
    shelf.set('s', { ...supervisor, failures: 2, ...change });
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'wrongPassword' } });
    expect(shelf.get('s')).toMatchObject(change);
  });
});

describe('an approval', () => {
  test('nobody asked, nobody approves; required, it is asked for', async () => {
    const { open, audit } = stage([supervisor]);
    expect(await open().check(null, right, about)).toEqual({ ok: true, value: null });
    expect(await open().require(null, right, about)).toMatchObject({
      ok: false,
      failure: { code: 'approvalNeeded', approvable: right },
    });
    expect(audit).toEqual([]);
  });

  test('given: the person, and an entry that says for what', async () => {
    const { open, audit } = stage([supervisor]);
    expect(await open().check(good, right, about)).toEqual({ ok: true, value: { personId: 's' } });
    expect(audit).toEqual([
      {
        kind: 'approvalGiven',
        operator: '1001',
        personId: 's',
        serial: null,
        details: { right, about: { intent: 'i-1' } },
      },
    ]);
  });

  test.each([
    ['unknown', [], 'personUnknown'],
    ['closed', [{ ...supervisor, closed: true }], 'personUnknown'],
    ['without the right', [{ ...supervisor, role: 'technician' }], 'rightMissing'],
    ['without a PIN', [{ ...supervisor, salt: null, hash: null }], 'pinMissing'],
  ] as const)('refused, and journalled: %s', async (_, people, code) => {
    const { open, audit } = stage(people);
    expect(await open().check(good, right, about)).toMatchObject({ ok: false, failure: { code, approvable: right } });
    expect(audit).toMatchObject([{ kind: 'approvalRefused', details: { right, reason: code } }]);
  });

  test('wrong PINs count down, lock out, and the time doubles; the right one counts again from nothing', async () => {
    const { open, audit, pass, shelf } = stage([supervisor]);
    const approvals = open();
    for (const left of [4, 3, 2, 1]) {
      expect(await approvals.check(bad, right, about)).toMatchObject({
        failure: { code: 'pinWrong', parameters: { left } },
      });
    }
    expect(await approvals.check(bad, right, about)).toMatchObject({
      failure: { code: 'pinLockedOut', parameters: { minutes: 5 } },
    });
    expect(audit.filter(({ kind }) => kind === 'lockedOut')).toHaveLength(1);
    expect(await approvals.check(good, right, about)).toMatchObject({ failure: { code: 'pinLockedOut' } });
    pass(5 * minute - 1);
    expect(await approvals.check(good, right, about)).toMatchObject({
      failure: { code: 'pinLockedOut', parameters: { minutes: 1 } },
    });
    pass(1);
    expect(await approvals.check(bad, right, about)).toMatchObject({
      failure: { code: 'pinLockedOut', parameters: { minutes: 10 } },
    });
    pass(10 * minute);
    expect(await approvals.check(good, right, about)).toMatchObject({ ok: true });
    expect(shelf.get('s')).toMatchObject({ failures: 0, lockedUntil: null });
    expect(await approvals.check(bad, right, about)).toMatchObject({ failure: { parameters: { left: 4 } } });
  });

  test('ten quick tries at once are ten tries: the right PIN among them comes too late', async () => {
    const { open } = stage([supervisor]);
    const approvals = open();
    const answers = await Promise.all(
      [...Array<typeof bad>(9).fill(bad), good].map((one) => approvals.check(one, right, about)),
    );
    expect(answers.map((answer) => (answer.ok ? 'given' : answer.failure.code))).toEqual([
      ...Array(4).fill('pinWrong'),
      ...Array(6).fill('pinLockedOut'),
    ]);
  });

  test('a wrong try that could not be written down tells nothing about the PIN', async () => {
    const { open, fail, audit } = stage([supervisor]);
    fail(true);
    await expect(open().check(bad, right, about)).rejects.toThrow('the disk refuses');
    expect(audit).toEqual([]);
  });

  test('no entry and no failure holds the PIN', async () => {
    const { open, audit } = stage([supervisor]);
    const approvals = open();
    const answers = [await approvals.check(bad, right, about), await approvals.check(good, right, about)];
    expect(JSON.stringify([audit, answers])).not.toMatch(/471[12]/);
  });
});

describe('a lock-out against the clock', () => {
  async function lockedStage() {
    const made = stage([supervisor]);
    const approvals = made.open();
    for (let tries = 0; tries < 5; tries += 1) {
      await approvals.check(bad, right, about);
    }
    return { ...made, approvals };
  }
  const locked = { failure: { code: 'pinLockedOut' } };

  test.each([
    ['forth a year', 365],
    ['back a year', -365],
  ])('while the till runs the wall clock does not matter: %s', async (_, days) => {
    const { approvals, time } = await lockedStage();
    time.wall += days * 24 * 60 * minute;
    expect(await approvals.check(good, right, about)).toMatchObject(locked);
    time.monotonic += 5 * minute;
    expect(await approvals.check(good, right, about)).toMatchObject({ ok: true });
  });

  test('a restart does not lift it, and with the clock turned back it still ends after its own time', async () => {
    const { open, time } = await lockedStage();
    time.monotonic = 0;
    expect(await open().check(good, right, about)).toMatchObject(locked);
    time.wall -= 365 * 24 * 60 * minute;
    const after = open();
    expect(await after.check(good, right, about)).toMatchObject({ failure: { parameters: { minutes: 5 } } });
    time.monotonic += 5 * minute - 1;
    expect(await after.check(good, right, about)).toMatchObject(locked);
    time.monotonic += 1;
    expect(await after.check(good, right, about)).toMatchObject({ ok: true });
  });

  test.each([
    [4, 0],
    [5, 5],
    [6, 10],
    [8, 40],
    [9, 60],
    [60, 60],
  ])('%i wrong tries cost %i minutes, and never more by a clock that was turned back', (failures, minutes) => {
    expect(lockOutTime(failures)).toBe(minutes * minute);
    const tries = withFailure({ failures: failures - 1, lockedUntil: null }, 1_000_000_000);
    expect(lockedFor(tries, 1_000_000_000)).toBe(minutes * minute);
    expect(lockedFor(tries, 0)).toBe(minutes * minute);
  });
});

test('the practice people come once, and their PINs are those of the guide', async () => {
  const { journal, shelf, audit } = stage([]);
  seedPracticePeople({ ...journal, store: journal.store as never });
  seedPracticePeople({ ...journal, store: journal.store as never });
  expect([...shelf.values()].map(({ role }) => role)).toEqual(['supervisor', 'manager', 'technician']);
  expect(audit).toHaveLength(3);
  expect(JSON.stringify([...shelf.values()])).not.toContain('"pin"');
  for (const person of practicePeople) {
    expect(await matchesHash(person, person.pin), person.name).toBe(true);
    expect(await matchesHash(person, '0000')).toBe(false);
  }
});

describe('what the screen does with it', () => {
  test('a PIN takes digits only, eight at most', () => {
    expect([...'12a3.456789'].reduce((text, key) => (/\d/.test(key) ? pressPin(text, key) : text), '')).toBe(
      '12345678',
    );
    expect(pressPin('12', 'Backspace')).toBe('1');
    expect(pressPin('12', 'Delete')).toBe('');
  });

  test('a wrong PIN keeps the dialog, a limit that nobody may lift does not', () => {
    expect(isPinProblem({ code: 'pinWrong', approvable: right })).toBe(true);
    expect(isPinProblem({ code: 'offlineAboveSale', approvable: right })).toBe(false);
    expect(isPinProblem({ code: 'personUnknown' })).toBe(false);
  });

  test('the first person is a manager, and blanks are no change', () => {
    expect(draftOf(null, true).role).toBe('manager');
    expect(draftOf(null, false).role).toBe('supervisor');
    const view = { id: 's', name: '陈', role: 'supervisor', hasPin: true, closed: false, lockedUntil: null } as const;
    expect(isChanged(draftOf(view, false), view)).toBe(false);
    expect(isChanged({ ...draftOf(view, false), name: ' 陈 ' }, view)).toBe(false);
    expect(isChanged({ ...draftOf(view, false), name: '  ' }, view)).toBe(false);
    expect(isChanged({ ...draftOf(view, false), role: 'manager' }, view)).toBe(true);
  });
});
