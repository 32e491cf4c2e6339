// What an error of the database, of its driver or of the network means to whoever looks after the chain. Pure.
import type { HeadOfficeFault } from '../../../shared/head-office.ts';
import type { HeadOfficeFailure } from './head-office-door.ts';

/** PostgreSQL's own codes (its manual, appendix A), and ours, which the schema's functions raise. */
const byState: Readonly<Record<string, HeadOfficeFault>> = {
  '28000': 'signInRefused',
  '28P01': 'signInRefused',
  '3D000': 'databaseUnknown',
  '3F000': 'schemaMissing',
  '42P01': 'schemaMissing',
  '42883': 'schemaMissing',
  '42501': 'noRight',
  '25006': 'readOnly',
  '53100': 'diskFull',
  '57014': 'timeout',
  '55P03': 'busy',
  '40P01': 'busy',
  // A word of a newer till that the older schema does not have.
  '22P02': 'schemaOther',
  YT001: 'outOfStep',
  YT002: 'forked',
  YT003: 'otherLogin',
};

const byClass: Readonly<Record<string, HeadOfficeFault>> = {
  '08': 'brokenOff',
  '53': 'busy',
  '57': 'brokenOff',
  '58': 'diskFull',
};

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);

/** As long as a person reads; the rest of what a stranger says is not kept. */
const longestWords = 200;

/** `open`: the connection had been made. Never rejects and never holds a secret: no password is in what the database says. */
export function failureOf(error: unknown, open: boolean): HeadOfficeFailure {
  const { code, message } = shapeOf(error);
  const words = message === '' ? null : message.slice(0, longestWords);
  if (code !== null && /^[0-9A-Z]{5}$/.test(code)) {
    return { code: byState[code] ?? byClass[code.slice(0, 2)] ?? 'refused', words };
  }
  if (code !== null && unreachable.has(code)) {
    return { code: 'unreachable', words: code };
  }
  if (code !== null && isOfTls(code)) {
    return { code: 'tlsFailed', words: code };
  }
  if (/does not support SSL/i.test(message)) {
    return { code: 'tlsFailed', words };
  }
  if (/timeout/i.test(message) || code === 'ETIMEDOUT') {
    return { code: 'timeout', words };
  }
  return { code: open ? 'brokenOff' : 'unreachable', words };
}

function isOfTls(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/.test(code);
}

function shapeOf(error: unknown): { readonly code: string | null; readonly message: string } {
  if (!(error instanceof Error)) {
    return { code: null, message: '' };
  }
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : null, message: error.message };
}
