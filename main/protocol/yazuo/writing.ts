// Two-way fields of requests: the till encodes (strictly, as the samples spell it), the practice backend decodes (tolerantly).
// Inside, money is integer fen and ids are text.
import { z } from 'zod';
import { fenSchema } from '../../../shared/fen-schema.ts';
import { hundredthsOf } from './tolerant.ts';

const scalar = z.union([z.string(), z.number()]);

/** Fen ↔ yuan as a JSON number (`4580` ↔ `45.8`). Dividing an integer by 100 gives the double nearest to the decimal, which prints as it. */
export const yuan = z.codec(scalar, fenSchema, {
  decode: (wire, context) => {
    const fen = hundredthsOf(wire);
    if (fen !== undefined) return fen;
    context.issues.push({
      code: 'custom',
      message: 'expected an amount in yuan with at most two decimals',
      input: wire,
    });
    return z.NEVER;
  },
  encode: (fen) => fen / 100,
});

/** An id or a code, written as text. */
export const textField = z.codec(scalar, z.string(), { decode: (wire) => String(wire), encode: (value) => value });

/** An id that the samples write as a bare number: written as a number where that is exact, as text otherwise. */
export const bareId = z.codec(scalar, z.string(), {
  decode: (wire) => String(wire),
  encode: (value) => (/^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value),
});

/** A count or a code number, written as a number. */
export const whole = z.codec(scalar, z.int(), {
  decode: (wire, context) => {
    const hundredths = hundredthsOf(wire);
    if (hundredths !== undefined && hundredths % 100 === 0) return hundredths / 100;
    context.issues.push({ code: 'custom', message: 'expected a whole number', input: wire });
    return z.NEVER;
  },
  encode: (value) => value,
});

/** True or false, written as a JSON boolean. */
export const flagField = z.codec(z.union([z.boolean(), z.string(), z.number()]), z.boolean(), {
  decode: (wire) => wire === true || wire === 1 || wire === '1' || String(wire).toLowerCase() === 'true',
  encode: (value) => value,
});
