// What happens to the practice world without our till: head office reverts, another till spends, a card is frozen, a member's telephone shows a code.
import { post, postRevocation } from './ledger.ts';
import { revocationProblem } from './revocation.ts';
import { findCard, type PracticeDynamicCode, type PracticeSms, type PracticeWorld } from './world.ts';

/** How long a dynamic card code is good. */
export const dynamicCodeLifeMs = 5 * 60_000;

export interface PracticePhone {
  readonly messages: readonly PracticeSms[];
  readonly codes: readonly PracticeDynamicCode[];
}

/** What stands on a member’s telephone at `now` (ms UTC): all messages, and the dynamic codes that are still good. */
export function readPhone(world: PracticeWorld, mobile: string, now: number): PracticePhone {
  const member = world.members.find((candidate) => candidate.mobile === mobile);
  const own = new Set(world.cards.filter((card) => card.memberId === member?.id).map((card) => card.cardNo));
  return {
    messages: world.messages.filter((message) => message.mobile === mobile).map((message) => ({ ...message })),
    codes: world.dynamicCodes.filter((code) => own.has(code.cardNo) && code.expiresAt > now),
  };
}

/** A dynamic card code of 18 digits that starts with 28, good for five minutes unless told otherwise. */
export function mintDynamicCode(
  world: PracticeWorld,
  cardNo: string,
  now: number,
  hex: (bytes: number) => string,
  lifeMs = dynamicCodeLifeMs,
): string {
  const code = `28${String(BigInt(`0x${hex(8)}`) % 10n ** 16n).padStart(16, '0')}`;
  world.dynamicCodes.push({ code, cardNo, expiresAt: now + lifeMs });
  return code;
}

/** False where the voucher is unknown or undone already. */
export function revert(world: PracticeWorld, voucher: string, now: number): boolean {
  const original = world.transactions.find((transaction) => String(transaction.voucher) === voucher);
  if (original === undefined || revocationProblem(world, original) !== undefined) return false;
  postRevocation(world, original, {
    kind: 'headOfficeRevert',
    cashierSerial: null,
    at: now,
    userName: 'head-office',
    fingerprint: '',
  });
  return true;
}

/** Spends stored value at another store's till, which is not ours. False where the card is unknown or short. */
export function spendElsewhere(world: PracticeWorld, cardNo: string, fen: number, now: number): boolean {
  const card = findCard(world, cardNo);
  const store = world.stores.at(-1);
  if (card === undefined || store === undefined || card.storeFen < fen) return false;
  post(world, {
    kind: 'spentElsewhere',
    cardNo,
    merchantNo: store.merchantNo,
    cashierSerial: `other-${world.nextVoucher}`,
    terminalNo: '99999999',
    at: now,
    userName: 'another-till',
    amountFen: fen,
    storeFen: -fen,
    bonusFen: 0,
    points: 0,
    couponsUsed: [],
    couponsGiven: [],
    payments: [{ id: '5', fen }],
    revokes: null,
    fingerprint: '',
  });
  return true;
}

/** Freezes a card or thaws it; false where there is no such card. */
export function freezeCard(world: PracticeWorld, cardNo: string, frozen: boolean): boolean {
  const card = findCard(world, cardNo);
  if (card === undefined) return false;
  card.frozen = frozen;
  return true;
}
