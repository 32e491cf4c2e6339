// The queue screen's pages and details. Pages are keyset pages: a journal of a million rows opens as fast as one of ten.

import type { OperationDetail, OperationPage } from '../../shared/desk-channels.ts';
import type { ChannelArgument } from '../../shared/ipc.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Journal } from '../journal/types.ts';
import { operationDetail } from './desks/operation-detail.ts';
import type { OperationViewer } from './operation-view.ts';

type ViewDependencies = { readonly journal: Journal; readonly viewer: OperationViewer };

/** Newest first; `nextBefore` is null on the last page. */
export function listOperations(
  { filter, before, size }: ChannelArgument<'listOperations'>,
  { journal, viewer }: ViewDependencies,
): Result<OperationPage> {
  const rows = journal.page(filter, before, size);
  return success({
    operations: rows.map(viewer.view),
    nextBefore: rows.length < size ? null : (rows.at(-1)?.serial ?? null),
  });
}

/** One operation with its history. Fails with `operationNotFound`. */
export function getOperation(serial: string, dependencies: ViewDependencies): Result<OperationDetail> {
  const operation = dependencies.journal.store.get(serial);
  return operation === null ? failure('operationNotFound') : success(operationDetail(operation, dependencies));
}
