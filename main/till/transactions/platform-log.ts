// The platform's log as far as a person has looked into it: pages are kept while the same is looked at, and more are asked for as they are wanted.
import { type Result, success } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { LogFilter, PlatformTransaction, TransactionsPort } from '../../backends/ports/transactions.ts';

export type ReadLog = { readonly rows: readonly PlatformTransaction[]; readonly complete: boolean };

export type PlatformLog = {
  /** At least so many rows where there are so many, newest first as the platform tells them; `fresh`: from its first page on. */
  read(filter: LogFilter, wanted: number, fresh: boolean): Promise<Result<ReadLog, BackendFailure>>;
};

const pageSize = 100;
/** What a person pages through by hand; further back a search is the way. */
const mostPages = 20;

/** Nothing was read yet. */
export function createPlatformLog(port: Pick<TransactionsPort, 'page'>): PlatformLog {
  let kept: { readonly name: string; readonly pages: number; readonly log: ReadLog } | null = null;

  return {
    async read(filter, wanted, fresh) {
      const name = JSON.stringify(filter);
      let pages = !fresh && kept?.name === name ? kept.pages : 0;
      let log: ReadLog = pages > 0 && kept !== null ? kept.log : { rows: [], complete: false };
      while (!log.complete && log.rows.length < wanted && pages < mostPages) {
        const answer = await port.page(filter, pages + 1, pageSize);
        if (!answer.ok) {
          return answer;
        }
        pages += 1;
        log = withPage(log, answer.value.rows, answer.value.total);
        kept = { name, pages, log };
      }
      return success(log);
    },
  };
}

/**
 * A row that is booked between two pages shifts the others, so what comes twice is one row. The end is where the total says so, where a page
 * is not full, or where it brings nothing new.
 */
function withPage(log: ReadLog, page: readonly PlatformTransaction[], total: number | null): ReadLog {
  const known = new Set(log.rows.map(({ id }) => id));
  const fresh = page.filter(({ id }) => id === null || !known.has(id));
  const rows = [...log.rows, ...fresh];
  const complete = total === null ? page.length < pageSize || fresh.length === 0 : rows.length >= total;
  return { rows, complete: complete || page.length === 0 };
}
