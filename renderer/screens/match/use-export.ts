// Writing the match into a file: the person says where, and hears what was written or why not.
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

export type Written = { readonly fileName: string; readonly rows: number };
type Format = 'csv' | 'xlsx';

export type MatchExporting = {
  readonly busy: Format | null;
  readonly written: Written | null;
  readonly problem: Failure | null;
  readonly save: (format: Format) => void;
};

/** `day` null: there is nothing to write yet. */
export function useExport(day: string | null): MatchExporting {
  const bridge = useBridge();
  const [busy, setBusy] = useState<Format | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  /** One dialog at a time, however often the key is pressed. */
  const open = useRef(false);

  async function save(format: Format): Promise<void> {
    if (day === null || open.current) {
      return;
    }
    open.current = true;
    setBusy(format);
    setWritten(null);
    setProblem(null);
    const answer = await ask(bridge.exportMatch({ day, format }));
    open.current = false;
    setBusy(null);
    if (!answer.ok) {
      setProblem(answer.failure);
    } else if (answer.value.fileName !== null) {
      setWritten({ fileName: answer.value.fileName, rows: answer.value.rows });
    }
  }

  return { busy, written, problem, save: (format) => void save(format) };
}
