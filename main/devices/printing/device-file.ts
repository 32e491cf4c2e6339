// A printer on a device file: USB (/dev/usb/lp0), a serial line (/dev/ttyUSB0, COM3). Never waits inside the operating system: a printer
// without paper would hold one of the few threads that all of the till's disk work shares.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PrintProblem } from '../../../shared/printing.ts';
import { success } from '../../../shared/result.ts';
import type { OpenLine, PrinterLine, Timers } from './line.ts';

/** `baud` 0: the line's speed stays as it is (USB has none). */
export type DeviceOptions = { readonly path: string; readonly baud: number; readonly timers: Timers };

/** Ms. */
const pause = 40;
/** How long the printer may take nothing at all. Ms. */
const sendPatience = 60_000;
const setUpPatience = 3_000;
const run = promisify(execFile);

/** The line to a device file; nothing is opened before `open`. */
export function deviceLine({ path, baud, timers }: DeviceOptions): PrinterLine {
  return {
    async open() {
      try {
        if (baud > 0) {
          await setSpeed(path, baud);
        }
        const { file, reads } = await openDevice(path);
        const isDevice = (await file.stat()).isCharacterDevice();
        return success(openLine(file, reads && isDevice && constants.O_NONBLOCK !== undefined, timers));
      } catch (error) {
        return { ok: false, failure: problemOf(error) };
      }
    },
  };
}

/** For reading too where that is allowed: then the printer can say how it is. */
async function openDevice(path: string): Promise<{ readonly file: FileHandle; readonly reads: boolean }> {
  if (process.platform === 'win32') {
    return { file: await open(`\\\\.\\${path}`, 'r+'), reads: true };
  }
  const quick = constants.O_NONBLOCK | constants.O_NOCTTY;
  try {
    return { file: await open(path, constants.O_RDWR | quick), reads: true };
  } catch (error) {
    if (codeOf(error) === 'EACCES') {
      return { file: await open(path, constants.O_WRONLY | quick), reads: false };
    }
    throw error;
  }
}

async function setSpeed(path: string, baud: number): Promise<void> {
  const [command, ...words] =
    process.platform === 'win32'
      ? ['mode', `${path}:`, `BAUD=${baud}`, 'PARITY=N', 'DATA=8', 'STOP=1']
      : ['stty', process.platform === 'darwin' ? '-f' : '-F', path, String(baud), 'raw', '-echo'];
  await run(command ?? '', words, { timeout: setUpPatience });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function problemOf(error: unknown): PrintProblem {
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM' ? 'notAllowed' : 'unreachable';
}

function openLine(file: FileHandle, canHear: boolean, timers: Timers): OpenLine {
  let broken = false;
  let closed: Promise<boolean> | null = null;
  let heard: number[] = [];
  const rest = () => new Promise<void>((resolve) => void timers.schedule(pause, resolve));

  /** Bytes that moved; 0 where the device is not ready, null where it is gone. */
  async function moved(work: Promise<number>): Promise<number | null> {
    try {
      return await work;
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') {
        return 0;
      }
      broken = true;
      return null;
    }
  }

  return {
    async send(bytes) {
      let sent = 0;
      for (let waited = 0; sent < bytes.length; ) {
        const count = await moved(
          file.write(bytes, sent, bytes.length - sent).then(({ bytesWritten }) => bytesWritten),
        );
        if (count === null || waited >= sendPatience) {
          broken = true;
          return false;
        }
        sent += count;
        waited = count > 0 ? 0 : waited + pause;
        if (count === 0) {
          await rest();
        }
      }
      return true;
    },
    async hear(fits, patience) {
      const buffer = new Uint8Array(64);
      for (let waited = 0; canHear && !broken; waited += pause) {
        const at = heard.findIndex(fits);
        const found = heard[at];
        heard = at === -1 ? [] : heard.slice(at + 1);
        if (found !== undefined || waited >= patience) {
          return found ?? null;
        }
        const count = await moved(file.read(buffer, 0, buffer.length, null).then(({ bytesRead }) => bytesRead));
        heard.push(...buffer.subarray(0, count ?? 0));
        if (count === 0) {
          await rest();
        }
      }
      return null;
    },
    isBroken: () => broken,
    close() {
      closed ??= file.close().then(
        () => !broken,
        () => false,
      );
      return closed;
    },
  };
}
