// A platform without log, voucher and undo (docs/decisions/0007): the witness before sending, what a balance proves, credits by hand.
import { describe, expect, it } from 'vitest';
import type { ManualDecision } from '../../main/queue/api.ts';
import { askAbout } from '../../main/queue/ask.ts';
import { attempt, startEvent } from '../../main/queue/attempt.ts';
import { balanceLife, judgeBalance, type Witnessed, wasNeverPosted } from '../../main/queue/balance.ts';
import { createBalanceBook } from '../../main/queue/balance-book.ts';
import { ask } from '../../main/queue/inquiry.ts';
import { createKnownSerials } from '../../main/queue/known.ts';
import type { AttemptOutcome, LogOutcome, Sending } from '../../main/queue/ports.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { take } from '../../main/queue/take.ts';
import { openWitness } from '../../main/queue/witness.ts';
import { strictContract } from '../../shared/contract.ts';
import { fen } from '../../shared/money.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { acceptedWith, createStage, lost, refusedWith, type Stage, type StageOptions } from '../support/queue-stage.ts';

const minute = 60_000;
const platform = { proof: 'balance', undo: 'byHand' } as const;
const samePayment = { ...strictContract, repeatProven: true };

/** A member service: what it holds of each card, and what becomes of a payment once its balance was noted. */
function open(options: StageOptions = {}) {
  const stage = createStage({ ...options, settings: { platform, ...options.settings } });
  const balances = new Map([
    ['C1', 1_000_000],
    ['C2', 1_000_000],
  ]);
  const service = {
    balances,
    move: (cardNo: string, by: number) => balances.set(cardNo, (balances.get(cardNo) ?? 0) + by),
    post: (sending: Sending): AttemptOutcome | Promise<AttemptOutcome> => {
      service.charge(sending);
      return acceptedWith(sending.operation.serial);
    },
    charge: ({ operation }: Sending) => service.move(operation.cardNo, -100 * operation.amount),
    posted: [] as string[],
    /** Charged, or not, and the answer lost. */
    lose: (isCharged: boolean) => {
      service.post = (sending) => {
        if (isCharged) {
          service.charge(sending);
        }
        return lost;
      };
    },
  };
  stage.platform.attempt = async (sending) => {
    const { cardNo, amount, serial } = sending.operation;
    const before = { account: '00', balance: balances.get(cardNo) ?? 0, quantity: 100 * amount };
    if (sending.witness?.(before) !== true) {
      return { kind: 'unsent', reason: 'unsentNotNoted', evidence: null };
    }
    service.posted.push(serial);
    return service.post(sending);
  };
  stage.platform.find = ({ cardNo }) => Promise.resolve(answer(balances.get(cardNo) ?? 0));
  return { stage, service };
}

function answer(balance: number, account = '00'): LogOutcome {
  return { kind: 'balance', accounts: [{ account, balance }], evidence: 'read' };
}

function decision(serial: string, more: Partial<ManualDecision> = {}): ManualDecision {
  const decidedBy = { personId: 'boss' };
  const shared = { operator: 'anna', reason: 'credited there', decidedBy, secondPerson: null };
  return { serial, outcome: 'applied', voucher: null, ...shared, ...more };
}

async function decide(stage: Stage, asked: ManualDecision) {
  const decided = stage.queue.decide(asked);
  await stage.run(100);
  return decided;
}

