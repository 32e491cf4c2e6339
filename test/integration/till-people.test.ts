// The people of a real till: made, changed and closed by PIN, locked out over a restart, and their PINs are in no file.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practicePeople } from '../../main/till/people/practice-people.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { audit, refusal, wrong } from './till-people-stage.ts';
import { bill } from './till-serving.ts';
import { cutAfter } from './till-waiting.ts';

const minute = 60_000;

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => endInOrder(bench));

describe('the lock-out', () => {
  test('survives a restart, is journalled, ends by itself, and binds the person and nobody else', async () => {
    let cardId = await cutAfter(bench, zhang);
    const sale = bill(cardId, 25_000);
    for (const code of ['pinWrong', 'pinWrong', 'pinWrong']) {
      expect((await refusal(bench, { ...sale, approval: wrong })).code).toBe(code);
    }
    await bench.restart();
    await bench.good('signIn', cashier);
    cardId = (await bench.good('lookup', { text: zhang })).member?.selectedCardId ?? '';
    const again = { ...sale, cardId };
    expect(await refusal(bench, { ...again, approval: wrong })).toMatchObject({
      code: 'pinWrong',
      parameters: { left: 1 },
    });
    expect(await refusal(bench, { ...again, approval: wrong })).toMatchObject({
      code: 'pinLockedOut',
      parameters: { minutes: 5 },
    });
    await bench.restart();
    await bench.good('signIn', cashier);
    cardId = (await bench.good('lookup', { text: zhang })).member?.selectedCardId ?? '';
    expect(await refusal(bench, { ...sale, cardId, approval: supervisor })).toMatchObject({ code: 'pinLockedOut' });
    const views = await bench.good('listPersons', null);
    const left = (views.find(({ id }) => id === supervisor.personId)?.lockedUntil ?? 0) - bench.time.clock.wall();
    expect(left).toBeGreaterThan(2 * minute);
    expect(left).toBeLessThanOrEqual(5 * minute);
    expect(audit(bench, 'lockedOut')).toHaveLength(1);
    expect(audit(bench, 'approvalRefused')).toHaveLength(6);
    expect(await bench.good('checkout', { ...sale, cardId, approval: manager })).toMatchObject({ state: 'pending' });
    bench.time.push(5 * minute);
    expect(await bench.good('checkout', { ...bill(cardId, 21_000), approval: supervisor })).toMatchObject({
      state: 'pending',
    });
    expect(bench.till().journal.verify()).toBeNull();
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
    expect(await bench.bad('savePerson', { ...draft, approval: supervisor })).toBe('rightMissing');
    const { id, persons } = await bench.good('savePerson', { ...draft, name: '  赵 主管 ', approval: manager });
    expect(persons.find((one) => one.id === id)).toMatchObject({ name: '赵 主管', hasPin: true, lockedUntil: null });
    const cardId = await cutAfter(bench, zhang);
    expect(
      (await bench.good('checkout', { ...bill(cardId, 21_000), approval: { personId: id, pin: draft.pin } })).state,
    ).toBe('pending');
    await bench.good('savePerson', { ...draft, id, pin: '5555', approval: manager });
    expect((await refusal(bench, { ...bill(cardId, 21_000), approval: { personId: id, pin: draft.pin } })).code).toBe(
      'pinWrong',
    );
    await bench.good('savePerson', { ...draft, id, pin: null, closed: true, approval: manager });
    expect((await refusal(bench, { ...bill(cardId, 21_000), approval: { personId: id, pin: '5555' } })).code).toBe(
      'personUnknown',
    );
    expect(bench.till().journal.people.get(id)).toMatchObject({ closed: true });
    expect(audit(bench, 'personSaved', 'pinSet').filter(({ personId }) => personId === id)).toMatchObject([
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
      await refusal(bench, { ...bill(cardId, 25_000), approval: wrong });
    }
    const kept = { id: supervisor.personId, name: '陈主管', role: 'supervisor', closed: false } as const;
    await bench.good('savePerson', { ...kept, pin: '6666', approval: manager });
    const fresh = { personId: supervisor.personId, pin: '6666' };
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
    expect(audit(bench, 'personSaved')[0]).toMatchObject({
      operator: cashier.user,
      personId: id,
      details: { by: null },
    });
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
