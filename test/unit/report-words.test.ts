// The words of the reports that are made of the platform's: numbers at an axis are whole yuan, age bands are told in the till's language.
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { ageName, axisMoney } from '../../renderer/screens/reports/report-names.ts';

test('money', () => {
  expect([0, 300, 1_234_500].map(axisMoney)).toEqual(['0', '3', '12,345']);
});

test('an age band in the words of the till; words of the platform that are no band stay', () => {
  const t = ((key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`) as unknown as TFunction;
  expect(ageName(t, '14~18岁')).toBe('reports.ageBand {"from":"14","to":"18"}');
  expect(ageName(t, '61 - 80 岁')).toBe('reports.ageBand {"from":"61","to":"80"}');
  expect(ageName(t, '其他')).toBe('reports.ageOther {}');
  expect(ageName(t, '80岁以上')).toBe('80岁以上');
});