describe('what a balance proves', () => {
  const sale = sampleOperation({ state: 'unknown' });
  const seen: Witnessed = {
    account: '00',
    balance: 500_000,
    quantity: 100_000,
    seenAt: 1_000,
    isWhole: true,
    spoiltBy: null,
  };
  const judge = (balance: number, more: Partial<Witnessed> = {}, now = 2_000, account = '00') =>
    judgeBalance(
      sale,
      { ...seen, ...more },
      [
        { account: '90', balance: 7 },
        { account, balance },
      ],
      now,
    );
  const doubt = (why: string) => ({ kind: 'untrusted', why });

  it('applied, where it moved by exactly that', () => {
    expect(judge(400_000)).toEqual({
      kind: 'applied',
      byBalance: true,
      row: {
        serial: 'S1',
        cardNo: 'C1',
        voucher: 'S1',
        kind: 'consumption',
        amount: 1_000,
        revoked: false,
        revokes: null,
        storeBalance: null,
        at: null,
      },
    });
    expect(judge(400_000, { isWhole: false }).kind).toBe('applied');
  });

  it('absent, where it stands as it was before every attempt', () => {
    expect(judge(500_000)).toEqual({ kind: 'absent' });
    expect(judge(500_000, { isWhole: false })).toEqual(doubt('balanceTooOld'));
  });

  it('nothing by a hundredth of a fen', () => {
    expect(judge(400_001)).toEqual(doubt('balanceMovedOtherwise'));
    expect(judge(499_999)).toEqual(doubt('balanceMovedOtherwise'));
    expect(judge(400_000, {}, 2_000, '01')).toEqual(doubt('balanceMovedOtherwise'));
  });

  it('nothing after five minutes, or where nobody saw it before', () => {
    expect(judge(400_000, {}, 1_000 + balanceLife).kind).toBe('applied');
    expect(judge(400_000, {}, 1_001 + balanceLife)).toEqual(doubt('balanceTooOld'));
    expect(judgeBalance(sale, null, [], 0)).toEqual(doubt('balanceTooOld'));
    expect(balanceLife).toBe(5 * minute);
  });

  it('nothing once it is spoilt', () => {
    expect(judge(400_000, { spoiltBy: 'balanceShared' })).toEqual(doubt('balanceShared'));
    expect(judge(500_000, { spoiltBy: 'balanceMovedOtherwise' })).toEqual(doubt('balanceMovedOtherwise'));
  });
});

describe('the book of balances', () => {
  const sale = sampleOperation({ state: 'sending', attempt: 1 });
  const before = { account: '00', balance: 500, quantity: 100 };
  const fresh = { ...before, cardNo: 'C1', seenAt: 10, isWhole: true, spoiltBy: null };

  function book() {
    const empty = createBalanceBook();
    empty.note(sale, before, 10, true);
    return empty;
  }

  it('keeps what was seen before the first attempt', () => {
    const kept = book();
    expect(kept.of('S1')).toEqual(fresh);
    expect(kept.of('S2')).toBeNull();
    kept.seen('S2', 20);
    expect(kept.of('S2')).toBeNull();
    kept.seen('S1', 20);
    expect(kept.of('S1')).toEqual({ ...fresh, seenAt: 20 });
    kept.moved('S1');
    expect(kept.of('S1')).toMatchObject({ spoiltBy: 'balanceMovedOtherwise' });
  });

  it('is whole only where it saw the first attempt', () => {
    const late = createBalanceBook();
    late.note({ ...sale, attempt: 2 }, before, 10, true);
    expect(late.of('S1')).toMatchObject({ isWhole: false });
  });

  it('renews a look before a second attempt only where nothing has moved since', () => {
    const second = { ...sale, attempt: 2 };
    const same = book();
    same.note(second, before, 20, true);
    expect(same.of('S1')).toEqual({ ...fresh, seenAt: 20 });
    same.note(second, before, 20 + balanceLife, false);
    expect(same.of('S1')).toEqual({ ...fresh, seenAt: 20 + balanceLife, spoiltBy: 'balanceShared' });
    const moved = book();
    moved.note(second, { ...before, balance: 400 }, 20, true);
    expect(moved.of('S1')).toEqual(fresh);
    const old = book();
    old.note(second, before, 11 + balanceLife, true);
    expect(old.of('S1')).toEqual(fresh);
  });

  it('is spoilt from the start beside another open operation of the card', () => {
    const shared = createBalanceBook();
    shared.note(sale, before, 10, false);
    expect(shared.of('S1')).toMatchObject({ spoiltBy: 'balanceShared' });
  });

  it('is spoilt by whatever else may move the card', () => {
    const spoils = (other: ReturnType<typeof sampleOperation>) => {
      const kept = book();
      kept.follow(other);
      return kept.of('S1')?.spoiltBy;
    };
    const other = sampleOperation({ serial: 'S2', state: 'sending', attempt: 1 });
    const credit = sampleRevocation({
      attempt: 0,
      payload: {
        kind: 'revocation',
        cardNo: 'C1',
        target: 'S0',
        voucher: null,
        amount: fen(1),
        reason: 'r',
        byHand: true,
      },
    });
    expect(spoils(other)).toBe('balanceShared');
    expect(spoils({ ...other, cardNo: 'C2' })).toBeNull();
    expect(spoils({ ...other, state: 'pending', attempt: 0 })).toBeNull();
    expect(spoils({ ...other, serial: 'S1', state: 'unknown' })).toBeNull();
    expect(spoils({ ...credit, state: 'blocked' })).toBeNull();
    expect(spoils({ ...credit, state: 'manual' })).toBe('balanceShared');
    expect(spoils({ ...credit, state: 'applied' })).toBe('balanceShared');
    const moved = book();
    moved.moved('S1');
    moved.follow(other);
    expect(moved.of('S1')?.spoiltBy).toBe('balanceMovedOtherwise');
  });

  it('forgets what is closed, a person’s affair, or taken back', () => {
    for (const state of ['applied', 'manual', 'rejected', 'cancelled'] as const) {
      const kept = book();
      kept.follow({ ...sale, state });
      expect(kept.of('S1'), state).toBeNull();
    }
    const back = book();
    back.follow({ ...sale, state: 'pending', attempt: 0 });
    expect(back.of('S1')).toBeNull();
    const again = book();
    again.follow({ ...sale, state: 'pending', attempt: 1 });
    expect(again.of('S1')).toEqual(fresh);
  });
});

