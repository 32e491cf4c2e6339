// A supervisor's PIN on the real till: what it lifts and what it never lifts, the lock-out over a restart, the people of a till,
// the entries that all of it leaves, and that the PIN is in no file.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry, AuditKind } from '../../main/journal/people-types.ts';
import type { LoadedProfile } from '../../main/till/load-profile.ts';
import { practicePeople } from '../../main/till/people/practice-people.ts';
import type { ChannelArgument } from '../../shared/ipc.ts';
import type { Limits } from '../../shared/limits.ts';
import { type Fen, fen } from '../../shared/money.ts';
import type { Failure } from '../../shared/result.ts';
import {
  type Bench,
  bill,
  cashier,
  cutAfter,
  drained,
  endInOrder,
  li,
  newIntent,
  openBench,
  reached,
  serve,
  settled,
  zhang,
} from './till-bench.ts';

const hour = 3_600_000;
const minute = 60_000;
const approval = { personId: 'practice-supervisor', pin: '1357' };
const wrong = { personId: 'practice-supervisor', pin: '1358' };
const manager = { personId: 'practice-manager', pin: '2468' };
const technician = { personId: 'practice-technician', pin: '9753' };

let bench: Bench;

async function start(limits: Partial<Limits> = {}): Promise<void> {
  await bench?.close();
  const profile = (loaded: LoadedProfile) => ({
    ...loaded,
    profile: { ...loaded.profile, limits: { ...loaded.profile.limits, ...limits } },
  });
  bench = await openBench({ profile });
}

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => endInOrder(bench));

async function refusal(argument: ChannelArgument<'checkout'>): Promise<Failure> {
  const answer = await bench.call('checkout', argument);
  if (answer.ok) {
    throw new Error(`it should have been refused: ${JSON.stringify(answer.value)}`);
  }
  return answer.failure;
}

function audit(
  ...kinds: readonly AuditKind[]
): readonly (Omit<AuditEntry, 'details'> & { readonly details: unknown })[] {
  const entries = bench.till().journal.audit.page(null, 100, kinds);
  return entries.map((entry) => ({ ...entry, details: entry.details === null ? null : JSON.parse(entry.details) }));
}

function evidenceOf(serial: string): unknown {
  return JSON.parse(bench.till().journal.store.events(serial)[0]?.evidence ?? 'null');
}

