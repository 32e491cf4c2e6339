// Parts that the arguments of many channels are made of. Schemas, so the screen imports none of them.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';

/** A text that somebody typed or a name that was given out: not empty, at most `longest` characters. */
export const text = (longest: number) => z.string().min(1).max(longest);
/** Drawn once for a sale or a service; the same intent is the same operation. */
export const intent = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/);
/** The opaque name of a card; no number. */
export const cardId = text(64);
/** Of an operation of this till. */
export const serial = text(64);
/** Payments beside stored value, points and coupons; fen. */
export const otherPayments = z.array(z.strictObject({ method: text(16), amount: fenSchema })).max(10);
