// The scanner at a serial port, as the screen sees it.
import { z } from 'zod';

/** `absent`: not plugged in; `refused`: there, but it does not open. Both are tried again. `device`: as it was set, '' for none. */
export type SerialScannerView = {
  readonly state: 'off' | 'open' | 'absent' | 'refused';
  readonly device: string;
};

export const scannerArguments = {
  getScanner: z.null(),
  /** The camera's dialog opens and closes: meanwhile the page may have the camera. */
  lendCamera: z.strictObject({ open: z.boolean() }),
} as const;

export type ScannerResults = { getScanner: SerialScannerView; lendCamera: null };