describe('a sale above an offline limit', () => {
  test('is refused, then approved with the same intent, journalled, sent once, and not asked for twice', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = bill(cardId, 25_000);
    expect(await refusal(sale)).toEqual({
      code: 'offlineAboveSale',
      parameters: { limit: '200.00', amount: '250.00' },
      approvable: 'approveLimit',
    });
    expect(await refusal({ ...sale, approval: wrong })).toMatchObject({
      code: 'pinWrong',
      parameters: { left: 4 },
      approvable: 'approveLimit',
    });
    const done = await bench.good('checkout', { ...sale, approval });
    expect(done).toMatchObject({ state: 'pending', acceptedOffline: true, storePay: 25_000 });
    expect(evidenceOf(done.serial)).toEqual({ approvedBy: approval.personId, lifted: 'offlineAboveSale' });
    // Asked again, with a PIN that is wrong by now or none: it is the same sale, and nobody is asked.
    expect(await bench.good('checkout', { ...sale, approval: wrong })).toMatchObject({ serial: done.serial });
    expect(await bench.good('checkout', sale)).toMatchObject({ serial: done.serial });
    const about = { intent: sale.intent, card: '6201 **** 0101', billAmount: 25_000, storePay: 25_000 };
    expect(audit('approvalGiven', 'approvalRefused')).toMatchObject([
      {
        kind: 'approvalGiven',
        operator: cashier.user,
        personId: approval.personId,
        details: { right: 'approveLimit', about: { ...about, card: expect.not.stringContaining(zhang) } },
      },
      { kind: 'approvalRefused', personId: approval.personId, details: { reason: 'pinWrong', failures: 1 } },
    ]);
    await bench.server.acceptConnections();
    expect(await settled(bench, done.serial)).toMatchObject({ state: 'applied' });
    expect(bench.server.ledger.balanceOf(zhang)).toBe(25_000);
    expect(bench.server.ledger.chargesBySerial(done.serial)).toHaveLength(1);
  });

  test.each([
    ['offlineAboveSale', { perSale: 1000 as Fen }],
    ['offlineAboveCard', { perCard: 1000 as Fen }],
    ['offlineCardBusy', { openPerCard: 0 }],
    ['offlineAboveTill', { perTill: 1000 as Fen }],
    ['offlineAboveTill', { openPerTill: 0 }],
    ['offlineBalanceTooOld', { balanceAge: 1 }],
    ['offlineTooLong', { offlineTime: 1 }],
  ] as const)('%s is the house’s own and is lifted: %j', async (code, limits) => {
    await start(limits);
    const cardId = await cutAfter(bench, zhang);
    bench.time.push(1000);
    const sale = bill(cardId, 2000);
    expect(await refusal(sale)).toMatchObject({ code, approvable: 'approveLimit' });
    const done = await bench.good('checkout', { ...sale, approval });
    expect(done).toMatchObject({ state: 'pending', acceptedOffline: true });
    expect(evidenceOf(done.serial)).toMatchObject({ lifted: code });
  });

  test('never above the last balance, not even over several sales', async () => {
    const cardId = await cutAfter(bench, zhang);
    await bench.good('checkout', { ...bill(cardId, 30_000), approval });
    const { code, approvable } = await refusal({ ...bill(cardId, 20_001), approval });
    expect([code, approvable]).toEqual(['balanceTooSmall', undefined]);
    await bench.good('checkout', { ...bill(cardId, 20_000), approval });
    await bench.server.acceptConnections();
    await drained(bench);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(0);
  });

  test('never beside an operation of the card that nobody knows the outcome of', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout' });
    // And the log does not tell before the test is over.
    bench.server.faults.set({ kind: 'logLag', ms: hour });
    const first = bench.call('checkout', bill(selectedCardId, 1000));
    await bench.heard('operation', ({ state }) => state === 'unknown');
    // Online, too: it would wait behind the unknown one, and nobody could tell what is left on the card.
    expect((await refusal({ ...bill(selectedCardId, 25_000), approval })).code).toBe('offlineCardBusy');
    await bench.server.refuseConnections();
    await first;
    await bench.good('sendNow', null);
    await reached(bench, 'unreachable');
    const { code, approvable } = await refusal({ ...bill(selectedCardId, 25_000), approval });
    expect([code, approvable]).toEqual(['offlineCardBusy', undefined]);
  });

  test('never what may not wait: a trade password, points', async () => {
    const cardId = await cutAfter(bench, zhang, li);
    const points = { points: 100, pointsPay: fen(1000), storePay: fen(24_000) };
    expect(await refusal({ ...bill(cardId, 25_000, points), approval })).toMatchObject({ code: 'onlineOnly' });
    const locked = (await bench.good('lookup', { text: li })).member?.selectedCardId ?? '';
    const sale = { ...bill(locked, 100, { tradePassword: '123456' }), approval };
    expect((await refusal(sale)).code).toBe('onlineOnly');
    expect((await refusal(sale)).approvable).toBeUndefined();
  });

  test('not by a technician, nobody, or a stranger; the sale stays refused', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = bill(cardId, 25_000);
    expect(await refusal({ ...sale, approval: technician })).toMatchObject({ code: 'rightMissing' });
    expect(await refusal({ ...sale, approval: { personId: 'nobody', pin: '1357' } })).toMatchObject({
      code: 'personUnknown',
    });
    expect(await refusal({ ...sale, approval: null })).toMatchObject({ code: 'offlineAboveSale' });
    expect((await bench.good('listOperations', { filter: 'all', before: null, size: 10 })).operations).toEqual([]);
  });

  test('approved while the line seemed to be there, it may wait when it turns out not to be', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    await bench.server.refuseConnections();
    const sale = await bench.good('checkout', { ...bill(selectedCardId, 40_000), approval });
    expect(sale.state).toBe('pending');
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
  });
});

