// The gift cards that were scanned, and what became of each: the same number twice is named, and only what failed is tried again. Pure.
import { isClosed, type OperationState, type OperationView } from '../../../shared/operation.ts';

/** The most that one batch takes. */
export const largestBatch = 50;

/** The places of numbers that stood in the list before. */
export function repeatedPlaces(cards: readonly string[]): readonly number[] {
  return cards.flatMap((card, index) => (cards.indexOf(card) < index ? [index] : []));
}

/** Each number once, where it was scanned first. */
export function withoutRepeated(cards: readonly string[]): readonly string[] {
  return [...new Set(cards)];
}

/** A card with the operation that was made for it last; null: it was not accepted. */
export type BatchLine = { readonly cardNo: string; readonly operation: OperationView | null };

/** What an answer says, card by card in the order that they were asked for; other lines stay as they are. */
export function withAnswer(
  lines: readonly BatchLine[],
  asked: readonly string[],
  operations: readonly OperationView[],
): readonly BatchLine[] {
  const made = new Map(asked.map((cardNo, index) => [cardNo, operations[index] ?? null]));
  return lines.map((line) => (made.has(line.cardNo) ? { ...line, operation: made.get(line.cardNo) ?? null } : line));
}

/** Whether this card may be tried again: it surely was not activated. */
export function mayRetry({ operation }: BatchLine): boolean {
  return operation === null || failed(operation.state);
}

function failed(state: OperationState): boolean {
  return isClosed(state) && state !== 'applied';
}

/** How many are active, how many surely not, and how many are not known yet. */
export function countsOf(lines: readonly BatchLine[]): {
  readonly good: number;
  readonly bad: number;
  readonly open: number;
} {
  const good = lines.filter(({ operation }) => operation?.state === 'applied').length;
  const bad = lines.filter(mayRetry).length;
  return { good, bad, open: lines.length - good - bad };
}
