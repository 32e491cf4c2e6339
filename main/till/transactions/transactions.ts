// The handlers of the transactions' screen: the platform's log and the till's journal side by side, and one transaction looked at.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TransactionPage } from '../../../shared/transactions.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { isOnItsOwn } from '../offline.ts';
import { heard } from '../reach.ts';
import { type DetailParts, transactionDetail } from './detail.ts';
import { type FindParts, type Wanted, wantedBy } from './find.ts';
import { joinTransactions } from './join.ts';
import { createPlatformLog, type PlatformLog, type ReadLog } from './platform-log.ts';

type TransactionParts = FindParts &
  DetailParts &
  Pick<TillDependencies, 'backend' | 'journal' | 'queue'> & { readonly withCashier: WithCashier };

/** Where a voucher is looked for that this till does not know: among so many of the store's newest rows. */
const searchedThrough = 500;

export function createTransactions(parts: TransactionParts): Pick<TillHandlers, 'listTransactions' | 'getTransaction'> {
  const log = createPlatformLog(parts.backend.transactions);
  return {
    listTransactions: (asked) => parts.withCashier(async () => listTransactions(asked, log, parts)),
    getTransaction: (asked) => parts.withCashier(() => transactionDetail(asked, parts)),
  };
}

async function listTransactions(
  { size, fresh, ...asked }: ChannelArgument<'listTransactions'>,
  log: PlatformLog,
  parts: TransactionParts,
): Promise<Result<TransactionPage>> {
  const wanted = wantedBy(asked, parts);
  if (!wanted.ok) {
    return wanted;
  }
  const read = await readPlatform(wanted.value, size, fresh, log, parts);
  const platform = read.ok ? named(read.value.rows, wanted.value) : null;
  const complete = read.ok && read.value.complete;
  const own = wanted.value.own(0, size);
  const rows = joinTransactions({ platform, complete, own }, parts.journal.store);
  return success({
    rows: rows.slice(0, size),
    more: rows.length > size || own.length === size || (read.ok && !complete && wanted.value.only === null),
    problem: read.ok ? null : read.failure,
    searched: wanted.value.searched,
  });
}

async function readPlatform(
  { filter, only }: Wanted,
  size: number,
  fresh: boolean,
  log: PlatformLog,
  { queue }: TransactionParts,
): Promise<Result<ReadLog>> {
  if (isOnItsOwn(queue.status().reach)) {
    return failure('onlineOnly');
  }
  // One more than is shown tells whether there are more.
  return heard(queue, await log.read(filter, only === null ? size + 1 : searchedThrough, fresh));
}

function named(rows: ReadLog['rows'], { only }: Wanted): ReadLog['rows'] {
  return only === null ? rows : rows.filter(({ voucher }) => voucher === only.voucher);
}
