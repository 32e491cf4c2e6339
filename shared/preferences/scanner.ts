// How this till's scanner speaks: what the calibration sheet found out, and a scanner at a serial port.

/** `keys`: a key means what the machine's layout says; `places`: the scanner speaks another layout, only the places count. */
export const scannerLayouts = ['keys', 'places'] as const;
/** `key`: Enter or Tab ends a scan; `none`: silence does. */
export const scannerEnds = ['key', 'none'] as const;
/** Bits a second. */
export const scannerBauds = [9_600, 19_200, 38_400, 57_600, 115_200] as const;
/** Ms a key, the fastest and the slowest scanner that there is. */
export const scannerKeyTimes = { fastest: 5, slowest: 100 } as const;

/** A file below /dev or a COM port, of a scanner or a printer: nothing that `stty` or `mode` would read as an option, or a path elsewhere. */
export const serialDevicePattern = /^(\/dev\/(?:(?!\.)[A-Za-z0-9_.:+-]+\/)*(?!\.)[A-Za-z0-9_.:+-]+|COM\d{1,3})?$/;

export type ScannerSettings = {
  /** The slowest average time between two keys of a scan, ms. */
  readonly keyTime: number;
  /** What the scanner sends before and after each text (one to eight characters, control characters too); '' where nothing. */
  readonly prefix: string;
  readonly suffix: string;
  readonly end: (typeof scannerEnds)[number];
  readonly layout: (typeof scannerLayouts)[number];
  /** A device file or COM port; '' where there is no serial scanner. */
  readonly serialDevice: string;
  readonly serialBaud: (typeof scannerBauds)[number];
};

export const defaultScanner: ScannerSettings = {
  keyTime: 50,
  prefix: '',
  suffix: '',
  end: 'key',
  layout: 'keys',
  serialDevice: '',
  serialBaud: 9_600,
};
