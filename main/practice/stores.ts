// 4.4 and 4.5: new stores, and the link by which a member recharges without a cashier.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { cardProblem } from './consumption.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { dateTime, spellStore } from './spelling.ts';
import { findCard, type PracticeStore, type PracticeWorld } from './world.ts';

const linkLifeMs = 10 * 60_000;

/** The store of this id, or the refusal of a call that names another one. */
export function knownStore(world: PracticeWorld, merchantId: string): PracticeStore | Reply {
  const store = world.stores.find((one) => String(one.merchantId) === merchantId.trim());
  return store ?? refuse('unknownMerchant', '门店不存在');
}

/** 4.4: the store can be listed and used at once. A number of the third party stands for one store only. */
export function createMerchant(request: RequestOf<'createMerchant'>, { world }: CallContext): Reply {
  const merchantName = request.merchantName.trim();
  const thirdpartyMerchantNo = request.thirdpartyMerchantNo.trim();
  if (merchantName === '') return refuse('invalidParameter', '门店名称不能为空');
  if (thirdpartyMerchantNo === '') return refuse('invalidParameter', '第三方门店编号不能为空');
  if (world.stores.some((store) => store.thirdpartyMerchantNo === thirdpartyMerchantNo)) {
    return refuse('invalidParameter', `第三方门店编号${thirdpartyMerchantNo}已存在,请换一个编号`);
  }
  const store: PracticeStore = {
    merchantId: Math.max(...world.stores.map((one) => one.merchantId)) + 1,
    merchantNo: nextNumber(world.stores.map((one) => one.merchantNo)),
    merchantName,
    thirdpartyMerchantNo,
  };
  world.stores.push(store);
  return done(spellStore(world, store), '创建门店成功');
}

/** Merchant numbers have 15 digits: still exact as a number. */
function nextNumber(numbers: readonly string[]): string {
  return String(Math.max(...numbers.map(Number)) + 1).padStart(15, '0');
}

/** 4.5: as long as the link lives, asking again gives the same one. */
export function getRechargeLink(request: RequestOf<'getRechargeLink'>, { world, now, hex }: CallContext): Reply {
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuse('notFound', '卡号不存在');
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  world.rechargeLinks = world.rechargeLinks.filter((link) => link.expiresAt > now);
  const { cardNo, merchantNo } = request;
  const living = world.rechargeLinks.find((link) => link.cardNo === cardNo && link.merchantNo === merchantNo);
  const link = living ?? { code: hex(16), cardNo, merchantNo, expiresAt: now + linkLifeMs };
  if (living === undefined) world.rechargeLinks.push(link);
  return done(
    {
      url: `https://recharge.yatai-practice.invalid/r/${link.code}`,
      cardNo,
      merchantNo,
      expireTime: dateTime(link.expiresAt),
    },
    '获取储值码链接成功',
  );
}
