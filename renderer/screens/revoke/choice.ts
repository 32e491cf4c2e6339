// What is to be revoked: an operation of this till, or a voucher from paper.
import type { OperationView } from '../../../shared/operation.ts';

export type RevokeChoice =
  | { readonly kind: 'operation'; readonly operation: OperationView }
  | { readonly kind: 'voucher'; readonly voucher: string };

/** A voucher of this till's own list is that operation: then what will happen can be told exactly. */
export function choiceOf(voucher: string, rows: readonly OperationView[]): RevokeChoice {
  const operation = rows.find((row) => row.voucher === voucher);
  return operation === undefined ? { kind: 'voucher', voucher } : { kind: 'operation', operation };
}
