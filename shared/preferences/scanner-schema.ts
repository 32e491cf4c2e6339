// What may be said of the scanner, as the main process reads it.
import { z } from 'zod';
import { defaultScanner, scannerBauds, scannerEnds, scannerKeyTimes, scannerLayouts } from './scanner.ts';

/** A file below /dev or a COM port, as `stty` and `mode` take them: nothing that either would read as an option or a path elsewhere. */
const device = /^(\/dev\/(?:[A-Za-z0-9_.:+-]+\/)*(?!\.)[A-Za-z0-9_.:+-]+|COM\d{1,3})?$/;

export const scannerSchema = z.strictObject({
  keyTime: z.int().min(scannerKeyTimes.fastest).max(scannerKeyTimes.slowest).default(defaultScanner.keyTime),
  prefix: z.string().max(8).default(defaultScanner.prefix),
  suffix: z.string().max(8).default(defaultScanner.suffix),
  end: z.enum(scannerEnds).default(defaultScanner.end),
  layout: z.enum(scannerLayouts).default(defaultScanner.layout),
  serialDevice: z.string().max(128).regex(device).default(defaultScanner.serialDevice),
  serialBaud: z.literal([...scannerBauds]).default(defaultScanner.serialBaud),
});
