// The till's own report of the chosen days; asked again by itself while the history is still being added up.
import { useCallback, useEffect } from 'react';
import type { SalesReport } from '../../../shared/reports.ts';
import { useBridge } from '../../store/till-context.tsx';
import type { Span } from './period.ts';
import { type Report, useReport } from './use-report.ts';

/** While `counting` is not null the figures are not whole yet: percent that are counted. */
export type OwnReport = Report<SalesReport> & { readonly counting: number | null };

export function useSalesReport({ from, to }: Span): OwnReport {
  const bridge = useBridge();
  const read = useCallback(() => bridge.getSalesReport({ from, to }), [bridge, from, to]);
  const report = useReport(read);
  const { value, problem, again } = report;
  const counting =
    value === null || value.counted.done >= value.counted.of
      ? null
      : Math.floor((100 * value.counted.done) / value.counted.of);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer asks the next time, nothing else.
  useEffect(() => {
    if (counting !== null && problem === null) {
      again();
    }
  }, [value]);

  return { ...report, counting };
}