describe('the witness before sending', () => {
  it('is in the journal before anything is posted', async () => {
    const { stage, service } = open();
    const noted: string[][] = [];
    service.post = ({ operation }) => {
      noted.push(stage.reasons(operation.serial));
      return acceptedWith(operation.serial);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    expect(noted).toEqual([['accepted', 'sendStarted', 'balanceBefore']]);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: serial });
    const note = stage.store.events(serial).find(({ reason }) => reason === 'balanceBefore');
    expect(JSON.parse(note?.evidence ?? '')).toEqual({ account: '00', balance: 1_000_000, quantity: 10_000 });
    expect(note?.attempt).toBe(1);
  });

  it('is refused by a disk that refuses: then nothing leaves, and it goes when the disk works', async () => {
    let refuses = true;
    const { stage, service } = open({
      wrapStore: (store) => ({
        ...store,
        note(serial, reason, evidence) {
          if (refuses) {
            throw Object.assign(new Error('full'), { name: 'StoreFailure' });
          }
          store.note(serial, reason, evidence);
        },
      }),
    });
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    expect(service.posted).toEqual([]);
    expect(stage.get(serial)).toMatchObject({ state: 'pending', attempt: 0, reason: 'unsentNotNoted' });
    refuses = false;
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 1 });
    expect(service.posted).toEqual([serial]);
  });

  it('goes on with a bug as every bug does', async () => {
    const { stage } = open({
      wrapStore: (store) => ({
        ...store,
        note(serial, reason, evidence) {
          if (reason === 'balanceBefore') {
            throw new Error('bug');
          }
          store.note(serial, reason, evidence);
        },
      }),
    });
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    expect(stage.reasons(serial)).toContain('attemptThrew');
  });

  it('is refused once the watchman gave the attempt up: it was never posted and goes again', async () => {
    const { stage, service } = open();
    const post = stage.platform.attempt;
    let wake: () => void = () => undefined;
    stage.platform.attempt = async (sending) => {
      stage.platform.attempt = post;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      return post(sending);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(15_001);
    expect(stage.get(serial)).toMatchObject({ state: 'pending', attempt: 0, reason: 'unsentNotNoted' });
    wake();
    await stage.run(minute);
    expect(service.posted).toEqual([serial]);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('is not heard of late: what was taken back may be under way again under the same number', async () => {
    const { stage, service } = open();
    const post = stage.platform.attempt;
    let first: (outcome: AttemptOutcome) => void = () => undefined;
    stage.platform.attempt = () => {
      stage.platform.attempt = post;
      return new Promise((resolve) => {
        first = resolve;
      });
    };
    service.post = (sending) => {
      service.charge(sending);
      return new Promise(() => undefined);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(17_000);
    expect(stage.get(serial)).toMatchObject({ state: 'sending', attempt: 1 });
    first({ kind: 'unsent', reason: 'unsentNotNoted', evidence: null });
    await stage.run(10);
    expect(stage.get(serial)).toMatchObject({ state: 'sending', attempt: 1 });
    first = () => undefined;
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', reason: 'balanceApplied' });
    expect(service.posted).toEqual([serial]);
  });

  it('given up: an acceptance that comes all the same is proof', async () => {
    const { stage } = open();
    let first: (outcome: AttemptOutcome) => void = () => undefined;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        first = resolve;
      });
    const { serial } = stage.charge('i', 'C1', 100, { waits: false });
    await stage.run(15_001);
    expect(stage.get(serial).state).toBe('cancelled');
    first(acceptedWith(serial));
    await stage.run(10);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', reason: 'ghostFound' });
  });

  it('is refused where somebody wants it undone meanwhile: both end, and nothing leaves', async () => {
    const { stage, service } = open();
    const post = stage.platform.attempt;
    let read: () => void = () => undefined;
    stage.platform.attempt = async (sending) => {
      await new Promise<void>((resolve) => {
        read = resolve;
      });
      return post(sending);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    const undo = stage.undo('u', serial);
    read();
    await stage.run(100);
    expect(service.posted).toEqual([]);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'withdrawn', attempt: 0 });
    expect(stage.get(undo.serial).state).toBe('cancelled');
  });

  it('is refused where the operation is no longer this attempt’s', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const before = { account: '00', balance: 1, quantity: 1 };
    const sending = putOperation(stage, 'i', 'C1', { state: 'sending', attempt: 1 });
    expect(openWitness(core, { ...sending, attempt: 2 }).take(before)).toBe(false);
    expect(openWitness(core, sending).take(before)).toBe(true);
    const unknown = putOperation(stage, 'j', 'C2', { state: 'unknown', attempt: 1 });
    expect(openWitness(core, unknown).take(before)).toBe(false);
  });

  it('makes an attempt that hung afterwards unknown', async () => {
    const { stage, service } = open();
    service.post = () => new Promise(() => undefined);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(15_001);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'watchdog' });
  });

  it('says nothing on a platform with a log', async () => {
    const stage = createStage();
    stage.platform.attempt = () => new Promise(() => undefined);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(15_001);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'watchdog' });
  });
});

