// The schema of an amount in fen. Apart from money.ts, because the screen reckons with fen and has no use for schemas.
import { z } from 'zod';
import type { Fen } from './money.ts';

/** The schema of an amount in fen where it crosses the IPC gate. */
export const fenSchema = z.custom<Fen>((value) => Number.isSafeInteger(value), 'an integer number of fen');
