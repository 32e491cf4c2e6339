// What may be said of the scanner, as the main process reads it.
import { z } from 'zod';
import {
  defaultScanner,
  scannerBauds,
  scannerEnds,
  scannerKeyTimes,
  scannerLayouts,
  serialDevicePattern,
} from './scanner.ts';

export const scannerSchema = z.strictObject({
  keyTime: z.int().min(scannerKeyTimes.fastest).max(scannerKeyTimes.slowest).default(defaultScanner.keyTime),
  prefix: z.string().max(8).default(defaultScanner.prefix),
  suffix: z.string().max(8).default(defaultScanner.suffix),
  end: z.enum(scannerEnds).default(defaultScanner.end),
  layout: z.enum(scannerLayouts).default(defaultScanner.layout),
  serialDevice: z.string().max(128).regex(serialDevicePattern).default(defaultScanner.serialDevice),
  serialBaud: z.literal([...scannerBauds]).default(defaultScanner.serialBaud),
});