describe('a start', () => {
  const sent = (stage: Stage) =>
    putOperation(stage, 'i', 'C1', { state: 'sending', attempt: 1, reason: 'sendStarted' });

  it('takes back what was never posted', () => {
    const { stage } = open({ unstarted: true });
    const operation = sent(stage);
    const core = createTestCore(stage);
    expect(startEvent(core, operation)).toEqual({ type: 'unsent', reason: 'unsentNotNoted', evidence: null });
    stage.store.note(operation.serial, 'balanceBefore', {});
    expect(startEvent(core, operation)).toEqual({ type: 'startup' });
  });

  it('believes that of nothing else', () => {
    const { stage } = open({ unstarted: true });
    const unknown = putOperation(stage, 'i', 'C1', { state: 'unknown', attempt: 1, reason: 'sendStarted' });
    expect(startEvent(createTestCore(stage), unknown)).toEqual({ type: 'startup' });
    const yazuo = createStage({ unstarted: true });
    expect(startEvent(createTestCore(yazuo), sent(yazuo))).toEqual({ type: 'startup' });
  });

  it('counts only what came after the last attempt began', () => {
    const { stage } = open({ unstarted: true });
    const { serial } = sent(stage);
    const [first, second] = stage.store.events(serial);
    const noted = { ...second, reason: 'balanceBefore' } as NonNullable<typeof second>;
    const began = second as NonNullable<typeof second>;
    expect(wasNeverPosted([])).toBe(false);
    expect(wasNeverPosted([first as NonNullable<typeof first>])).toBe(false);
    expect(wasNeverPosted([began])).toBe(true);
    expect(wasNeverPosted([began, noted])).toBe(false);
    expect(wasNeverPosted([noted, began, { ...began, reason: 'recordThrew' }])).toBe(true);
  });

  it('sends it again, for it never left', async () => {
    const { stage, service } = open({ unstarted: true });
    const { serial } = sent(stage);
    stage.build().start();
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 1 });
    expect(service.posted).toEqual([serial]);
  });

  it('makes what was noted a person’s affair: nobody knows how long that is ago', async () => {
    const { stage, service } = open({ unstarted: true });
    const { serial } = sent(stage);
    stage.store.note(serial, 'balanceBefore', { account: '00', balance: 1_000_000, quantity: 10_000 });
    service.move('C1', -10_000);
    stage.build().start();
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceTooOld', watchUntil: null });
  });
});

