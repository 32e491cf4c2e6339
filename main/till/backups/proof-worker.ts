// The worker of a backup's proof: reads the file it is given, walks its whole history, answers once. It never opens the till's own journal.
import { parentPort, workerData } from 'node:worker_threads';
import { isClosed } from '../../../shared/operation.ts';
import { readJournal } from '../../journal/read-journal.ts';
import { prove } from '../../journal/restore.ts';
import type { Operation } from '../../queue/operation.ts';
import type { ProofAnswer, ProofRequest } from './proof.ts';

function answer({ file, sqliteBinding, asked }: ProofRequest): ProofAnswer {
  const proven = prove(file, sqliteBinding);
  if (!proven.ok) {
    const { failure } = proven;
    const detail = 'parameters' in failure ? failure.parameters?.['detail'] : undefined;
    return { ok: false, missing: failure.code === 'storeMissing', problem: String(detail ?? failure.code) };
  }
  const opened = readJournal(file, sqliteBinding);
  if (!opened.ok) {
    return { ok: false, missing: true, problem: opened.failure.code };
  }
  const reader = opened.value;
  try {
    const { installId, operations } = reader.stats();
    let last: Operation | null = null;
    let open = 0;
    for (const operation of reader.operations()) {
      last = operation;
      if (!isClosed(operation.state)) {
        open += 1;
      }
    }
    const newest = last === null ? null : { serial: last.serial, bodyHash: last.bodyHash };
    const known = asked.filter((serial) => reader.find(serial) !== null);
    return { ok: true, events: proven.value, operations, installId, last: newest, open, known };
  } finally {
    reader.close();
  }
}

parentPort?.postMessage(answer(workerData as ProofRequest));
