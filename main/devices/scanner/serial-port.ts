// A serial port as a stream of bytes: opened, set to eight bits without any of the terminal's manners, read until it goes away.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isatty, ReadStream } from 'node:tty';
import { promisify } from 'node:util';

export type SerialPort = { readonly close: () => void };

export type SerialListener = {
  readonly onBytes: (bytes: Uint8Array) => void;
  /** Once: the scanner was unplugged, or the port broke. Not after `close`. */
  readonly onGone: () => void;
};

/** Opens a port; rejects with the system's error (`ENOENT`, `EACCES`, `EBUSY` …) and leaves nothing open then. */
export type OpenSerialPort = (device: string, baud: number, listener: SerialListener) => Promise<SerialPort>;

const run = promisify(execFile);
/** Ms. */
const settingPatience = 3_000;
/** A COM port that has nothing answers at once: it is asked again after this time, ms. */
const quietTurn = 30;

export const openSerialPort: OpenSerialPort = (device, baud, listener) =>
  process.platform === 'win32' ? openComPort(device, baud, listener) : openTerminal(device, baud, listener);

/** Linux and macOS: the port is a terminal; `stty` sets it through the descriptor that stays open, so that nothing resets it. */
async function openTerminal(device: string, baud: number, listener: SerialListener): Promise<SerialPort> {
  const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants;
  const handle = await open(device, O_RDWR | O_NOCTTY | O_NONBLOCK);
  try {
    if (!isatty(handle.fd)) {
      throw Object.assign(new Error(`${device} is no serial port`), { code: 'ENOTTY' });
    }
    const place = process.platform === 'darwin' ? '-f' : '-F';
    await run('stty', [place, device, String(baud), 'raw', '-echo', 'clocal', '-crtscts'], {
      timeout: settingPatience,
    });
    return listenToTerminal(handle, listener);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function listenToTerminal(handle: FileHandle, { onBytes, onGone }: SerialListener): SerialPort {
  const stream = new ReadStream(handle.fd);
  let over = false;
  function end(): boolean {
    const first = !over;
    over = true;
    stream.destroy();
    void handle.close().catch(() => undefined);
    return first;
  }
  const gone = () => {
    if (end()) {
      onGone();
    }
  };
  stream.on('data', onBytes);
  stream.once('error', gone);
  stream.once('end', gone);
  stream.once('close', gone);
  return { close: () => void end() };
}

/** Windows: `mode` sets the port, with a time-out so that a read comes back; then it is a file. */
async function openComPort(device: string, baud: number, { onBytes, onGone }: SerialListener): Promise<SerialPort> {
  const settings = [
    `${device}:`,
    `BAUD=${baud}`,
    'PARITY=n',
    'DATA=8',
    'STOP=1',
    'to=off',
    'xon=off',
    'dtr=on',
    'rts=on',
  ];
  await run('mode.com', settings, { timeout: settingPatience });
  const handle = await open(`\\\\.\\${device}`, 'r');
  let over = false;
  async function read(): Promise<void> {
    const buffer = new Uint8Array(1_024);
    while (!over) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) {
        await pause(quietTurn);
      } else if (!over) {
        onBytes(buffer.slice(0, bytesRead));
      }
    }
  }
  void read()
    .catch(() => {
      if (!over) {
        over = true;
        onGone();
      }
    })
    .finally(() => handle.close().catch(() => undefined));
  return {
    close: () => {
      over = true;
    },
  };
}
