// Holds the till's journal against the platform's ledger, row by row and to the fen. Pure: the demo and the tests feed it.

import type { PracticeTransaction } from '../../main/practice/booking.ts';
import type { PracticeCard } from '../../main/practice/world.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { ServiceRequest } from '../../shared/services.ts';

export interface Books {
  readonly operations: readonly Operation[];
  readonly transactions: readonly PracticeTransaction[];
  readonly cards: readonly PracticeCard[];
}

/** Sums of one side, in fen. `storedFen` is the change of all cards' stored value. */
export interface BookSums {
  readonly consumedFen: number;
  readonly rechargedFen: number;
  readonly bonusFen: number;
  readonly revokedFen: number;
  readonly storedFen: number;
}

export interface Comparison {
  readonly equal: boolean;
  readonly journal: BookSums;
  readonly server: BookSums;
  /** Every difference, in words. */
  readonly differences: readonly string[];
}

/** What only the platform did: another till, or head office. */
const elsewhere = new Set(['spentElsewhere', 'headOfficeRevert']);

export function compareBooks(books: Books): Comparison {
  const journal = journalSums(books.operations);
  const server = serverSums(books.transactions);
  const differences = [
    ...books.operations.flatMap((operation) => operationDifferences(operation, books)),
    ...strangers(books),
    ...books.cards.flatMap((card) => cardDifferences(card, books)),
    ...sumDifferences(journal, server),
  ];
  return { equal: differences.length === 0, journal, server, differences };
}

function journalSums(operations: readonly Operation[]): BookSums {
  const charges = operations.filter((one) => one.kind !== 'revocation' && isBooked(one));
  const sum = (rows: readonly Operation[], part: (row: Operation) => number) =>
    rows.reduce((total, row) => total + part(row), 0);
  const recharges = charges.filter((one) => one.kind === 'recharge');
  return {
    consumedFen: sum(
      charges.filter((one) => one.kind === 'consumption'),
      (one) => one.amount,
    ),
    rechargedFen: sum(recharges, (one) => one.amount),
    bonusFen: sum(recharges, bonusOf),
    revokedFen: sum(
      charges.filter((one) => one.state === 'reverted'),
      (one) => one.amount,
    ),
    storedFen: sum(charges, storeChangeOf),
  };
}

function serverSums(transactions: readonly PracticeTransaction[]): BookSums {
  const own = transactions.filter((row) => row.kind !== 'spentElsewhere');
  const sum = (rows: readonly PracticeTransaction[], part: (row: PracticeTransaction) => number) =>
    rows.reduce((total, row) => total + part(row), 0);
  const charges = own.filter((row) => row.revokes === null);
  const recharges = charges.filter((row) => row.kind === 'recharge');
  return {
    consumedFen: sum(
      charges.filter((row) => row.kind !== 'recharge'),
      (row) => row.amountFen,
    ),
    rechargedFen: sum(recharges, (row) => row.amountFen),
    bonusFen: sum(recharges, (row) => row.bonusFen),
    revokedFen: sum(
      own.filter((row) => row.revokes !== null),
      (row) => row.amountFen,
    ),
    storedFen: sum(own, (row) => row.storeFen),
  };
}

function isBooked(operation: Operation): boolean {
  return operation.state === 'applied' || operation.state === 'reverted';
}

function bonusOf(operation: Operation): number {
  return operation.answer?.storeBonus ?? 0;
}

/** What a charge changes on its card now: a reverted one nothing. */
function storeChangeOf(operation: Operation): number {
  if (operation.state !== 'applied') return 0;
  switch (operation.payload.kind) {
    case 'consumption':
      return -operation.payload.storePay;
    case 'recharge':
      return operation.payload.amount + bonusOf(operation);
    case 'service':
      return storeChangeOfService(operation.payload, bonusOf(operation));
    case 'revocation':
      return 0;
  }
}

