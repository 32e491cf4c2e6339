// The parameters of a reading: which shop, which day, which page. What is missing or empty has the document's default.
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import type { UniposPart } from './world.ts';

export type PageRead =
  | {
      readonly ok: true;
      /** Null: every shop. */
      readonly shopNo: string | null;
      readonly day: string;
      readonly skip: number;
      readonly top: number;
    }
  | { readonly ok: false; readonly reason: string };

const defaultTop = 20;
const largestTop = 1000;

/** A refusal is 0003's reason. `now` in ms UTC. */
export function readPage(query: URLSearchParams, { shops }: UniposPart, now: number): PageRead {
  const shopNo = query.get('shopNo') || null;
  if (shopNo !== null && !shops.some((shop) => shop.shopNo === shopNo))
    return { ok: false, reason: `门店编号${shopNo}不存在` };
  const date = query.get('date');
  const day = date ? dayOf(date) : dayOfMoment(now);
  if (day === null) return { ok: false, reason: 'date格式应为yyyy-mm-dd或yyyy/mm/dd' };
  const skip = wholeNumber(query.get('skip') || '0');
  if (skip === null) return { ok: false, reason: 'skip应为不小于0的整数' };
  const top = wholeNumber(query.get('top') || String(defaultTop));
  if (top === null || top < 1 || top > largestTop) return { ok: false, reason: `top应为1到${largestTop}的整数` };
  return { ok: true, shopNo, day, skip, top };
}

function dayOf(text: string): string | null {
  const match = /^(\d{4})([-/])(\d{2})\2(\d{2})$/.exec(text);
  if (match === null) return null;
  const day = `${match[1]}-${match[3]}-${match[4]}`;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(day) ? day : null;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
