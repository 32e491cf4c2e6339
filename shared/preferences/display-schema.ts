// What may be said of the customer display, as the main process reads it.
import { z } from 'zod';
import { defaultDisplay, displayLanguages, displayPlaces } from './display.ts';

export const displaySchema = z.strictObject({
  place: z.enum(displayPlaces).default(defaultDisplay.place),
  language: z.enum(displayLanguages).default(defaultDisplay.language),
  showName: z.boolean().default(defaultDisplay.showName),
  showBalance: z.boolean().default(defaultDisplay.showBalance),
  showPoints: z.boolean().default(defaultDisplay.showPoints),
  pictureSeconds: z.int().min(5).max(600).default(defaultDisplay.pictureSeconds),
});
