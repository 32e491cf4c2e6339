// What the log's answers say: P2, P3 and the row of a revocation (P7). Pure.
import type { CapabilityRecord } from '../../../shared/contract.ts';
import type { LogAnswer, LogRow } from '../../queue/ports.ts';

type Findings = CapabilityRecord['findings'];

/** What is known of the charge that is looked for. `before`: how many rows the same question had before it was made. */
export type Sought = { readonly serial: string; readonly voucher: string | null; readonly before: number };

/** The row of a charge, also where the platform cut its serial or told no serial at all. */
export function rowOf(rows: readonly LogRow[], { serial, voucher, before }: Sought): LogRow | undefined {
  const charges = rows.filter((row) => row.kind !== 'revocation');
  return (
    charges.find((row) => row.serial === serial) ??
    charges.find((row) => voucher !== null && row.voucher === voucher) ??
    (charges.length > before ? charges.find((row) => row.serial === null && row.voucher === null) : undefined)
  );
}

/** A log that cannot be read to its end although one serial was asked for shows more than was asked for. */
function overflows(found: LogAnswer): boolean {
  if (found.kind === 'rows' || found.reason !== 'logIncomplete') {
    return false;
  }
  const { evidence } = found;
  return typeof evidence === 'object' && evidence !== null && 'rows' in evidence && Number(evidence.rows) > 0;
}

/** P2. `charges`: vouchers that the platform itself told for this serial. */
export function judgeQuery(
  found: LogAnswer,
  sought: Sought,
  vouchers: readonly string[],
  random: Findings['P3'],
): Findings['P2'] {
  if (found.kind === 'failed') {
    return overflows(found) ? 'filterIgnored' : 'failed';
  }
  const { rows } = found;
  const isOurs = (row: LogRow) =>
    row.serial === sought.serial || (row.voucher !== null && vouchers.includes(row.voucher)) || row.serial === null;
  if (rows.some((row) => !isOurs(row))) {
    return 'filterIgnored';
  }
  // Rows without a serial that come for a serial that nobody ever used: no filter either.
  if (random === 'rows' && rows.some((row) => row.serial === null)) {
    return 'filterIgnored';
  }
  const row = rowOf(rows, sought);
  if (row === undefined) {
    return 'notFound';
  }
  const isWhole =
    row.serial === sought.serial &&
    row.cardNo !== null &&
    row.voucher !== null &&
    row.amount !== null &&
    row.kind !== null;
  return isWhole ? 'found' : 'fieldsMissing';
}

/** The fields that a row should echo and does not. */
export function missingFields(row: LogRow, serial: string): readonly string[] {
  const missing = (['cardNo', 'voucher', 'amount', 'kind'] as const).filter((field) => row[field] === null);
  return row.serial === serial ? missing : ['serial', ...missing];
}

/** P3: the answer for a serial that was never used. */
export function judgeRandom(found: LogAnswer): Findings['P3'] {
  if (found.kind === 'failed') {
    return overflows(found) ? 'rows' : 'failed';
  }
  return found.rows.length === 0 ? 'noRows' : 'rows';
}
