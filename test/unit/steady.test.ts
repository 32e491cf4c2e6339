// The second try of the test runner: what fails twice has failed, and nothing is counted that was not played.
import { expect, test } from 'vitest';
import { judge } from '../runner/steady.ts';

const first = {
  passed: 170,
  failed: 1,
  skipped: 0,
  details: 'how it failed',
  failedFiles: ['/a/orders.test.ts'],
  passedThere: 4,
  skippedThere: 0,
};
const clean = { failed: 0, skipped: 0, details: '', failedFiles: [], passedThere: 0, skippedThere: 0 };

test('passed the second time: all are counted, and how it failed is told', () => {
  const outcome = judge(first, { ...clean, passed: 5 });
  expect(outcome).toMatchObject({ passed: 171, failed: 0 });
  expect(outcome.note).toContain('orders.test.ts');
  expect(outcome.note).toContain('how it failed');
});

test('failed again: failed, with both stories', () => {
  const outcome = judge(first, { ...first, passed: 4, details: 'how it failed again' });
  expect(outcome).toMatchObject({ passed: 170, failed: 1 });
  expect(outcome.details).toContain('how it failed again');
});

test('a second try that played nothing proves nothing', () => {
  const outcome = judge(first, { ...clean, passed: 0 });
  expect(outcome.failed).toBe(1);
});
