// What the books ask of 6.1's rows: an activation brings in what the card is sold with, an upgrade moves all from one card to another.
import type { PracticeTransaction, TradeKind } from './booking.ts';
import type { PracticeWorld } from './world.ts';

const activationKinds: ReadonlySet<TradeKind> = new Set<TradeKind>([
  'activateCard',
  'activateGiftCard',
  'activateGiftCards',
  'upgradeCard',
]);

/** Whether a row of this kind made a card usable. Such rows stay: nothing revokes them. */
export function isActivation(kind: TradeKind): boolean {
  return activationKinds.has(kind);
}

/** Everything that is wrong with one row of 6.1, in words. */
export function findActivationProblems(world: PracticeWorld, row: PracticeTransaction): string[] {
  const problems: string[] = [];
  if (row.payments.length > 0 || row.bonusFen !== 0) problems.push(`${row.voucher}: an activation is paid elsewhere`);
  if (row.revokes !== null || row.revokedBy !== null) problems.push(`${row.voucher}: an activation is never revoked`);
  if (row.kind === 'upgradeCard') return [...problems, ...findUpgradeProblems(world, row)];
  const brings = row.kind === 'activateCard' ? 0 : row.amountFen;
  if (row.storeFen !== brings || row.amountFen !== brings || brings < 0 || row.points < 0) {
    problems.push(`${row.voucher}: brings ${row.storeFen} fen and ${row.points} points, for ${row.amountFen} fen`);
  }
  const isFirst = world.transactions.find((other) => other.cardNo === row.cardNo) === row;
  if (!isFirst) problems.push(`${row.voucher}: ${row.cardNo} was in use before it was activated`);
  return problems;
}

function findUpgradeProblems(world: PracticeWorld, row: PracticeTransaction): string[] {
  const others = world.transactions.filter(
    (other) => other.kind === 'upgradeCard' && other.cardNo === row.otherCardNo && other.otherCardNo === row.cardNo,
  );
  const [other] = others;
  if (other === undefined || others.length > 1)
    return [`${row.voucher}: an upgrade has two rows, not one and ${others.length}`];
  const problems: string[] = [];
  if (row.storeFen + other.storeFen !== 0 || row.points + other.points !== 0) {
    problems.push(`${row.voucher}: what left ${row.cardNo} is not what reached ${other.cardNo}`);
  }
  if (row.amountFen !== Math.abs(row.storeFen))
    problems.push(`${row.voucher}: moved ${row.storeFen}, not ${row.amountFen}`);
  return problems;
}