describe('an unknown outcome', () => {
  it('is applied, when the balance fell by exactly that', async () => {
    const { stage, service } = open();
    service.lose(true);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: serial, reason: 'balanceApplied' });
    expect(service.posted).toEqual([serial]);
  });

  it('is a person’s affair where it stands as it was over the quarantine', async () => {
    const { stage, service } = open();
    service.lose(false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(150_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(2 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'absentManual' });
    expect(stage.queries.every((query) => query.serial === serial)).toBe(true);
  });

  it('ends with its revocation where it stands as it was, unwatched', async () => {
    const { stage, service } = open();
    service.lose(false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(5_000);
    const undo = stage.undo('u', serial);
    expect(undo).toMatchObject({ state: 'blocked', payload: { byHand: true } });
    await stage.run(5 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.get(undo.serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
  });

  it('is a person’s affair at once where it moved by something else, and is asked for no more', async () => {
    const { stage, service } = open();
    service.lose(true);
    const { serial } = stage.charge('i', 'C1', 5_000);
    service.move('C1', 1);
    await stage.run(10);
    service.move('C1', 1);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceMovedOtherwise' });
    const asked = stage.queries.length;
    service.move('C1', -1);
    await stage.run(120 * minute);
    expect(stage.queries).toHaveLength(asked);
  });

  it('is a person’s affair where the first look comes too late', async () => {
    const { stage, service } = open();
    service.lose(true);
    const find = stage.platform.find;
    stage.platform.find = async () => ({
      kind: 'failed',
      reason: 'unsentConnection',
      reachable: false,
      evidence: null,
    });
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(6 * minute);
    expect(stage.get(serial).state).toBe('unknown');
    stage.platform.find = find;
    await stage.run(2 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceTooOld' });
  });

  it('is a person’s affair beside another one of the card', async () => {
    const { stage, service } = open();
    service.lose(true);
    const first = stage.charge('i', 'C1', 5_000);
    await stage.run(10);
    service.move('C1', 1);
    await stage.run(10_000);
    expect(stage.get(first.serial).state).toBe('manual');
    const second = stage.charge('j', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(second.serial)).toMatchObject({ state: 'manual', reason: 'balanceShared' });
  });

  it('is a person’s affair after a quarantine where nobody tells the balance', async () => {
    const { stage, service } = open();
    service.lose(true);
    stage.platform.find = async () => ({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(2 * minute);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(3 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
  });

  it('is refused where it was refused in words and the balance stands', async () => {
    const { stage, service } = open();
    service.post = () => refusedWith('no such dish', false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'rejected', reason: 'refusalConfirmed', watchUntil: null });
  });

  it('that was told to be refused and was charged is credited by hand', async () => {
    const { stage, service } = open();
    service.post = (sending) => {
      service.charge(sending);
      return refusedWith('no such dish', false);
    };
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', reason: 'ghostFound' });
    expect(stage.store.byIntent(`ghost:${serial}`)).toMatchObject({
      state: 'manual',
      reason: 'creditByHand',
      payload: { byHand: true },
    });
  });

  it('cannot be told by an answer that is neither', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const { balances, known } = core;
    const { clock, random, store } = stage.ports;
    const operation = putOperation(stage, 'i', 'C1');
    const answers: LogOutcome[] = [{ kind: 'rows', rows: [], evidence: null }, answer(1)];
    const find = async () => answers.shift() ?? answer(2);
    const parts = { store, random, clock, balances, known, rules: standardRules, find };
    const broken = { kind: 'failed', reason: 'logIncomplete', reachable: true, evidence: 'read' };
    expect(await askAbout(operation, parts)).toEqual(broken);
    answers.push({ kind: 'rows', rows: [], evidence: null }, { kind: 'rows', rows: [], evidence: null });
    expect(await askAbout(operation, parts)).toEqual(broken);
    const own = putOperation(stage, 'k', 'C2', { state: 'applied' });
    const certain = { ...createKnownSerials(store, clock, core.lags, () => 0), pick: () => own };
    answers.push({ kind: 'rows', rows: [], evidence: null }, { kind: 'rows', rows: [], evidence: null });
    expect(await askAbout(operation, { ...parts, known: certain })).toEqual(broken);
  });
});

describe('where the same payment may be sent again', () => {
  const again = { settings: { contract: () => samePayment } };

  it('is sent again after the quarantine, and its acceptance proves it', async () => {
    const { stage, service } = open(again);
    service.lose(false);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(minute);
    service.post = () => acceptedWith(serial);
    await stage.run(4 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2 });
  });

  it('is sent again where the balance proves nothing', async () => {
    const { stage, service } = open(again);
    service.post = (sending) => {
      service.charge(sending);
      service.move('C1', 7);
      return lost;
    };
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(minute);
    expect(stage.get(serial).state).toBe('unknown');
    service.move('C1', -7);
    service.post = () => acceptedWith(serial);
    await stage.run(4 * minute);
    expect(stage.reasons(serial)).toContain('balanceRepeat');
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2, reason: 'answered' });
  });

  it('never while it is to be undone, was refused, or may not wait', async () => {
    const { stage, service } = open(again);
    service.post = (sending) => {
      service.charge(sending);
      service.move('C1', 7);
      return lost;
    };
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(5_000);
    const undo = stage.undo('u', serial);
    await stage.run(5 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'balanceMovedOtherwise', attempt: 1 });
    expect(stage.get(undo.serial).state).toBe('blocked');
    service.post = (sending) => {
      service.move(sending.operation.cardNo, 7);
      return refusedWith('no', false);
    };
    const refused = stage.charge('j', 'C2', 5_000);
    await stage.run(5 * minute);
    expect(stage.get(refused.serial)).toMatchObject({ state: 'manual', attempt: 1 });
  });
});

