// The bills' desk in virtual time: when UniPOS is asked, for how long, and what the screen is told of it.
import { describe, expect, it } from 'vitest';
import type { BackendFailure } from '../../main/backends/backend-failure.ts';
import { createUniposBills } from '../../main/till/unipos/bills.ts';
import type { Result } from '../../shared/result.ts';
import type { UniposBill } from '../../shared/unipos.ts';
import type { BillsView } from '../../shared/unipos-bills.ts';
import { createStage } from '../support/queue-stage.ts';
import { uniposBill } from '../support/unipos-bill.ts';

const today = '2025-10-09';
const away: Result<never, BackendFailure> = { ok: false, failure: { code: 'serverUnreachable', reachable: false } };

function createDesk() {
  const stage = createStage({ unstarted: true });
  const told: BillsView[] = [];
  const complaints: string[] = [];
  let answer: Result<readonly UniposBill[], BackendFailure> = { ok: true, value: [uniposBill()] };
  let hold: Promise<void> | null = null;
  let calls = 0;
  const desk = createUniposBills({
    clock: stage.time.clock,
    timers: stage.time.timers,
    journal: stage.journal,
    profile: { unipos: { shopNo: '1001', cardPayModes: ['10'], refreshSeconds: 30 } },
    unipos: {
      async listBills() {
        calls += 1;
        await hold;
        return answer;
      },
    },
    emit: (_name: string, view: BillsView) => told.push(view),
    complain: (message: string) => complaints.push(message),
    withCashier: (work: (operator: string) => unknown) => work('anna'),
  } as unknown as Parameters<typeof createUniposBills>[0]);
  return {
    stage,
    desk,
    told,
    complaints,
    calls: () => calls,
    say(next: typeof answer) {
      answer = next;
    },
    /** Answers wait until the returned function is called. */
    holdAnswers(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      hold = promise;
      return resolve;
    },
    async look(refresh: boolean, day: string | null = null): Promise<BillsView> {
      const view = await desk.handlers.getBills({ day, refresh });
      if (!view.ok) {
        throw new Error(view.failure.code);
      }
      return view.value;
    },
  };
}

const two: Result<readonly UniposBill[], BackendFailure> = {
  ok: true,
  value: [uniposBill(), uniposBill({ billNo: 'B2' })],
};

describe('a screen that looks at the bills', () => {
  it('sees at once what is kept, and hears of what came since; asked anew it waits for the reading', async () => {
    const { calls, look, stage, told } = createDesk();
    expect(await look(false)).toMatchObject({ day: today, bills: [], readAt: null, failure: null });
    await stage.run(1);
    expect(told.map(({ bills }) => bills.length)).toEqual([1]);
    expect(calls()).toBe(1);
    // A fresh reading is not repeated.
    expect((await look(false)).bills).toHaveLength(1);
    await stage.run(1);
    expect(calls()).toBe(1);
    expect((await look(true)).bills).toHaveLength(1);
    expect(calls()).toBe(2);
  });

  it('is served for three minutes after it last asked, and nobody is asked for nobody', async () => {
    const { calls, look, stage } = createDesk();
    await look(true);
    await stage.run(100_000);
    expect(calls()).toBe(4);
    await look(false);
    await stage.run(100_000);
    expect(calls()).toBe(7);
    await stage.run(3_600_000);
    const idle = calls();
    expect(idle).toBeLessThanOrEqual(10);
    await stage.run(3_600_000);
    expect(calls()).toBe(idle);
    await look(false);
    await stage.run(1);
    expect(calls()).toBe(idle + 1);
  });

  it('hears of what is new and of a failure that begins or ends, and of nothing else', async () => {
    const { look, say, stage, told } = createDesk();
    await look(true);
    await stage.run(60_000);
    expect(told).toEqual([]);
    say(two);
    await stage.run(60_000);
    expect(told.map(({ bills }) => bills.length)).toEqual([2]);
    say(away);
    await stage.run(60_000);
    expect(told.at(-1)).toMatchObject({ failure: { code: 'serverUnreachable' }, bills: [{}, {}] });
    expect(told.at(-1)?.failure).not.toHaveProperty('reachable');
    expect(told).toHaveLength(2);
    await look(false);
    say(two);
    await stage.run(60_000);
    expect(told).toHaveLength(3);
    expect(told.at(-1)?.failure).toBeNull();
  });

  it('shares a reading with others, and is told of the day that it looks at', async () => {
    const { calls, holdAnswers, look, stage, told } = createDesk();
    const release = holdAnswers();
    const both = Promise.all([look(true), look(true)]);
    release();
    await both;
    expect(calls()).toBe(1);
    await look(true, '2025-10-08');
    await stage.run(30_000);
    expect(told).toEqual([]);
    expect(calls()).toBe(3);
    expect((await look(false, '2025-10-08')).bills).toHaveLength(1);
  });

  it('hears of a payment of one of its bills', async () => {
    const { desk, look, stage, told } = createDesk();
    const pay = (billNo: string) => {
      const draft = stage.draft(`pays-${billNo}`, 'A', 5_600);
      const payload = { ...draft.payload, bill: { billNo, shopNo: '1001' } } as typeof draft.payload;
      desk.follow(stage.store.insert({ ...draft, payload }, 'pending', 'accepted'));
    };
    pay('unknown');
    await look(true);
    pay('another');
    expect(told).toEqual([]);
    pay(uniposBill().billNo);
    expect(told).toMatchObject([{ bills: [{ paid: { state: 'paying' } }] }]);
    desk.follow(stage.store.insert(stage.draft('plain', 'A', 100), 'pending', 'accepted'));
    expect(told).toHaveLength(1);
  });
});

describe('the end', () => {
  it('of a till brings nothing any more, whatever is on its way', async () => {
    const { calls, desk, holdAnswers, look, stage, told } = createDesk();
    const release = holdAnswers();
    expect((await look(false)).readAt).toBeNull();
    desk.stop();
    release();
    await stage.run(600_000);
    expect([told, calls()]).toEqual([[], 1]);
    expect(stage.journal.uniposBills.readAt('1001', today)).toBeNull();
  });

  it('of a disk is complained of, and the next reading comes all the same', async () => {
    const { calls, complaints, look, say, stage } = createDesk();
    await look(true);
    say(two);
    stage.close();
    await stage.run(70_000);
    expect(complaints).toEqual(['the bills of UniPOS could not be kept', 'the bills of UniPOS could not be kept']);
    expect(calls()).toBe(3);
  });
});
