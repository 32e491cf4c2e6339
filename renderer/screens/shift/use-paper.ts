// Printing and saving a report: one at a time, and what became of it.
import { useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';

type Ways = {
  readonly print: () => Promise<Result<unknown>>;
  readonly save: (format: 'csv' | 'xlsx') => Promise<Result<{ readonly fileName: string | null }>>;
};

/** `written`: the name of the file that was saved last. */
export function usePaper({ print, save }: Ways) {
  const [problem, setProblem] = useState<Failure | null>(null);
  const [printed, setPrinted] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function one<Value>(work: () => Promise<Result<Value>>, then: (value: Value) => void): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    setPrinted(false);
    setWritten(null);
    const answer = await ask(work());
    setBusy(false);
    if (answer.ok) {
      then(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  return {
    problem,
    printed,
    written,
    print: () => void one(print, () => setPrinted(true)),
    save: (format: 'csv' | 'xlsx') =>
      void one(
        () => save(format),
        ({ fileName }) => setWritten(fileName),
      ),
  };
}
