// The platform's log of a day: every page until it is certain that no older one can hold a row of that day. Half a log would call what stands
// in the other half missing, so what is not provably whole is a failure.
import { failure, type Result, success } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { PlatformTransaction, TransactionsPort } from '../../backends/ports/transactions.ts';

const pageSize = 100;
/** Ten times a busy day. */
const mostPages = 200;
/** Two clocks may differ by so much. Ms. */
const clockTolerance = 600_000;

/**
 * The store's rows from `from` (wall ms UTC) on, and older ones that came with them. 6.12.2 knows no day, so it is read newest first; a
 * platform that tells it in another order is read to the end. Fails as the platform does, and with `logNotWhole` where no end is found.
 */
export async function readLogSince(
  port: Pick<TransactionsPort, 'page'>,
  from: number,
): Promise<Result<readonly PlatformTransaction[], BackendFailure>> {
  const rows: PlatformTransaction[] = [];
  const known = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await port.page({ by: 'store' }, page, pageSize);
    if (!answer.ok) {
      return answer;
    }
    const told = answer.value.rows;
    // A row that is booked between two pages shifts the others: what comes twice is one row.
    const fresh = told.filter(({ id }) => id === null || !known.has(id));
    for (const row of fresh) {
      rows.push(row);
      if (row.id !== null) {
        known.add(row.id);
      }
    }
    const { total } = answer.value;
    const isWhole = total === null ? told.length < pageSize : rows.length >= total;
    if (isWhole || told.length === 0 || isBefore(fresh, rows, from - clockTolerance)) {
      return success(rows);
    }
    if (fresh.length === 0) {
      break;
    }
  }
  return { ok: false, failure: { ...failure('logNotWhole').failure, reachable: true } };
}

/** Whether the newest page is all older than this, and the log has come newest first so far. */
function isBefore(page: readonly PlatformTransaction[], rows: readonly PlatformTransaction[], moment: number): boolean {
  const isOld = page.length > 0 && page.every(({ at }) => at !== null && at < moment);
  return isOld && isNewestFirst(rows);
}

/**
 * It goes back in time, and never forward by more than clocks differ: then nothing that comes later is of the day. A log that never goes
 * back proves nothing.
 */
function isNewestFirst(rows: readonly PlatformTransaction[]): boolean {
  let oldest = Number.POSITIVE_INFINITY;
  let goesBack = false;
  for (const { at } of rows) {
    if (at !== null && at > oldest + clockTolerance) {
      return false;
    }
    goesBack ||= at !== null && at < oldest && oldest !== Number.POSITIVE_INFINITY;
    oldest = Math.min(oldest, at ?? oldest);
  }
  return goesBack;
}
