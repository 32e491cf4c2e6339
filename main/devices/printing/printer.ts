// The printer that the till is set to, and its drawer; null where there is none.
import type { Printing } from '../../../shared/preferences/printing.ts';
import type { PrintProblem, ReceiptSheet } from '../../../shared/printing.ts';
import { assertNever, type Result } from '../../../shared/result.ts';
import { deviceLine } from './device-file.ts';
import { drawerPulse, encodeSheet } from './escpos.ts';
import type { PrinterLine, Timers } from './line.ts';
import { type PrintHooks, type PrintOutcome, printBytes, type Speech, sendPulse } from './print-bytes.ts';
import { tcpLine } from './tcp.ts';

/** The printers that the operating system knows, behind a window that nobody sees. */
export type SystemPrinter = {
  names(): Promise<readonly string[]>;
  /** True where the operating system took the sheet. */
  print(name: string, sheet: ReceiptSheet): Promise<boolean>;
};

export type Printer = {
  /** Sheet after sheet, as one. Rejects only as `onBegin` throws. */
  print(sheets: readonly ReceiptSheet[], hooks: PrintHooks): Promise<PrintOutcome>;
  /** Null where no drawer hangs at it. */
  readonly openDrawer: (() => Promise<Result<null, PrintProblem>>) | null;
};

/** `speech`: what is known of the printer of these settings; a new one where they change. */
export type PrinterParts = {
  readonly timers: Timers;
  readonly system: SystemPrinter | null;
  readonly speech: Speech;
};

/** The printer of these settings; nothing is opened before it is used. */
export function printerOf(settings: Printing, { timers, system, speech }: PrinterParts): Printer | null {
  switch (settings.printer) {
    case 'none':
      return null;
    case 'network':
      return settings.host === ''
        ? null
        : linePrinter(tcpLine({ host: settings.host, port: settings.port, timers }), settings, speech);
    case 'device':
      return settings.device === ''
        ? null
        : linePrinter(deviceLine({ path: settings.device, baud: settings.baud, timers }), settings, speech);
    case 'system':
      return settings.systemName === '' || system === null ? null : systemPrinter(settings.systemName, system);
    default:
      return assertNever(settings.printer);
  }
}

function linePrinter(line: PrinterLine, { cut, drawer }: Printing, speech: Speech): Printer {
  return {
    print: (sheets, hooks) =>
      printBytes(line, Buffer.concat(sheets.map((sheet) => encodeSheet(sheet, cut))), hooks, speech),
    openDrawer: drawer === 'none' ? null : () => sendPulse(line, drawerPulse(drawer)),
  };
}

/** What the operating system does with it afterwards, its own queue shows. */
function systemPrinter(name: string, system: SystemPrinter): Printer {
  return {
    async print(sheets, { onBegin }) {
      if (!(await system.names()).includes(name)) {
        return { kind: 'held', problem: 'unreachable' };
      }
      onBegin();
      for (const sheet of sheets) {
        if (!(await system.print(name, sheet))) {
          return { kind: 'doubtful', problem: 'fault' };
        }
      }
      return { kind: 'printed' };
    },
    openDrawer: null,
  };
}
