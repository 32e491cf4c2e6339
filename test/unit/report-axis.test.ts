// The numbers at a chart's axis say what they stand for: a tick between two yuan is not rounded to one of them.
import { expect, test } from 'vitest';
import { axisCount, axisMoney } from '../../renderer/screens/reports/report-names.ts';

test('money', () => {
  expect([0, 150, 300, 1_234_500].map(axisMoney)).toEqual(['0', '1.5', '3', '12,345']);
});

test('counts: what lies between two of them has no text', () => {
  expect([0, 1.5, 3].map(axisCount)).toEqual(['0', '', '3']);
});
