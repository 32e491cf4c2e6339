// The judge: a strict reading of an answer, written without the code under test. Whatever that code calls proven must stand
// here word for word.
import type { Exchange } from '../../main/backends/http/transport.ts';

/** The operation that both subjects are asked about. */
export const asked = { serial: 'ABCDEFT0100000042', cardNo: '6201200537637618', yuan: 110, fen: 11_000 } as const;

/** Whether this answer to a booking says code 0 with this voucher, once. */
export function provesVoucher(exchange: Exchange, voucher: string): boolean {
  const value = readStrictly(exchange) as {
    readonly code: unknown;
    readonly data: { readonly voucher: unknown };
  } | null;
  return value !== null && isZero(value.code) && String(value.data.voucher).trim() === voucher;
}

/** Whether this answer says code 0, once: all that the document lets some services say. */
export function provesCode(exchange: Exchange): boolean {
  const value = readStrictly(exchange) as { readonly code: unknown } | null;
  return value !== null && isZero(value.code);
}

/** Whether this answer of the log holds a row with the asked serial, card and amount, and this voucher. */
export function provesRow(exchange: Exchange, voucher: string | null): boolean {
  const value = readStrictly(exchange) as {
    readonly code: unknown;
    readonly data: { readonly transwater: readonly Record<string, unknown>[] };
  } | null;
  return (
    value !== null &&
    isZero(value.code) &&
    value.data.transwater.some(
      (row) =>
        String(row['cashierSerial']).trim() === asked.serial &&
        String(row['cardNo']).trim() === asked.cardNo &&
        String(row['voucherNo']).trim() === voucher &&
        Number(row['amount']) === asked.yuan,
    )
  );
}

/** Null where it is not HTTP 200 with one whole JSON value in UTF-8 in which no key is given twice. */
function readStrictly(exchange: Exchange): unknown {
  if (exchange.kind !== 'answered' || exchange.status !== 200) return null;
  try {
    // Byte order marks in front say nothing and hide nothing, however many a chain of servers wrote.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(exchange.body).replace(/^\uFEFF+/, '');
    const value: unknown = JSON.parse(text);
    // A key given twice in one object is written more often than it is there.
    const written = text.replace(/"(?:[^"\\]|\\.)*"/g, 'S').match(/S\s*:/g)?.length ?? 0;
    return written === keysOf(value) ? value : null;
  } catch {
    return null;
  }
}

function isZero(code: unknown): boolean {
  return code === 0 || (typeof code === 'string' && code.trim() === '0');
}

function keysOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + keysOf(inner), own);
}
