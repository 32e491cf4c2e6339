// The training course: what ticks a step, and that nothing else does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operation } from '../../main/queue/operation.ts';
import type { TillHandlers } from '../../main/till/dependencies.ts';
import {
  afterFact,
  begun,
  courseView,
  noProgress,
  type Progress,
  type TrainingFact,
} from '../../main/till/training/course.ts';
import { factsOf } from '../../main/till/training/facts.ts';
import { createTraining } from '../../main/till/training/training.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { type TrainingStep, trainingTaskNames, trainingTasks } from '../../shared/training-tasks.ts';

const steps = [...new Set(trainingTaskNames.flatMap((task): readonly TrainingStep[] => trainingTasks[task]))];
const after = (progress: Progress, ...facts: readonly TrainingFact[]) =>
  facts.reduce((now, fact) => afterFact(now, fact, 1_000), progress);

test('a task is done by its own steps in order, and the course by all of its tasks', () => {
  let progress: Progress = noProgress;
  for (const task of trainingTaskNames) {
    expect(courseView('a', progress).finishedAt).toBeNull();
    progress = begun(progress, task);
    for (const [index, step] of trainingTasks[task].entries()) {
      expect(courseView('a', progress).tasks.find((view) => view.task === task)?.ticked).toBe(index);
      progress = after(progress, { step, serial: 'S-1' });
    }
    expect(courseView('a', progress)).toMatchObject({ active: null, justDone: task });
  }
  expect(courseView('a', progress).finishedAt).toBe(1_000);
});

test('whatever happens: without a task nothing is ticked, a tick is never taken back, and only the last step ends a task', () => {
  const task = fc.constantFrom(...trainingTaskNames);
  const facts = fc.array(fc.record({ step: fc.constantFrom(...steps), serial: fc.constantFrom('S-1', 'S-2') }));
  fc.assert(
    fc.property(task, facts, (chosen, happened) => {
      expect(after(noProgress, ...happened)).toEqual(noProgress);
      let progress = begun(noProgress, chosen);
      for (const fact of happened) {
        const next = after(progress, fact);
        const [was, is] = [progress, next].map(({ active }) => active?.ticked ?? Number.POSITIVE_INFINITY);
        expect(is).toBeGreaterThanOrEqual(was ?? 0);
        if (progress.active !== null && next.active === null) {
          expect(fact.step).toBe(trainingTasks[chosen].at(-1));
        }
        progress = next;
      }
    }),
  );
});

test('only the very sale that was recorded without the line can arrive', () => {
  const recorded = after(begun(noProgress, 'offlineSale'), { step: 'lineCut' }, { step: 'recorded', serial: 'S-1' });
  expect(after(recorded, { step: 'delivered', serial: 'S-0' })).toEqual(recorded);
  expect(after(recorded, { step: 'delivered', serial: 'S-1' }).done).toEqual({ offlineSale: 1_000 });
  expect(after(begun(noProgress, 'offlineSale'), { step: 'delivered', serial: 'S-1' }).done).toEqual({});
});

const sale = (state: Operation['state'], more: object = {}, acceptedOffline = false) => {
  const payload = { kind: 'consumption', storePay: 8_800, pointsPay: 0, coupons: [], otherPayments: [], ...more };
  return { kind: 'consumption', serial: 'S-1', state, acceptedOffline, payload } as unknown as Operation;
};
const stepsOf = (operation: Operation) => factsOf(operation).map(({ step }) => step);

test('an operation counts when its outcome is certain: unknown, refused and waiting ones do not', () => {
  for (const state of ['sending', 'unknown', 'rejected', 'cancelled', 'blocked', 'manual', 'reverted'] as const) {
    expect(stepsOf(sale(state))).toEqual([]);
  }
  expect(stepsOf(sale('applied'))).toEqual(['paid']);
  const coupons = [{ id: '1', name: '券', quantity: 1, value: 2_000 }];
  expect(stepsOf(sale('applied', { coupons }))).toEqual(['paid', 'mixed']);
  expect(stepsOf(sale('applied', { coupons, storePay: 0 }))).toEqual(['paid']);
  expect(stepsOf(sale('pending', {}, true))).toEqual(['recorded']);
  expect(stepsOf(sale('pending'))).toEqual([]);
  expect(stepsOf(sale('applied', {}, true))).toEqual(['paid', 'delivered']);
  const revocation = (state: Operation['state']) =>
    ({ ...sale(state), kind: 'revocation', payload: { kind: 'revocation' } }) as unknown as Operation;
  expect([stepsOf(revocation('applied')), stepsOf(revocation('unknown'))]).toEqual([['revoked'], []]);
});

test.each(trainingTaskNames)('%s: every step has its words', (task) => {
  const texts: Readonly<Record<string, unknown>> = zhCN.training.tasks[task].steps;
  expect(Object.keys(texts)).toEqual([...trainingTasks[task]]);
});

test('a real store has no course: its channels refuse, nothing is followed and nothing written', async () => {
  const untouchable = new Proxy({}, { get: () => expect.unreachable('a real store was touched') });
  const { handlers, follow, watching } = createTraining({
    practice: null,
    journal: untouchable as Parameters<typeof createTraining>[0]['journal'],
    session: untouchable as Parameters<typeof createTraining>[0]['session'],
    clock: { wall: () => 0, monotonic: () => 0 },
    complain: () => expect.unreachable(),
    emit: () => expect.unreachable(),
  });
  for (const answer of [
    handlers.getTraining(null),
    handlers.beginTraining({ task: 'sms' }),
    handlers.restartTraining(null),
  ]) {
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'badArguments' } });
  }
  follow(sale('applied'));
  const own = {} as TillHandlers;
  expect(watching(own)).toBe(own);
});