describe('the lock-out', () => {
  test('survives a restart, is journalled, ends by itself, and binds the person and nobody else', async () => {
    let cardId = await cutAfter(bench, zhang);
    const sale = bill(cardId, 25_000);
    for (const code of ['pinWrong', 'pinWrong', 'pinWrong']) {
      expect((await refusal({ ...sale, approval: wrong })).code).toBe(code);
    }
    await bench.restart();
    await bench.good('signIn', cashier);
    cardId = (await bench.good('lookup', { text: zhang })).member?.selectedCardId ?? '';
    const again = { ...sale, cardId };
    expect(await refusal({ ...again, approval: wrong })).toMatchObject({ code: 'pinWrong', parameters: { left: 1 } });
    expect(await refusal({ ...again, approval: wrong })).toMatchObject({
      code: 'pinLockedOut',
      parameters: { minutes: 5 },
    });
    await bench.restart();
    await bench.good('signIn', cashier);
    cardId = (await bench.good('lookup', { text: zhang })).member?.selectedCardId ?? '';
    expect(await refusal({ ...sale, cardId, approval })).toMatchObject({ code: 'pinLockedOut' });
    const views = await bench.good('listPersons', null);
    const left = (views.find(({ id }) => id === approval.personId)?.lockedUntil ?? 0) - bench.time.clock.wall();
    expect(left).toBeGreaterThan(2 * minute);
    expect(left).toBeLessThanOrEqual(5 * minute);
    expect(audit('lockedOut')).toHaveLength(1);
    expect(audit('approvalRefused')).toHaveLength(6);
    expect(await bench.good('checkout', { ...sale, cardId, approval: manager })).toMatchObject({ state: 'pending' });
    bench.time.push(5 * minute);
    expect(await bench.good('checkout', { ...bill(cardId, 21_000), approval })).toMatchObject({ state: 'pending' });
    expect(bench.till().journal.verify()).toBeNull();
  });
});

describe('a revocation above the limit', () => {
  const why = { reason: '客人退菜' };

  async function applied(amount: number): Promise<string> {
    const { selectedCardId } = await serve(bench, zhang);
    return (await bench.good('checkout', bill(selectedCardId, amount))).serial;
  }

  test('wants a supervisor, and is journalled with its operation', async () => {
    await start({ revocationAlone: 20_000 as Fen });
    const serial = await applied(20_001);
    const asked = { intent: newIntent(), serial, ...why };
    const first = await bench.call('revokeOperation', asked);
    expect(first).toMatchObject({
      failure: {
        code: 'revocationAboveLimit',
        parameters: { limit: '200.00', amount: '200.01' },
        approvable: 'approveRevocation',
      },
    });
    expect(await bench.bad('revokeOperation', { ...asked, approval: technician })).toBe('rightMissing');
    const done = await bench.good('revokeOperation', { ...asked, approval });
    expect(done).toMatchObject({ state: 'applied', parent: serial });
    expect(evidenceOf(done.serial)).toMatchObject({ approvedBy: approval.personId });
    expect(await bench.good('revokeOperation', { ...asked, approval: wrong })).toMatchObject({ serial: done.serial });
    expect(audit('approvalGiven')).toMatchObject([{ serial, personId: approval.personId }]);
  });

  test('up to the limit nobody is asked, and a PIN that came along is not even looked at', async () => {
    await start({ revocationAlone: 20_000 as Fen });
    const serial = await applied(20_000);
    await bench.good('revokeOperation', { intent: newIntent(), serial, ...why, approval: wrong });
    expect(audit('approvalGiven', 'approvalRefused')).toEqual([]);
  });

  test('of a receipt that nobody can look up: the plug is no way around it', async () => {
    const cardId = await cutAfter(bench, zhang);
    const paper = { intent: newIntent(), voucher: '9900000000000001', cardId, ...why };
    expect(await bench.bad('revokeVoucher', paper)).toBe('revocationAmountUnknown');
    const done = await bench.good('revokeVoucher', { ...paper, approval });
    expect(done).toMatchObject({ state: 'pending', parent: null });
    await bench.server.acceptConnections();
    expect(await settled(bench, done.serial)).toMatchObject({ state: 'rejected' });
  });
});

