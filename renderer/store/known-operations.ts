// Which operations the screen remembers, and which one a reloaded page must show again. Pure.
import { isClosed, type OperationView } from '../../shared/operation.ts';

/** How long (ms) after its acceptance the last operation is shown again to whoever lost its dialog. */
const recentTime = 120_000;

export function mustBeSeen(last: OperationView, now: number): boolean {
  return !isClosed(last.state) || now - last.createdAt < recentTime;
}

/** Enough for every list and dialog on screen; what is older is read from main again. */
const mostOperations = 300;

/** The newest view of each operation, the one that was heard of last at the end. */
export function withOperation(
  operations: Readonly<Record<string, OperationView>>,
  operation: OperationView,
): Readonly<Record<string, OperationView>> {
  const others = Object.entries(operations).filter(([serial]) => serial !== operation.serial);
  return Object.fromEntries([...others.slice(-mostOperations), [operation.serial, operation]]);
}
