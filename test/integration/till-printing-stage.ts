// A real till with a printer on a real socket: what it prints, and how its printing stands.

import { expect, onTestFinished, vi } from 'vitest';
import { defaultPrinting, type Printing } from '../../shared/preferences/printing.ts';
import type { PrintingView, PrintJobView } from '../../shared/printing.ts';
import { paperText } from '../support/escpos-paper.ts';
import { manager } from '../support/practice-approvals.ts';
import { openTcpPrinter, type PrinterMood, type TcpPrinter } from '../support/tcp-printer.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, serve } from './till-serving.ts';

export const patience = { timeout: 20_000, interval: 20 };

type PrinterBench = { readonly bench: Bench; readonly printer: TcpPrinter };

/** A till in real time with a network printer of 58 mm. */
export async function withPrinter(
  mood: Partial<PrinterMood> = {},
  more: Partial<Printing> = {},
): Promise<PrinterBench> {
  const printer = await openTcpPrinter(mood);
  onTestFinished(() => printer.close());
  const bench = await openBench({ speed: 1 });
  onTestFinished(() => endInOrder(bench));
  await serve(bench, zhang);
  await setTo(bench, { printer: 'network', host: '127.0.0.1', port: printer.port, paper: 58, ...more });
  return { bench, printer };
}

export async function setTo(bench: Bench, more: Partial<Printing>): Promise<void> {
  await bench.good('changePreference', {
    section: 'printing',
    value: { ...defaultPrinting, ...more },
    approval: manager,
  });
}

export async function sell(bench: Bench, card = zhang, more: Parameters<typeof bill>[2] = {}) {
  const { selectedCardId } = await serve(bench, card);
  return bench.good('checkout', bill(selectedCardId, 2_000, more));
}

export const jobs = async (bench: Bench): Promise<readonly PrintJobView[]> =>
  (await bench.good('listPrintJobs', null)).jobs;

export function standing(bench: Bench, fits: (view: PrintingView) => boolean): Promise<void> {
  return vi.waitFor(async () => {
    const view = await bench.good('getPrinting', null);
    if (!fits(view)) {
      throw new Error(`printing stands at ${JSON.stringify(view)}`);
    }
  }, patience);
}

export const printed = (bench: Bench, count: number) =>
  vi.waitFor(async () => {
    const all = await jobs(bench);
    expect(all.filter(({ state }) => state === 'printed')).toHaveLength(count);
  }, patience);

export const texts = (printer: TcpPrinter) => printer.papers(32).map(paperText);