describe('the people of a till', () => {
  const draft = { id: null, name: '赵主管', role: 'supervisor', pin: '80351297', closed: false } as const;

  beforeEach(async () => {
    await bench.good('signIn', cashier);
  });

  test('a practice till has three, told without salt and hash', async () => {
    const views = await bench.good('listPersons', null);
    expect(views.map(({ role, hasPin }) => [role, hasPin])).toHaveLength(practicePeople.length);
    expect(Object.keys(views[0] ?? {}).sort()).toEqual(['closed', 'hasPin', 'id', 'lockedUntil', 'name', 'role']);
  });

  test('a manager makes, changes and closes one; what the PIN could do ends with it', async () => {
    expect(await bench.call('savePerson', draft)).toMatchObject({
      failure: { code: 'approvalNeeded', approvable: 'managePeople' },
    });
    expect(await bench.bad('savePerson', { ...draft, approval })).toBe('rightMissing');
    const { id, persons } = await bench.good('savePerson', { ...draft, name: '  赵 主管 ', approval: manager });
    expect(persons.find((one) => one.id === id)).toMatchObject({ name: '赵 主管', hasPin: true, lockedUntil: null });
    const cardId = await cutAfter(bench, zhang);
    expect(
      (await bench.good('checkout', { ...bill(cardId, 21_000), approval: { personId: id, pin: draft.pin } })).state,
    ).toBe('pending');
    await bench.good('savePerson', { ...draft, id, pin: '5555', approval: manager });
    expect((await refusal({ ...bill(cardId, 21_000), approval: { personId: id, pin: draft.pin } })).code).toBe(
      'pinWrong',
    );
    await bench.good('savePerson', { ...draft, id, pin: null, closed: true, approval: manager });
    expect((await refusal({ ...bill(cardId, 21_000), approval: { personId: id, pin: '5555' } })).code).toBe(
      'personUnknown',
    );
    expect(bench.till().journal.people.get(id)).toMatchObject({ closed: true });
    expect(audit('personSaved', 'pinSet').filter(({ personId }) => personId === id)).toMatchObject([
      { kind: 'personSaved', operator: cashier.user, details: { by: manager.personId, is: { closed: true } } },
      { kind: 'pinSet' },
      { kind: 'personSaved' },
      { kind: 'pinSet', details: { first: true } },
      { kind: 'personSaved', details: { was: null } },
    ]);
  });

  test('a new PIN lifts a lock-out', async () => {
    const cardId = await cutAfter(bench, zhang);
    for (let tries = 0; tries < 5; tries += 1) {
      await refusal({ ...bill(cardId, 25_000), approval: wrong });
    }
    const kept = { id: approval.personId, name: '陈主管', role: 'supervisor', closed: false } as const;
    await bench.good('savePerson', { ...kept, pin: '6666', approval: manager });
    const fresh = { personId: approval.personId, pin: '6666' };
    expect(await bench.good('checkout', { ...bill(cardId, 25_000), approval: fresh })).toMatchObject({
      state: 'pending',
    });
  });

  test('the last manager can neither be closed nor made less; with another one both are possible', async () => {
    const last = { id: manager.personId, name: '林经理', role: 'manager', pin: null, closed: false } as const;
    expect(await bench.bad('savePerson', { ...last, closed: true, approval: manager })).toBe('lastManager');
    expect(await bench.bad('savePerson', { ...last, role: 'cashier', approval: manager })).toBe('lastManager');
    // A manager without a PIN could allow nothing.
    await bench.good('savePerson', { ...draft, role: 'manager', pin: null, approval: manager });
    expect(await bench.bad('savePerson', { ...last, closed: true, approval: manager })).toBe('lastManager');
    const second = { ...draft, name: '钱经理', role: 'manager' } as const;
    const { id } = await bench.good('savePerson', { ...second, approval: manager });
    await bench.good('savePerson', { ...last, closed: true, approval: { personId: id, pin: draft.pin } });
  });

  test('two changes at once cannot close both managers', async () => {
    const second = { ...draft, name: '钱经理', role: 'manager' } as const;
    const { id } = await bench.good('savePerson', { ...second, approval: manager });
    const first = { id: manager.personId, name: '林经理', role: 'manager', pin: null, closed: true } as const;
    const answers = await Promise.all([
      bench.call('savePerson', { ...first, approval: manager }),
      bench.call('savePerson', { ...second, id, pin: null, closed: true, approval: manager }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await bench.good('listPersons', null)).some((one) => one.role === 'manager' && !one.closed)).toBe(true);
  });

  test('two of one name at once are one', async () => {
    const both = [draft, draft].map((one) => bench.call('savePerson', { ...one, approval: manager }));
    const answers = (await Promise.all(both)).map((answer) => (answer.ok ? 'saved' : answer.failure.code));
    expect(answers.sort()).toEqual(['personNameTaken', 'saved']);
  });

  test('no name, the name of another, an unknown person', async () => {
    expect(await bench.bad('savePerson', { ...draft, name: ' ', approval: manager })).toBe('personNameMissing');
    expect(await bench.bad('savePerson', { ...draft, name: '林经理', approval: manager })).toBe('personNameTaken');
    expect(await bench.bad('savePerson', { ...draft, id: 'x', approval: manager })).toBe('personUnknown');
  });
});

describe('a till without anybody', () => {
  /** A practice till whose people were never there: as a store's till on its first day. */
  async function empty(): Promise<void> {
    await bench.good('signIn', cashier);
    const { people } = bench.till().journal;
    for (const person of people.all()) {
      people.put({ ...person, closed: true });
    }
  }

  test('the cashier makes the first manager, with a PIN, and the journal says so; the next one needs that PIN', async () => {
    await empty();
    const first = { id: null, name: '孙经理', role: 'manager', pin: '80351297', closed: false } as const;
    expect(await bench.bad('savePerson', { ...first, role: 'supervisor' })).toBe('firstManager');
    expect(await bench.bad('savePerson', { ...first, pin: null })).toBe('firstManager');
    const { id } = await bench.good('savePerson', first);
    expect(audit('personSaved')[0]).toMatchObject({ operator: cashier.user, personId: id, details: { by: null } });
    expect(await bench.bad('savePerson', { ...first, name: '吴主管', role: 'supervisor' })).toBe('approvalNeeded');
  });

  test('two cashiers at once make one first manager', async () => {
    await empty();
    const first = { id: null, name: '孙经理', role: 'manager', pin: '1111', closed: false } as const;
    const both = [first, { ...first, name: '李经理' }].map((one) => bench.call('savePerson', one));
    const answers = await Promise.all(both);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

test('the PIN is in no file, no event for the screen, no answer and no complaint', async () => {
  const pin = '80351297';
  const typo = '80351298';
  await bench.good('signIn', cashier);
  const draft = { id: null, name: '赵主管', role: 'supervisor', pin, closed: false } as const;
  const { id } = await bench.good('savePerson', { ...draft, approval: manager });
  const cardId = await cutAfter(bench, zhang);
  const sale = bill(cardId, 25_000);
  const answers: unknown[] = [];
  for (const typed of [typo, typo, pin]) {
    answers.push(await bench.call('checkout', { ...sale, approval: { personId: id, pin: typed } }));
  }
  expect(answers.at(-1)).toMatchObject({ ok: true });
  const told = JSON.stringify([answers, bench.events, bench.complaints, await bench.call('listPersons', null)]);
  await bench.till().journal.backUp(join(bench.folder, 'copy'));
  const files = readdirSync(bench.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(bench.folder, name))
    .filter((name) => statSync(name).isFile());
  expect(files.length).toBeGreaterThan(1);
  const found = files.filter((name) => {
    const bytes = readFileSync(name);
    return [pin, typo].some((one) => bytes.includes(one) || bytes.includes(Buffer.from(one, 'utf16le')));
  });
  expect(found).toEqual([]);
  expect(told).not.toContain(pin);
  expect(told).not.toContain(typo);
  // The grep can find: the name is there.
  expect(files.some((name) => readFileSync(name).includes('赵主管'))).toBe(true);
});

test('a whole day passes: the limits by time are lifted too', async () => {
  const cardId = await cutAfter(bench, zhang);
  bench.time.push(25 * hour);
  expect(await refusal(bill(cardId, 1000))).toMatchObject({ code: 'offlineTooLong', approvable: 'approveLimit' });
  await bench.good('checkout', { ...bill(cardId, 1000), approval });
});
