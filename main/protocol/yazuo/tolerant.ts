// Small readers for what the platform really sends: numbers as text, "true" as text, three spellings of a date, null anywhere.
// Each reads a value whole or refuses it with a sentence; none guesses. Money becomes integer fen from its decimal text.
import { z } from 'zod';
import { transform } from 'zod/mini';
import { type Fen, fen, readDecimalYuan } from '../../../shared/money.ts';

const refused = Symbol('refused');

function reader<Value>(expected: string, read: (raw: unknown) => Value | typeof refused) {
  // The small library's transformation: the usual one makes a closure for every field, and a long answer has thousands of them.
  return transform((raw: unknown, context): Value => {
    const value = read(raw);
    if (value !== refused) return value;
    context.issues.push({ code: 'custom', message: `expected ${expected}`, input: raw });
    return z.NEVER;
  });
}

function isMissing(raw: unknown): raw is undefined | null | '' {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

function pair<Value>(expected: string, read: (raw: unknown) => Value | typeof refused) {
  return {
    required: reader(expected, (raw) => (isMissing(raw) ? refused : read(raw))),
    nullable: reader<Value | null>(`${expected} or null`, (raw) => (isMissing(raw) ? null : read(raw))),
  };
}

/**
 * Hundredths of a decimal number, exactly: `22.9`, `"22"`, `0.00`, `"-1.50"`. Works on the decimal text, never by multiplying a float.
 * Undefined for anything else: exponents, separators, more than two significant decimals, what does not fit.
 */
export function hundredthsOf(value: string | number): Fen | undefined {
  const read = readDecimalYuan(String(value).trim());
  return read.ok ? read.value : undefined;
}

function readHundredths(raw: unknown): Fen | typeof refused {
  // Most are whole numbers, of which a long answer has a thousand: no text is made of one.
  if (typeof raw === 'number' && raw > 0 && Number.isInteger(raw) && Number.isSafeInteger(raw * 100)) {
    return fen(raw * 100);
  }
  return typeof raw === 'string' || typeof raw === 'number' ? (hundredthsOf(raw) ?? refused) : refused;
}

function readText(raw: unknown): string | typeof refused {
  if (typeof raw === 'string') return raw.trim();
  // A number beyond 2^53 has already lost digits in JSON.parse: a voucher read so would name another transaction.
  return typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : refused;
}

function readInteger(raw: unknown): number | typeof refused {
  const hundredths = readHundredths(raw);
  return hundredths !== refused && hundredths % 100 === 0 ? hundredths / 100 : refused;
}

function readPoints(raw: unknown): number | typeof refused {
  const hundredths = readHundredths(raw);
  return hundredths === refused ? refused : Math.floor(hundredths / 100);
}

function readFlag(raw: unknown): boolean | typeof refused {
  const spelt = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
  if (spelt === true || spelt === 'true' || spelt === 1 || spelt === '1') return true;
  if (spelt === false || spelt === 'false' || spelt === 0 || spelt === '0') return false;
  return refused;
}

/** The platform's wall clock: China, UTC+8 all year since 1991. */
const chinaOffsetMs = 8 * 3_600_000;

/** UTC ms of epoch milliseconds, `2017-12-21` (midnight in China) or `2016-10-18 00:00:00` (China). Undefined for anything else. */
function momentOf(raw: unknown): number | undefined {
  if (typeof raw === 'number')
    return Number.isSafeInteger(raw) && Math.abs(raw) <= 8.64e15 - chinaOffsetMs ? raw : undefined;
  if (typeof raw !== 'string') return undefined;
  const spelt = raw.trim();
  if (/^-?\d{9,16}$/.test(spelt)) return momentOf(Number(spelt));
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.\d{1,3})?)?$/.exec(spelt);
  if (parts === null) return undefined;
  const wall = Date.parse(`${parts[1]}T${parts[2] ?? '00:00:00'}Z`);
  return Number.isFinite(wall) && isDay(parts[1] ?? '') ? wall - chinaOffsetMs : undefined;
}

/** Date.parse rolls 2017-02-30 over in some engines: whether the month has such a day is reckoned. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/** The calendar day in China, `yyyy-MM-dd`, of a moment in UTC ms. */
export function dayOfMoment(moment: number): string {
  return new Date(moment + chinaOffsetMs).toISOString().slice(0, 10);
}

function readMoment(raw: unknown): number | typeof refused {
  return momentOf(raw) ?? refused;
}

function readDay(raw: unknown): string | typeof refused {
  // Mostly nothing but a day is written, and no moment need be reckoned for it.
  if (typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw)) return isDay(raw) ? raw : refused;
  const moment = momentOf(raw);
  if (moment === undefined) return refused;
  // What is written as a day is a day in China already.
  const written = typeof raw === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})/.exec(raw)?.[1] : undefined;
  return written ?? dayOfMoment(moment);
}

const moneyReaders = pair('an amount in yuan with at most two decimals', readHundredths);
const hundredthsReaders = pair<number>('a number with at most two decimals', readHundredths);
const textReaders = pair('text or a whole number', readText);
const integerReaders = pair('a whole number', readInteger);
const pointsReaders = pair('a number of points', readPoints);
const flagReaders = pair('true or false', readFlag);
const momentReaders = pair('a date', readMoment);
const dayReaders = pair('a date', readDay);

/** Yuan on the wire → integer fen. */
export const money = moneyReaders.required;
export const moneyOrNull = moneyReaders.nullable;
/** A rate or a percentage → hundredths (6 % → 600, a rate of 1 → 100). */
export const hundredthsOrNull = hundredthsReaders.nullable;
/** Ids, names, codes: text, whatever the wire wrote. Never empty where required. */
export const text = textReaders.required;
export const textOrNull = textReaders.nullable;
export const integer = integerReaders.required;
export const integerOrNull = integerReaders.nullable;
/** Whole points. A fraction of a point cannot be spent: it is left out, never rounded up. */
export const pointsOrNull = pointsReaders.nullable;
export const flag = flagReaders.required;
export const flagOrNull = flagReaders.nullable;
/** UTC ms. */
export const momentOrNull = momentReaders.nullable;
/** Calendar day in China, `yyyy-MM-dd`. */
export const dayOrNull = dayReaders.nullable;

/** A list that may be missing or null; one bad element refuses the whole list, because half a list of coupons is a lie. */
export function listOf<Element extends z.core.SomeType>(element: Element) {
  return z
    .array(element)
    .nullish()
    .transform((list) => list ?? []);
}
