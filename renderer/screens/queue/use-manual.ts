// The pages of what a person must decide.
import { useCallback } from 'react';
import type { OperationView } from '../../../shared/operation.ts';
import { success } from '../../../shared/result.ts';
import { useBridge } from '../../store/till-context.tsx';
import { type PageOf, type Pages, type ReadPage, usePages } from './use-pages.ts';

export function useManual(): Pages<OperationView, PageOf<OperationView>> {
  const bridge = useBridge();
  const read = useCallback<ReadPage<OperationView, PageOf<OperationView>>>(
    async (before, size) => {
      const answer = await bridge.listManual({ before, size });
      return answer.ok ? success({ rows: answer.value.operations, nextBefore: answer.value.nextBefore }) : answer;
    },
    [bridge],
  );
  return usePages(read);
}
