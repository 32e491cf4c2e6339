// The print queue at the end of a day: what is being printed may be finished, and nothing more is begun.
import { expect, test } from 'vitest';
import type { PrintOutcome } from '../../main/devices/printing/print-bytes.ts';
import type { Printer } from '../../main/devices/printing/printer.ts';
import type { PrintJob, PrintJobShelf } from '../../main/journal/print-job-types.ts';
import { createPrintWorker } from '../../main/till/printing/print-worker.ts';
import { systemTimers } from '../../main/till/system-ports.ts';
import { defaultPrinting } from '../../shared/preferences/printing.ts';
import type { PrintState } from '../../shared/printing.ts';

const jobOf = (job: number): PrintJob => ({
  job,
  kind: 'test',
  serial: null,
  copy: 0,
  document: JSON.stringify({ kind: 'test', language: 'zh-CN', parts: [] }),
  state: 'waiting',
  problem: null,
  attempts: 0,
  operator: '1001',
  createdAt: 0,
  updatedAt: 0,
});

test('a till that ends lets the receipt that is being printed end, and begins no other', async () => {
  const states = new Map<number, PrintState>([
    [1, 'waiting'],
    [2, 'waiting'],
  ]);
  const jobs: Pick<PrintJobShelf, 'next' | 'move'> = {
    next: () => [...states].flatMap(([job, state]) => (state === 'waiting' ? [jobOf(job)] : [])).at(0) ?? null,
    move: (job, _from, to) => states.set(job, to).has(job),
  };
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: outcome, resolve: finish } = Promise.withResolvers<PrintOutcome>();
  const printer: Printer = {
    print(_sheets, { onBegin }) {
      onBegin();
      begin();
      return outcome;
    },
    openDrawer: null,
  };
  const worker = createPrintWorker({
    jobs,
    timers: systemTimers,
    settings: () => defaultPrinting,
    printer: () => printer,
    changed: () => undefined,
    complain: (_message, error) => {
      throw error;
    },
  });
  worker.wake();
  await begun;
  const ended = worker.stop();
  finish({ kind: 'printed' });
  await ended;
  expect([...states.values()]).toEqual(['printed', 'waiting']);
});
