// What counts as open, and which steps must not leave it behind (the design's queue, section 5, last line).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { obeyHandOver } from '../../main/till/hand-over/obeying-queue.ts';
import { openWork, refusalToLeave } from '../../main/till/hand-over/open-work.ts';
import { writeHandOver } from '../../main/till/hand-over/write-hand-over.ts';
import { claimJournal, identityOf, knownIdentity } from '../../main/till/own-store.ts';
import type { OperationState } from '../../shared/operation.ts';
import { failure } from '../../shared/result.ts';
import { by, createWorld, passphrase, type World, type WorldTill } from '../support/hand-over-world.ts';

const steps = ['signOut', 'appUpdate', 'factoryReset', 'dayEnd'] as const;
const store = { backend: 'yazuo', baseUrl: 'https://a.example/api', brandId: 'B', merchantNo: 'M' } as const;
let world: World;
let till: WorldTill;

beforeEach(() => {
  world = createWorld(3);
  world.fate = () => 'unsent';
  till = world.till('T1');
  world.server.addCard('8800001', 100_000);
});
afterEach(() => world.close());

/** A sale that stands in this state. */
function standing(state: OperationState, watchUntil: number | null = null): void {
  const operation = world.sell(till, '8800001', 1_000, true);
  const { serial = '' } = operation ?? {};
  if (state !== 'pending') {
    const evidence = null;
    till.journal.store.move({
      serial,
      from: 'pending',
      fromAttempt: 0,
      to: state,
      watchUntil,
      reason: 'test',
      evidence,
    });
  }
}

function refusals(): readonly string[] {
  return steps.filter((step) => refusalToLeave(step, till.journal, world.time.clock.wall()) !== null);
}

describe('open work', () => {
  test.each(['pending', 'sending', 'unknown', 'manual'] as const)('%s is open: every step is refused', (state) => {
    standing(state);
    expect(openWork(till.journal)).toEqual({ count: 1, amount: 1_000 });
    expect(refusals()).toEqual(steps);
    expect(refusalToLeave('signOut', till.journal, 0)).toEqual({ code: 'operationsOpen', parameters: { count: 1 } });
    expect(refusalToLeave('dayEnd', till.journal, 0)).toEqual({
      code: 'workOpen',
      parameters: { count: 1, amount: '10.00' },
    });
  });

  test.each(['applied', 'rejected', 'cancelled', 'reverted'] as const)('%s is not', (state) => {
    standing(state);
    expect(openWork(till.journal)).toEqual({ count: 0, amount: 0 });
    expect(refusals()).toEqual([]);
  });

  test('what is only watched holds a factory reset back, and nothing else', () => {
    standing('cancelled', world.time.clock.wall() + 1_000);
    expect(refusals()).toEqual(['factoryReset']);
  });

  test('once a whole hand-over file is written, every step is free; while it is not, none is', async () => {
    standing('pending');
    const request = { target: 'f'.repeat(16), passphrase, file: `${world.folder}/work.yatai`, again: false, by };
    const broken = till.parts();
    const rename = () => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'rename' });
    };
    expect(await writeHandOver(request, { ...broken, files: { ...broken.files, rename } })).toMatchObject({
      failure: { code: 'handOverUnfinished', parameters: { detail: 'ENOSPC' } },
    });
    expect(refusals()).toEqual(steps);
    expect(await writeHandOver(request, till.parts())).toMatchObject({ ok: true });
    expect(refusals()).toEqual([]);
  });
});

test('a queue that obeys the mark is not set going by anybody', async () => {
  standing('pending');
  const heard: string[] = [];
  const bare = {
    ...till.queue,
    start: () => heard.push('start'),
    nudge: () => heard.push('nudge'),
    accept: () => {
      heard.push('accept');
      return failure('diskFull');
    },
  };
  const queue = obeyHandOver({ ...bare, start: () => void bare.start(), nudge: () => void bare.nudge() }, till.journal);
  queue.start();
  queue.nudge();
  expect(heard.splice(0)).toEqual(['start', 'nudge']);
  const request = { target: 'f'.repeat(16), passphrase, file: `${world.folder}/work.yatai`, again: false, by };
  expect(await writeHandOver(request, till.parts())).toMatchObject({ ok: true });
  const handedOver = { failure: { code: 'handedOver' } };
  queue.start();
  queue.nudge();
  expect(queue.accept(...([{}, {}] as unknown as Parameters<typeof queue.accept>))).toMatchObject(handedOver);
  expect(queue.revoke({} as Parameters<typeof queue.revoke>[0])).toMatchObject(handedOver);
  expect(await queue.decide({} as Parameters<typeof queue.decide>[0])).toMatchObject(handedOver);
  expect(await queue.ask('any')).toMatchObject(handedOver);
  expect(heard).toEqual([]);
});

describe('whose journal it is', () => {
  test('another store or another platform is refused while anything is open, manual too, and free afterwards', () => {
    expect(claimJournal(store, till.journal)).toBeNull();
    expect(knownIdentity(till.journal)).toEqual(identityOf(store));
    standing('manual');
    expect(claimJournal(store, till.journal)).toBeNull();
    expect(claimJournal({ ...store, baseUrl: 'https://a.example/api/' }, till.journal)).toBeNull();
    for (const other of [{ merchantNo: 'N' }, { brandId: 'C' }, { baseUrl: 'https://b.example' }]) {
      expect(claimJournal({ ...store, ...other }, till.journal)).toMatchObject({
        code: 'storeOfAnother',
        parameters: { count: 1 },
      });
    }
    expect(knownIdentity(till.journal)).toEqual(identityOf(store));
  });

  test('a journal that nobody claimed yet, or an older version claimed, is taken', () => {
    standing('pending');
    till.journal.settings.put('ownStore', 'B/M');
    expect(claimJournal(store, till.journal)).toBeNull();
    expect(knownIdentity(till.journal)).toEqual(identityOf(store));
  });
});
