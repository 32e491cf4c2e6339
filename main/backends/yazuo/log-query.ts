// 6.12.2 for the queue: every row of a card (and serial), over as many pages as there are. Half a log would say "not found" of a
// booked charge, so an answer that is not provably whole is a failure.

import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { WireTransaction } from '../../protocol/yazuo/objects.ts';
import type { LogAnswer, LogQuery } from '../../queue/ports.ts';
import type { CallOutcome, Client } from './client.ts';
import { readLogRow } from './map-log.ts';
import { type CodeMeanings, readFailure } from './read.ts';
import type { StoreKnowledge } from './store-identity.ts';

const pageSize = 100;
const mostPages = 20;

export type LogParts = {
  readonly client: Client;
  readonly store: StoreKnowledge;
  readonly assumed: AssumedYazuo;
  readonly meanings: CodeMeanings;
};

/**
 * Card and serial only: each further filter (store, terminal) could hide a row that was booked under another spelling, and a
 * hidden row is a charge made twice.
 */
export async function findTransactions(parts: LogParts, { cardNo, serial }: LogQuery): Promise<LogAnswer> {
  const store = parts.store.identity();
  if (store === null) return { kind: 'failed', reason: 'unsentSignedOut', reachable: false, evidence: {} };
  const rows: WireTransaction[] = [];
  for (let pageNum = 1; pageNum <= mostPages; pageNum += 1) {
    const outcome = await parts.client.call('listTransactions', {
      brandId: store.brandId,
      cardNo,
      ...(serial === null ? {} : { cashierSerial: serial }),
      pageNum,
      pageSize,
    });
    if (outcome.kind !== 'success') return failed(outcome, parts.meanings);
    const page = outcome.data.transwater;
    const { total } = outcome.data;
    // A missing list is not an empty one, unless the platform says that there is nothing.
    if (!outcome.fields.includes('transwater') && total !== 0) {
      return { kind: 'failed', reason: 'unknownBadAnswer', reachable: true, evidence: outcome.evidence };
    }
    const sameAgain =
      pageNum > 1 && page.length > 0 && JSON.stringify(page) === JSON.stringify(rows.slice(0, page.length));
    // A row booked between two pages shifts the others: what comes twice is one row.
    if (!sameAgain) rows.push(...page.filter((row) => row.id === null || !rows.some((known) => known.id === row.id)));
    // A platform may give fewer rows a page than it was asked for. Without a total only an empty page ends a card's whole log;
    // a serial has one row or few.
    const isLast = serial === null ? page.length === 0 : page.length < pageSize;
    const whole = total === null ? isLast : rows.length >= total;
    if (whole && !sameAgain) {
      const mapped = rows.map((row) => readLogRow(row, rows, parts.assumed.transCodes));
      return { kind: 'rows', rows: mapped, evidence: { ...outcome.evidence, rows: rows.length } };
    }
    if (page.length === 0 || sameAgain) break;
  }
  return { kind: 'failed', reason: 'logIncomplete', reachable: true, evidence: { rows: rows.length } };
}

function failed(
  outcome: Exclude<CallOutcome<'listTransactions'>, { readonly kind: 'success' }>,
  meanings: CodeMeanings,
): LogAnswer {
  const { reachable } = readFailure(outcome, meanings);
  const evidence = 'evidence' in outcome ? outcome.evidence : {};
  switch (outcome.kind) {
    case 'refused':
      return { kind: 'failed', reason: 'logRefused', reachable, evidence };
    case 'signedOut':
      return { kind: 'failed', reason: 'unsentSignedOut', reachable, evidence };
    case 'contention':
      return { kind: 'failed', reason: 'unsentContention', reachable, evidence };
    case 'tokenRejected':
    case 'tokenFailed':
      return { kind: 'failed', reason: 'unsentToken', reachable, evidence };
    case 'unsent':
      return { kind: 'failed', reason: 'unsentConnection', reachable, evidence };
    case 'unclear':
      return { kind: 'failed', reason: outcome.reason, reachable, evidence };
  }
}
