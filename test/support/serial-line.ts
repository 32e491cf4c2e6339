// A serial line without a wire: a pseudo terminal whose other end the test holds. To the till it is a scanner's port.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { lstatSync } from 'node:fs';
import { ensureScannerTools } from '../../build/setup/system.mjs';
import { see } from './see.ts';

export interface SerialLine {
  /** A name below /dev, the same after the scanner was plugged in again. */
  readonly device: string;
  readonly send: (bytes: string | Uint8Array) => void;
  readonly unplug: () => Promise<void>;
  readonly plug: () => Promise<void>;
}

/** The line, not plugged in yet. Unplug it at the end. */
export async function prepareSerialLine(): Promise<SerialLine> {
  await ensureScannerTools(['socat']);
  const device = `/dev/shm/yatai-scanner-${randomUUID()}`;
  let line: ChildProcess | null = null;
  return {
    device,
    send: (bytes) => void line?.stdin?.write(bytes),
    async plug() {
      line = spawn('socat', ['STDIO', `PTY,link=${device},raw,echo=0`], { stdio: ['pipe', 'ignore', 'ignore'] });
      await see.poll(() => lstatSync(device, { throwIfNoEntry: false }) !== undefined).toBe(true);
    },
    async unplug() {
      if (line === null) return;
      const ended = once(line, 'close');
      line.kill('SIGTERM');
      await ended;
      line = null;
    },
  };
}
