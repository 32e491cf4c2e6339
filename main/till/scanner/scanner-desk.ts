// The scanner at a serial port in the till: what is set is what is opened, and what it reads goes to the screen as any scan does.
import { success } from '../../../shared/result.ts';
import { type OpenSerialPort, openSerialPort } from '../../devices/scanner/serial-port.ts';
import { createSerialScanner } from '../../devices/scanner/serial-scanner.ts';
import type { Timers } from '../../queue/ports.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Preferences } from '../preferences/preferences.ts';

export type ScannerDesk = {
  readonly start: () => void;
  readonly stop: () => void;
  readonly handlers: Pick<TillHandlers, 'getScanner' | 'lendCamera'>;
};

type ScannerDependencies = {
  readonly preferences: Pick<Preferences, 'read' | 'onChange'>;
  readonly timers: Timers;
  readonly emit: Emit;
  readonly withCashier: WithCashier;
  readonly allowCamera?: TillDependencies['allowCamera'];
  readonly open?: OpenSerialPort;
};

export function createScannerDesk(parts: ScannerDependencies): ScannerDesk {
  const { preferences, timers, emit, withCashier, allowCamera, open = openSerialPort } = parts;
  const scanner = createSerialScanner({
    open,
    timers,
    onText: (text) => emit('scanned', { text }),
    onView: (view) => emit('scanner', view),
  });
  let stopFollowing: (() => void) | null = null;
  let used = '';

  function follow(): void {
    const { serialDevice, serialBaud } = preferences.read('scanner');
    const wanted = `${serialDevice} ${serialBaud}`;
    if (wanted !== used) {
      used = wanted;
      scanner.use(serialDevice, serialBaud);
    }
  }

  function lend(wanted: boolean) {
    allowCamera?.(wanted);
    return success(null);
  }

  return {
    start() {
      follow();
      stopFollowing = preferences.onChange((section) => section === 'scanner' && follow());
    },
    stop() {
      stopFollowing?.();
      scanner.stop();
    },
    handlers: {
      getScanner: async () => success(scanner.view()),
      // Shut also where the till was locked meanwhile: the dialog ends with the lock.
      lendCamera: async ({ open: wanted }) => (wanted ? withCashier(async () => lend(true)) : lend(false)),
    },
  };
}
