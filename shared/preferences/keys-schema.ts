// What may be said of the keys, as the main process reads it: an action, a key that may be given away, and no key twice.
import { z } from 'zod';
import { freeKeys, haveOwnKeyEach, keyActionNames } from '../keys.ts';

export const keysSchema = z.partialRecord(z.enum(keyActionNames), z.enum(freeKeys)).refine(haveOwnKeyEach);
