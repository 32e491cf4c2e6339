// The sound of a scan holds the device through a rush and lets it go afterwards: held, it costs the processor as much as all the rest.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createScanSound } from '../../renderer/scan/sound.ts';

const long = 60_000;
const parameter = () => ({ value: 0, setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() });

/** A device that tells what it was asked for: there is none under Node. */
class HeardDevice {
  static opened: HeardDevice[] = [];
  readonly currentTime = 0;
  readonly destination = {};
  state = 'running';
  tones = 0;
  constructor() {
    HeardDevice.opened.push(this);
  }
  createOscillator() {
    return {
      frequency: parameter(),
      connect: (next: unknown) => next,
      start: () => this.sound(),
      stop: () => undefined,
    };
  }
  createGain() {
    return { gain: parameter(), connect: (next: unknown) => next };
  }
  async suspend() {
    this.state = 'suspended';
  }
  async resume() {
    this.state = 'running';
  }
  private sound() {
    expect(this.state).toBe('running');
    this.tones += 1;
  }
}

beforeEach(() => {
  HeardDevice.opened = [];
  vi.useFakeTimers();
  vi.stubGlobal('AudioContext', HeardDevice);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('one device sounds through a rush, is let go after it, and sounds again for the next scan', () => {
  const sound = createScanSound();
  for (let scan = 0; scan < 20; scan += 1) {
    sound.good();
    vi.advanceTimersByTime(5_000);
  }
  const [device] = HeardDevice.opened;
  expect(device).toMatchObject({ tones: 20, state: 'running' });
  vi.advanceTimersByTime(long);
  expect(device?.state).toBe('suspended');
  sound.bad();
  expect(device).toMatchObject({ tones: 22, state: 'running' });
  vi.advanceTimersByTime(long);
  expect(device?.state).toBe('suspended');
  expect(HeardDevice.opened).toHaveLength(1);
});
