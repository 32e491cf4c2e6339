// Two hundred scans, one right after the other, while the till sends what waited: each is looked up exactly once, none leaks, and
// every sale is in the platform's books. (`npm run bench -- --only scans` plays ten thousand, and measures.)
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveSales, storm } from '../support/scan-storm.ts';
import { cashier, openStage, type Stage, type Till } from '../support/stage.ts';

const sales = 60;
let stage: Stage;
let till: Till;

beforeAll(async () => {
  stage = await openStage();
  leaveSales(stage, sales);
  // Slow enough that sales are under way from the first scan to the last.
  stage.server.faults.set({ kind: 'latency', interfaceId: 'checkout', ms: 1_500 });
  till = await stage.start();
  await till.signIn(cashier.userName, cashier.password);
  await till.whenSignedIn();
});

afterAll(() => stage?.close());

test('none is lost, merged or leaked', async () => {
  const { wrong, leaks, waiting } = await storm(stage, till, 200);
  expect({ wrong, leaks }).toEqual({ wrong: [], leaks: [] });
  expect(waiting.last).toBeLessThan(waiting.first);
  stage.server.faults.clear();
  await till.whenWaiting(0, 60_000);
  await till.app.close();
  const { differences, journalProblem } = stage.compare();
  expect({ differences, journalProblem }).toEqual({ differences: [], journalProblem: null });
});
