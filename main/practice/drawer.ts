// Cards in the drawer (member-world.ts): taken out by an activation or an upgrade, refused by everything else.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import type { PracticeBlankCard } from './member-world.ts';
import { type Reply, refuse } from './reply.ts';
import { findCard, type PracticeCard, type PracticeWorld } from './world.ts';

/** What a card is told beside what is printed on it when it leaves the drawer. */
export interface NewCard {
  readonly memberId: number;
  readonly merchantNo: string;
  readonly password: string | null;
  readonly now: number;
}

/** Whether this card waits to be activated. */
export function isBlank(world: PracticeWorld, cardNo: string): boolean {
  return world.blankCards.some((blank) => blank.cardNo === cardNo);
}

/** Why nothing can be done with a card that is nobody's: it waits to be activated, or nobody knows it. */
export function refuseMissingCard(world: PracticeWorld, cardNo: string): Reply {
  return isBlank(world, cardNo) ? refuse('cardNotActive', '卡未激活') : refuse('notFound', '卡号不存在');
}

/** The waiting card of this kind, or why there is none. */
export function findBlank(world: PracticeWorld, cardNo: string, isGift: boolean): PracticeBlankCard | Reply {
  if (findCard(world, cardNo) !== undefined) return refuse('cardAlreadyActive', '卡已激活');
  const blank = world.blankCards.find((one) => one.cardNo === cardNo);
  if (blank === undefined) return refuse('notFound', '卡号不存在');
  if (blank.isGift !== isGift) return refuse('invalidParameter', isGift ? '不是礼品卡' : '礼品卡请用礼品卡激活');
  return world.cardTypes.some((type) => type.id === blank.cardTypeId)
    ? blank
    : refuse('invalidParameter', '卡类型不存在');
}

/** Takes the card out of the drawer and makes it the member's, empty: what it holds is booked afterwards. */
export function takeFromDrawer(world: PracticeWorld, blank: PracticeBlankCard, card: NewCard): PracticeCard {
  world.blankCards.splice(world.blankCards.indexOf(blank), 1);
  return addCard(world, { cardNo: blank.cardNo, cardTypeId: blank.cardTypeId, ...card }, 0, 0);
}

/** Gives a member a card that holds this much (fen, points) when its books begin. */
export function addCard(
  world: PracticeWorld,
  card: NewCard & Pick<PracticeCard, 'cardNo' | 'cardTypeId'>,
  openingFen: number,
  openingPoints: number,
): PracticeCard {
  const store = world.stores.find((one) => one.merchantNo === card.merchantNo) ?? world.stores[0];
  if (store === undefined) throw new Error('practice world: no store');
  const added: PracticeCard = {
    cardNo: card.cardNo,
    memberId: card.memberId,
    cardTypeId: card.cardTypeId,
    merchantId: store.merchantId,
    activeDate: dayOfMoment(card.now),
    expiredDate: null,
    frozen: false,
    password: card.password,
    wrongPasswords: 0,
    openingFen,
    openingPoints,
    storeFen: openingFen,
    points: openingPoints,
  };
  world.cards.push(added);
  return added;
}
