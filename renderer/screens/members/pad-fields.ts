// Fields that the pad, the numeric block and the scanner fill, one of them at a time: what a key does to one. Pure.
import { isPadKey, pressPad } from '../../components/pad-text.ts';

/** `code`: letters too. `secret` is shown as dots and kept nowhere. `choice`: a digit picks the n-th. */
export type FieldKind = 'digits' | 'code' | 'amount' | 'secret' | 'choice';

export type PadField<Name extends string> = {
  readonly name: Name;
  readonly kind: FieldKind;
  readonly longest: number;
  readonly optional?: boolean;
};

/** Whether a field takes this key. */
export function takesKey(kind: FieldKind, key: string): boolean {
  if (isPadKey(key, kind === 'amount' ? 'amount' : 'count')) {
    return true;
  }
  return kind === 'code' && /^[A-Za-z]$/.test(key);
}

/** The text after one key. */
export function pressField(
  { kind, longest }: Pick<PadField<string>, 'kind' | 'longest'>,
  text: string,
  key: string,
): string {
  if (kind === 'amount') {
    return pressPad(text, key, 'amount');
  }
  if (kind === 'choice') {
    return /^[1-9]$/.test(key) && Number(key) <= longest ? key : text;
  }
  return (/^[A-Za-z]$/.test(key) ? text + key : pressPad(text, key, 'password')).slice(0, longest);
}

/** On a slow machine a scan's first keys may be taken for typing: so few characters before a scan make its number doubtful. */
export function mayBeCut(typed: string): boolean {
  return typed.length > 0 && typed.length < 4;
}

/** What a scanner read, as a field takes it: without blanks, and what no field could hold stays out. */
export function tidyNumber(text: string, longest: number): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, longest);
}
