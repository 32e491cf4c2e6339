// A scanner at a serial port: opened when it is set and whenever it is plugged in again, its texts handed on as they come.
import type { SerialScannerView } from '../../../shared/scanner.ts';
import type { Timers } from '../../queue/ports.ts';
import { createScanSplitter } from './scan-splitter.ts';
import type { OpenSerialPort, SerialPort } from './serial-port.ts';

export type SerialScanner = {
  readonly view: () => SerialScannerView;
  /** Another port from now on; '' for none. `baud` in bits a second. */
  readonly use: (device: string, baud: number) => void;
  readonly stop: () => void;
};

type SerialScannerOptions = {
  readonly open: OpenSerialPort;
  readonly timers: Timers;
  readonly onText: (text: string) => void;
  readonly onView: (view: SerialScannerView) => void;
};

/** How long (ms) until a port that is away or taken is tried again. */
const retryAfter = 2_000;

/** Nothing is opened before `use`. A scanner never throws: where its port fails, the view says so and it is tried again. */
export function createSerialScanner({ open, timers, onText, onView }: SerialScannerOptions): SerialScanner {
  let view: SerialScannerView = { state: 'off', device: '' };
  let turn = 0;
  let port: SerialPort | null = null;
  let cancel: (() => void) | null = null;
  const splitter = createScanSplitter(timers, onText);

  function show(state: SerialScannerView['state'], device: string): void {
    if (view.state !== state || view.device !== device) {
      view = { state, device };
      onView(view);
    }
  }

  /** Whatever is opened or waited for belongs to an earlier turn now. */
  function leave(): number {
    turn += 1;
    cancel?.();
    cancel = null;
    port?.close();
    port = null;
    splitter.forget();
    return turn;
  }

  async function connect(mine: number, device: string, baud: number): Promise<void> {
    try {
      const opened = await open(device, baud, {
        onBytes: (bytes) => mine === turn && splitter.take(bytes),
        onGone: () => mine === turn && again(device, baud, 'absent'),
      });
      if (mine !== turn) {
        opened.close();
        return;
      }
      port = opened;
      show('open', device);
    } catch (error) {
      if (mine === turn) {
        again(device, baud, isMissing(error) ? 'absent' : 'refused');
      }
    }
  }

  function again(device: string, baud: number, state: 'absent' | 'refused'): void {
    const mine = leave();
    show(state, device);
    cancel = timers.schedule(retryAfter, () => void connect(mine, device, baud));
  }

  return {
    view: () => view,
    use(device, baud) {
      const mine = leave();
      if (device === '') {
        show('off', '');
      } else {
        void connect(mine, device, baud);
      }
    },
    stop: () => void leave(),
  };
}

function isMissing(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENXIO' || code === 'ENODEV' || code === 'EIO';
}
