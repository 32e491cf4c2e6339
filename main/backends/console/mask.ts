// What the console never shows: tokens, passwords, codes and the secret in any case; card and mobile numbers unless a person asks for them.
import type { ShownText } from '../../../shared/interfaces-console.ts';

const hidden = '***';
/** Names whose value is a secret. Flags (`isTradePassword`) are none. */
const secretName =
  /^(?!is|need|has|token_type$).*(token|secret|passw|pwd|identifycode|identify_code|verifycode|smscode|securitycode|safecode)/i;
/** Names whose value is somebody's own number. */
const personalName =
  /(^|_)(card_?no|cardnumber|old_?card|new_?card|mobile|moblie|phone|query_?no|open_?id|ticket|member_?no$|barcode)|cardno$|mobile$|^tel$/i;
/** A name and its text or number in JSON, also where the text is cut off. */
const namedValue = /"((?:[^"\\]|\\.)*)"(\s*:\s*)("(?:[^"\\]|\\.)*(?:"|$)|-?\d[\d.eE+-]*)/g;
/** The same in XML: an element that holds text alone, and an attribute. */
const namedElement = /<([A-Za-z_][\w-]*)>([^<]+)(?=<|$)/g;
const namedAttribute = /\b([A-Za-z_][\w-]*)="([^"<]+)(?="|$)/g;
/** Bare numbers that can only be a card's or a mobile's, wherever they stand. */
const bareNumber = /(?<![\d.])(?:\d{16,19}|1[3-9]\d{9})(?![\d.])/g;
const shortestSecret = 4;

/** `secrets`: texts that are secret wherever they stand. Works on whole JSON, on half of it and on anything else. */
export function maskText(text: string, secrets: readonly string[] = []): ShownText {
  let whole = withNamed(text, (name, value) => (secretName.test(name) ? hidden : value));
  for (const secret of new Set([...secrets, ...secretsIn(text)])) {
    if (secret.length >= shortestSecret) {
      whole = whole.replaceAll(secret, (match, at: number) => (standsAlone(whole, at, match.length) ? hidden : match));
    }
  }
  return { whole, masked: withoutPersonal(whole) };
}

/** The secrets that a text bears by name: what is sent may come back in any words of the answer. */
export function secretsIn(text: string): readonly string[] {
  const found: string[] = [];
  withNamed(text, (name, value) => {
    if (secretName.test(name)) found.push(value);
    return value;
  });
  return found;
}

/** A form of names and values, as it is shown. */
export function maskForm(form: Readonly<Record<string, string>>, secrets: readonly string[]): ShownText {
  const shown = Object.entries(form).map(([name, value]): [string, string] => [
    name,
    secretName.test(name) || name === 'code' || secrets.includes(value) ? hidden : value,
  ]);
  return { whole: encoded(shown), masked: encoded(shown.map(([name, value]) => [name, withoutPersonal(value)])) };
}

/** Whether a name's value is a secret: then a shell gets a variable in its place. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

function withoutPersonal(text: string): string {
  return withNamed(text, (name, value) => (personalName.test(name) ? shortened(value) : value)).replace(
    bareNumber,
    shortened,
  );
}

/** The text with other values at its names, in JSON and in XML; what is not changed stays letter for letter. */
function withNamed(text: string, change: (name: string, value: string) => string): string {
  return text
    .replace(namedValue, (all, name: string, colon: string, quotedValue: string) => {
      const value = quotedValue.replace(/^"|"$/g, '');
      const changed = change(name, value);
      return changed === value ? all : `"${name}"${colon}"${changed}"`;
    })
    .replace(namedElement, (_all, name: string, value: string) => `<${name}>${change(name, value)}`)
    .replace(namedAttribute, (_all, name: string, value: string) => `${name}="${change(name, value)}`);
}

/** `6201300100000101` → `6201****0101`, `13800000001` → `138****0001`; short ones keep their last two characters. */
function shortened(value: string): string {
  if (value.length >= 12) return `${value.slice(0, 4)}****${value.slice(-4)}`;
  return value.length >= 8 ? `${value.slice(0, 3)}****${value.slice(-4)}` : value === '' ? '' : `***${value.slice(-2)}`;
}

function standsAlone(text: string, at: number, length: number): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[A-Za-z0-9]/.test(character);
  return !isPart(text[at - 1]) && !isPart(text[at + length]);
}

/** Names and values as a form, with the stars of a mask left readable. */
function encoded(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
