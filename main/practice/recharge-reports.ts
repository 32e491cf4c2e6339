// Recharges that still count, and 6.23: what each employee recharged in a store on a day.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import type { PracticeTransaction } from './booking.ts';
import { rechargeKinds } from './ledger.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { dateTime, yuanNumber } from './spelling.ts';
import { knownStore } from './stores.ts';
import type { PracticeWorld } from './world.ts';

/** The sample's kind of product: stored value. */
const storedValueProduct = 5;

/** Every recharge that nobody revoked; of one store where it is named. */
export function liveRecharges(world: PracticeWorld, merchantNo?: string): PracticeTransaction[] {
  return world.transactions.filter(
    (row) =>
      rechargeKinds.has(row.kind) &&
      row.revokedBy === null &&
      (merchantNo === undefined || row.merchantNo === merchantNo),
  );
}

/** 6.23: by employee, then by time. What was revoked earns nobody anything. */
export function listRechargeCommission(request: RequestOf<'listRechargeCommission'>, { world }: CallContext): Reply {
  const store = knownStore(world, request.merchantId);
  if ('code' in store) return store;
  const day = dayOfCompact(request.date);
  if (day === undefined) return refuse('invalidParameter', '日期格式应为yyyyMMdd');
  const rows = liveRecharges(world, store.merchantNo)
    .filter((row) => dayOfMoment(row.at) === day)
    .sort((left, right) => compareText(left.userName ?? '', right.userName ?? '') || left.voucher - right.voucher);
  const list = rows.map((row) => ({
    dtfinish: day,
    orderno: `YZ_AWP_${storedValueProduct}_${dateTime(row.at).replaceAll(/\D/g, '')}${String(row.voucher).padStart(8, '0')}`,
    dtcreate: day,
    producttype: storedValueProduct,
    mcid: request.merchantId,
    employeeno: row.userName !== null && /^[1-9]\d{0,8}$/.test(row.userName) ? Number(row.userName) : row.userName,
    totalamount: yuanNumber(row.amountFen),
  }));
  return done({ list }, '获取数据成功');
}

/** `20171226` → `2017-12-26`; undefined where there is no such day. */
function dayOfCompact(date: string): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  if (parts === null) return undefined;
  const day = parts.slice(1).join('-');
  const moment = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(moment) && new Date(moment).toISOString().slice(0, 10) === day ? day : undefined;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
