// What is wrong with a form of points before it is sent, and what it asks for. Pure.
import type { CardView } from '../../../shared/member.ts';
import { type Fen, parseTypedAmount, zeroFen } from '../../../shared/money.ts';
import type { OtherPayment } from '../../../shared/operation.ts';

export const pointsModes = ['exchange', 'award', 'deduct', 'buy'] as const;
export type PointsMode = (typeof pointsModes)[number];

export type PointsField = 'points' | 'remark' | 'storePay' | 'pay' | 'method';
export type PointsProblem = 'pointsMissing' | 'pointsShort' | 'nothingPaid' | 'storeShort' | 'methodMissing';

/** As typed, by the pad or the keys. */
export type PointsTexts = (field: PointsField) => string;

/** An empty field is none. */
export function pointsOf(texts: PointsTexts): number {
  return Number(texts('points') || 0);
}

/** Fen; what is no amount yet is none. */
export function fenOf(text: string): Fen {
  const read = parseTypedAmount(text);
  return read.ok ? read.value : zeroFen;
}

/** The other payment with the chosen one of `methods`; none where nothing is paid so. */
export function paymentsOf(texts: PointsTexts, methods: readonly { readonly id: string }[]): readonly OtherPayment[] {
  const amount = fenOf(texts('pay'));
  const method = methods[Number(texts('method')) - 1];
  return amount === zeroFen || method === undefined ? [] : [{ method: method.id, amount }];
}

/** What is wrong with a field, or null. The platform knows the card's real balance and is asked in any case. */
export function pointsProblem(
  mode: PointsMode,
  field: PointsField,
  texts: PointsTexts,
  { points: held, storeBalance }: Pick<CardView, 'points' | 'storeBalance'>,
): PointsProblem | null {
  const points = pointsOf(texts);
  const [storePay, pay] = [fenOf(texts('storePay')), fenOf(texts('pay'))];
  switch (field) {
    case 'points':
      if (mode === 'buy') {
        return points > held ? 'pointsShort' : points === 0 && storePay + pay === 0 ? 'nothingPaid' : null;
      }
      return points === 0 ? 'pointsMissing' : mode !== 'award' && points > held ? 'pointsShort' : null;
    case 'storePay':
      return mode === 'buy' && storePay > storeBalance ? 'storeShort' : null;
    case 'method':
      return mode === 'buy' && pay > 0 && texts('method') === '' ? 'methodMissing' : null;
    case 'pay':
    case 'remark':
      return null;
  }
}

/** How many points the card will have. */
export function pointsAfter(mode: PointsMode, texts: PointsTexts, held: number): number {
  return mode === 'award' ? held + pointsOf(texts) : held - pointsOf(texts);
}
