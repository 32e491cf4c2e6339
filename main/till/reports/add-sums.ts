// Two rows of sums together. Pure.
import { type ReportSums, reportMeasures } from '../../../shared/report-measures.ts';

/** Measure by measure; whatever else the rows hold is left out. */
export function addSums(one: ReportSums, other: ReportSums): ReportSums {
  const both = { ...one } as Record<keyof ReportSums, number>;
  for (const measure of reportMeasures) {
    both[measure] = one[measure] + other[measure];
  }
  return both;
}
