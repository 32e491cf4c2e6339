// What may be said of printer and drawer, as the main process reads it.
import { z } from 'zod';
import { automaticReceipts, defaultPrinting, drawerPins, type Printing, printerKinds } from './printing.ts';
import { serialDevicePattern } from './scanner.ts';

/** What stands in an address or a path; no spaces around it. */
const word = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\S*$|^\S.*\S$/);

export const printingSchema = z.strictObject({
  printer: z.enum(printerKinds).default(defaultPrinting.printer),
  host: z
    .string()
    .max(253)
    .regex(/^[0-9A-Za-z.:-]*$/)
    .default(defaultPrinting.host),
  port: z.int().min(1).max(65_535).default(defaultPrinting.port),
  device: z.string().max(200).regex(serialDevicePattern).default(defaultPrinting.device),
  baud: z.union([z.literal(0), z.int().min(1_200).max(921_600)]).default(defaultPrinting.baud),
  systemName: word(200).default(defaultPrinting.systemName),
  paper: z.union([z.literal(58), z.literal(80)]).default(defaultPrinting.paper),
  cut: z.boolean().default(defaultPrinting.cut),
  copies: z.union([z.literal(1), z.literal(2)]).default(defaultPrinting.copies),
  automatic: z
    .array(z.enum(automaticReceipts))
    .max(automaticReceipts.length)
    .default([...defaultPrinting.automatic]),
  drawer: z.enum(drawerPins).default(defaultPrinting.drawer),
  drawerOpens: z.boolean().default(defaultPrinting.drawerOpens),
}) satisfies z.ZodType<Printing>;