describe('a credit by hand', () => {
  it('is never sent, and is a person’s affair at once', async () => {
    const { stage, service } = open();
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(100);
    const undo = stage.undo('u', sale.serial);
    expect(undo).toMatchObject({ state: 'manual', reason: 'creditByHand', attempt: 0 });
    expect(undo.payload).toMatchObject({ target: sale.serial, byHand: true });
    const asked = stage.queries.length;
    await stage.run(60 * minute);
    expect(stage.get(undo.serial).state).toBe('manual');
    expect(stage.get(sale.serial).state).toBe('applied');
    expect(service.posted).toEqual([sale.serial]);
    expect(stage.queries).toHaveLength(asked);
  });

  it('of what never left ends both without a person', () => {
    const { stage } = open({ unstarted: true });
    const sale = stage.charge('i', 'C1', 5_000);
    const undo = stage.undo('u', sale.serial);
    expect(undo).toMatchObject({ state: 'cancelled' });
    expect(stage.get(sale.serial)).toMatchObject({ state: 'cancelled', reason: 'withdrawn' });
  });

  it('undoes its target when somebody says so, with the reference of the credit', async () => {
    const { stage } = open();
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(100);
    const undo = stage.undo('u', sale.serial);
    const without = await decide(stage, decision(undo.serial));
    expect(without).toMatchObject({ ok: false, failure: { code: 'voucherMissing' } });
    const wrong = await decide(stage, decision(undo.serial, { voucher: sale.serial }));
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'voucherOfAnother' } });
    const reverted = await decide(stage, decision(undo.serial, { outcome: 'reverted', voucher: 'M77' }));
    expect(reverted).toMatchObject({ ok: false, failure: { code: 'badArguments' } });
    await decide(stage, decision(undo.serial, { voucher: ' M77 ' }));
    expect(stage.get(undo.serial)).toMatchObject({ state: 'applied', voucher: 'M77', reason: 'decidedApplied' });
    expect(stage.get(sale.serial)).toMatchObject({ state: 'reverted', voucher: sale.serial });
  });

  it('was not given: the sale stands, and may be revoked anew, never twice at once', async () => {
    const { stage } = open();
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(100);
    const undo = stage.undo('u', sale.serial);
    const twice = stage.queue.revoke(stage.revocation('u2', { kind: 'operation', serial: sale.serial }));
    expect(twice).toMatchObject({ ok: false, failure: { code: 'revocationOpen' } });
    await decide(stage, decision(undo.serial, { outcome: 'notApplied' }));
    expect(stage.get(undo.serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.get(sale.serial).state).toBe('applied');
    expect(stage.undo('u3', sale.serial).state).toBe('manual');
  });

  it('of a paper from elsewhere is a person’s affair too', async () => {
    const { stage } = open();
    const target = { kind: 'voucher', voucher: 'P1', cardNo: 'C1', amount: fen(500) } as const;
    const accepted = stage.queue.revoke(stage.revocation('u', target));
    expect(accepted).toMatchObject({ ok: true, value: { state: 'manual', reason: 'creditByHand', parent: null } });
    const again = stage.queue.revoke(stage.revocation('u2', target));
    expect(again).toMatchObject({ ok: false, failure: { code: 'revocationOpen' } });
  });

  it('waits for a sale whose outcome is not known, and follows what a person says of it', async () => {
    const { stage, service } = open();
    service.lose(true);
    const sale = stage.charge('i', 'C1', 5_000);
    await stage.run(10);
    service.move('C1', 3);
    await stage.run(10_000);
    expect(stage.get(sale.serial).state).toBe('manual');
    const undo = stage.undo('u', sale.serial);
    expect(undo.state).toBe('blocked');
    await decide(stage, decision(sale.serial));
    expect(stage.get(sale.serial)).toMatchObject({ state: 'applied', voucher: sale.serial });
    expect(stage.get(undo.serial)).toMatchObject({ state: 'manual', reason: 'creditByHand' });
  });
});