/** What a service changes on its card, by its own content and the bonus that it was told. Fen. */
export function storeChangeOfService(request: ServiceRequest, bonus: number): number {
  switch (request.service) {
    case 'activateGiftCard':
      return request.content.value;
    case 'rechargeAndDineFree':
      return request.content.amount + bonus;
    case 'buyCouponWithPoints':
      return -request.content.storePay;
    default:
      return 0;
  }
}

function operationDifferences(operation: Operation, books: Books): string[] {
  const name = `${operation.kind} ${operation.serial} (${operation.state})`;
  switch (operation.state) {
    case 'applied':
    case 'reverted':
      return operation.kind === 'revocation'
        ? revocationDifferences(operation, name, books)
        : chargeDifferences(operation, name, books);
    case 'rejected':
    case 'cancelled': {
      const rows = books.transactions.filter((row) => row.cashierSerial === operation.serial);
      return rows.length === 0 ? [] : [`${name}: the platform booked it ${rows.length} time(s)`];
    }
    default:
      return [`${name}: still open`];
  }
}

function chargeDifferences(operation: Operation, name: string, { transactions }: Books): string[] {
  const rows = transactions.filter((row) => row.cashierSerial === operation.serial && row.revokes === null);
  const [row] = rows;
  if (row === undefined || rows.length > 1) return [`${name}: the platform has ${rows.length} rows, not 1`];
  const found: string[] = [];
  if (row.cardNo !== operation.cardNo) found.push(`${name}: the platform booked another card`);
  if (row.amountFen !== operation.amount) found.push(`${name}: ${operation.amount} fen here, ${row.amountFen} there`);
  if (String(row.voucher) !== operation.voucher) {
    found.push(`${name}: voucher ${operation.voucher} here, ${row.voucher} there`);
  }
  if (operation.state === 'applied' && row.revokedBy !== null) found.push(`${name}: revoked there, not here`);
  if (operation.state === 'reverted' && row.revokedBy === null) found.push(`${name}: revoked here, not there`);
  return found;
}

function revocationDifferences(operation: Operation, name: string, { transactions }: Books): string[] {
  const voucher = operation.payload.kind === 'revocation' ? operation.payload.voucher : null;
  const target = transactions.find(
    (row) =>
      row.revokes === null &&
      (operation.parent === null ? String(row.voucher) === voucher : row.cashierSerial === operation.parent),
  );
  if (target === undefined) return [`${name}: the platform does not know what it revokes`];
  return target.revokedBy === null ? [`${name}: the platform did not revoke ${target.voucher}`] : [];
}

/** Rows of the platform that this till's journal knows nothing of. */
function strangers({ operations, transactions }: Books): string[] {
  const serials = new Set(operations.map((operation) => operation.serial));
  return transactions
    .filter((row) => !elsewhere.has(row.kind) && row.revokes === null && !serials.has(row.cashierSerial ?? ''))
    .map((row) => `the platform booked ${row.amountFen} fen under serial ${row.cashierSerial}, unknown here`);
}

function cardDifferences(card: PracticeCard, { operations, transactions }: Books): string[] {
  const other = transactions
    .filter((row) => row.cardNo === card.cardNo && row.kind === 'spentElsewhere')
    .reduce((total, row) => total + row.storeFen, 0);
  const own = operations.filter((operation) => operation.cardNo === card.cardNo);
  const here = own.reduce((total, operation) => total + storeChangeOf(operation), card.openingFen + other);
  return here === card.storeFen
    ? []
    : [`card ending ${card.cardNo.slice(-4)}: ${here} fen by the journal, ${card.storeFen} on the platform`];
}

function sumDifferences(journal: BookSums, server: BookSums): string[] {
  const names = Object.keys(journal) as (keyof BookSums)[];
  return names
    .filter((name) => journal[name] !== server[name])
    .map((name) => `${name}: ${journal[name]} by the journal, ${server[name]} on the platform`);
}
