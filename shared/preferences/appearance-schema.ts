// What may be said of the look, as the main process reads it.
import { z } from 'zod';
import { defaultAppearance, textSizes, themes } from './appearance.ts';

export const appearanceSchema = z.strictObject({
  theme: z.enum(themes).default(defaultAppearance.theme),
  textSize: z.enum(textSizes).default(defaultAppearance.textSize),
  sounds: z.boolean().default(defaultAppearance.sounds),
});
