// What may be said of a till that nobody touches, as the main process reads it.
import { z } from 'zod';
import { defaultPeople, idleLocks } from './people.ts';

export const peopleSchema = z.strictObject({
  idleLock: z.literal(idleLocks).default(defaultPeople.idleLock),
});
