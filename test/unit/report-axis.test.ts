// The numbers at a chart's axis: whole yuan.
import { expect, test } from 'vitest';
import { axisMoney } from '../../renderer/screens/reports/report-names.ts';

test('money', () => {
  expect([0, 300, 1_234_500].map(axisMoney)).toEqual(['0', '3', '12,345']);
});