describe('what is a person’s affair, or closed', () => {
  it('is decided without a question', async () => {
    const { stage, service } = open();
    service.lose(true);
    const { serial } = stage.charge('i', 'C1', 5_000);
    await stage.run(10);
    service.move('C1', 3);
    await stage.run(10_000);
    const asked = stage.queries.length;
    await decide(stage, decision(serial, { outcome: 'notApplied' }));
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.queries).toHaveLength(asked);
  });

  it('is not asked for by balance, whoever asks', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const closed = putOperation(stage, 'i', 'C1', { state: 'applied' });
    expect(await ask(core, closed)).toEqual({
      kind: 'answered',
      finding: { kind: 'untrusted', why: 'neverInLog' },
      voucher: closed.serial,
      evidence: null,
    });
    expect(stage.queries).toEqual([]);
  });

  it('is not watched, nor knocked with', () => {
    const { stage } = open({ unstarted: true });
    putOperation(stage, 'i', 'C1', { state: 'manual' });
    putOperation(stage, 'j', 'C2', { state: 'cancelled', watchUntil: Number.MAX_SAFE_INTEGER });
    const core = createTestCore(stage);
    const busy = { cards: new Set<string>(), knocking: false };
    expect(take(core, busy, 1_000_000)).toBeNull();
    core.gate.open();
    expect(take(core, busy, 1_000_000)).toBeNull();
  });
});

describe('one attempt alone', () => {
  it('opens the line by a balance too', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const operation = putOperation(stage, 'i', 'C1');
    expect(core.gate.isOpen()).toBe(false);
    await ask(core, operation);
    expect(core.gate.isOpen()).toBe(true);
  });

  it('remembers what it saw', async () => {
    const { stage, service } = open({ unstarted: true });
    service.lose(false);
    const core = createTestCore(stage);
    const { serial } = stage.store.insert(stage.draft('i', 'C1', 100), 'pending', 'accepted');
    await attempt(core, stage.get(serial));
    expect(core.balances.of(serial)).toMatchObject({ balance: 1_000_000, quantity: 10_000, isWhole: true });
    const reading = await ask(core, stage.get(serial));
    expect(reading).toMatchObject({ finding: { kind: 'absent' }, voucher: serial });
    service.move('C1', 5);
    expect(await ask(core, stage.get(serial))).toMatchObject({
      finding: { kind: 'untrusted', why: 'balanceMovedOtherwise' },
      evidence: { before: { balance: 1_000_000 }, now: [{ account: '00', balance: 1_000_005 }], details: 'read' },
    });
    expect(core.balances.of(serial)?.spoiltBy).toBe('balanceMovedOtherwise');
  });
});
