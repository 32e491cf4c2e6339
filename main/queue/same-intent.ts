// The same intent again is the same operation only where it asks for the same thing: an older sale must never stand for another amount.
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { Operation, OperationDraft } from './operation.ts';

/** The operation that this intent made, or `intentUsed` where it was made for something else. */
export function sameIntent(known: Operation, payload: OperationDraft['payload']): Result<Operation, Failure> {
  return sameJson(known.payload, payload) ? success(known) : failure('intentUsed');
}

/** Whether two plain JSON values are equal, whatever the order of their keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return left === right;
  }
  const names = Object.keys(left);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameJson(Reflect.get(left, name), Reflect.get(right, name)))
  );
}
