// Two-way fields that the samples of the menu write as text where others write a number or a boolean: `"22"`, `"100"`, `"false"`.
import { z } from 'zod';
import { flagField, whole, yuan } from './writing.ts';

const number = z.union([z.string(), z.number()]);
const any = z.union([z.string(), z.number(), z.boolean()]);
const numberAsText = z.codec(number, number, { decode: (wire) => wire, encode: (value) => String(value) });
const anyAsText = z.codec(any, any, { decode: (wire) => wire, encode: (value) => String(value) });

/** Fen ↔ yuan as text (`2200` ↔ `"22"`). */
export const yuanText = numberAsText.pipe(yuan);
/** A whole number, written as text. */
export const wholeText = numberAsText.pipe(whole);
/** True or false, written as text. */
export const flagText = anyAsText.pipe(flagField);
