// The document as data: one row an interface, in the files of its chapters. Adding an interface is adding a row there, with its request and its answer.
import { z } from 'zod';
import { billsRows } from './chapters/bills.ts';
import { cardsRows } from './chapters/cards.ts';
import { couponsRows } from './chapters/coupons.ts';
import { dishesRows } from './chapters/dishes.ts';
import { membersRows } from './chapters/members.ts';
import { merchantsRows } from './chapters/merchants.ts';
import { oauthRows } from './chapters/oauth.ts';
import { pointsRows } from './chapters/points.ts';
import { reportsRows } from './chapters/reports.ts';
import { tradeRows } from './chapters/trade.ts';
import type { tokenGrant } from './oauth.ts';
import type { InterfaceEffect } from './row.ts';

/** By id. Money is fen inside `request` and `answer`, yuan on the wire. */
export const yazuoCatalogue = {
  ...oauthRows,
  ...dishesRows,
  ...merchantsRows,
  ...membersRows,
  ...cardsRows,
  ...couponsRows,
  ...pointsRows,
  ...billsRows,
  ...tradeRows,
  ...reportsRows,
} as const;

export type YazuoCatalogue = typeof yazuoCatalogue;
export type YazuoInterfaceId = keyof YazuoCatalogue;
/** What our code hands over to be written, and what the practice backend reads: money in fen. */
export type RequestOf<Id extends YazuoInterfaceId> = z.output<YazuoCatalogue[Id]['request']>;
/** What reading an answer's `data` gives: money in fen. */
export type AnswerOf<Id extends YazuoInterfaceId> = z.output<YazuoCatalogue[Id]['answer']>;

type WithEffect<Effect extends InterfaceEffect> = {
  [Id in YazuoInterfaceId]: YazuoCatalogue[Id]['effect'] extends Effect ? Id : never;
}[YazuoInterfaceId];
/** Interfaces that anything in the till may ask: they move no money. */
export type AskedId = WithEffect<'read' | 'write'>;
/** Interfaces that may move money. */
export type MoneyId = WithEffect<'money'>;
/** Interfaces that grant a token. */
export type GrantId = {
  [Id in WithEffect<'auth'>]: YazuoCatalogue[Id]['answer'] extends typeof tokenGrant ? Id : never;
}[WithEffect<'auth'>];
/** Interfaces that are no call of ours: a person's browser opens them. */
export type BrowserId = Exclude<WithEffect<'auth'>, GrantId>;

export const yazuoInterfaceIds = Object.keys(yazuoCatalogue) as YazuoInterfaceId[];

/** Schema of interface ids, for profiles. */
export const yazuoInterfaceId = z.enum(yazuoInterfaceIds as [YazuoInterfaceId, ...YazuoInterfaceId[]]);
