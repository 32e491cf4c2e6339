// The good and the bad sound of a scan: two short tones made on the spot, no file, no network.

export type ScanSound = { readonly good: () => void; readonly bad: () => void };

/** After so much silence the device is let go (ms): while it is held silence is computed, too, some 3 % of a core. */
const silence = 30_000;

/** A machine without a sound device stays silent: a scan never fails for its sound. */
export function createScanSound(): ScanSound {
  let context: AudioContext | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** Holds the device through a rush of scans, so that only the first tone after a rest waits for it. */
  function hold(device: AudioContext): void {
    clearTimeout(rest);
    rest = setTimeout(() => void device.suspend().catch(staySilent), silence);
    void device.resume().catch(staySilent);
  }

  function tone(frequency: number, start: number, length: number, shape: OscillatorType): void {
    try {
      context ??= new AudioContext();
      hold(context);
      const from = context.currentTime + start;
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      oscillator.type = shape;
      oscillator.frequency.value = frequency;
      volume.gain.setValueAtTime(0.12, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + length);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(from);
      oscillator.stop(from + length);
    } catch {
      context = null;
    }
  }

  return {
    good: () => tone(1_760, 0, 0.09, 'sine'),
    bad: () => {
      tone(220, 0, 0.16, 'square');
      tone(185, 0.18, 0.22, 'square');
    },
  };
}

function staySilent(): void {
  // A device that is gone takes its sounds with it, and nothing else.
}
